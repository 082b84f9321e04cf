"""Lines past their retention leave the register behind a sealed checkpoint (L-1); one transaction."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from istes_desk.domain.compliance import (
    USUAL_MONTHS,
    CheckpointKind,
    RegisterAction,
    RegisterCheckpoint,
    RegisterRetention,
    RegisterSeal,
)
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.policy import NotInForceError, in_force
from istes_desk.services.changes import Changes
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Clock, Progress, UnitOfWork
from istes_desk.services.register import SEQUENCE, append, checkpoint_seal
from istes_desk.services.register_port import Head
from istes_desk.services.register_reading import Walk, walked

NOTHING_OLD = KnownError("Nessuna riga del registro ha superato il tempo di conservazione.")


@dataclass(frozen=True, slots=True)
class Reduction:
    """What may leave: so many lines up to ``last_id``, of days up to ``last_day``; kept ``months``."""

    months: int
    first_kept: date
    last_id: int = 0
    lines: int = 0
    last_day: date | None = None


def months_kept(uow: UnitOfWork, on: date) -> int:
    """The months in force on that day; 24 where nobody decided (L-1)."""
    try:
        return in_force(uow.find(RegisterRetention), on).months
    except NotInForceError:
        return USUAL_MONTHS


def keep_for(uow: UnitOfWork, clock: Clock, months: int, author: str) -> Changes:
    """From today on; DomainError below six months. A second decision of the same day replaces the first."""
    fresh = RegisterRetention(date_of(clock.now()), months, author)
    for old in uow.find(RegisterRetention, valid_from=fresh.valid_from):
        uow.remove(old)
    uow.add(fresh)
    return Changes(settings=True)


def months_before(on: date, months: int) -> date:
    """The same day so many months earlier, the last of its month where there is none."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def proposed(uow: UnitOfWork, clock: Clock) -> Reduction:
    """Whole sealed days before the retention; the first thing asked in its transaction."""
    head, today = uow.register.head(SEQUENCE), date_of(clock.now())
    months = months_kept(uow, today)
    kept = months_before(today, months)
    old = _old(head, kept)
    if not old:
        return Reduction(months, kept)
    return Reduction(months, kept, old[-1].last_entry_id, sum(one.entries for one in old), old[-1].day)


def _old(head: Head, kept: date) -> list[RegisterSeal]:
    """From the first seal on, as long as they are old enough; the last one stays."""
    return list(takewhile(lambda seal: seal.day < kept, head.seals[:-1]))


def reduce(transact: Transact, clock: Clock, key: bytes, author: str, progress: Progress) -> Reduction:
    """Proves what leaves, then removes it in one transaction with the checkpoint and a line of its own.

    A part that does not hold leaves too: the checkpoint says for good where it was broken.
    """
    plan = transact(lambda uow: proposed(uow, clock))
    if not plan.lines:
        raise NOTHING_OLD
    head = transact(lambda uow: uow.register.head(SEQUENCE))
    walk = walked(transact, key, head, progress, plan.last_id)
    transact(lambda uow: _remove(uow, clock, key, author, plan, walk))
    return plan


def _remove(uow: UnitOfWork, clock: Clock, key: bytes, author: str, plan: Reduction, walk: Walk) -> None:
    uow.next_number(SEQUENCE, 0)  # nobody writes from here on
    seals = uow.find(RegisterSeal, last_entry_id=plan.last_id)
    if not seals:
        raise ConflictError("Il registro è appena stato ridotto da un altro tecnico.")
    entries, now = seals[0].total or walk.counted, clock.now()
    note = walk.found.message_it if walk.found else ""
    kind = CheckpointKind.RETENTION
    point = RegisterCheckpoint(kind, now, author, plan.last_id, entries, walk.state, note=note)
    uow.add(replace(point, seal=checkpoint_seal(key, point)))
    uow.register.drop(plan.last_id)
    append(uow, clock, key, author, RegisterAction.REGISTER_REDUCED, _subject(plan))


def _subject(plan: Reduction) -> str:
    until = full_date(plan.last_day) if plan.last_day else ""
    return f"Righe rimosse: {plan.lines}, fino al {until}; conservazione {plan.months} mesi"
