"""The state of a duty in one period, its doubts and its roll-up (D-3, D-4, D-5); no clock of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    EvidenceSource,
    Occurrence,
    Outcome,
    Suspension,
)
from istes_desk.domain.errors import require
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.domain.recurrence import period_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime


class DutyState(StrEnum):
    """Worst first: the order of the roll-up."""

    FAILED = "failed"
    OVERDUE = "overdue"
    LATE = "late"
    TODO = "todo"
    PLANNED = "planned"
    OK = "ok"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"


STATE_LABELS_IT: dict[DutyState, str] = {
    DutyState.FAILED: "Fallito",
    DutyState.OVERDUE: "Scaduto",
    DutyState.LATE: "In ritardo",
    DutyState.TODO: "Da fare",
    DutyState.PLANNED: "Programmato",
    DutyState.OK: "Fatto",
    DutyState.SUSPENDED: "Sospeso",
    DutyState.NOT_APPLICABLE: "Non applicabile",
}

TO_VERIFY_IT = "Da verificare"
_TICK = timedelta(microseconds=1)
PROVEN_BY_HAND = frozenset({DutyCode.BKPT, DutyCode.BKPR, DutyCode.DRT})
"""Tests somebody must have made: a job that reports success is no proof of them (D-4)."""


def state_of(
    occurrence: Occurrence,
    result: DutyResult | None,
    now: datetime,
    *,
    not_applicable: bool = False,
    suspended: bool = False,
) -> DutyState:
    """First match of D-3; each bound belongs to the milder state (at the due instant it is still to do)."""
    outcome = result.outcome if result else None
    if not_applicable or suspended:
        return DutyState.NOT_APPLICABLE if not_applicable else DutyState.SUSPENDED
    if outcome in _BY_OUTCOME:
        return _BY_OUTCOME[outcome]
    return next((state for state, until in _by_time(occurrence) if now <= until), DutyState.OVERDUE)


_BY_OUTCOME: dict[Outcome | None, DutyState] = {
    Outcome.OK: DutyState.OK,
    Outcome.FAILED: DutyState.FAILED,
}


def _by_time(occurrence: Occurrence) -> tuple[tuple[DutyState, datetime], ...]:
    return (
        (DutyState.PLANNED, occurrence.opens - _TICK),
        (DutyState.TODO, occurrence.due),
        (DutyState.LATE, occurrence.grace_end),
    )


def standing(results: Iterable[DutyResult]) -> tuple[DutyResult, ...]:
    """The results nobody superseded or withdrew, oldest first; the last one counts."""
    rows = list(results)
    if len(rows) < 2:  # most periods
        return tuple(row for row in rows if row.outcome is not Outcome.WITHDRAWN)
    rows.sort(key=lambda row: (row.at, row.id))
    gone = {row.supersedes_id for row in rows} - {None}
    return tuple(row for row in rows if row.id not in gone and row.outcome is not Outcome.WITHDRAWN)


def _contradiction(result: DutyResult, rows: Sequence[DutyResult], since: datetime) -> DutyResult | None:
    """The last automatic evidence of the period, when it is bad and ``result`` is a manual ok."""
    if result.source is not EvidenceSource.MANUAL or result.outcome is not Outcome.OK:
        return None
    collected = [row for row in rows if row.source is EvidenceSource.COLLECTED and row.at >= since]
    return collected[-1] if collected and collected[-1].outcome is Outcome.FAILED else None


def doubt(
    occurrence: Occurrence,
    rows: Sequence[DutyResult],
    now: datetime,
    *,
    never_checked: bool = False,
    collection: str = "",
) -> str:
    """Why the cell is "da verificare", in Italian; "" when it is not. ``rows`` as from ``standing``.

    ``collection``: why the collections of the PC prove nothing; it counts while the period has no result.
    """
    if not rows:
        return "Mai verificato: non c'è ancora alcuna evidenza." if never_checked else collection
    last = rows[-1]
    against = _contradiction(last, rows, occurrence.opens)
    bare = last.source is EvidenceSource.MANUAL and not (last.note.strip() or last.evidence_file)
    rules = (
        (last.at > now, "L'evidenza porta una data futura."),
        (last.at < occurrence.opens, "L'evidenza è più vecchia del periodo."),
        (against is not None, "I dati raccolti dal PC contraddicono la spunta a mano."),
        (bare, "Segnato a mano senza nota né allegato."),
    )
    return next((reason for holds, reason in rules if holds), "")


@dataclass(frozen=True, slots=True)
class DutyStatus:
    """One cell of the board: state, the doubt ("" = none) and the result that decided.

    ``because`` is the reason of a duty that does not apply or of a closing.
    """

    state: DutyState
    occurrence: Occurrence
    doubt: str = ""
    result: DutyResult | None = None
    because: str = ""

    @property
    def reason(self) -> str:
        """The state in one Italian sentence; made when it is read, a board has thousands of cells."""
        return _reason(self.state, self.occurrence, self.result, self.because)

    @property
    def to_verify(self) -> bool:
        return bool(self.doubt)


def _reason(state: DutyState, occurrence: Occurrence, result: DutyResult | None, why: str) -> str:
    """The state in one Italian sentence (P-3)."""
    done = f"il {full_stamp(result.at)} da {result.author or 'raccolta automatica'}" if result else ""
    due = full_stamp(occurrence.due)
    sentences = {
        DutyState.NOT_APPLICABLE: f"Non applicabile: {why}",
        DutyState.SUSPENDED: f"Sospeso per chiusura stagionale{': ' + why if why else ''}",
        DutyState.OK: f"Fatto {done}",
        DutyState.FAILED: f"Fallito {done}",
        DutyState.PLANNED: f"Si apre il {full_stamp(occurrence.opens)}, scade il {due}",
        DutyState.TODO: f"Da fare entro il {due}",
        DutyState.LATE: f"In ritardo: scaduto il {due}, tollerato fino al {full_stamp(occurrence.grace_end)}",
        DutyState.OVERDUE: f"Scaduto il {due}",
    }
    return f"{period_label(occurrence.period_key).capitalize()}. {sentences[state].rstrip('.')}."


def status(
    assignment: DutyAssignment,
    occurrence: Occurrence,
    results: Iterable[DutyResult],
    suspensions: Iterable[Suspension],
    now: datetime,
    *,
    never_checked: bool = False,
    collection: str = "",
) -> DutyStatus:
    """One cell, from the results of this very period and the closings of its customer."""
    rows = standing(results)
    last = rows[-1] if rows else None
    closing = next((row for row in suspensions if row.covers(occurrence.due_on)), None)
    why = assignment.not_applicable_reason
    state = state_of(occurrence, last, now, not_applicable=bool(why), suspended=closing is not None)
    idle = state in {DutyState.NOT_APPLICABLE, DutyState.SUSPENDED}
    because = why or (closing.reason if closing else "")
    unsure = "" if idle else doubt(occurrence, rows, now, never_checked=never_checked, collection=collection)
    return DutyStatus(state, occurrence, unsure, last, because)


def check_result(
    code: DutyCode, occurrence: Occurrence, result: DutyResult, earlier: Iterable[DutyResult], now: datetime
) -> None:
    """Refuse, with ``DomainError``, a result that proves nothing (D-4)."""
    require(result.at <= now, "Un esito non può avere una data futura.", "at")
    proven = code not in PROVEN_BY_HAND or result.source is EvidenceSource.MANUAL
    proof = "Un backup andato a buon fine non dimostra la prova: va eseguita e registrata da una persona."
    require(proven or result.outcome is Outcome.FAILED, proof, "source")
    against = _contradiction(result, standing(earlier), occurrence.opens)
    told = against is None or bool(result.note.strip())
    day = full_date(date_of(against.at)) if against else ""
    require(told, f"I dati raccolti il {day} dicono il contrario: scrivere il motivo nella nota.", "note")


@dataclass(frozen=True, slots=True)
class RollUp:
    """How many cells in each state, and how many to verify; adds up from PC to site to customer."""

    counts: tuple[tuple[DutyState, int], ...] = ()
    to_verify: int = 0

    @property
    def worst(self) -> DutyState | None:
        """None when there is no cell at all."""
        return self.counts[0][0] if self.counts else None

    def of(self, state: DutyState) -> int:
        return dict(self.counts).get(state, 0)

    def __add__(self, other: RollUp) -> RollUp:
        return _roll(
            Counter(dict(self.counts)) + Counter(dict(other.counts)), self.to_verify + other.to_verify
        )


def _roll(counts: Counter[DutyState], to_verify: int) -> RollUp:
    return RollUp(tuple((state, counts[state]) for state in DutyState if counts[state]), to_verify)


def roll_up(cells: Iterable[DutyStatus]) -> RollUp:
    """Worst state first, with counts (D-3)."""
    rows = tuple(cells)
    return _roll(Counter(row.state for row in rows), sum(row.to_verify for row in rows))


def catch_up(missed: Iterable[Occurrence], suspension: Suspension) -> tuple[Occurrence, ...]:
    """What to make good at reopening: per assignment, the last occurrence the closing covered (D-5)."""
    rows = sorted((row for row in missed if suspension.covers(row.due_on)), key=lambda row: row.due)
    return tuple({row.assignment_id: row for row in rows}.values())


def catch_up_by(assignment: DutyAssignment, suspension: Suspension) -> date:
    """The day by which it is made good: the reopening and the tolerance of the duty (D-5)."""
    return suspension.reopens_on + timedelta(hours=assignment.grace_hours)
