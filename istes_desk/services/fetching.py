"""One visit to a mailbox: what is new is read, filed, written into the ledger; nothing there changes (Q-10).

Runs on the pool, with a thread that downloads and reads the next batch; the database is reached by
``transact``, the server by the port. Two programs may visit the same mailbox at once: each message is filed
by the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from istes_desk.domain.italian import date_of
from istes_desk.domain.mail import MailAction, Trust
from istes_desk.domain.mailboxes import FolderState, Mailbox
from istes_desk.services.ahead import ahead
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Filing, Means, Stumbling, alone, in_words, known_uids
from istes_desk.services.intake import OPENS
from istes_desk.services.mail_source import FetchedMail, OpenFolder
from istes_desk.services.pec_trust import trust
from istes_desk.services.ports import Progress, UnitOfWork

LONGEST_PAUSE = 60
TOGETHER = 100
BROKEN = "La lettura della posta si è fermata per un errore del programma."
BATCH_BYTES = 8_000_000
"""Messages and bytes of one transaction."""


class Unwatched:
    """Implements ``Progress`` where nobody looks and nobody cancels."""

    cancelled = False

    def step(self, done: int, total: int, what: str) -> None:
        """Nobody asks."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How a visit went: messages by what became of them; ``error`` is None when it went well."""

    mailbox: Mailbox
    actions: Mapping[MailAction, int] = field(default_factory=dict)
    waiting: int = 0
    error: KnownError | None = None

    @property
    def taken(self) -> int:
        """Messages that were read."""
        return sum(self.actions.values())

    @property
    def opened(self) -> int:
        """New requests among them."""
        return sum(self.actions.get(action, 0) for action in OPENS)


def active_mailboxes(uow: UnitOfWork) -> tuple[Mailbox, ...]:
    """Those that are read."""
    return tuple(uow.find(Mailbox, active=True))


def is_due(mailbox: Mailbox, last: datetime | None, failures: int, now: datetime) -> bool:
    """Every ``poll_minutes``; after failures in a row twice, four times as long, up to an hour."""
    if last is None:
        return True
    pause = mailbox.poll_minutes * 2 ** min(failures, 6)
    minutes = min(pause, max(LONGEST_PAUSE, mailbox.poll_minutes))
    return not last <= now < last + timedelta(minutes=minutes)


def visit(means: Means, mailbox_id: int, progress: Progress) -> Visit:
    """Reads what is new. An error or a cancel keeps what was filed; the next visit goes on from there."""
    mailbox, state, trusted = means.transact(lambda uow: _begin(uow, means, mailbox_id))
    visited = _Visit(means, mailbox, state, trusted, progress)
    error = visited.run()
    state = replace(visited.state, error=error.message if error else "", checked_at=means.clock.now())
    try:
        means.transact(lambda uow: _save(uow, state))
    except KnownError as away:  # a full disk: what was filed is in the ledger all the same
        error = error or away
    return Visit(mailbox, visited.actions, state.waiting, error)


def _begin(uow: UnitOfWork, means: Means, mailbox_id: int) -> tuple[Mailbox, FolderState, Trust]:
    mailbox, now = uow.get(Mailbox, mailbox_id), means.clock.now()
    fresh = FolderState(mailbox_id, mailbox.folder, now)
    return mailbox, _stored(uow, fresh) or fresh, trust(uow, date_of(now))


def _stored(uow: UnitOfWork, state: FolderState) -> FolderState | None:
    return next(iter(uow.find(FolderState, mailbox_id=state.mailbox_id, folder=state.folder)), None)


def _save(uow: UnitOfWork, state: FolderState) -> None:
    """The last who visited has the word; what another filed beyond is in the ledger all the same."""
    alone(uow)
    before = _stored(uow, state)
    if before is None:
        uow.add(state)
    else:
        uow.save(replace(state, id=before.id))


class _Visit:
    def __init__(
        self, means: Means, mailbox: Mailbox, state: FolderState, trusted: Trust, progress: Progress
    ) -> None:
        self._means, self._mailbox, self._trust, self._progress = means, mailbox, trusted, progress
        self.state = state
        self.actions: Mapping[MailAction, int] = {}

    def run(self) -> KnownError | None:
        """Also an error of the program ends this visit only: the other mailboxes are read.

        What breaks after it was cancelled was broken off on purpose.
        """
        stumbling = Stumbling()
        try:
            with stumbling:
                secret = self._means.secrets.get(self._mailbox.secret_handle)
                with self._means.source.open(self._mailbox, secret) as folder:
                    self._read(folder)
        except KnownError as error:
            return None if self._progress.cancelled else error
        return in_words(stumbling.error, BROKEN, self._mailbox.name)

    def _read(self, folder: OpenFolder) -> None:
        """Another UIDVALIDITY: the old numbers mean nothing, everything is looked at again."""
        last = self.state.last_uid if folder.uidvalidity == self.state.uidvalidity else 0
        everything = folder.uids()
        since = self._mailbox.from_day
        wanted = folder.uids(since) if since else everything
        older = len(set(everything) - set(wanted))
        on_server = older + len(wanted)
        self.state = replace(
            self.state, uidvalidity=folder.uidvalidity, last_uid=last, on_server=on_server, older=older
        )
        self._mark(wanted, last)
        self._take(folder, wanted, [uid for uid in wanted if uid > last])

    def _take(self, folder: OpenFolder, wanted: list[int], beyond: list[int]) -> None:
        """A visit that was cut off left some in the ledger beyond the mark: they are not read twice."""
        validity = folder.uidvalidity
        known = self._means.transact(lambda uow: known_uids(uow, self._mailbox, validity, beyond))
        unread = [uid for uid in beyond if uid not in known]
        filing = Filing(self._means, self._mailbox, validity, self._trust)
        self.actions = filing.actions
        seen: list[int] = []
        with ahead(map(filing.read, batches(folder.messages(unread)))) as read:
            for batch in read:
                filing.file(batch)
                seen += batch.uids
                self._mark(wanted, seen[-1])
                self._progress.step(len(seen), len(unread), self._mailbox.name)
                if self._progress.cancelled:
                    return
        vanished = set(unread) - set(seen)
        self.state = replace(self.state, on_server=self.state.on_server - len(vanished))
        self._mark([uid for uid in wanted if uid not in vanished], max(beyond, default=self.state.last_uid))

    def _mark(self, wanted: list[int], last: int) -> None:
        """All up to ``last`` is in the ledger."""
        present = bisect_right(wanted, last)
        self.state = replace(self.state, last_uid=last, present=present, waiting=len(wanted) - present)


def batches(mails: Iterable[FetchedMail]) -> Iterator[list[FetchedMail]]:
    """About ``TOGETHER`` messages or ``BATCH_BYTES``; what came before an error is handed out before it."""
    batch: list[FetchedMail] = []
    weight = 0
    try:
        for mail in mails:
            batch.append(mail)
            weight += len(mail.raw)
            if len(batch) >= TOGETHER or weight >= BATCH_BYTES:
                yield batch
                batch, weight = [], 0
    except KnownError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
