"""What a person decides about a deadline: done, later, or as it was (C-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.domain.errors import require
from istes_desk.domain.reminders import Reminder
from istes_desk.services.changes import Changes, ids
from istes_desk.services.deadlines import DeadlineRow
from istes_desk.services.ports import UnitOfWork

ENDS_BY_ITSELF = (
    "Si chiude da sola quando nella checklist non resta nulla di scaduto o fallito; si può solo rimandare."
)


def mark_done(uow: UnitOfWork, row: DeadlineRow, today: date, author: str) -> Changes:
    """It was dealt with: nobody is reminded of it any more. DomainError when it ends by itself."""
    require(not row.deadline.lasting, ENDS_BY_ITSELF, "done")
    return _mark(uow, row, Reminder(0, "", done_on=today, author=author))


def put_off(uow: UnitOfWork, row: DeadlineRow, until: date, today: date, author: str) -> Changes:
    """Nobody is reminded of it before that day; DomainError when it is not a later one."""
    require(today < until, "Si rimanda a un giorno che deve ancora venire.", "until")
    return _mark(uow, row, Reminder(0, "", snoozed_until=until, author=author))


def put_back(uow: UnitOfWork, row: DeadlineRow) -> Changes:
    """The mark becomes what ``row`` says, which may be none: takes the two others back."""
    stored = next(iter(uow.find(Reminder, key=row.deadline.key)), None)
    if row.mark is not None:
        _store(uow, stored, row.mark)
    elif stored is not None:
        uow.remove(stored)
    return _touched(row)


def _mark(uow: UnitOfWork, row: DeadlineRow, wanted: Reminder) -> Changes:
    stored = next(iter(uow.find(Reminder, key=row.deadline.key)), None)
    _store(uow, stored, replace(wanted, customer_id=row.deadline.customer_id, key=row.deadline.key))
    return _touched(row)


def _store(uow: UnitOfWork, stored: Reminder | None, wanted: Reminder) -> None:
    if stored is None:
        uow.add(replace(wanted, id=0, version=0))
    else:
        uow.save(replace(wanted, id=stored.id, version=stored.version))


def _touched(row: DeadlineRow) -> Changes:
    return Changes(customers=ids(row.deadline.customer_id))
