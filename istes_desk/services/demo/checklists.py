"""Demo checklists: two months of duties, mostly done, a few failed or forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from zlib import crc32

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.duties import DutyAssignment, DutyResult, Outcome
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import occurrences
from istes_desk.services.assigning import assign_duties
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.demo.schedules import choose_schedules
from istes_desk.services.ports import UnitOfWork

SINCE = timedelta(days=75)
FORGOTTEN, FAILED, ALL = 8, 11, 100
NOTES = {Outcome.OK: "controllo regolare", Outcome.FAILED: "processo interrotto, da ripetere"}


def tick_the_past(uow: UnitOfWork, customer_id: int, now: datetime, author: str) -> Changes:
    """Duties of an ADS customer since 75 days ago; nobody else has duties."""
    start = StoryClock(now - SINCE)
    today = date_of(now)
    if not any(one.valid_on(date_of(start.now())) for one in uow.find(Appointment, customer_id=customer_id)):
        return NOTHING
    assign_duties(uow, start, customer_id)
    choose_schedules(uow, start, customer_id, author)
    for assignment in uow.find(DutyAssignment, customer_id=customer_id):
        for period in occurrences(assignment, date_of(start.now()), today):
            _tick(uow, assignment, period.period_key, period.due, now, author)
    return Changes(duties=ids(customer_id))


def _tick(
    uow: UnitOfWork, assignment: DutyAssignment, key: str, due: datetime, now: datetime, author: str
) -> None:
    """The fate of a period hangs on its name only: the same every time."""
    fate = crc32(f"{assignment.id} {key}".encode()) % ALL
    at = due - timedelta(minutes=37 + fate)
    if fate < FORGOTTEN or at > now:
        return
    outcome = Outcome.FAILED if fate < FAILED else Outcome.OK
    uow.add(DutyResult(assignment.id, key, outcome, at, author, NOTES[outcome]))
