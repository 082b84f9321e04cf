"""What a seasonal closing left undone: the list at reopening, with the day by which it is due (D-5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyResult, Occurrence, Outcome, Suspension
from istes_desk.domain.duty_states import catch_up, catch_up_by, standing
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.recurrence import occurrences, period_label, present_and_before
from istes_desk.services.duty_board import closings
from istes_desk.services.duty_chains import Chain, chains, present
from istes_desk.services.ports import UnitOfWork

CATCH_UP_DAYS = 30
"""How long after reopening the list is shown."""
Key = tuple[int, str]
Missed = tuple[Chain, Occurrence, Suspension]


@dataclass(frozen=True, slots=True)
class Left:
    """The last period of a duty that a closing covered; ``assignment_id`` is the one that counts now."""

    assignment_id: int
    period_key: str
    by: date

    @property
    def note(self) -> str:
        period = period_label(self.period_key)
        return f"Da recuperare dopo la chiusura entro il {full_date(self.by)}: {period}."


def to_catch_up(uow: UnitOfWork, now: datetime, customer_id: int | None = None) -> tuple[Left, ...]:
    """Of the closings that ended in the last 30 days, what was not made good since; each duty once."""
    today = date_of(now)
    wanted = {} if customer_id is None else {"customer_id": customer_id}
    ended = _ended(uow, today, wanted)
    if not ended:
        return ()
    assigned = uow.find(DutyAssignment, customer_id=frozenset(one.customer_id for one in ended))
    found = [(chain, *one) for chain in chains(assigned).values() for one in _covered(chain, ended)]
    since = [_since(chain, missed, today) for chain, missed, _ in found]
    done = _done(uow, frozenset[Key]().union(*since))
    open_ones = (one for one, keys in zip(found, since, strict=True) if not keys & done)
    return tuple({one.assignment_id: one for one in _left(open_ones, today)}.values())


def _ended(uow: UnitOfWork, today: date, wanted: dict[str, int]) -> list[Suspension]:
    ids = [wanted["customer_id"]] if wanted else [one.id for one in uow.find(Customer, active=True)]
    rows = (closing for found in closings(uow, ids).values() for closing in _joined(found))
    return [one for one in rows if one.reopens_on <= today < one.reopens_on + timedelta(days=CATCH_UP_DAYS)]


def _joined(found: Iterable[Suspension]) -> list[Suspension]:
    """Oldest first; what overlaps or follows at once is one closing, with one reopening."""
    made: list[Suspension] = []
    for one in sorted(found, key=lambda closing: closing.start):
        if made and one.start <= made[-1].reopens_on:
            made[-1] = replace(made[-1], end=max(made[-1].end, one.end))
        else:
            made.append(one)
    return made


def _covered(chain: Chain, ended: Iterable[Suspension]) -> Iterator[tuple[Occurrence, Suspension]]:
    """The last occurrence of the duty that a closing covered, whichever link it is in."""
    if chain[-1].not_applicable_reason:
        return
    for closing in ended:
        if closing.customer_id == chain[0].customer_id:
            rows = [one for link in chain for one in occurrences(link, closing.start, closing.end)]
            yield from ((one, closing) for one in catch_up(rows, closing)[-1:])


def _since(chain: Chain, missed: Occurrence, today: date) -> frozenset[Key]:
    """The missed period and those that came after it, with the running one: an ok of any makes it good."""
    past = [one for link in chain for one in occurrences(link, missed.due_on, today)]
    running = filter(None, (present_and_before(link, today)[0] for link in chain))
    return frozenset((one.assignment_id, one.period_key) for one in (*past, *running))


def _done(uow: UnitOfWork, wanted: frozenset[Key]) -> set[Key]:
    """Those whose last standing result is ok; older periods are not read, there are years of them."""
    ids, keys = frozenset(id for id, _ in wanted), frozenset(key for _, key in wanted)
    rows = standing(uow.find(DutyResult, assignment_id=ids, period_key=keys)) if wanted else ()
    last = {(row.assignment_id, row.period_key): row.outcome for row in rows}
    return {key for key, outcome in last.items() if outcome is Outcome.OK}


def _left(found: Iterable[Missed], today: date) -> Iterator[Left]:
    for chain, missed, closing in found:
        now = present(chain, today)
        if now is not None:
            yield Left(now.id, missed.period_key, catch_up_by(now, closing))
