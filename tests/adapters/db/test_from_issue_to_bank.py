"""From the yearly fee to the bank: the invoice as XML and paper, the collection on the first TARGET day."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pytest
from lxml import etree

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.einvoice.schemas import schema
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.contracts import Contract, ContractKind, Mandate
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat
from istes_desk.domain.invoices import Invoice, PaymentMethod
from istes_desk.services.debits.batching import DebitChoice, make_batches
from istes_desk.services.debits.collectable import collectable, proposed_day
from istes_desk.services.debits.history import mark_returned
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
def office(database: Database) -> Database:
    """One customer with an update contract and a mandate, in either database."""
    with database() as uow:
        uow.add(replace(FIRM, creditor_identifier=IDENTIFIER, cbi_code="1409202Y"))
        name = "Hotel “Aurora” – Città & Mare €uro 🏖"
        one = uow.add(replace(AURORA, business_name=name, payment=PaymentMethod.DIRECT_DEBIT)).id
        uow.add(Contract(one, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=Decimal("600.00")))
        uow.add(Mandate(one, "MND-0001", IBANS[1], date(2025, 6, 1)))
    return database


def issued(database: Database, clock: FixedClock) -> Invoice:
    """Everything that can be invoiced of the customer."""
    with database() as uow:
        charges = proposal(uow, NEW_YEAR, 1).customers[0].charges
        chosen = Choice(1, NEW_YEAR, frozenset(one.key for one in charges))
        done = issue(uow, clock, FatturaPa(clock), chosen, NEW_YEAR, "anna")
        return uow.get(Invoice, done.new_id)


def test_from_the_contract_to_the_file(office: Database, clock: FixedClock, tmp_path: Path) -> None:
    invoice = issued(office, clock)
    document = FatturaPa().read(invoice.xml)
    assert document.buyer.name == 'Hotel "Aurora" - Città & Mare Euro'
    assert (document.payment.method, document.payment.iban) == (PaymentMethod.DIRECT_DEBIT, "")
    assert document.payment.due_on == date(2027, 2, 1)
    PdfPapers().invoice(document, tmp_path / "fattura.pdf")
    assert "il 01/02/2027" in read.whole_text(tmp_path / "fattura.pdf")

    with office() as uow:
        rows = collectable(uow, clock)
        choice = DebitChoice(frozenset({invoice.id}), proposed_day(rows, clock))
        made = make_batches(uow, clock, SepaFiles(), choice, "anna")
        batch = uow.get(DebitBatch, made.new_id)
        assert uow.get(Mandate, 1).last_used_on == batch.collection_on == date(2027, 2, 1)
    assert batch.total == invoice.total == document.total
    root = etree.parse(BytesIO(batch.xml))
    schema(DebitFormat.CBI.value).assertValid(root)
    assert [at.text for at in root.iter("{*}InstdAmt")] == [str(invoice.total)]
    with pytest.raises(ConflictError), office() as uow:
        make_batches(uow, clock, SepaFiles(), choice, "bruno")


def test_a_credit_note_is_written_and_leaves_nothing_to_collect(office: Database, clock: FixedClock) -> None:
    invoice = issued(office, clock)
    with office() as uow:
        note = credit(uow, clock, FatturaPa(clock), invoice.id, None, NEW_YEAR, "Errore", "anna")
        document = FatturaPa().read(uow.get(Invoice, note.new_id).xml)
        assert document.credited
        assert document.credited.issued_on == NEW_YEAR
        assert document.total == invoice.total
        assert collectable(uow, clock) == ()


def test_two_stations_collect_an_invoice_once(office: Database, clock: FixedClock) -> None:
    """Both see it, both press the key: one file, one collection (C-5)."""
    issued(office, clock)
    with office() as uow:
        rows = collectable(uow, clock)
    choice = DebitChoice(frozenset(row.head.id for row in rows), proposed_day(rows, clock))
    together = Barrier(2)

    def collect(author: str) -> bool:
        together.wait(30)
        try:
            with office() as uow:
                make_batches(uow, clock, SepaFiles(), choice, author)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(collect, ("anna", "bruno"))) == [False, True]
    with office() as uow:
        assert (len(uow.find(DebitBatch)), len(uow.find(Debit))) == (1, 1)


def test_what_the_bank_sends_back_is_collected_again(office: Database, clock: FixedClock) -> None:
    invoice = issued(office, clock)
    with office() as uow:
        rows = collectable(uow, clock)
        choice = DebitChoice(frozenset({invoice.id}), proposed_day(rows, clock))
        make_batches(uow, clock, SepaFiles(), choice, "anna")
        assert collectable(uow, clock) == ()
    later = FixedClock(datetime(2027, 2, 10, 9, tzinfo=UTC))
    with office() as uow:
        (debit,) = uow.find(Debit)
        mark_returned(uow, later, debit.id, date(2027, 2, 9), "AM04")
    with office() as uow:
        (row,) = collectable(uow, later)
    assert (row.head.id, row.returned) == (invoice.id, 1)
