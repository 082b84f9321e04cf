"""Reading the checklist: the board PC x duty, the work of today, the story of one cell (D-3..D-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.collection_age import FED, collection_doubt
from istes_desk.domain.customers import Customer, Season, SeasonKind, Site
from istes_desk.domain.duties import (
    FREQUENCY_LABELS_IT,
    DutyAssignment,
    DutyCode,
    DutyResult,
    DutyTemplate,
    Frequency,
    Occurrence,
    Outcome,
    Suspension,
)
from istes_desk.domain.duty_states import DutyState, DutyStatus, RollUp, roll_up, standing, state_of, status
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import Device
from istes_desk.domain.recurrence import ONCE_KEY, period_label, present_and_before
from istes_desk.services.duty_chains import chains, last_of, present
from istes_desk.services.ports import UnitOfWork

_FOUND, _TAKEN_BACK = frozenset({Outcome.OK, Outcome.FAILED}), Outcome.WITHDRAWN
_DONE = frozenset({DutyState.OK, DutyState.SUSPENDED, DutyState.NOT_APPLICABLE})
Results = dict[tuple[int, str], list[DutyResult]]
Pair = tuple[DutyAssignment, Occurrence, list[DutyAssignment], Occurrence | None]
Pairs = list[Pair]
"""The assignment that counts, its present occurrence, its chain, the occurrence before."""
Thing = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class CellId:
    """One period of one assignment."""

    assignment_id: int
    period_key: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A duty in its present period. ``missed`` names the period before when that one was not done.

    ``never_done``: no result in any period.
    """

    assignment: DutyAssignment
    occurrence: Occurrence
    status: DutyStatus
    missed: str = ""
    never_done: bool = False

    @property
    def id(self) -> CellId:
        return CellId(self.assignment.id, self.occurrence.period_key)

    @property
    def period(self) -> str:
        """``ottobre 2026``."""
        return period_label(self.occurrence.period_key)


@dataclass(frozen=True, slots=True)
class Column:
    """One duty; ``period`` is the period its cells share, else how often it is done.

    ``short`` is the same for a narrow heading: ``20/11``, ``sett. 47``, ``11/2026``, ``4º trim.``.
    """

    code: DutyCode
    title: str
    period: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One PC, or a whole site (``device_id`` None). One cell per column, None = not assigned."""

    customer_id: int
    customer: str
    site_id: int
    site: str
    device_id: int | None
    name: str
    room: str
    cells: tuple[Cell | None, ...]
    last_check: datetime | None = None

    @property
    def roll_up(self) -> RollUp:
        return roll_up(cell.status for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Board:
    """Rows by customer, site, room, name; a site's own row comes first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    devices: int

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row.cells if cell)

    @property
    def roll_up(self) -> RollUp:
        return roll_up(cell.status for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the states of many cells are computed from."""

    now: datetime
    results: Results
    never: frozenset[int]
    unchecked: frozenset[int]
    closings: dict[int, list[Suspension]]
    collected: dict[int, datetime]
    collecting: frozenset[int]

    def state(self, assignment: DutyAssignment, occurrence: Occurrence) -> DutyState:
        """Of a past period: no doubts are asked for."""
        rows = standing(self.results.get((assignment.id, occurrence.period_key), ()))
        closed = self.closings.get(assignment.customer_id, ())
        return state_of(
            occurrence,
            rows[-1] if rows else None,
            self.now,
            not_applicable=bool(assignment.not_applicable_reason),
            suspended=any(one.covers(occurrence.due_on) for one in closed),
        )

    def status(self, assignment: DutyAssignment, occurrence: Occurrence) -> DutyStatus:
        rows = self.results.get((assignment.id, occurrence.period_key), ())
        closed = self.closings.get(assignment.customer_id, ())
        return status(
            assignment,
            occurrence,
            rows,
            closed,
            self.now,
            never_checked=assignment.id in self.unchecked,
            collection=self._collection(assignment) if assignment.code in FED else "",
        )

    def _collection(self, assignment: DutyAssignment) -> str:
        newest, used = (
            self.collected.get(assignment.device_id or 0),
            assignment.customer_id in self.collecting,
        )
        return collection_doubt(assignment, newest, self.now, in_use=used)


def closings(uow: UnitOfWork, customer_ids: Iterable[int]) -> dict[int, list[Suspension]]:
    """The seasonal closings by customer (D-5)."""
    found: dict[int, list[Suspension]] = defaultdict(list)
    for season in uow.find(Season, customer_id=frozenset(customer_ids), kind=SeasonKind.CLOSED):
        found[season.customer_id].append(
            Suspension(season.customer_id, season.start, season.end, season.note)
        )
    return found


def by_period(rows: Iterable[DutyResult]) -> Results:
    found: Results = defaultdict(list)
    for row in rows:
        found[row.assignment_id, row.period_key].append(row)
    return found


def _ground(uow: UnitOfWork, now: datetime, pairs: Pairs) -> Ground:
    """Reads the results of this period and the one before; older ones only where neither has any."""
    earlier = {one.id: found for one, _, _, found in pairs if found}
    keys = {one.period_key for _, one, _, _ in pairs} | {one.period_key for one in earlier.values()}
    ids = frozenset(one.id for _, _, chain, _ in pairs for one in chain)
    results = uow.find(DutyResult, assignment_id=ids, period_key=frozenset(keys))
    done = {row.assignment_id for row in standing(results)}
    silent = [chain for _, _, chain, _ in pairs if not any(one.id in done for one in chain)]
    if silent:
        done |= _ever_done(uow, frozenset(one.id for chain in silent for one in chain))
    never = frozenset(one.id for one, _, chain, _ in pairs if not any(link.id in done for link in chain))
    checked = {_thing(one) for one, _, _, _ in pairs if one.id not in never}
    unchecked = frozenset(one.id for one, _, _, _ in pairs if _thing(one) not in checked)
    customers = {one.customer_id for one, _, _, _ in pairs}
    newest = uow.duties.collected(customers)
    using = frozenset(one.customer_id for one, _, _, _ in pairs if one.device_id in newest)
    closed = closings(uow, customers)
    return Ground(now, by_period(results), never, unchecked, closed, newest, using)


def _ever_done(uow: UnitOfWork, ids: frozenset[int]) -> set[int]:
    """Those with a result that stands; rows are only read where something was withdrawn."""
    done = set(uow.tally(DutyResult, "assignment_id", assignment_id=ids, outcome=_FOUND))
    if not done:
        return done
    taken_back = frozenset(uow.tally(DutyResult, "assignment_id", assignment_id=ids, outcome=_TAKEN_BACK))
    rows = uow.find(DutyResult, assignment_id=taken_back) if taken_back else []
    return (done - taken_back) | {row.assignment_id for row in standing(rows)}


def _thing(assignment: DutyAssignment) -> Thing:
    """The PC when there is one, else the site."""
    return (None, assignment.device_id) if assignment.device_id else (assignment.site_id, None)


def _cell(
    ground: Ground,
    assignment: DutyAssignment,
    occurrence: Occurrence,
    chain: Sequence[DutyAssignment],
    earlier: Occurrence | None,
) -> Cell:
    link = next((one for one in chain if earlier and one.id == earlier.assignment_id), assignment)
    undone = earlier is not None and ground.state(link, earlier) not in _DONE
    return Cell(
        assignment,
        occurrence,
        ground.status(assignment, occurrence),
        period_label(earlier.period_key) if earlier and undone else "",
        assignment.id in ground.never,
    )


def cells(uow: UnitOfWork, now: datetime, customer_id: int | None = None) -> tuple[Cell, ...]:
    """The present cell of every duty that has not ended; None = all active customers."""
    wanted = {} if customer_id is None else {"id": customer_id}
    active = frozenset(one.id for one in uow.find(Customer, active=True, **wanted))
    pairs = list(_pairs(uow.find(DutyAssignment, customer_id=active), now))
    ground = _ground(uow, now, pairs)
    return tuple(_cell(ground, *pair) for pair in pairs)


def _pairs(assigned: Iterable[DutyAssignment], now: datetime) -> Iterator[Pair]:
    """A period before the first of an assignment is the last of the assignment before it."""
    today = date_of(now)
    for chain in chains(assigned).values():
        one = present(chain, today)
        found, earlier = present_and_before(one, today) if one else (None, None)
        if one and found:
            yield one, found, chain, earlier or last_of(chain, one)


def titles(uow: UnitOfWork) -> dict[DutyCode, str]:
    """The Italian title of every duty, newest template first."""
    rows = sorted(uow.find(DutyTemplate), key=lambda row: row.valid_from)
    return {row.code: row.title_it for row in rows}


def columns_of(found: Iterable[Cell], names: dict[DutyCode, str]) -> tuple[Column, ...]:
    """The duties of these cells, in their order."""
    keys: dict[DutyCode, set[str]] = defaultdict(set)
    rhythms: dict[DutyCode, set[Frequency]] = defaultdict(set)
    for cell in found:
        keys[cell.assignment.code].add(cell.occurrence.period_key)
        rhythms[cell.assignment.code].add(cell.assignment.frequency)
    return tuple(
        Column(code, names.get(code, code), _shared(keys[code], rhythms[code]), _short(keys[code]))
        for code in DutyCode
        if code in keys
    )


def _shared(keys: set[str], rhythms: set[Frequency]) -> str:
    periods = set(map(period_label, keys))
    if len(periods) == 1:
        return next(iter(periods))
    return ", ".join(FREQUENCY_LABELS_IT[one] for one in Frequency if one in rhythms)


def _short(keys: set[str]) -> str:
    """Of the one key all cells share; several periods stand together as ``vari``."""
    first = next(iter(keys))
    if len(keys) > 1:
        return "vari"
    year, *rest = first.split("-")
    if first.startswith(ONCE_KEY) or not rest:
        return period_label(first)
    words = {"W": f"sett. {rest[0][1:]}", "F": f"quind. {rest[0][1:]}", "Q": f"{rest[0][1:]}º trim."}
    return words.get(rest[0][0]) or "/".join((*reversed(rest), *([year] if len(rest) == 1 else [])))


def board(uow: UnitOfWork, now: datetime, customer_id: int | None = None) -> Board:
    """Everything the matrix shows; ``devices`` counts the customer's devices, checked or not."""
    found = cells(uow, now, customer_id)
    columns = columns_of(found, titles(uow))
    things: dict[Thing, dict[DutyCode, Cell]] = defaultdict(dict)
    for cell in found:
        things[_thing(cell.assignment)][cell.assignment.code] = cell
    rows = _rows(uow, columns, things)
    wanted = {} if customer_id is None else {"customer_id": customer_id}
    return Board(columns, tuple(rows), sum(uow.tally(Device, "customer_id", **wanted).values()))


def _rows(
    uow: UnitOfWork,
    columns: tuple[Column, ...],
    things: dict[Thing, dict[DutyCode, Cell]],
) -> list[Row]:
    devices = {one.id: one for one in uow.find(Device, id={pc for _, pc in things} - {None})}
    sites = {one.id: one for one in uow.find(Site)}
    customers = {one.id: one for one in uow.find(Customer)}
    made = []
    for (site_id, device_id), codes in things.items():
        device = devices.get(device_id or 0)
        site = sites[device.site_id if device else site_id or 0]
        row = _row(customers[site.customer_id], site, device, tuple(codes.get(c.code) for c in columns))
        made.append(row)
    return sorted(made, key=place_of)


def _row(customer: Customer, site: Site, device: Device | None, found: tuple[Cell | None, ...]) -> Row:
    checks = [cell.status.result.at for cell in found if cell and cell.status.result]
    return Row(
        customer.id,
        customer.name,
        site.id,
        site.name,
        device.id if device else None,
        device.name if device else site.name,
        device.room if device else "",
        found,
        max(checks, default=None),
    )


def place_of(row: Row) -> tuple[str, str, bool, str, str]:
    words = (row.customer, row.site, row.room, row.name)
    customer, site, room, name = (word.casefold() for word in words)
    return customer, site, row.device_id is not None, room, name
