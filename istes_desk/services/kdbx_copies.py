"""Which copies of the vault were made and rehearsed, and when the next one is due (N-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.vault import CredentialHandle, VaultCopy
from istes_desk.services.changes import Changes
from istes_desk.services.kdbx import Comparison, Written
from istes_desk.services.ports import Clock, UnitOfWork

COPY_DAYS = 30


@dataclass(frozen=True, slots=True)
class CopyState:
    """``changed``: credentials added or given a new secret since the last copy; ``due`` = make one now."""

    last: VaultCopy | None
    credentials: int
    changed: int
    due: bool
    reason_it: str


def record_copy(uow: UnitOfWork, clock: Clock, written: Written, author: str) -> Changes:
    """After the file is on the disk."""
    copy = VaultCopy(clock.now(), author, written.path.name, written.sha256, written.entries)
    return Changes(settings=True, new_id=uow.add(copy).id)


def record_rehearsal(uow: UnitOfWork, clock: Clock, sha256: str, comparison: Comparison) -> Changes:
    """The copy with this content was restored into memory and held everything."""
    if comparison.is_whole:
        for copy in uow.find(VaultCopy, sha256=sha256):
            uow.save(replace(copy, rehearsed_at=clock.now()))
    return Changes(settings=True)


def copy_state(uow: UnitOfWork, clock: Clock) -> CopyState:
    """A copy is due after 30 days, or at once when something changed and there is something to lose."""
    rows = uow.find(CredentialHandle)
    latest = uow.latest(VaultCopy, 1)
    last = latest[0] if latest else None
    since = last.made_at if last else None
    changed = sum(since is None or (row.rotated_at or row.created_at) > since for row in rows)
    old = last is not None and clock.now() - last.made_at > timedelta(days=COPY_DAYS)
    due = bool(rows) and (last is None or old or changed > 0)
    return CopyState(last, len(rows), changed, due, _reason(last, len(rows), changed, old))


def _reason(last: VaultCopy | None, rows: int, changed: int, old: bool) -> str:
    if not rows:
        return "La cassaforte è vuota: non c'è niente da copiare."
    if last is None:
        return f"Nessuna copia: se questo computer si guasta, {_many(rows, 'si perde', 'si perdono')}."
    made = f"Ultima copia del {_day(last.made_at)}"
    rehearsed = f", provata il {_day(last.rehearsed_at)}" if last.rehearsed_at else ", mai provata"
    if changed:
        return f"{made}{rehearsed}: da allora {_many(changed, 'è cambiata', 'sono cambiate')}."
    return f"{made}{rehearsed}{f': ha più di {COPY_DAYS} giorni' if old else ''}."


def _many(count: int, one: str, more: str) -> str:
    """With the verb that agrees."""
    return f"una credenziale {one}" if count == 1 else f"{count} credenziali {more}"


def _day(instant: datetime) -> str:
    return full_date(date_of(instant))
