"""Interventions: one customer, one technician, one request; states and the price kept at closing (B-4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.billing import Case, Cover, Price, Terms, WorkCategory, override, price
from istes_desk.domain.errors import StateError, require
from istes_desk.domain.timeclock import Segment, SegmentState, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istes_desk.domain.tariff import Tariff


class InterventionState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    TO_VERIFY = "to_verify"
    STOPPED = "stopped"
    CLOSED = "closed"
    INVOICED = "invoiced"
    CANCELLED = "cancelled"


S = InterventionState

TRANSITIONS: dict[InterventionState, frozenset[InterventionState]] = {
    S.RUNNING: frozenset({S.PAUSED, S.STOPPED, S.TO_VERIFY, S.CANCELLED}),
    S.PAUSED: frozenset({S.RUNNING, S.STOPPED, S.TO_VERIFY, S.CANCELLED}),
    S.TO_VERIFY: frozenset({S.PAUSED, S.STOPPED, S.CANCELLED}),
    S.STOPPED: frozenset({S.RUNNING, S.TO_VERIFY, S.CLOSED, S.CANCELLED}),
    S.CLOSED: frozenset({S.INVOICED}),
    S.CANCELLED: frozenset({S.INVOICED}),
    S.INVOICED: frozenset(),
}

ITALIAN: dict[InterventionState, str] = {
    S.RUNNING: "in corso",
    S.PAUSED: "in pausa",
    S.TO_VERIFY: "da verificare",
    S.STOPPED: "terminato",
    S.CLOSED: "chiuso",
    S.INVOICED: "fatturato",
    S.CANCELLED: "annullato",
}

INVOICING_STATES = frozenset({S.CLOSED, S.CANCELLED})
LOCKED_STATES = frozenset({S.CLOSED, S.CANCELLED, S.INVOICED})


@dataclass(frozen=True, slots=True)
class Intervention:
    """One job. The fields from ``rule`` to ``closed_at`` are the snapshot of B-4, empty until it is closed.

    ``units`` are the computed ones, ``override_units`` the billed ones when the technician corrected them;
    ``amount`` is what is billed. ``reverses_id`` marks the reversal of another intervention.
    """

    customer_id: int
    technician: str
    started: datetime
    category: WorkCategory = WorkCategory.SYSTEM_WORK
    incident_id: int | None = None
    site_id: int | None = None
    on_site: bool = False
    trip_made: bool = False
    stopped: datetime | None = None
    purpose_conformity: bool = False
    quote_amount: Decimal | None = None
    hardware_authorised: bool = False
    state: InterventionState = InterventionState.RUNNING
    description: str = ""
    device_ids: tuple[int, ...] = ()
    tariff_id: int | None = None
    override_units: int | None = None
    override_reason: str = ""
    rule: str = ""
    reason: str = ""
    minutes: int = 0
    units: int = 0
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    call_out_due: bool = False
    call_out_amount: Decimal | None = None
    blocked: bool = False
    report_number: int | None = None
    closed_at: datetime | None = None
    reverses_id: int | None = None
    id: int = 0
    version: int = 0

    @property
    def billed_units(self) -> int:
        return self.units if self.override_units is None else self.override_units


def moved(intervention: Intervention, to: InterventionState) -> Intervention:
    """The intervention in its next state; ``StateError`` when the table does not allow the step."""
    if to not in TRANSITIONS[intervention.state]:
        raise StateError(
            f"L'intervento è {ITALIAN[intervention.state]}: non può diventare {ITALIAN[to]}.", "state"
        )
    return replace(intervention, state=to)


def case_of(
    intervention: Intervention, segments: Iterable[Segment], cover: Cover, terms: Terms | None = None
) -> Case:
    """What the price engine needs; a segment without category has the intervention's."""
    return Case(
        started=intervention.started,
        work=tuple((s.category or intervention.category, s.elapsed_ms) for s in counted(segments)),
        on_site=intervention.on_site,
        trip_made=intervention.trip_made,
        cancelled=intervention.state is S.CANCELLED,
        quote_amount=intervention.quote_amount,
        purpose_conformity=intervention.purpose_conformity,
        cover=replace(
            cover, hardware_authorised=cover.hardware_authorised or intervention.hardware_authorised
        ),
        terms=terms or Terms(),
    )


def priced(intervention: Intervention, case: Case, tariff: Tariff) -> Price:
    """The price with the technician's correction, if there is one."""
    result = price(case, tariff)
    if intervention.override_units is None:
        return result
    return override(result, intervention.override_units, tariff, intervention.override_reason)


def snapshot(intervention: Intervention, case: Case, tariff: Tariff, at: datetime) -> Intervention:
    """The intervention with its price kept for good (B-4); moves a stopped one to closed."""
    computed = price(case, tariff)
    billed = priced(intervention, case, tariff)
    closing = intervention if intervention.state is S.CANCELLED else moved(intervention, S.CLOSED)
    return replace(
        closing,
        tariff_id=tariff.id,
        rule=" + ".join(billed.rules),
        reason=billed.reason,
        minutes=billed.minutes,
        units=computed.units,
        unit_price=tariff.unit_price,
        amount=billed.amount,
        call_out_due=billed.call_out_due,
        call_out_amount=billed.call_out_amount,
        blocked=billed.blocked,
        closed_at=at,
    )


def why_not_invoiceable(intervention: Intervention, segments: Iterable[Segment] = ()) -> str:
    """The Italian sentence that keeps it out of the invoices, empty when nothing does (B-3, B-5)."""
    obstacles = (
        (
            any(s.state is SegmentState.TO_VERIFY for s in segments),
            "Ci sono tempi da verificare e confermare.",
        ),
        (intervention.state is S.INVOICED, "L'intervento è già stato fatturato."),
        (intervention.state not in INVOICING_STATES, "L'intervento non è ancora chiuso."),
        (intervention.amount is None, "L'intervento non ha ancora un prezzo."),
        (intervention.blocked, "L'intervento è bloccato: servono un'autorizzazione scritta o un contratto."),
        (
            intervention.call_out_due and intervention.call_out_amount is None,
            "Il diritto di chiamata è dovuto, ma il suo importo non è indicato nel tariffario.",
        ),
    )
    return next((sentence for holds, sentence in obstacles if holds), "")


def reversal(closed: Intervention, at: datetime, reason: str) -> Intervention:
    """The entry that cancels a closed intervention with the opposite amounts; both are kept (B-4)."""
    require(closed.state in LOCKED_STATES, "Si storna solo un intervento chiuso.", "state")
    require(bool(reason.strip()), "Indicare il motivo dello storno.", "reason")
    require(closed.reverses_id is None, "Uno storno non si storna.", "reverses_id")
    return replace(
        closed,
        id=0,
        version=0,
        report_number=None,
        state=S.CLOSED,
        units=-closed.units,
        minutes=-closed.minutes,
        override_units=None if closed.override_units is None else -closed.override_units,
        amount=None if closed.amount is None else -closed.amount,
        call_out_amount=None if closed.call_out_amount is None else -closed.call_out_amount,
        reason=f"Storno: {reason.strip()}",
        closed_at=at,
        reverses_id=closed.id,
    )
