"""The ledger of the mail: one line for every message, counts that add up to the mailbox (Q-10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from istes_desk.domain.errors import require
from istes_desk.domain.incidents import EventKind, Incident, IncidentClass, MailSource, Message
from istes_desk.domain.mail import MailAction, RawMail
from istes_desk.domain.mailboxes import FolderState, LedgerEntry, Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.incidents import treat_as_pec
from istes_desk.services.intake import Reception, file_in
from istes_desk.services.ports import Between, Clock, UnitOfWork
from istes_desk.services.timeline import record

NOT_READ = "Il messaggio non è stato elaborato per un errore del programma ({}): l'originale è conservato."
NOT_GIVEN = "Il server di posta non consegna il messaggio («{}»): si trova ancora nella casella."
SHORT = 200
WITHOUT_PLACE = frozenset({MailAction.ERROR, MailAction.QUARANTINE})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lay: its folder in a mailbox, and when it arrived there (INTERNALDATE)."""

    mailbox_id: int
    folder: str
    uidvalidity: int
    uid: int
    arrived: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """One folder: ``actions`` of its present UIDVALIDITY add up to ``present`` and ``gone`` messages.

    ``on_server`` = ``present`` + ``older`` + ``waiting``, as it was at ``checked_at`` (None = never read).
    """

    mailbox: Mailbox
    actions: Mapping[MailAction, int]
    on_server: int = 0
    present: int = 0
    older: int = 0
    waiting: int = 0
    checked_at: datetime | None = None
    error: str = ""

    @property
    def recorded(self) -> int:
        return sum(self.actions.values())

    @property
    def gone(self) -> int:
        """In the ledger, but not on the server any more: somebody moved or deleted them there."""
        return self.recorded - self.present

    @property
    def adds_up(self) -> bool:
        """Every message of the server is accounted for."""
        return self.on_server == self.present + self.older + self.waiting and self.gone >= 0


def take(
    uow: UnitOfWork,
    clock: Clock,
    mail: RawMail,
    author: str,
    providers: Collection[str],
    place: Place | None = None,
) -> Reception:
    """Files one mail and writes its line; ``place`` is None for a file from disk."""
    found = file_in(uow, clock, mail, author, providers, place.arrived if place else None)
    line = _line(clock, mail, found.action, found.reason, place)
    uow.add(replace(line, message_id=found.message_id, incident_id=found.incident_id))
    return found


def take_broken(
    uow: UnitOfWork, clock: Clock, mail: RawMail, what: str, place: Place | None = None
) -> Reception:
    """A mail that the program stumbled over: kept with its bytes, in sight, to be tried again."""
    reason = NOT_READ.format(what)
    received = place.arrived if place else clock.now()
    message = uow.add(Message(None, received, mail.sender, mail.subject[:SHORT], "", mail.sha256))
    uow.add(MailSource(message.id, mail.raw))
    uow.add(replace(_line(clock, mail, MailAction.ERROR, reason, place), message_id=message.id))
    return Reception(MailAction.ERROR, reason, Changes(), message_id=message.id)


def take_refused(uow: UnitOfWork, clock: Clock, said: str, size: int, place: Place) -> Reception:
    """A mail that the server does not give: a line in sight, nothing to keep."""
    reason = NOT_GIVEN.format(said)
    line = replace(_line(clock, RawMail(b"", ""), MailAction.ERROR, reason, place), size=size)
    uow.add(line)
    return Reception(MailAction.ERROR, reason, Changes())


def again(
    uow: UnitOfWork, clock: Clock, entry_id: int, mail: RawMail, author: str, providers: Collection[str]
) -> Changes:
    """Another try for a message without a place; ``mail`` was read anew from its kept bytes."""
    return _filed_again(uow, clock, _waiting(uow, entry_id), mail, author, providers)


def admit(
    uow: UnitOfWork,
    clock: Clock,
    entry_id: int,
    mail: RawMail,
    reason: str,
    author: str,
    providers: Collection[str],
) -> Changes:
    """A person lets in a PEC that proves nothing, as ordinary mail and for a recorded reason (Q-4, Q-9)."""
    entry = _waiting(uow, entry_id)
    require(bool(reason.strip()), "Indicare il motivo per cui si accetta il messaggio.", "reason")
    changes = _filed_again(uow, clock, entry, mail, author, providers, as_ordinary=True)
    incident_id = uow.get(LedgerEntry, entry_id).incident_id
    if incident_id is None:
        return changes
    if uow.get(Incident, incident_id).incident_class is IncidentClass.PARKED:
        return changes | treat_as_pec(uow, clock, incident_id, reason, author)
    words = f"Messaggio accettato dalla quarantena: {reason.strip().rstrip('.')}."
    return changes | record(uow, clock.now(), incident_id, EventKind.OVERRIDE, words, author)


def _waiting(uow: UnitOfWork, entry_id: int) -> LedgerEntry:
    entry = uow.get(LedgerEntry, entry_id)
    require(entry.action in WITHOUT_PLACE, "Questo messaggio è già al suo posto.", "action")
    require(entry.message_id is not None, "Il messaggio è rimasto sul server: leggerlo da lì.", "action")
    return entry


def _filed_again(
    uow: UnitOfWork,
    clock: Clock,
    entry: LedgerEntry,
    mail: RawMail,
    author: str,
    providers: Collection[str],
    *,
    as_ordinary: bool = False,
) -> Changes:
    before = uow.get(Message, entry.message_id or 0)
    uow.save(replace(entry, message_id=None))
    for source in uow.find(MailSource, message_id=before.id):
        uow.remove(source)
    uow.remove(before)
    found = file_in(uow, clock, mail, author, providers, before.received, as_ordinary=as_ordinary)
    done = replace(entry, action=found.action, reason=found.reason, sender=mail.sender, subject=mail.subject)
    uow.save(replace(done, message_id=found.message_id, incident_id=found.incident_id))
    return found.changes


def counts(uow: UnitOfWork, mailbox_id: int) -> Counts:
    """What became of the mailbox, and whether it adds up."""
    mailbox = uow.get(Mailbox, mailbox_id)
    states = uow.find(FolderState, mailbox_id=mailbox_id, folder=mailbox.folder)
    if not states:
        return Counts(mailbox, {})
    state = states[0]
    here = {"mailbox_id": mailbox_id, "folder": mailbox.folder, "uidvalidity": state.uidvalidity}
    actions = uow.tally(LedgerEntry, "action", **here)
    facts = {name: getattr(state, name) for name in ("on_server", "present", "older", "waiting", "error")}
    return Counts(mailbox, actions, **facts, checked_at=state.checked_at)


def all_counts(uow: UnitOfWork) -> tuple[Counts, ...]:
    """Of every mailbox, also those switched off."""
    return tuple(counts(uow, mailbox.id) for mailbox in uow.find(Mailbox))


def entries(
    uow: UnitOfWork, most: int, action: MailAction | None = None, before: int | None = None
) -> tuple[LedgerEntry, ...]:
    """Lines of all mailboxes and of the files, the latest first; of one action, older than a line."""
    where: dict[str, Any] = {} if action is None else {"action": action}
    if before is not None:
        where["id"] = Between(0, before - 1)
    return tuple(uow.latest(LedgerEntry, most, **where))


def _line(clock: Clock, mail: RawMail, action: MailAction, reason: str, place: Place | None) -> LedgerEntry:
    line = LedgerEntry(clock.now(), action, reason, mail.sender, mail.subject[:SHORT], len(mail.raw))
    if place is None:
        return line
    return replace(
        line,
        folder=place.folder,
        mailbox_id=place.mailbox_id,
        uidvalidity=place.uidvalidity,
        uid=place.uid,
    )
