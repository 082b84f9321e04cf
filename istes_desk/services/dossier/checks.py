"""The checklist of a span as a matrix with the hashes of its evidence; the log of restore tests (D-6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from istes_desk.domain.customers import Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Outcome, RestoreTest
from istes_desk.domain.duty_states import STATE_LABELS_IT, TO_VERIFY_IT, DutyState, standing
from istes_desk.domain.italian import date_of, duration, full_date, full_stamp
from istes_desk.domain.network import Device
from istes_desk.domain.recurrence import period_label
from istes_desk.services.compliance_charts import completions, restore_ages
from istes_desk.services.dossier.blocks import Block, Document, Grid, Heading, Matrix, Para, Part, Plot
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.duty_board import titles
from istes_desk.services.duty_period import Due, dues, share
from istes_desk.services.papers import MatrixCell, MatrixPaper, MatrixRow, Signature, Symbol
from istes_desk.services.ports import Between, UnitOfWork
from istes_desk.services.report_paper import letterhead

MOST = 1_000
"""Evidences on paper; the newest are kept."""
TESTS = frozenset({DutyCode.BKPT, DutyCode.BKPR})
EMPTY = "Nel periodo non è scaduta alcuna mansione assegnata ai PC o alle sedi."
UNTESTED = "Nel periodo non è registrata alcuna prova di copia o di ripristino."
OUTCOMES_IT = {Outcome.OK: "riuscita", Outcome.FAILED: "fallita"}
SOURCE = {"manual": "a mano", "collected": "raccolta dal PC"}
Place = tuple[int | None, int | None]


def matrix(uow: UnitOfWork, scope: Scope) -> Document:
    """How many of the periods due were done, for each duty of each PC; then every proof with its hash."""
    found = dues(uow, scope.customer.id, scope.span, scope.now)
    names = places(uow, scope)
    blocks: list[Block] = [Matrix(_paper(uow, scope, found, names))] if found else [Para(EMPTY)]
    for chart in completions(uow, scope.customer.id, scope.span, scope.now):
        blocks += [Heading("Andamento"), Plot(chart)]
    blocks += _evidence(scope, found, names)
    return Document(Part.MATRIX, f"Periodo {scope.span.words}", tuple(blocks), wide=True)


def places(uow: UnitOfWork, scope: Scope) -> dict[Place, tuple[str, str]]:
    """Name and place of every PC and of every site as a whole."""
    sites = {one.id: one.name for one in uow.find(Site, customer_id=scope.customer.id)}
    found: dict[Place, tuple[str, str]] = {(id, None): (name, "tutta la sede") for id, name in sites.items()}
    for device in uow.find(Device, customer_id=scope.customer.id):
        where = " · ".join(filter(None, (sites.get(device.site_id, ""), device.room)))
        found[None, device.id] = device.name, where
    return found


def place_of(one: DutyAssignment) -> Place:
    return (None, one.device_id) if one.device_id else (one.site_id, None)


def _paper(
    uow: UnitOfWork, scope: Scope, found: Sequence[Due], names: dict[Place, tuple[str, str]]
) -> MatrixPaper:
    table: dict[Place, dict[DutyCode, list[Due]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        table[place_of(one.assignment)][one.assignment.code].append(one)
    said = titles(uow)
    codes = [code for code in DutyCode if any(code in row for row in table.values())]
    order = sorted(table, key=lambda place: (place[1] is not None, names[place][0].casefold()))
    return MatrixPaper(
        letterhead(scope.firm),
        scope.party.name,
        "tutte le sedi",
        scope.span.words,
        scope.today,
        tuple((code.value, said.get(code, code)) for code in codes),
        tuple(
            MatrixRow(*names[place], tuple(_cell(scope, table[place].get(code, [])) for code in codes))
            for place in order
        ),
        _legend(found),
        (Signature("L'amministratore di sistema"), Signature(f"Per {scope.party.name}", scope.controller)),
        ("scadenza", "scadenze"),
    )


def _cell(scope: Scope, rows: Sequence[Due]) -> MatrixCell | None:
    """``12 su 13``, the worst state as its mark, the last date and who."""
    if not rows:
        return None
    done, expected = share(rows)
    worst = min((one.status.state for one in rows), key=list(DutyState).index)
    label = f"{done} su {expected}" if expected else STATE_LABELS_IT[worst].lower()
    results = [one.status.result for one in rows if one.status.result]
    last = max(results, key=lambda row: row.at, default=None)
    doubtful = worst is DutyState.OK and any(one.status.to_verify for one in rows)
    symbol = Symbol.VERIFY if doubtful else Symbol(worst.value)
    return MatrixCell(
        symbol,
        label,
        date_of(last.at) if last else None,
        scope.who(last.author).split(" ")[0] if last else "",
    )


def _legend(found: Iterable[Due]) -> tuple[tuple[Symbol, str, int], ...]:
    counts = Counter(one.status.state for one in found)
    unsure = sum(one.status.to_verify for one in found)
    rows = [(Symbol(state.value), STATE_LABELS_IT[state].lower(), counts[state]) for state in DutyState]
    shown = [row for row in rows if row[2]]
    return (*shown, *([(Symbol.VERIFY, TO_VERIFY_IT.lower(), unsure)] if unsure else []))


def _evidence(scope: Scope, found: Sequence[Due], names: dict[Place, tuple[str, str]]) -> list[Block]:
    """Every result with a file, and the SHA-256 of it; by date."""
    rows = [
        (one, row)
        for one in found
        if (row := one.status.result) and (row.evidence_sha256 or row.evidence_file)
    ]
    if not rows:
        return []
    header = ("PC o sede", "Mansione", "Periodo", "Esito", "Registrato", "Evidenza e impronta SHA-256")
    newest = sorted(rows, key=lambda pair: pair[1].at)[-MOST:]
    lines = tuple(_proof(scope, one, row, names) for one, row in newest)
    left = len(rows) - len(newest)
    more = [Para(f"Altre {left} evidenze, precedenti, si leggono nel programma.")] if left else []
    return [
        Heading("Evidenze", outlined=True),
        *more,
        Grid(header, lines, (0.11, 0.07, 0.13, 0.07, 0.17, 0.45)),
    ]


def _proof(scope: Scope, one: Due, row: DutyResult, names: dict[Place, tuple[str, str]]) -> tuple[str, ...]:
    by = scope.who(row.author) or SOURCE[row.source]
    return (
        names[place_of(one.assignment)][0],
        one.assignment.code.value,
        period_label(row.period_key),
        OUTCOMES_IT.get(row.outcome, ""),
        f"{full_stamp(row.at)}, {by}",
        "\n".join(filter(None, (row.note, row.evidence_file, row.evidence_sha256))),
    )


def restore_log(uow: UnitOfWork, scope: Scope) -> Document:
    """Every test of a copy and of a restore in the span, with what was restored, where, how long it took."""
    rows = _tests(uow, scope)
    names = places(uow, scope)
    told = {one.result_id: one for one in uow.find(RestoreTest, result_id=frozenset(r.id for _, r in rows))}
    lines = tuple(_test(scope, one, row, told.get(row.id), names) for one, row in rows)
    header = ("Data", "PC o sede", "Prova", "Supporto", "Ripristinato, dove, durata", "Esito", "Controllo")
    shares = (0.12, 0.13, 0.11, 0.16, 0.24, 0.1, 0.14)
    aged = restore_ages(uow, scope.customer.id, scope.span, scope.now)
    body: tuple[Block, ...] = (Grid(header, lines, shares),) if lines else (Para(UNTESTED),)
    plots = tuple(Plot(one) for one in aged)
    return Document(Part.RESTORE, f"Periodo {scope.span.words}", (*body, *plots))


def _tests(uow: UnitOfWork, scope: Scope) -> list[tuple[DutyAssignment, DutyResult]]:
    """Oldest first, without what was corrected or withdrawn, also after the span."""
    assigned = {one.id: one for one in uow.find(DutyAssignment, customer_id=scope.customer.id, code=TESTS)}
    found = uow.find(DutyResult, assignment_id=frozenset(assigned), at=Between(*scope.span.instants))
    later = uow.find(DutyResult, supersedes_id=frozenset(row.id for row in found))
    rows = standing({row.id: row for row in (*found, *later)}.values())
    return [(assigned[row.assignment_id], row) for row in rows if scope.inside(row.at)]


def _test(
    scope: Scope,
    one: DutyAssignment,
    row: DutyResult,
    test: RestoreTest | None,
    names: dict[Place, tuple[str, str]],
) -> tuple[str, ...]:
    kind = "ripristino" if one.code is DutyCode.BKPR else "copia"
    by = scope.who(row.author)
    if test is None:
        words = ("non indicato", row.note or "non indicato", by)
    else:
        took = duration(test.minutes) if test.minutes is not None else ""
        what = ", ".join(filter(None, (test.restored, test.destination and f"su {test.destination}", took)))
        words = (test.medium, what, test.checked_by or by)
    place = names[place_of(one)][0]
    day = full_date(date_of(row.at))
    return day, place, kind, words[0], words[1], OUTCOMES_IT[row.outcome], words[2]
