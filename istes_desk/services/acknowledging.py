"""The automatic answer to a new request: that it is in the queue, or that a PEC is needed (Q-2, Q-4, Q-10).

It goes out only when it is switched on, and never to a program: two of them must come to a stop.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import EventKind, Incident, IncidentClass, PecVerdict
from istes_desk.domain.italian import date_of
from istes_desk.domain.letters import AnswerSettings, Letter, LetterKind
from istes_desk.domain.mail import RawMail, normalise_address
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.intake import Reception
from istes_desk.services.letter_boxes import mailbox_for, own_addresses
from istes_desk.services.letter_envelope import ADDRESS
from istes_desk.services.letter_values import answer_settings, written
from istes_desk.services.letters import LetterDraft, write_letter
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record

ROBOTS = re.compile(
    r"(.*[._+-])?(no[._-]?reply|do[._-]?not[._-]?reply|non[._-]?rispondere|mailer-daemon|postmaster|bounces?"
    r"|daemon|nobody|null|posta-certificata|listserv|majordomo|notifications?|automat\w*)([._+=-].*)?"
)
AUTHOR = ""
"""Nobody: the program wrote it."""


def acknowledge(uow: UnitOfWork, clock: Clock, reception: Reception, mail: RawMail) -> Changes:
    """Writes the answer to the mail that opened an incident, if one is due; says in the time line why not
    when the day's number of answers to the address is reached.
    """
    rules, now = answer_settings(uow), clock.now()
    if not rules.automatic or not reception.may_acknowledge or reception.incident_id is None:
        return NOTHING
    incident, address = uow.get(Incident, reception.incident_id), normalise_address(mail.sender)
    if not (_may_be_written_to(uow, address) and _allowed(uow, rules, incident, now)):
        return NOTHING
    if _answers_today(uow, address, now) >= max(1, rules.daily_cap):
        words = f"Nessuna risposta automatica: oggi {address} ne ha già ricevute {rules.daily_cap}."
        return record(uow, now, incident.id, EventKind.NOTE, words, AUTHOR)
    return _written(uow, clock, incident, address)


def save_answers(uow: UnitOfWork, settings: AnswerSettings) -> Changes:
    """The one row; DomainError names the field."""
    for name, highest in (("daily_cap", 50), ("fresh_hours", 24 * 14)):
        if not 1 <= getattr(settings, name) <= highest:
            raise DomainError(f"Indicare un numero da 1 a {highest}.", name)
    tidy = replace(settings, signature=settings.signature.strip())
    if tidy.id:
        uow.save(tidy)
    else:
        uow.add(tidy)
    return Changes(settings=True)


def _may_be_written_to(uow: UnitOfWork, address: str) -> bool:
    """A person's address, and not ours."""
    local = address.rpartition("@")[0]
    return (
        ADDRESS.fullmatch(address) is not None
        and ROBOTS.fullmatch(local) is None
        and address not in own_addresses(uow)
    )


def _allowed(uow: UnitOfWork, rules: AnswerSettings, incident: Incident, now: datetime) -> bool:
    """Once for each incident, soon, by a fitting mailbox; who wrote a PEC not verified may be anybody."""
    box = mailbox_for(uow, incident)
    fits = box is not None and (rules.pec_to_ordinary or not box.pec or incident.pec is PecVerdict.VERIFIED)
    fresh = now - incident.received <= timedelta(hours=rules.fresh_hours)
    once = not uow.find(Letter, incident_id=incident.id, automatic=True)
    return fits and fresh and once and incident.pec is not PecVerdict.UNVERIFIED


def _answers_today(uow: UnitOfWork, address: str, now: datetime) -> int:
    sent = uow.find(Letter, recipient=address, automatic=True)
    return sum(date_of(letter.created) == date_of(now) for letter in sent)


def _written(uow: UnitOfWork, clock: Clock, incident: Incident, address: str) -> Changes:
    """A template the user spoilt must not hold the mail back: the time line says what is wrong."""
    parked = incident.incident_class is IncidentClass.PARKED
    kind = LetterKind.USE_PEC if parked else LetterKind.ACKNOWLEDGEMENT
    try:
        subject, body = written(uow, incident, kind, clock.now(), incident.technician)
    except DomainError as error:
        words = f"Nessuna risposta automatica: {error.message}"
        return record(uow, clock.now(), incident.id, EventKind.NOTE, words, AUTHOR)
    draft = LetterDraft(kind, address, subject, body)
    return replace(write_letter(uow, clock, incident.id, draft, AUTHOR, automatic=True), new_id=0)
