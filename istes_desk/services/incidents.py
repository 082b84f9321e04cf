"""What a technician decides about an incident: severity, customer, kind, what it is about, overrides.

States, calls, notes and the gate have modules of their own; their use cases can be had from here too.
"""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.errors import require
from istes_desk.domain.incidents import (
    CoveredObject,
    EventKind,
    Incident,
    IncidentClass,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.services.changes import Changes, ids
from istes_desk.services.classing import class_reason, classified, with_deadline
from istes_desk.services.duplicates import mark_duplicate as mark_duplicate
from istes_desk.services.duplicates import numbered as numbered
from istes_desk.services.gates import authorise as authorise
from istes_desk.services.gates import end_access as end_access
from istes_desk.services.gates import gate as gate
from istes_desk.services.gates import start_anyway as start_anyway
from istes_desk.services.incident_states import change_state as change_state
from istes_desk.services.incident_states import reopen as reopen
from istes_desk.services.incident_states import work_started as work_started
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.responses import confirm_urgent as confirm_urgent
from istes_desk.services.responses import log_call as log_call
from istes_desk.services.responses import may_start_now as may_start_now
from istes_desk.services.responses import record_misses as record_misses
from istes_desk.services.responses import settled
from istes_desk.services.responses import start_out_of_turn as start_out_of_turn
from istes_desk.services.timeline import add_note as add_note
from istes_desk.services.timeline import record

KINDS = {
    RequestKind.INCIDENT: "criticità",
    RequestKind.CONSULTANCY: "richiesta di consulenza",
    RequestKind.CUSTOMISATION: "richiesta di personalizzazione",
}
ANSWERED = "La risposta è già registrata con la sua gravità: la gravità si può cambiare, non togliere."
OBJECTS = {
    CoveredObject.OWN_SOFTWARE: "software proprio",
    CoveredObject.THIRD_PARTY_SOFTWARE: "software di terzi",
    CoveredObject.HARDWARE: "hardware",
}


def set_severity(
    uow: UnitOfWork, clock: Clock, incident_id: int, severity: Severity | None, author: str
) -> Changes:
    """A, B or C, None to take it back; the deadline follows until it is answered or missed (Q-5, Q-7)."""
    incident = settled(uow.get(Incident, incident_id), clock.now())
    answered = incident.responded_at is not None and incident.severity is not None
    require(severity is not None or not answered, ANSWERED, "severity")
    changed = replace(incident, severity=severity)
    if not answered:
        changed = with_deadline(uow, changed)
    uow.save(changed if changed.responded_at is None else settled(changed, clock.now()))
    words = f"Gravità {severity} assegnata." if severity else "Gravità da assegnare."
    return record(uow, clock.now(), incident_id, EventKind.SEVERITY, words, author)


def assign_customer(
    uow: UnitOfWork, clock: Clock, incident_id: int, customer_id: int, author: str
) -> Changes:
    """Whose incident it is; class by the contracts at reception; the sender is learnt as a contact (Q-10)."""
    customer, incident = uow.get(Customer, customer_id), uow.get(Incident, incident_id)
    uow.save(classified(uow, replace(incident, customer_id=customer_id)))
    learnt = _learn(uow, incident, customer_id)
    words = f"Assegnata a {customer.name}." + (f" Indirizzo {incident.sender} ricordato." if learnt else "")
    line = record(uow, clock.now(), incident_id, EventKind.ASSIGNED, words, author)
    return line | Changes(customers=ids(customer_id) if learnt else frozenset())


def set_technician(uow: UnitOfWork, clock: Clock, incident_id: int, login: str, author: str) -> Changes:
    """Who takes care of it; "" for nobody."""
    uow.save(replace(uow.get(Incident, incident_id), technician=login))
    words = f"Affidata a {login}." if login else "Non più affidata a nessuno."
    return record(uow, clock.now(), incident_id, EventKind.ASSIGNED, words, author)


def set_kind(uow: UnitOfWork, clock: Clock, incident_id: int, kind: RequestKind, author: str) -> Changes:
    """Moves a request between the queue and the two lists of their own (Q-1)."""
    incident = settled(uow.get(Incident, incident_id), clock.now())
    uow.save(with_deadline(uow, replace(incident, kind=kind)))
    return record(uow, clock.now(), incident_id, EventKind.STATE, f"È una {KINDS[kind]}.", author)


def set_object(uow: UnitOfWork, clock: Clock, incident_id: int, about: CoveredObject, author: str) -> Changes:
    """What the request is about; the class follows, by the contracts at reception (Q-4)."""
    changed = classified(uow, replace(uow.get(Incident, incident_id), covered_object=about))
    uow.save(changed)
    words = f"Riguarda {OBJECTS[about]}. {class_reason(changed)}"
    return record(uow, clock.now(), incident_id, EventKind.ASSIGNED, words, author)


def treat_as_pec(uow: UnitOfWork, clock: Clock, incident_id: int, reason: str, author: str) -> Changes:
    """Admits a parked request to class 2 for a recorded reason (Q-4, Q-9)."""
    incident = uow.get(Incident, incident_id)
    require(incident.incident_class is IncidentClass.PARKED, "La richiesta non è in attesa di PEC.", "class")
    require(bool(reason.strip()), "Indicare il motivo per cui la si ammette senza PEC verificata.", "reason")
    uow.save(classified(uow, incident, reason))
    words = f"Ammessa in coda senza PEC verificata: {reason.strip().rstrip('.')}."
    return record(uow, clock.now(), incident_id, EventKind.OVERRIDE, words, author)


def _learn(uow: UnitOfWork, incident: Incident, customer_id: int) -> bool:
    """An address of a PEC that was not verified may be anybody's."""
    address = incident.sender.strip().lower()
    if "@" not in address or incident.pec is PecVerdict.UNVERIFIED:
        return False
    if any(c.email.strip().lower() == address for c in uow.find(Contact, customer_id=customer_id)):
        return False
    uow.add(Contact(customer_id, address, email=address))
    return True
