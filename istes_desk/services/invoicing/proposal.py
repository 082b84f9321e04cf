"""What can be invoiced until a day, customer by customer, and what cannot and why (C-5). Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from istes_desk.domain.contracts import Appointment, Contract, Customisation, Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import InvoiceLine, PaymentMethod
from istes_desk.domain.invoicing import (
    Charge,
    Courtesy,
    Finding,
    Obstacle,
    key_of,
    of_reversal,
    of_work,
)
from istes_desk.domain.invoicing_fees import of_appointment, of_contract, of_customisation
from istes_desk.domain.invoicing_fiscal import lacks_of_customer, lacks_of_firm, sentence
from istes_desk.domain.italian import date_of
from istes_desk.domain.money import ZERO
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.invoicing.lines import charged_lines, left
from istes_desk.services.invoicing.twins import with_twins
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.work_words import report_tag

S = InterventionState
OPEN = tuple(state for state in S if state is not S.INVOICED)
CREDITED = "Già fatturato e restituito con nota di credito: fatturarlo di nuovo solo se è dovuto."
RECENT = timedelta(days=31)
"""Free work is told this long: nothing ever takes it away."""


@dataclass(frozen=True, slots=True)
class CustomerProposal:
    """One customer: what can be charged, what cannot, what was free. ``fiscal`` keeps all of it back."""

    customer_id: int
    name: str
    payment: PaymentMethod
    charges: tuple[Charge, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    courtesies: tuple[Courtesy, ...] = ()
    fiscal: str = ""

    @property
    def ready(self) -> bool:
        return bool(self.charges) and not self.fiscal

    @property
    def total(self) -> Decimal:
        """Net of VAT, of what is chosen unless somebody chooses otherwise."""
        return sum((one.total for one in self.charges if not one.note), ZERO)


@dataclass(frozen=True, slots=True)
class Proposal:
    """By name of the customer; ``firm`` says what the firm's own data lack, empty when nothing."""

    until: date
    customers: tuple[CustomerProposal, ...]
    firm: str = ""


def proposal(uow: UnitOfWork, until: date, customer_id: int | None = None) -> Proposal:
    """Everything done, begun or accepted by that day that no invoice has yet."""
    whose = {} if customer_id is None else {"customer_id": customer_id}
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in with_twins(uow, (*_work(uow, until, whose), *_fees(uow, until, whose))):
        found[finding.customer_id].append(finding)
    mandates = defaultdict(list)
    for mandate in uow.find(Mandate, customer_id=tuple(found)):
        mandates[mandate.customer_id].append(mandate)
    customers = uow.find(Customer, id=tuple(found))
    rows = [_of_customer(one, found[one.id], mandates[one.id], until) for one in customers]
    rows = [row for row in rows if row.charges or row.obstacles or row.courtesies]
    return Proposal(until, tuple(sorted(rows, key=lambda row: row.name.casefold())), firm_lacks(uow))


def firm_lacks(uow: UnitOfWork) -> str:
    """What of the firm's own data keeps every invoice from being issued."""
    firms = uow.find(Firm)
    return sentence(lacks_of_firm(firms[0] if firms else Firm()))


def _of_customer(
    one: Customer, findings: Sequence[Finding], mandates: list[Mandate], until: date
) -> CustomerProposal:
    charges = sorted((f for f in findings if isinstance(f, Charge)), key=lambda f: (f.on, f.key))
    fiscal = sentence(lacks_of_customer(one, tuple(mandates), until)) if charges else ""
    lack = (Obstacle(one.id, "", fiscal, "customer", one.id),) if fiscal else ()
    return CustomerProposal(
        one.id,
        one.name,
        one.payment,
        tuple(charges),
        (*lack, *(f for f in findings if isinstance(f, Obstacle))),
        tuple(f for f in findings if isinstance(f, Courtesy) and until - f.on <= RECENT),
        fiscal,
    )


def _work(uow: UnitOfWork, until: date, whose: dict[str, int]) -> Iterator[Finding]:
    jobs = [job for job in uow.find(Intervention, state=OPEN, **whose) if date_of(job.started) <= until]
    ids = {job.id for job in jobs}
    doubtful = {one.intervention_id for one in uow.find(Segment, state=SegmentState.TO_VERIFY)}
    yield from of_work(jobs, report_tag, doubtful & ids, uow.find(Tariff))
    yield from _reversals(uow, [job for job in jobs if job.reverses_id])


def _reversals(uow: UnitOfWork, backs: Sequence[Intervention]) -> Iterator[Charge]:
    """Reversals of work that was invoiced already; no invoice has lines of the others."""
    lines = charged_lines(uow, intervention_id={job.reverses_id for job in backs}) if backs else ()
    still = left(uow, lines)
    for job in backs:
        yield from of_reversal(job, (one for one in lines if one.intervention_id == job.reverses_id), still)


def _fees(uow: UnitOfWork, until: date, whose: dict[str, int]) -> Iterator[Finding]:
    """Yearly fees and customisations of customers in business, each charged at most once."""
    only = {"id": whose["customer_id"]} if whose else {}
    active = {one.id for one in uow.find(Customer, active=True, **only)}
    found = tuple(
        finding
        for finding in chain(
            chain.from_iterable(of_contract(row, until) for row in uow.find(Contract, **whose)),
            chain.from_iterable(of_appointment(row, until) for row in uow.find(Appointment, **whose)),
            chain.from_iterable(of_customisation(row, until) for row in uow.find(Customisation, **whose)),
        )
        if finding.customer_id in active
    )
    standing = _standing(uow, found)
    for finding in found:
        if not isinstance(finding, Charge) or finding.key not in standing:
            yield finding
        elif not standing[finding.key]:
            yield replace(finding, note=CREDITED)


def _standing(uow: UnitOfWork, found: Iterable[Finding]) -> dict[str, int]:
    """How often each thing is charged by the invoices there are; 0 = all of it was credited."""
    keys = {one.key for one in found if isinstance(one, Charge)}
    lines: tuple[InvoiceLine, ...] = ()
    for name in ("contract_id", "appointment_id", "customisation_id"):
        ids = {getattr(one, name) for one in found if isinstance(one, Charge)} - {None}
        lines += charged_lines(uow, **{name: ids}) if ids else ()
    still, standing = left(uow, lines), dict[str, int]()
    for line in lines:
        if key_of(line) in keys:
            key = key_of(line)
            standing[key] = standing.get(key, 0) + still[line.invoice_id, line.position]
    return standing
