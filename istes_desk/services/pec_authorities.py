"""The authorities of PEC providers that the user loads, and PEC judged again after that (Q-9)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain.errors import require
from istes_desk.domain.incidents import Channel, EventKind, Incident, IncidentClass, Message, PecVerdict
from istes_desk.domain.italian import date_of
from istes_desk.domain.letters import PecAuthority, Receipt
from istes_desk.domain.mail import MailAction, RawMail
from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.services.changes import EVERYTHING_SETTINGS, NOTHING, Changes
from istes_desk.services.classing import classified
from istes_desk.services.intake import received_at
from istes_desk.services.ledger import again
from istes_desk.services.pec_trust import without_replay
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate of a file; ``sha256`` of its DER, ``authority`` when it may sign others."""

    subject: str
    sha256: str
    pem: str
    not_before: datetime
    not_after: datetime
    authority: bool


ReadCertificates = Callable[[bytes], tuple[Certificate, ...]]


@dataclass(frozen=True, slots=True)
class Loading:
    """What became of a file of certificates; ``refused`` are the names of those that are no authority."""

    added: int
    known: int
    refused: tuple[str, ...]
    changes: Changes


def load_authorities(uow: UnitOfWork, clock: Clock, found: Sequence[Certificate], author: str) -> Loading:
    """Each authority once; one that was withdrawn counts again. DomainError when there is none to load."""
    require(bool(found), "Il file non contiene certificati leggibili (PEM, DER o PKCS#7).", "file")
    usable = {one.sha256: one for one in found if one.authority}
    refused = tuple(one.subject for one in found if not one.authority)
    require(
        bool(usable), f"Nel file non c'è alcuna autorità di certificazione: {', '.join(refused)}.", "file"
    )
    added = sum(_load(uow, clock.now(), one, author) for one in usable.values())
    return Loading(added, len(usable) - added, refused, EVERYTHING_SETTINGS if added else NOTHING)


def withdraw_authority(uow: UnitOfWork, clock: Clock, authority_id: int) -> Changes:
    """From today it vouches for nothing; the row stays, and so do the verdicts given before."""
    uow.save(replace(uow.get(PecAuthority, authority_id), valid_to=date_of(clock.now()) - DAY))
    return EVERYTHING_SETTINGS


def authorities(uow: UnitOfWork, clock: Clock) -> tuple[PecAuthority, ...]:
    """Those in force today, by name."""
    today = date_of(clock.now())
    rows = [row for row in uow.find(PecAuthority) if row.valid_to is None or today <= row.valid_to]
    return tuple(sorted(rows, key=lambda row: (row.subject.casefold(), row.id)))


def unverified(uow: UnitOfWork) -> tuple[int, ...]:
    """Ids of the messages whose PEC was not believed so far."""
    return tuple(one.id for one in uow.find(Message, pec=PecVerdict.UNVERIFIED, outgoing=False))


def judge_again(
    uow: UnitOfWork,
    clock: Clock,
    message_id: int,
    mail: RawMail,
    author: str,
    providers: Collection[str] = frozenset(),
) -> Changes:
    """Takes over the verdict of ``mail``, the same bytes read anew; what it proves waits no more (Q-4)."""
    message, pec = uow.get(Message, message_id), without_replay(uow, mail).pec
    if pec is None or pec.sentence == message.pec_detail:
        return NOTHING
    told = uow.save(replace(message, pec=pec.verdict, pec_detail=pec.sentence))
    for receipt in uow.find(Receipt, message_id=message_id):
        uow.save(replace(receipt, verified=pec.verdict is PecVerdict.VERIFIED))
    if told.incident_id is None:
        return _released(uow, clock, told, mail, author, providers)
    if not pec.is_receipt:
        _tell(uow, told, received_at(mail, clock.now()))
    words = f"Controllo ripetuto del messaggio di {told.sender or 'mittente sconosciuto'}: {pec.sentence}"
    return record(uow, clock.now(), told.incident_id, EventKind.MESSAGE, words, author)


def _released(
    uow: UnitOfWork, clock: Clock, told: Message, mail: RawMail, author: str, providers: Collection[str]
) -> Changes:
    """From the quarantine to its place once it is proven; until then the line says why not."""
    changes = NOTHING
    for line in uow.find(LedgerEntry, message_id=told.id, action=MailAction.QUARANTINE):
        if told.pec is PecVerdict.UNVERIFIED:
            uow.save(replace(line, reason=told.pec_detail))
        else:
            changes |= again(uow, clock, line.id, mail, author, providers)
    return changes


def _tell(uow: UnitOfWork, message: Message, received: datetime) -> None:
    """The incident follows the message that opened it, and any that proves what was parked."""
    incident = uow.get(Incident, message.incident_id or 0)
    parked = incident.incident_class is IncidentClass.PARKED
    proven = message.pec is PecVerdict.VERIFIED
    opened = min(one.id for one in uow.find(Message, incident_id=incident.id)) == message.id
    if not opened and not (parked and proven):
        return
    incident = replace(incident, pec=message.pec, pec_detail=message.pec_detail, channel=Channel.PEC)
    admitted = classified(uow, replace(incident, received=received)) if parked and proven else incident
    uow.save(admitted)


def _load(uow: UnitOfWork, now: datetime, found: Certificate, author: str) -> bool:
    """False when it is in force already."""
    today = date_of(now)
    known = next(iter(uow.find(PecAuthority, sha256=found.sha256)), None)
    if known is None:
        row = PecAuthority(
            subject=found.subject,
            sha256=found.sha256,
            pem=found.pem,
            not_before=found.not_before,
            not_after=found.not_after,
            loaded_at=now,
            loaded_by=author,
            valid_from=today,
        )
        uow.add(row)
        return True
    if known.valid_to is None:
        return False
    uow.save(replace(known, valid_from=today, valid_to=None, loaded_at=now, loaded_by=author))
    return True
