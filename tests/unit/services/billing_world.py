"""A firm that can issue invoices, two customers, and closed work, for the tests of invoicing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoices import InvoiceLine
from istes_desk.domain.tariff import Tariff
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.proposal import CustomerProposal, proposal
from istes_desk.services.ports import Entity
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

FIRM = Firm(
    "ISTES di Prova S.r.l.",
    "00743110157",
    "00743110157",
    "Via Roma 1",
    "30021",
    "Caorle",
    "VE",
    iban="IT60X0542811101000000123456",
    set_up=True,
)
AURORA = Customer(
    "Hotel Aurora",
    "Aurora S.r.l.",
    "01234567897",
    address="Lungomare 5",
    postal_code="30021",
    city="Caorle",
    province="VE",
    recipient_code="0000000",
)
LIDO = replace(AURORA, name="Camping Lido", business_name="", vat_number="", fiscal_code="RSSMRA80A01H501U")
E = TypeVar("E", bound=Entity)
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"), Decimal("35.00"))
TODAY = date(2026, 3, 2)
MARCH = date(2026, 3, 31)


class FakeEInvoices:
    """Implements ``EInvoices``: the bytes are a key under which the document is kept."""

    def __init__(self) -> None:
        self.written: dict[bytes, InvoiceDocument] = {}
        self.refusal: KnownError | None = None

    def write(self, document: InvoiceDocument) -> bytes:
        if self.refusal:
            raise self.refusal
        xml = f"<{document.document_type} {document.number}>".encode()
        self.written[xml] = document
        return xml

    def read(self, xml: bytes) -> InvoiceDocument:
        return self.written[xml]

    def file_name(self, document: InvoiceDocument) -> str:
        return f"IT{document.seller.vat_number}_{document.sending}.xml"


@dataclass
class World:
    """Customer 1 is an hotel, customer 2 a camp site; both can be invoiced."""

    clock: FixedClock
    db: FakeDatabase = field(default_factory=FakeDatabase)
    einvoices: FakeEInvoices = field(default_factory=FakeEInvoices)

    def __post_init__(self) -> None:
        with self.db() as uow:
            for row in (FIRM, AURORA, LIDO, TARIFF):
                uow.add(row)

    def add(self, row: Any) -> Any:
        with self.db() as uow:
            return uow.add(row)

    def job(self, units: int = 2, customer: int = 1, day: int = 1, **facts: Any) -> Intervention:
        """Closed remote work on a day of March."""
        price = Decimal("20.00")
        row = Intervention(
            customer,
            "anna",
            datetime(2026, 3, day, 9, tzinfo=UTC),
            state=InterventionState.CLOSED,
            units=units,
            unit_price=price,
            amount=units * price,
            reason="Perché sì.",
            report_number=day,
            closed_at=datetime(2026, 3, day, 10, tzinfo=UTC),
        )
        stored: Intervention = self.add(replace(row, **facts))
        return stored

    def offered(self, customer: int = 1, until: date = MARCH) -> CustomerProposal:
        with self.db() as uow:
            rows = proposal(uow, until, customer).customers
        return rows[0] if rows else CustomerProposal(customer, "", AURORA.payment)

    def choice(self, customer: int = 1, until: date = MARCH) -> Choice:
        """All that is offered, chosen or not."""
        return Choice(customer, until, frozenset(one.key for one in self.offered(customer, until).charges))

    def issue(self, choice: Choice | None = None, on: date = TODAY) -> Changes:
        with self.db() as uow:
            return issue(uow, self.clock, self.einvoices, choice or self.choice(), on, "anna")

    def row(self, kind: type[E], id: int) -> E:
        return self.uow().get(kind, id)

    def lines(self, invoice_id: int) -> list[InvoiceLine]:
        return self.uow().find(InvoiceLine, invoice_id=invoice_id)

    def uow(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self.db.rows, self.db.numbers)
