"""What the fields of a letter say about one incident: place, deadline, call-back window (Q-2). Reads only."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from istes_desk.domain import italian
from istes_desk.domain.call_back import CallBack
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.incidents import OPEN_STATES, Incident, IncidentClass, RequestKind
from istes_desk.domain.letters import AnswerSettings, LetterKind, LetterTemplate
from istes_desk.domain.letters_text import fill
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.policy import in_force
from istes_desk.domain.queue import QueueEntry, QueueSection, section_of
from istes_desk.domain.working_time import Span, WorkingTime
from istes_desk.services.policies import rules_at
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.responses import call_back_of

CLASSES = {
    IncidentClass.CONTRACT: "1, con contratto di assistenza",
    IncidentClass.NO_CONTRACT: "2, senza contratto di assistenza",
    IncidentClass.PARKED: "in attesa di PEC",
}
PROVISIONAL = " (termine provvisorio, finché il tecnico non assegna la gravità)"
IN_PLACE = (QueueSection.CONTRACT, QueueSection.NO_CONTRACT)


def answer_settings(uow: UnitOfWork) -> AnswerSettings:
    """The one row, or how it begins: nothing answers by itself."""
    found = uow.find(AnswerSettings)
    return found[0] if found else AnswerSettings()


def template(uow: UnitOfWork, kind: LetterKind, now: datetime) -> LetterTemplate:
    """The one in force today; NotInForceError when there is none (P-1)."""
    return in_force(uow.find(LetterTemplate, kind=kind), italian.date_of(now), "Nessun testo valido")


def written(
    uow: UnitOfWork, incident: Incident, kind: LetterKind, now: datetime, author: str
) -> tuple[str, str]:
    """Subject and text of a letter, ready to be read over; DomainError when the template is wrong."""
    chosen, values = template(uow, kind, now), letter_values(uow, incident, now, author)
    return fill(chosen.subject, values), fill(chosen.body, values) + "\n"


def letter_values(uow: UnitOfWork, incident: Incident, now: datetime, author: str) -> dict[str, str]:
    """A value for every field of ``letters_text.FIELDS``; what is not known is empty."""
    firm = next(iter(uow.find(Firm)), Firm())
    customer = uow.get(Customer, incident.customer_id).name if incident.customer_id else ""
    return {
        "number": incident.tag,
        "subject": incident.subject,
        "customer": customer,
        "received": spoken(incident.received),
        "class": CLASSES[incident.incident_class] if incident.kind is RequestKind.INCIDENT else "",
        "place": place(uow, incident, now),
        "deadline": deadline_words(incident),
        "window": window_words(uow, incident, now),
        "technician": _technician(uow, author),
        "firm": firm.name,
        "phone": firm.phone,
        "mail": firm.email,
        "pec": firm.pec or _pec_address(uow),
        "signature": answer_settings(uow).signature.strip(),
    }


def spoken(at: datetime) -> str:
    """``lunedì 02/03/2026 alle 10:00``, Rome."""
    on = italian.date_of(at)
    return f"{italian.DAY_NAMES[on.weekday()]} {italian.full_date(on)} alle {italian.clock(at)}"


def place(uow: UnitOfWork, incident: Incident, now: datetime) -> str:
    """``3 (2 richieste prima)``; empty for what has no place in the queue."""
    if section_of(QueueEntry.of(incident)) not in IN_PLACE or incident.kind is not RequestKind.INCIDENT:
        return ""
    sections = dict(uow.queue.index(QueueFilter(now)).sections)
    standing = [one for section in IN_PLACE for one in sections.get(section, ())]
    before = standing.index(incident.id)
    ahead = italian.plural(before, "richiesta", "richieste")
    return f"{before + 1} ({ahead} prima)" if before else "1"


def deadline_words(incident: Incident) -> str:
    """The term that still counts, and whether it is only provisional (Q-5)."""
    if incident.due is None or incident.responded_at is not None or incident.state not in OPEN_STATES:
        return ""
    return f"entro {spoken(incident.due)}{'' if incident.severity else PROVISIONAL}"


def window_words(uow: UnitOfWork, incident: Incident, now: datetime) -> str:
    """When who has no contract can be called back, with the next opening by name (Q-8)."""
    waits = section_of(QueueEntry.of(incident)) is QueueSection.NO_CONTRACT
    if not waits or incident.kind is not RequestKind.INCIDENT:
        return ""
    rules = rules_at(uow, incident.received)
    openings = WorkingTime(rules.policy.call_back, rules.holidays).openings(now)
    first, second = islice(openings, 2)
    return _window(call_back_of(uow, incident, now), first, second)


def _window(found: CallBack, first: Span, second: Span) -> str:
    if found.callable:
        return f"da subito fino alle {italian.end_clock(first.end)}, poi da {spoken(second.start)}"
    after = "dopo le richieste con contratto in coda"
    if found.opens_at is None:
        return f"{after}, oggi fino alle {italian.end_clock(first.end)} o da {spoken(second.start)}"
    return f"da {spoken(first.start)}, {after}"


def _technician(uow: UnitOfWork, author: str) -> str:
    found = uow.find(Technician, login=author)
    return found[0].name if found else ""


def _pec_address(uow: UnitOfWork) -> str:
    return next((box.address for box in uow.find(Mailbox, active=True, pec=True)), "")
