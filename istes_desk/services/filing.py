"""Files fetched mails: a batch in one transaction; one that stumbles is set aside alone (Q-10)."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.services.acknowledging import acknowledge
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError
from istes_desk.services.intake import OPENS, Reception, received_at
from istes_desk.services.ledger import Place, take, take_broken, take_refused
from istes_desk.services.mail_index import TWIN_HOURS
from istes_desk.services.mail_source import FetchedMail, MailSource
from istes_desk.services.ports import Between, Clock, SecretStore, Transactions, UnitOfWork
from istes_desk.services.remembering import remembering

log = logging.getLogger(__name__)
T = TypeVar("T")
ONE_AT_A_TIME = "intake"
Fetched = tuple[FetchedMail, RawMail]


class Transact(Protocol):
    """Runs a job in one transaction on whatever owns the database, and waits for its result."""

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T: ...


class Transacting:
    """Implements ``Transact`` where one thread does everything."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T:
        with self._transactions() as uow:
            return job(uow)


@dataclass(frozen=True, slots=True)
class Means:
    """What a visit works with; ``told`` hears of each committed batch, on the thread of the visit."""

    source: MailSource
    secrets: SecretStore
    transact: Transact
    read_mail: Callable[[bytes, Trust], RawMail]
    clock: Clock
    author: str
    providers: Collection[str]
    told: Callable[[Changes], None] = lambda _changes: None


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """What the server gave and refused; ``mails`` are the given as they were read, unless one stumbled."""

    given: Sequence[FetchedMail]
    refused: Sequence[FetchedMail]
    mails: Sequence[Fetched]
    stumble: Exception | None = None

    @property
    def uids(self) -> list[int]:
        return sorted(one.uid for one in (*self.given, *self.refused))


class Stumbling(AbstractContextManager["Stumbling"]):
    """Keeps what one mail made the program raise; what concerns the whole database goes on its way."""

    error: Exception | None = None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        of_database = isinstance(error, KnownError) and not isinstance(error, ConflictError | NotFoundError)
        if not isinstance(error, Exception) or of_database:
            return False
        self.error = error
        return True


def in_words(stumble: Exception | None, words: str, where: str) -> KnownError | None:
    """What somebody may know already, else ``words``, and the details in the log."""
    if stumble is None or isinstance(stumble, KnownError):
        return stumble
    log.error("%s", where, exc_info=stumble)
    return KnownError(words, "I particolari sono nel registro del programma.")


def alone(uow: UnitOfWork) -> None:
    """Two programs file one after the other: the counter's row is held until the transaction ends."""
    uow.next_number(ONE_AT_A_TIME)


def known_uids(uow: UnitOfWork, mailbox: Mailbox, uidvalidity: int, uids: Sequence[int]) -> set[int]:
    """Which of them are in the ledger."""
    here = {"mailbox_id": mailbox.id, "folder": mailbox.folder, "uidvalidity": uidvalidity}
    return {entry.uid or 0 for entry in uow.find(LedgerEntry, **here, uid=list(uids))} if uids else set()


class Filing:
    """Files what a folder of one UIDVALIDITY gave; ``actions`` counts what became of it."""

    def __init__(self, means: Means, mailbox: Mailbox, uidvalidity: int, trusted: Trust) -> None:
        self._means, self._mailbox = means, mailbox
        self._uidvalidity, self._trust = uidvalidity, trusted
        self.actions: Counter[MailAction] = Counter()

    def read(self, batch: Sequence[FetchedMail]) -> ReadBatch:
        """Reaches no database: it may run on another thread while the batch before is filed."""
        given = [one for one in batch if not one.refused]
        refused = [one for one in batch if one.refused]
        mails: list[Fetched] = []
        stumbling = Stumbling()
        with stumbling:
            mails = [(one, self._means.read_mail(one.raw, self._trust)) for one in given]
        return ReadBatch(given, refused, mails, stumbling.error)

    def file(self, batch: ReadBatch) -> None:
        """All together; when one stumbles, each by itself."""
        if batch.given and self._attempt(batch) is not None:
            for one in batch.given:
                self._file_alone(one)
        if batch.refused:
            self._note(self._means.transact(lambda uow: self._refuse(uow, batch.refused)))

    def _file_alone(self, one: FetchedMail) -> None:
        stumble = self._attempt(self.read([one]))
        if stumble is None:
            return
        log.error("mail %d of %s", one.uid, self._mailbox.name, exc_info=stumble)
        words = getattr(stumble, "message", "") or type(stumble).__name__
        self._note(self._means.transact(lambda uow: self._set_aside(uow, one, words)))

    def _attempt(self, batch: ReadBatch) -> Exception | None:
        if batch.stumble is not None:
            return batch.stumble
        stumbling = Stumbling()
        with stumbling:
            self._note(self._means.transact(lambda uow: self._take_all(uow, batch.mails)))
        return stumbling.error

    def _take_all(self, uow: UnitOfWork, mails: Sequence[Fetched]) -> list[Reception]:
        unfiled = self._unfiled(uow, mails)
        times = [received_at(mail, self._means.clock.now(), one.arrived) for one, mail in unfiled]
        near = Between(min(times) - TWIN_HOURS, max(times) + TWIN_HOURS) if times else None
        with remembering(uow, [mail for _one, mail in unfiled], near) as remembered:
            return [self._take(remembered, *mail) for mail in unfiled]

    def _unfiled(self, uow: UnitOfWork, mails: Sequence[Fetched]) -> list[Fetched]:
        """Without what another program filed in the meantime."""
        alone(uow)
        known = known_uids(uow, self._mailbox, self._uidvalidity, [one.uid for one, _mail in mails])
        return [mail for mail in mails if mail[0].uid not in known]

    def _take(self, uow: UnitOfWork, one: FetchedMail, mail: RawMail) -> Reception:
        means = self._means
        found = take(uow, means.clock, mail, means.author, means.providers, self._place(one))
        if found.action not in OPENS:
            return found
        answered = acknowledge(uow, means.clock, found, mail)
        return replace(found, changes=answered | found.changes)

    def _set_aside(self, uow: UnitOfWork, one: FetchedMail, what: str) -> list[Reception]:
        bare = RawMail(one.raw, hashlib.sha256(one.raw).hexdigest())
        left = self._unfiled(uow, [(one, bare)])
        return [take_broken(uow, self._means.clock, mail, what, self._place(it)) for it, mail in left]

    def _refuse(self, uow: UnitOfWork, refused: Sequence[FetchedMail]) -> list[Reception]:
        left = self._unfiled(uow, [(one, RawMail(b"", "")) for one in refused])
        clock = self._means.clock
        return [take_refused(uow, clock, one.refused, one.size, self._place(one)) for one, _mail in left]

    def _place(self, one: FetchedMail) -> Place:
        return Place(self._mailbox.id, self._mailbox.folder, self._uidvalidity, one.uid, one.arrived)

    def _note(self, found: Sequence[Reception]) -> None:
        """After the commit."""
        changes = NOTHING
        for reception in found:
            self.actions[reception.action] += 1
            changes |= reception.changes
        if changes != NOTHING:
            self._means.told(changes)
