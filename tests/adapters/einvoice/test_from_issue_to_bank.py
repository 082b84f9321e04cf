"""From the yearly fee to the bank: the invoice as XML and paper, the collection on the first TARGET day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.einvoice.schemas import schema
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.contracts import Contract, ContractKind, Mandate
from istes_desk.domain.direct_debit import DebitBatch, DebitFormat
from istes_desk.domain.invoices import Invoice, PaymentMethod
from istes_desk.services.debits.batching import DebitChoice, make_batches
from istes_desk.services.debits.collectable import collectable, proposed_day
from istes_desk.services.errors import ConflictError
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.proposal import proposal
from tests.adapters import pdf_reading as read
from tests.debit_samples import IBANS, IDENTIFIER
from tests.fakes import FixedClock
from tests.unit.services.billing_world import AURORA, FIRM

NEW_YEAR = date(2027, 1, 7)


@pytest.fixture
def clock() -> FixedClock:
    """The first working days of a year, when update contracts are invoiced."""
    return FixedClock(datetime(2027, 1, 7, 9, tzinfo=UTC))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """One customer with an update contract and a mandate."""
    made = open_sqlite(tmp_path / "desk.sqlite3", tmp_path)
    with made() as uow:
        uow.add(replace(FIRM, creditor_identifier=IDENTIFIER, cbi_code="1409202Y"))
        name = "Hotel “Aurora” – Città & Mare €uro 🏖"
        uow.add(replace(AURORA, business_name=name, payment=PaymentMethod.DIRECT_DEBIT))
        uow.add(Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=Decimal("600.00")))
        uow.add(Mandate(1, "MND-0001", IBANS[1], date(2025, 6, 1)))
    return made


def issued(database: Database, clock: FixedClock) -> Invoice:
    """Everything that can be invoiced of the customer."""
    with database() as uow:
        charges = proposal(uow, NEW_YEAR, 1).customers[0].charges
        chosen = Choice(1, NEW_YEAR, frozenset(one.key for one in charges))
        done = issue(uow, clock, FatturaPa(clock), chosen, NEW_YEAR, "anna")
        return uow.get(Invoice, done.new_id)


def test_from_the_contract_to_the_file(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    invoice = issued(database, clock)
    document = FatturaPa().read(invoice.xml)
    assert document.buyer.name == 'Hotel "Aurora" - Città & Mare Euro'
    assert (document.payment.method, document.payment.iban) == (PaymentMethod.DIRECT_DEBIT, IBANS[1])
    assert document.payment.due_on == date(2027, 2, 1)
    PdfPapers().invoice(document, tmp_path / "fattura.pdf")
    assert "il 01/02/2027" in read.whole_text(tmp_path / "fattura.pdf")

    with database() as uow:
        rows = collectable(uow, clock)
        choice = DebitChoice(frozenset({invoice.id}), proposed_day(rows, clock))
        made = make_batches(uow, clock, SepaFiles(), choice, "anna")
        batch = uow.get(DebitBatch, made.new_id)
        assert uow.get(Mandate, 1).last_used_on == batch.collection_on == date(2027, 2, 1)
    assert batch.total == invoice.total == document.total
    root = etree.parse(BytesIO(batch.xml))
    schema(DebitFormat.CBI.value).assertValid(root)
    assert [at.text for at in root.iter("{*}InstdAmt")] == [str(invoice.total)]
    with pytest.raises(ConflictError), database() as uow:
        make_batches(uow, clock, SepaFiles(), choice, "bruno")
    database.close()


def test_a_credit_note_is_written_and_leaves_nothing_to_collect(
    database: Database, clock: FixedClock
) -> None:
    invoice = issued(database, clock)
    with database() as uow:
        note = credit(uow, clock, FatturaPa(clock), invoice.id, None, NEW_YEAR, "Errore", "anna")
        document = FatturaPa().read(uow.get(Invoice, note.new_id).xml)
        assert document.credited
        assert document.credited.issued_on == NEW_YEAR
        assert document.total == invoice.total
        assert collectable(uow, clock) == ()
    database.close()
