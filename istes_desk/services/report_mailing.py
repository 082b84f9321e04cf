"""The report goes to the customer by e-mail, the very copy that was kept; what left is recorded (B-6)."""

from __future__ import annotations

from datetime import datetime

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.errors import require
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.reports import ReportCopy, ReportDelivery
from istes_desk.services.changes import Changes
from istes_desk.services.office_mail import OfficeLetter, firm_name, office_letter
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_copies import report_state
from istes_desk.services.timekeeping import touched
from istes_desk.services.work_words import report_tag


def addresses(uow: UnitOfWork, intervention_id: int) -> tuple[str, ...]:
    """Where it may go, the likeliest first: who had it before, the contacts, the invoices' address."""
    job = uow.get(Intervention, intervention_id)
    customer = uow.get(Customer, job.customer_id)
    before = [one.sent_to for one in report_state(uow, intervention_id).deliveries]
    contacts = [one.email for one in uow.find(Contact, customer_id=customer.id)]
    return tuple(dict.fromkeys(filter(None, (*before[::-1], *contacts, customer.invoice_email))))


def letter(uow: UnitOfWork, copy: ReportCopy, recipient: str, at: datetime) -> OfficeLetter:
    """KnownError without a mailbox that can send, DomainError for an address that is none."""
    require(bool(recipient.strip()), "Scrivere l'indirizzo e-mail del cliente.", "recipient")
    job = uow.get(Intervention, copy.intervention_id)
    what = f"rapporto di intervento {report_tag(job)} del {full_date(date_of(job.closed_at or at))}"
    body = _body(what, firm_name(uow), copy.edition > 1)
    return office_letter(uow, recipient, what, body, f"report-{job.id}-{copy.edition}", at)


def mark_mailed(uow: UnitOfWork, copy: ReportCopy, paper: OfficeLetter, at: datetime, author: str) -> Changes:
    """It left the house."""
    sent = ReportDelivery(
        copy.intervention_id, copy.id, paper.envelope.recipient, at, paper.envelope.message_id, author
    )
    uow.add(sent)
    return touched(copy.intervention_id)


def _body(what: str, firm: str, signed: bool) -> str:
    how = ", firmato" if signed else ""
    return (
        f"Buongiorno,\n\nin allegato trova il {what}{how}: riporta il lavoro svolto, i tempi, gli scatti e"
        " il motivo del prezzo.\n\nRestiamo a disposizione per ogni chiarimento.\n\n"
        f"Cordiali saluti\n{firm}\n"
    )
