"""Schedules of the firm, of a customer or of single PCs: chosen, taken back, undone (D-1, D-2, P-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, DutyRule, DutyTemplate
from istes_desk.domain.duty_states import standing
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import local, occurrence_for
from istes_desk.domain.schedules import Schedule, hand_over, in_place, schedule_of, warning
from istes_desk.services.assigning import (
    first_ones,
    rules_on,
    template_schedule,
    templates_on,
    usual_schedule,
)
from istes_desk.services.changes import Changes, ids
from istes_desk.services.duty_chains import chain_of
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.undoable import Recorder, Step, take_back

_DAY = timedelta(days=1)
NOON = time(12)


@dataclass(frozen=True, slots=True)
class ScheduleDraft:
    """What was chosen; ``reason`` is asked for when laxer than usual."""

    schedule: Schedule
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """What a change did; ``steps`` for ``undo``."""

    changes: Changes
    steps: tuple[Step, ...]


def undo(uow: UnitOfWork, done: Rescheduled) -> Changes:
    """As it was; KnownError when it was worked on since."""
    take_back(uow, done.steps)
    return done.changes


def set_rule(
    uow: UnitOfWork, clock: Clock, customer_id: int, code: DutyCode, draft: ScheduleDraft, author: str
) -> Rescheduled:
    """The customer's own schedule from today; PCs with one of their own keep it."""
    today, work = date_of(clock.now()), Recorder(uow)
    _check(draft, template_schedule(uow, code, today))
    wanted = draft.schedule
    rule = DutyRule(
        customer_id,
        code,
        wanted.frequency,
        today,
        anchor=wanted.anchor,
        due_time=wanted.due_time,
        grace_hours=wanted.grace_hours,
        reason=draft.reason.strip(),
        author=author,
    )
    old = rules_on(uow, customer_id, today).get(code)
    if old is not None and old.valid_from == today:
        work.save(replace(rule, id=old.id, version=old.version))
    else:
        _end(work, old, today)
        work.add(rule)
    return _follow(work, customer_id, code, wanted, today)


def drop_rule(uow: UnitOfWork, clock: Clock, customer_id: int, code: DutyCode) -> Rescheduled:
    """Back to the firm's frequency."""
    today, work = date_of(clock.now()), Recorder(uow)
    _end(work, rules_on(uow, customer_id, today).get(code), today)
    return _follow(work, customer_id, code, template_schedule(uow, code, today), today)


def set_firm(
    uow: UnitOfWork, clock: Clock, code: DutyCode, draft: ScheduleDraft, text: str, author: str
) -> Rescheduled:
    """How the firm does it from today and what it is called; customers and PCs with their own keep it."""
    today, work = date_of(clock.now()), Recorder(uow)
    _check(draft, schedule_of(_the(first_ones(uow), code)))
    require(bool(text.strip()), "Indicare il testo della mansione.", "title_it")
    old, wanted = _the(templates_on(uow, today), code), draft.schedule
    new = replace(
        old,
        title_it=text.strip(),
        frequency=wanted.frequency,
        anchor=wanted.anchor,
        due_time=wanted.due_time,
        grace_hours=wanted.grace_hours,
        reason=draft.reason.strip(),
        author=author,
        valid_from=today,
        valid_to=None,
    )
    if old.valid_from == today and old.author:
        work.save(new)
    else:
        work.save(replace(old, valid_to=today - _DAY))
        work.add(replace(new, id=0, version=0))
    return _follow_firm(work, code, wanted, today)


def drop_firm(uow: UnitOfWork, clock: Clock, code: DutyCode, author: str) -> Rescheduled:
    """As it came with the program."""
    first = _the(first_ones(uow), code)
    return set_firm(uow, clock, code, ScheduleDraft(schedule_of(first)), first.title_it, author)


def _the(rows: Iterable[DutyTemplate], code: DutyCode) -> DutyTemplate:
    found = next((one for one in rows if one.code is code), None)
    if found is None:
        raise DomainError("Questa mansione oggi non è nel nostro elenco.", "code")
    return found


def _follow_firm(work: Recorder, code: DutyCode, wanted: Schedule, today: date) -> Rescheduled:
    open_ones = work.uow.find(DutyAssignment, code=code, ended_on=None, own=False)
    ruled = {id for id in {one.customer_id for one in open_ones} if code in rules_on(work.uow, id, today)}
    followers = [one for one in open_ones if one.customer_id not in ruled]
    for one in followers:
        _reschedule(work, one, wanted, today)
    touched = Changes(settings=True, duties=ids(*(one.customer_id for one in open_ones)))
    return Rescheduled(touched, tuple(work.steps))


def _end(work: Recorder, rule: DutyRule | None, today: date) -> None:
    """A rule of today was never in force: its last day is before its first."""
    if rule is not None:
        work.save(replace(rule, valid_to=today - _DAY))


def _follow(work: Recorder, customer_id: int, code: DutyCode, wanted: Schedule, today: date) -> Rescheduled:
    open_ones = work.uow.find(DutyAssignment, customer_id=customer_id, code=code, ended_on=None, own=False)
    for one in open_ones:
        _reschedule(work, one, wanted, today)
    return Rescheduled(Changes(duties=ids(customer_id)), tuple(work.steps))


def set_own(
    uow: UnitOfWork, clock: Clock, assignment_ids: Iterable[int], draft: ScheduleDraft
) -> Rescheduled:
    """A schedule for these PCs or sites alone, from today."""
    today, work, touched = date_of(clock.now()), Recorder(uow), Changes()
    for one in _open(uow, assignment_ids):
        _check(draft, usual_schedule(uow, one.customer_id, one.code, today))
        _reschedule(work, replace(one, own=True, reason=draft.reason.strip()), draft.schedule, today)
        touched |= Changes(duties=ids(one.customer_id))
    return Rescheduled(touched, tuple(work.steps))


def drop_own(uow: UnitOfWork, clock: Clock, assignment_ids: Iterable[int]) -> Rescheduled:
    """Back to what the customer's other PCs keep to."""
    today, work, touched = date_of(clock.now()), Recorder(uow), Changes()
    for one in _open(uow, assignment_ids):
        wanted = usual_schedule(uow, one.customer_id, one.code, today)
        _reschedule(work, replace(one, own=False, reason=""), wanted, today)
        touched |= Changes(duties=ids(one.customer_id))
    return Rescheduled(touched, tuple(work.steps))


def _open(uow: UnitOfWork, assignment_ids: Iterable[int]) -> list[DutyAssignment]:
    return uow.find(DutyAssignment, id=frozenset(assignment_ids), ended_on=None)


def _check(draft: ScheduleDraft, usually: Schedule) -> None:
    told = warning(draft.schedule, usually)
    require(not told or bool(draft.reason.strip()), told, "reason")


def _reschedule(work: Recorder, one: DutyAssignment, wanted: Schedule, today: date) -> None:
    """``one`` carries the new owner and reason; nothing is ended when the schedule is the same."""
    if in_place(one, wanted):
        work.save(one)
        return
    chain = chain_of(work.uow, one)
    running = occurrence_for(chain[-1], local(today, NOON))
    done = _done(work.uow, one.id, running.period_key if running else "")
    made = hand_over([*chain[:-1], one], wanted, today, done)
    if made.ended is None:
        work.save(made.begun)
        return
    stored = chain[-1]
    work.save(replace(stored, ended_on=made.ended.ended_on))
    work.add(made.begun)


def _done(uow: UnitOfWork, assignment_id: int, key: str) -> set[tuple[int, str]]:
    rows = standing(uow.find(DutyResult, assignment_id=assignment_id, period_key=key))
    return {(row.assignment_id, row.period_key) for row in rows}
