"""What the administrator keeps of a customer beside the checklist: agreement, breaches, yearly verification,
conformity targets, down time. Reads the whole page, writes one row at a time (L-1..L-3). No GUI, no SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from istes_desk.domain.breaches import check_breach
from istes_desk.domain.compliance import (
    Breach,
    ConformityReport,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    YearlyVerification,
)
from istes_desk.domain.conformity import proposals
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer
from istes_desk.domain.downtime import COUNTED
from istes_desk.domain.errors import require
from istes_desk.domain.incidents import CoveredObject, Incident, RequestKind
from istes_desk.domain.italian import date_of
from istes_desk.domain.validation import named, ordered
from istes_desk.services.changes import Changes, ids
from istes_desk.services.incident_states import solved_at
from istes_desk.services.ports import Clock, UnitOfWork

Row = ProcessingAgreement | Breach | YearlyVerification | ConformityTarget | Downtime
FIRST_YEAR = 2008
SHOWN_INCIDENTS = 50


@dataclass(frozen=True, slots=True)
class CompliancePage:
    """Everything kept of one customer, newest first; ``incidents`` may become down time."""

    now: datetime
    customer: Customer
    agreements: tuple[ProcessingAgreement, ...]
    breaches: tuple[Breach, ...]
    verifications: tuple[YearlyVerification, ...]
    targets: tuple[ConformityTarget, ...]
    downs: tuple[Downtime, ...]
    reports: tuple[ConformityReport, ...]
    people: tuple[str, ...]
    incidents: tuple[Incident, ...]


def compliance_page(uow: UnitOfWork, now: datetime, customer_id: int) -> CompliancePage:
    """NotFoundError when the customer is gone."""
    downs = _rows(uow, Downtime, customer_id, lambda one: one.started)
    people = dict.fromkeys(one.person for one in uow.find(Appointment, customer_id=customer_id))
    return CompliancePage(
        now,
        uow.get(Customer, customer_id),
        _rows(uow, ProcessingAgreement, customer_id, lambda one: one.signed_on),
        _rows(uow, Breach, customer_id, lambda one: one.aware_at),
        _rows(uow, YearlyVerification, customer_id, lambda one: one.year),
        _rows(uow, ConformityTarget, customer_id, lambda one: one.position)[::-1],
        downs,
        _rows(uow, ConformityReport, customer_id, lambda one: one.number),
        tuple(people),
        _incidents(uow, customer_id, {one.incident_id for one in downs}),
    )


def _rows(uow: UnitOfWork, kind: Any, customer_id: int, by: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(sorted(uow.find(kind, customer_id=customer_id), key=by, reverse=True))


def _incidents(uow: UnitOfWork, customer_id: int, taken: set[int | None]) -> tuple[Incident, ...]:
    """The newest requests that are not down time yet."""
    wanted = {"customer_id": customer_id, "kind": RequestKind.INCIDENT}
    found = uow.latest(Incident, SHOWN_INCIDENTS, **wanted)
    return tuple(one for one in found if one.id not in taken)


def save_row(uow: UnitOfWork, clock: Clock, row: Row) -> Changes:
    """Stores a new row (id 0) or a changed one; DomainError names the field."""
    _RULES[type(row)](row, clock.now())
    if isinstance(row, YearlyVerification):
        _check_once(uow, row)
    saved = uow.save(row) if row.id else uow.add(row)
    return replace(_touched(saved), new_id=0 if row.id else saved.id)


def remove_row(uow: UnitOfWork, row: Row) -> Changes:
    """Deletes it; ``restore_row`` takes that back."""
    uow.remove(uow.get(type(row), row.id))
    return _touched(row)


def restore_row(uow: UnitOfWork, row: Row) -> Changes:
    """The row as it was."""
    return replace(_touched(row), new_id=uow.put_back(row).id)


def propose_targets(uow: UnitOfWork, customer_id: int) -> Changes:
    """Adds the rows of the source's note 1 that are not there, to be agreed and changed (L-3)."""
    for one in proposals(customer_id, uow.find(ConformityTarget, customer_id=customer_id)):
        uow.add(one)
    return Changes(duties=ids(customer_id))


def down_from_incident(uow: UnitOfWork, incident_id: int, author: str) -> Changes:
    """Down time from the reception to the solution, still open where there is none."""
    incident = uow.get(Incident, incident_id)
    owner = incident.customer_id
    require(owner is not None, "La richiesta non è ancora assegnata a un cliente.", "customer_id")
    hardware = incident.covered_object is CoveredObject.HARDWARE
    down = Downtime(
        owner or 0,
        DowntimeCause.HARDWARE if hardware else DowntimeCause.PROGRAM,
        incident.received,
        solved_at(uow, incident),
        incident_id=incident.id,
        note=f"{incident.tag} {incident.subject}",
        author=author,
    )
    return replace(_touched(down), new_id=uow.add(down).id)


def _touched(row: Row) -> Changes:
    """The page of the customer, and his deadlines."""
    return Changes(duties=ids(row.customer_id), customers=ids(row.customer_id))


def _check_agreement(row: ProcessingAgreement, _now: datetime) -> None:
    named(row.subject, "l'oggetto del trattamento", "subject")
    ordered(row.signed_on, row.valid_to)


def _check_verification(row: YearlyVerification, now: datetime) -> None:
    last = date_of(now).year
    require(FIRST_YEAR <= row.year <= last, f"L'anno va dal {FIRST_YEAR} al {last}.", "year")
    named(row.person, "chi è stato verificato", "person")
    named(row.verified_by, "chi ha verificato", "verified_by")
    named(row.outcome, "l'esito della verifica", "outcome")
    require(row.at <= now, "La verifica non può avere una data futura.", "at")


def _check_once(uow: UnitOfWork, row: YearlyVerification) -> None:
    found = uow.find(YearlyVerification, customer_id=row.customer_id, year=row.year, person=row.person)
    once = all(one.id == row.id for one in found)
    require(once, f"La verifica del {row.year} di {row.person} c'è già: correggere quella.", "year")


def _check_target(row: ConformityTarget, now: datetime) -> None:
    named(row.title, "il traguardo", "title")
    late = row.reached_on is not None and row.reached_on > date_of(now)
    require(not late, "Il raggiungimento non può avere una data futura.", "reached_on")
    proven = row.reached_on is None or row.kind in COUNTED or bool(row.evidence.strip() or row.evidence_file)
    require(proven, "Scrivere che cosa prova il raggiungimento.", "evidence")


def _check_down(row: Downtime, now: datetime) -> None:
    require(row.started <= now, "Il fermo non può cominciare nel futuro.", "started")
    require(row.ended is None or row.ended > row.started, "La fine viene dopo l'inizio.", "ended")
    require(row.ended is None or row.ended <= now, "La fine non può essere nel futuro.", "ended")


_RULES: Mapping[type, Callable[[Any, datetime], None]] = {
    ProcessingAgreement: _check_agreement,
    Breach: check_breach,
    YearlyVerification: _check_verification,
    ConformityTarget: _check_target,
    Downtime: _check_down,
}
