"""Requests come in: mail is read once and put in its place, calls and visits are typed (Q-1, Q-3, Q-10)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import (
    Channel,
    CoveredObject,
    EventKind,
    Incident,
    IncidentClass,
    IncidentState,
    MailSource,
    Message,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.domain.italian import date_of
from istes_desk.domain.mail import Decision, MailAction, RawMail, host_of, thread
from istes_desk.domain.policy import QueuePolicy
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.classing import classified
from istes_desk.services.mail_index import StoredThreads
from istes_desk.services.pec_trust import with_clock_doubt, without_replay
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.receipts import attach_receipt
from istes_desk.services.timeline import record

NO_SUBJECT = "(senza oggetto)"
NOBODY: frozenset[str] = frozenset()
OPENS = frozenset({MailAction.NEW, MailAction.NEW_LINKED})
ABOUT_OURS = frozenset({MailAction.RECEIPT, MailAction.BOUNCE})
BY_PROGRAMS = ABOUT_OURS | {MailAction.AUTOMATIC, MailAction.OWN}
WAKES = frozenset({IncidentState.WAITING_CUSTOMER, IncidentState.SOLVED})
HOW = {
    Channel.EMAIL: "E-mail ricevuta",
    Channel.PEC: "PEC ricevuta",
    Channel.PHONE: "Telefonata ricevuta",
    Channel.IN_PERSON: "Richiesta di persona",
}


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of one mail: exactly one ``action``, its Italian reason, the incident it belongs to.

    ``message_id`` is the row of the mail, None when it was there already. ``may_acknowledge``: a person
    opened a new request, which the program may answer (Q-10).
    """

    action: MailAction
    reason: str
    changes: Changes
    incident_id: int | None = None
    message_id: int | None = None
    may_acknowledge: bool = False


@dataclass(frozen=True, slots=True)
class HandDraft:
    """A request typed by the technician; ``received`` as an instant, ``sender`` a name or an address."""

    received: datetime
    channel: Channel
    subject: str
    customer_id: int | None = None
    body: str = ""
    sender: str = ""
    kind: RequestKind = RequestKind.INCIDENT
    covered_object: CoveredObject = CoveredObject.OWN_SOFTWARE
    severity: Severity | None = None
    urgent: bool = False
    device_id: int | None = None


def file_in(
    uow: UnitOfWork,
    clock: Clock,
    mail: RawMail,
    author: str,
    providers: Collection[str] = NOBODY,
    arrived: datetime | None = None,
    *,
    as_ordinary: bool = False,
) -> Reception:
    """Puts one mail into its one place and keeps its raw bytes; the same mail again changes nothing.

    ``providers``: mail domains that many share and that recognise nobody (Q-10). ``arrived``: INTERNALDATE.
    ``as_ordinary``: a PEC that proves nothing is placed like any mail, whatever Message-ID it claims (Q-9).
    """
    mail = with_clock_doubt(without_replay(uow, mail), clock.now())
    received = _believed(uow, received_at(mail, clock.now(), arrived), clock.now())
    placed = replace(mail, pec=None, message_id="") if as_ordinary else mail
    decision = thread(placed, StoredThreads(uow, received, providers), _own_hosts(uow, providers))
    if decision.action is MailAction.ALREADY_IMPORTED:
        return Reception(decision.action, decision.reason, Changes(), _known_incident(uow, mail))
    if decision.action in OPENS:
        incident = _open(uow, _incident_of(mail, received, decision))
        changes = _opened(uow, incident, author, _story(mail, decision))
        return _kept(uow, mail, received, decision, incident.id, replace(changes, new_id=incident.id))
    into = decision.incident.id if decision.incident else None
    if decision.action in ABOUT_OURS:
        kept = _kept(uow, mail, received, decision, into, NOTHING)
        return _answering(uow, clock, mail, received, decision, kept, author)
    changes = _appended(uow, mail, received, decision, author)
    return _kept(uow, mail, received, decision, into, changes)


def register_by_hand(uow: UnitOfWork, clock: Clock, draft: HandDraft, author: str) -> Changes:
    """A call, a visit, a mail typed by hand; the time may not lie in the future (Q-3)."""
    require(bool(draft.subject.strip()), "Indicare in breve che cosa succede.", "subject")
    require(draft.received <= clock.now(), "L'ora di ricezione è nel futuro.", "received")
    blank = Incident(
        number=0,
        subject=draft.subject.strip(),
        received=draft.received,
        channel=draft.channel,
        incident_class=IncidentClass.NO_CONTRACT,
        reason="",
        kind=draft.kind,
        covered_object=draft.covered_object,
        severity=draft.severity,
        urgent=draft.urgent,
        customer_id=draft.customer_id,
        device_id=draft.device_id,
        sender=draft.sender.strip(),
        body=draft.body.strip(),
        pec=PecVerdict.UNVERIFIED if draft.channel is Channel.PEC else PecVerdict.NOT_PEC,
        technician=author,
    )
    incident = _open(uow, blank)
    return _opened(uow, incident, author, f"{HOW[draft.channel]}, registrata a mano.")


def received_at(mail: RawMail, now: datetime, arrived: datetime | None = None) -> datetime:
    """Certified time of a verified PEC, else INTERNALDATE or the mail's date, never in the future (Q-3)."""
    trusted = mail.pec and mail.pec.verdict is PecVerdict.VERIFIED
    stated = mail.pec.certified_at if mail.pec and trusted else arrived or mail.date
    return min(stated or now, now)


def _believed(uow: UnitOfWork, stated: datetime, now: datetime) -> datetime:
    """A date before the first rules of the queue comes from a clock that is wrong: the mail came now."""
    day = date_of(stated)
    return stated if any(policy.valid_from <= day for policy in uow.find(QueuePolicy)) else now


def _own_hosts(uow: UnitOfWork, providers: Collection[str]) -> set[str]:
    hosts = {host_of(firm.email) for firm in uow.find(Firm)}
    return hosts - {""} - set(providers)


def _incident_of(mail: RawMail, received: datetime, decision: Decision) -> Incident:
    verdict = mail.pec.verdict if mail.pec else PecVerdict.NOT_PEC
    customer = decision.customer.customer_id if decision.customer else None
    if decision.action is MailAction.NEW_LINKED and decision.incident:
        customer = decision.incident.customer_id
    return Incident(
        number=0,
        subject=mail.subject.strip() or NO_SUBJECT,
        received=received,
        channel=Channel.EMAIL if verdict is PecVerdict.NOT_PEC else Channel.PEC,
        incident_class=IncidentClass.NO_CONTRACT,
        reason="",
        customer_id=customer,
        sender=mail.sender,
        body=mail.body_text,
        pec=verdict,
        pec_detail=mail.pec.sentence if mail.pec else "",
    )


def _open(uow: UnitOfWork, blank: Incident) -> Incident:
    return uow.add(classified(uow, replace(blank, number=uow.next_number("incident"))))


def _opened(uow: UnitOfWork, incident: Incident, author: str, story: str) -> Changes:
    words = f"{story} {incident.reason}"
    changes = record(uow, incident.received, incident.id, EventKind.RECEIVED, words, author)
    return replace(changes, new_id=incident.id)


def _story(mail: RawMail, decision: Decision) -> str:
    channel = Channel.PEC if mail.pec and mail.pec.verdict is not PecVerdict.NOT_PEC else Channel.EMAIL
    sentences = [f"{HOW[channel]} da {mail.sender or 'mittente sconosciuto'}.", decision.reason]
    if channel is Channel.PEC and mail.pec and mail.pec.sentence not in decision.reason:
        sentences.append(mail.pec.sentence)
    return " ".join([*sentences, *mail.problems, _attachments(mail)]).strip()


def _attachments(mail: RawMail) -> str:
    names = [f"{one.name}{' (bloccato)' if one.blocked else ''}" for one in mail.attachments]
    return f"Allegati: {', '.join(names)}." if names else ""


def _appended(uow: UnitOfWork, mail: RawMail, received: datetime, decision: Decision, author: str) -> Changes:
    """A line in the time line; a customer's word wakes what waited for it, a PEC what waited for a PEC."""
    if decision.incident is None:
        return Changes()
    incident = uow.get(Incident, decision.incident.id)
    if decision.action is MailAction.APPEND:
        woken = _woken(uow, incident, mail, received)
        if woken != incident:
            uow.save(woken)
    return record(uow, received, incident.id, EventKind.MESSAGE, _story(mail, decision), author)


def _answering(
    uow: UnitOfWork,
    clock: Clock,
    mail: RawMail,
    received: datetime,
    decision: Decision,
    kept: Reception,
    author: str,
) -> Reception:
    """A receipt or a bounce goes to the letter it is about; without one only the line remains (Q-9)."""
    changes = attach_receipt(uow, clock, mail, decision, kept.message_id or 0)
    if changes == NOTHING:
        changes = _appended(uow, mail, received, decision, author)
    return replace(kept, changes=kept.changes | changes)


def _woken(uow: UnitOfWork, incident: Incident, mail: RawMail, received: datetime) -> Incident:
    if incident.state in WAKES:
        incident = replace(incident, state=IncidentState.QUEUED)
    genuine = mail.pec is not None and mail.pec.verdict is PecVerdict.VERIFIED
    if not genuine or incident.incident_class is not IncidentClass.PARKED:
        return incident
    proven = replace(incident, pec=PecVerdict.VERIFIED, channel=Channel.PEC, received=received)
    return classified(uow, replace(proven, pec_detail=mail.pec.sentence if mail.pec else ""))


def _kept(
    uow: UnitOfWork,
    mail: RawMail,
    received: datetime,
    decision: Decision,
    incident_id: int | None,
    changes: Changes,
) -> Reception:
    kept = uow.add(
        Message(
            incident_id=incident_id,
            received=received,
            sender=mail.sender,
            subject=mail.subject,
            message_id=mail.message_id,
            sha256=mail.sha256,
            body=mail.body_text,
            pec=mail.pec.verdict if mail.pec else PecVerdict.NOT_PEC,
            pec_identificativo=mail.pec.identificativo if mail.pec else "",
            pec_detail=mail.pec.sentence if mail.pec else "",
            automatic=decision.action in BY_PROGRAMS,
        )
    )
    uow.add(MailSource(kept.id, mail.raw))
    changes |= Changes(incidents=ids(incident_id))
    return Reception(
        decision.action, decision.reason, changes, incident_id, kept.id, decision.may_acknowledge
    )


def _known_incident(uow: UnitOfWork, mail: RawMail) -> int | None:
    same = uow.find(Message, sha256=mail.sha256)
    named = uow.find(Message, message_id=mail.message_id) if mail.message_id else []
    return next((m.incident_id for m in (*same, *named) if m.incident_id), None)
