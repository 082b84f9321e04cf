"""The access register proven line by line (L-1): a walk over lines in order, in constant memory, no I/O.

``verified`` feeds it from a database, a chunk per transaction, so that nobody waits meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from istes_desk.domain.compliance import CheckpointKind, RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Progress, UnitOfWork
from istes_desk.services.progress import UNWATCHED, step
from istes_desk.services.register import SEQUENCE, checkpoint_seal, facts_of, link, same, seal_of, signed
from istes_desk.services.register_port import Head, UnreadableLineError


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the register does not hold; ``entry_id`` 0 = a seal or the end."""

    entry_id: int
    message_it: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What stands in the register. ``lines`` are those read; ``chain`` is the fingerprint of the last one."""

    lines: int
    first: datetime | None
    last: datetime | None
    first_break: Break | None
    checkpoints: tuple[RegisterCheckpoint, ...] = ()
    chain: str = ""

    @property
    def is_whole(self) -> bool:
        return self.first_break is None

    @property
    def words_it(self) -> str:
        """The result in one Italian sentence."""
        if self.first_break is not None:
            return self.first_break.message_it
        if not self.lines:
            return "Il registro è integro: non contiene ancora righe."
        return f"Il registro è integro: righe verificate {self.lines}, nessuna alterata o mancante."


def absorbed(key: bytes, before: str, entry: RegisterEntry) -> str:
    """The digest of the lines of a lost key, one line further."""
    return signed(key, "old", before, entry.chain, *facts_of(entry))


class Walk:
    """Takes lines one after the other and keeps what the next one needs, no more.

    After a checkpoint of a new key, lines before it are held against the digest it sealed: what stood there
    when the old key was lost cannot be changed any more.
    """

    def __init__(self, key: bytes, head: Head) -> None:
        self._key, self._head = key, head
        renewed = [one for one in head.checkpoints if one.kind is CheckpointKind.NEW_KEY]
        reduced = [one for one in head.checkpoints if one.kind is CheckpointKind.RETENTION]
        self._renewed = renewed[-1] if renewed else None
        self._since = self._renewed.id if self._renewed else 0
        start = reduced[-1] if reduced else None
        self.state = start.chain if start and start.id > self._since else ""
        self.counted = start.entries if start else 0
        self.place = start.last_entry_id if start else 0
        self._sealed = self.counted
        self._seals: Iterator[RegisterSeal] = iter(head.seals)
        self._next = next(self._seals, None)
        self._day: date | None = None
        self.lines = 0
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.found = self._check_checkpoints()

    def _check_checkpoints(self) -> Break | None:
        for one in self._head.checkpoints:
            if one.id >= self._since and not same(one.seal, checkpoint_seal(self._key, one)):
                day = date_of(one.at)
                said = f"Il punto sigillato del {full_date(day)} è stato alterato."
                return Break(0, said, day)
        return None

    def take(self, entry: RegisterEntry) -> None:
        """The next line; after a break lines are only counted."""
        self.lines += 1
        self.counted += 1
        self.first = self.first or entry.at
        self.last = entry.at
        if self.found is None:
            self.found = self._link(entry) or self._renewal(entry) or self._seal(entry)
        else:
            self._pass(entry)
        self.place = entry.id

    def pass_over(self, wrong: UnreadableLineError) -> None:
        """A line nobody can read breaks the chain and is counted."""
        self.lines += 1
        self.counted += 1
        self.found = self.found or Break(wrong.entry_id, wrong.message)
        self.place = wrong.entry_id

    def _pass(self, entry: RegisterEntry) -> None:
        old = self.is_old(entry.id)
        self.state = absorbed(self._key, self.state, entry) if old else entry.chain

    def is_old(self, entry_id: int) -> bool:
        """Whether it was written with a key that was lost."""
        return self._renewed is not None and entry_id <= self._renewed.last_entry_id

    def _link(self, entry: RegisterEntry) -> Break | None:
        if self.is_old(entry.id):
            self.state = absorbed(self._key, self.state, entry)
            return None
        fits = same(entry.chain, link(self._key, self.state, entry))
        self.state = entry.chain
        if fits:
            return None
        day = date_of(entry.at)
        said = (
            f"La riga {entry.id} del registro, del {full_date(day)}, è stata alterata o ne manca una prima."
        )
        return Break(entry.id, said, day)

    def _renewal(self, entry: RegisterEntry) -> Break | None:
        renewed = self._renewed
        if renewed is None or entry.id != renewed.last_entry_id or same(self.state, renewed.chain):
            return None
        day = date_of(renewed.at)
        said = f"Le righe scritte prima della nuova chiave del {full_date(day)} sono state alterate."
        return Break(entry.id, said, day)

    def _seal(self, entry: RegisterEntry) -> Break | None:
        seal = self._next
        if seal is None or entry.id < seal.last_entry_id:
            return None
        if not self._holds(seal, entry):
            said = f"Il sigillo del {full_date(seal.day)} non corrisponde al registro."
            return Break(0, said, seal.day)
        self._sealed, self._day, self._next = self.counted, seal.day, next(self._seals, None)
        return None

    def _holds(self, seal: RegisterSeal, entry: RegisterEntry) -> bool:
        counted = seal.entries == self.counted - self._sealed and seal.total in (0, self.counted)
        in_order = entry.id == seal.last_entry_id and (self._day is None or self._day < seal.day)
        signed_well = self.is_old(entry.id) or same(seal.seal, seal_of(self._key, seal, entry.chain))
        return counted and in_order and signed_well

    def end(self) -> Verification:
        """After the last line."""
        self.found = self.found or self._end()
        found = (self.lines, self.first, self.last, self.found, self._head.checkpoints, self.state)
        return Verification(*found)

    def _end(self) -> Break | None:
        if self._next is not None:
            said = f"Il sigillo del {full_date(self._next.day)} conta righe che non ci sono più."
            return Break(0, said, self._next.day)
        if self._head.loose:
            loose = self._head.loose
            return Break(loose, f"La riga {loose} del registro non è coperta da nessun sigillo.")
        if self.counted != self._head.number:
            said = f"Le righe scritte sono {self._head.number}, nel registro ne risultano {self.counted}"
            return Break(0, f"{said}: la fine è stata tagliata insieme ai sigilli.", self._day)
        return None


def verified(transact: Transact, key: bytes, progress: Progress = UNWATCHED) -> Verification:
    """Reads all of it; CancelledError when ``progress`` was. One that is reduced meanwhile is read again."""
    while True:
        head = transact(lambda uow: uow.register.head(SEQUENCE))
        found = walked(transact, key, head, progress).end()
        if transact(lambda uow: uow.register.head(SEQUENCE)).checkpoints == head.checkpoints:
            return found


def walked(transact: Transact, key: bytes, head: Head, progress: Progress, last: int | None = None) -> Walk:
    """The walk after all lines up to ``last``, by default all that are sealed."""
    walk, end = Walk(key, head), head.last_id if last is None else last
    while True:
        try:
            for chunk in chunks(transact, walk.place, end):
                for entry in chunk:
                    walk.take(entry)
                step(progress, walk.counted, head.number, full_date(date_of(chunk[-1].at)))
        except UnreadableLineError as wrong:
            walk.pass_over(wrong)
        else:
            return walk


def chunks(transact: Transact, after: int, last: int) -> Iterator[list[RegisterEntry]]:
    """Lines above ``after`` up to ``last``, each chunk in a transaction of its own."""
    while chunk := transact(partial(_lines, after, last)):
        yield chunk
        after = chunk[-1].id


def _lines(after: int, last: int, uow: UnitOfWork) -> list[RegisterEntry]:
    return uow.register.lines(after, last)
