"""Direct debits: what can be collected and why not, one file per scheme, notices, what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.contracts import Mandate, MandateScheme
from istes_desk.domain.customers import Customer
from istes_desk.domain.debit_message import DebitMessage
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import DocumentType, Invoice, InvoiceProgress, PaymentMethod
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.debits.batching import DebitChoice, make_batches, preview, used
from istes_desk.services.debits.collectable import Collectable, collectable, firm_obstacle, proposed_day
from istes_desk.services.debits.history import batches, mark_collected, mark_returned, withdraw
from istes_desk.services.debits.mailing import mail_notices
from istes_desk.services.debits.notices import mark_notified, notice, notice_letter
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.filing import Transacting
from istes_desk.services.office_mail import Post
from tests.debit_world import AURORA, JANUARY, LIDO, SOLE, fill
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock, MemoryPostman, MemorySecrets

APRIL = date(2026, 4, 1)


class Files:
    """Implements ``DebitFiles``: remembers the messages."""

    def __init__(self) -> None:
        self.written: list[DebitMessage] = []

    def write(self, message: DebitMessage) -> bytes:
        self.written.append(message)
        return message.message_id.encode()


@pytest.fixture
def db() -> FakeDatabase:
    made = FakeDatabase()
    with made() as uow:
        fill(uow)
    return made


@pytest.fixture
def files() -> Files:
    return Files()


def rows(db: FakeDatabase, clock: FixedClock) -> dict[int, Collectable]:
    with db() as uow:
        return {row.head.id: row for row in collectable(uow, clock)}


def make(
    db: FakeDatabase,
    clock: FixedClock,
    files: Files,
    *invoices: int,
    on: date = APRIL,
    format: DebitFormat = DebitFormat.CBI,
) -> Changes:
    with db() as uow:
        return make_batches(uow, clock, files, DebitChoice(frozenset(invoices), on, format), "anna")


def test_what_can_be_collected_in_the_order_of_its_day(db: FakeDatabase, clock: FixedClock) -> None:
    found = rows(db, clock)
    assert list(found) == [2, 3, 4, 1]
    assert found[1].on == date(2027, 2, 1)
    assert found[2].on == date(2026, 3, 4)
    assert not any(row.obstacle for row in found.values())
    assert proposed_day(found.values(), clock) == date(2026, 3, 4)
    assert proposed_day([], clock) == date(2026, 3, 4)
    assert "dal 01/02/2027" in found[1].refusal(APRIL)
    assert found[2].refusal(APRIL) == ""


def test_what_is_paid_taken_back_or_held_is_not_there(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    with db() as uow:
        uow.save(replace(uow.get(InvoiceProgress, 1), paid_on=APRIL))
        note = uow.get(Invoice, 3)
        whole = {"document_type": DocumentType.CREDIT_NOTE, "credits_invoice_id": 3, "id": 0}
        uow.add(replace(note, **whole))  # type: ignore[arg-type]
        part = replace(uow.get(Invoice, 4), taxable=Decimal("44.00"), id=0, credits_invoice_id=4)
        uow.add(replace(part, document_type=DocumentType.CREDIT_NOTE))
    assert {id: row.amount for id, row in rows(db, clock).items()} == {
        2: Decimal("20.00"),
        4: Decimal("200.00"),
    }
    make(db, clock, files, 2)
    assert set(rows(db, clock)) == {4}


def test_why_an_invoice_cannot_be_collected(db: FakeDatabase, clock: FixedClock) -> None:
    with db() as uow:
        uow.save(replace(uow.get(Mandate, 2), customer_id=LIDO, revoked_on=date(2025, 6, 1)))
        uow.save(replace(uow.get(Mandate, 3), revoked_on=date(2026, 3, 1)))
        uow.add(Mandate(LIDO, "MND-NEW", uow.get(Mandate, 1).iban, date(2026, 2, 1)))
        uow.save(replace(uow.get(Mandate, 1), revoked_on=date(2026, 3, 1)))
    found = rows(db, clock)
    assert "Manca il mandato" in found[3].refusal(APRIL)
    assert (found[3].scheme, found[3].mandate) == (MandateScheme.CORE, None)
    assert "revocato" in found[4].obstacle
    assert found[1].mandate is not None
    assert found[1].mandate.reference == "MND-NEW"
    with pytest.raises(DomainError, match="Manca il mandato"):
        used(found[3])


@pytest.mark.parametrize(
    ("changes", "format", "words"),
    [
        ({"creditor_identifier": ""}, DebitFormat.ISO, "identificativo del creditore"),
        ({"iban": "IT1"}, DebitFormat.ISO, "IBAN"),
        ({"iban": ""}, DebitFormat.ISO, "Manca l'IBAN"),
        ({"cbi_code": ""}, DebitFormat.CBI, "CUC"),
        ({"cbi_code": ""}, DebitFormat.ISO, ""),
        ({}, DebitFormat.CBI, ""),
    ],
)
def test_what_the_firm_lacks(
    db: FakeDatabase, changes: dict[str, str], format: DebitFormat, words: str
) -> None:
    with db() as uow:
        uow.save(replace(uow.find(Firm)[0], **changes))  # type: ignore[arg-type]
        said = firm_obstacle(uow, format)
    assert words in said
    assert bool(said) == bool(words)


def test_a_firm_that_is_not_there_lacks_everything() -> None:
    with FakeDatabase()() as uow:
        assert "identificativo" in firm_obstacle(uow, DebitFormat.CBI)


def test_one_file_for_each_scheme(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    changes = make(db, clock, files, 2, 3, 4)
    core, business = files.written
    assert (core.scheme, business.scheme) == (MandateScheme.CORE, MandateScheme.B2B)
    assert (core.message_id, business.message_id) == ("ISTES-000001", "ISTES-000002")
    assert [one.sequence for one in core.orders] == [Sequence.FIRST, Sequence.RECURRING]
    assert (core.orders[1].name, core.orders[1].address.town) == ("Anna Rossi", "")
    assert (core.orders[0].address.town, core.orders[0].remittance) == (
        "Jesolo",
        "Fattura 1/2026 del 02/03/2026".replace("1/", "2/", 1),
    )
    assert changes.invoices == {2, 3, 4}
    assert changes.customers == {LIDO, AURORA, SOLE}
    with db() as uow:
        stored = uow.find(DebitBatch)
        assert [(one.total, one.xml) for one in stored] == [
            (Decimal("142.00"), b"ISTES-000001"), (Decimal("244.00"), b"ISTES-000002"),
        ]  # fmt: skip
        assert {one.last_used_on for one in uow.find(Mandate)} == {APRIL}
        assert [one.end_to_end_id for one in uow.find(Debit)][-1] == "ISTES-000002-0001"
    assert changes.new_id == stored[-1].id


def test_a_mandate_collected_twice_in_one_file_is_first_once(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    make(db, clock, files, 1, 2, on=date(2027, 2, 1))
    assert [one.sequence for one in files.written[0].orders] == [Sequence.FIRST, Sequence.RECURRING]


def test_a_look_before_takes_no_number_and_stores_nothing(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    with db() as uow:
        (message,) = preview(uow, clock, files, DebitChoice(frozenset({2}), APRIL))
    assert message.total == Decimal("20.00")
    assert not db.rows.get(DebitBatch)
    assert "debit-batch" not in db.numbers


@pytest.mark.parametrize(
    ("invoices", "on", "words"),
    [
        ((), APRIL, "almeno una fattura"),
        ((2,), date(2026, 4, 3), "TARGET"),
        ((2,), date(2026, 3, 3), "al più presto"),
        ((1,), APRIL, "Scade dopo"),
        ((3,), date(2029, 2, 5), "scaduto il 02/02/2029"),
    ],
)
def test_refused_before_anything_is_written(
    db: FakeDatabase, clock: FixedClock, files: Files, invoices: tuple[int, ...], on: date, words: str
) -> None:
    with pytest.raises(DomainError, match=words):
        make(db, clock, files, *invoices, on=on)
    assert not files.written
    assert not db.rows.get(DebitBatch)


def test_amount_zero_and_no_firm_are_refused(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2)
    with pytest.raises(ConflictError):
        make(db, clock, files, 2)
    with db() as uow:
        uow.remove(uow.find(Firm)[0])
    make(db, clock, files, 3)
    assert files.written[-1].creditor.name == ""


def test_a_returned_first_collection_is_first_again(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    make(db, clock, files, 2, 3)
    clock.advance(days=31)
    with db() as uow:
        mark_collected(uow, clock, 1)
        assert [one.paid_on for one in uow.find(InvoiceProgress, invoice_id=(2, 3))] == [APRIL] * 2
        for debit_id in (1, 2):
            changes = mark_returned(uow, clock, debit_id, date(2026, 4, 2), "Fondi insufficienti (AM04)")
            assert changes.invoices
        assert not any(one.paid_on for one in uow.find(InvoiceProgress))
        (batch,) = batches(uow)
    assert (batch.returned, batch.open) == (2, ())
    assert rows(db, clock)[2].returned == 1
    make(db, clock, files, 2, 3, on=date(2026, 4, 8))
    assert [one.sequence for one in files.written[-1].orders] == [Sequence.FIRST, Sequence.RECURRING]


def test_what_cannot_have_come_back(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2)
    today = date(2026, 3, 2)
    for on, reason, words in (
        (date(2026, 3, 3), "AM04", "futura"),
        (date(2026, 3, 1), "AM04", "precederla"),
        (today, " ", "motivo"),
    ):
        with pytest.raises(DomainError, match=words), db() as uow:
            mark_returned(uow, clock, 1, on, reason)
    with pytest.raises(DomainError, match="01/04/2026"), db() as uow:
        mark_collected(uow, clock, 1)
    with db() as uow:
        mark_returned(uow, clock, 1, today, "AM04")
    with pytest.raises(DomainError, match="già segnato"), db() as uow:
        mark_returned(uow, clock, 1, today, "AM04")


def test_a_file_that_never_went_to_the_bank(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2, 3)
    with db() as uow:
        assert withdraw(uow, clock, 1).invoices == {2, 3}
        (view,) = batches(uow)
        assert [line.debit.return_reason for line in view.lines] == ["File non consegnato alla banca"] * 2
        assert view.file_name == "ISTES-000001_CBI_2026-04-01.xml"
    assert set(rows(db, clock)) == {1, 2, 3, 4}
    clock.advance(days=40)
    with pytest.raises(DomainError, match="è passato"), db() as uow:
        withdraw(uow, clock, 1)


def test_a_withdrawn_file_collected_from_no_mandate(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    """Its day would count for the 36 months; what other programs collected before is not known."""
    make(db, clock, files, 2, 3)
    with db() as uow:
        withdraw(uow, clock, 1)
        assert [one.last_used_on for one in uow.find(Mandate)] == [None, APRIL, None]
    make(db, clock, files, 2)
    make(db, clock, files, 1, on=date(2027, 2, 1))
    assert files.written[-1].orders[0].sequence is Sequence.RECURRING
    with db() as uow:
        withdraw(uow, clock, 3)
        assert uow.get(Mandate, LIDO).last_used_on == APRIL


def test_only_invoices_paid_by_direct_debit_go_to_the_bank(
    db: FakeDatabase, clock: FixedClock, files: Files
) -> None:
    with db() as uow:
        head = uow.get(Invoice, 2)
        note = replace(head, id=0, document_type=DocumentType.CREDIT_NOTE, payment=PaymentMethod.TRANSFER)
        transfer = replace(head, id=0, number=7, payment=PaymentMethod.TRANSFER)
        ids = [uow.add(one).id for one in (note, transfer)]
    for id in ids:
        with pytest.raises(ConflictError):
            make(db, clock, files, id)


def test_files_as_the_list_shows_them(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2)
    make(db, clock, files, 1, on=date(2027, 2, 1), format=DebitFormat.ISO)
    with db() as uow:
        later, first = batches(uow)
    assert (later.batch.message_id, first.batch.message_id) == ("ISTES-000002", "ISTES-000001")
    assert [line.invoice.tag for line in first.open] == ["2/2026"]
    assert later.file_name == "ISTES-000002_SEPA_2027-02-01.xml"
    assert later.batch.collection_on > JANUARY


def test_the_customer_is_told(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2)
    with db() as uow:
        told = notice(uow, clock, 1)
        letter = notice_letter(uow, clock, 1, told.email)
        mark_notified(uow, 1, clock.now())
        assert uow.get(Debit, 1).notified_at == clock.now()
    for part in (
        "01/04/2026",
        "20,00 €",
        "MND-LIDO",
        "10/01/2026",
        "IT66ZZZ",
        "2345",
        "ISTES-000001-0001",
        "2/2026",
    ):
        assert part in told.body + told.subject
    assert not told.late
    assert (letter.envelope.recipient, letter.body) == ("conti@hotel0.example", told.body)
    clock.advance(days=20)
    with db() as uow:
        assert notice(uow, clock, 1).late


def test_nobody_is_told_without_address_or_mailbox(db: FakeDatabase, clock: FixedClock, files: Files) -> None:
    make(db, clock, files, 2)
    with pytest.raises(DomainError, match="indirizzo e-mail"), db() as uow:
        notice_letter(uow, clock, 1, " ")
    with db() as uow:
        uow.remove(uow.find(Firm)[0])
        assert notice_letter(uow, clock, 1, "a@b.example").envelope.sender_name == ""
        uow.remove(uow.find(Mailbox)[0])
    with pytest.raises(KnownError, match="casella"), db() as uow:
        notice_letter(uow, clock, 1, "a@b.example")


def test_who_can_be_told_is_told_though_others_cannot(
    db: FakeDatabase, clock: FixedClock, files: Files, secrets: MemorySecrets
) -> None:
    make(db, clock, files, 2, 3, 4)
    with db() as uow:
        uow.save(replace(uow.get(Customer, AURORA), invoice_email=""))
    postman = MemoryPostman()
    postman.refusals.append(KnownError("Il server non risponde."))
    told = mail_notices(Post(Transacting(db), postman, secrets), clock, (1, 2, 3))
    assert told.sent == 1
    assert told.refused[0] == "Il server non risponde."
    assert "non ha un indirizzo" in told.refused[1]
    assert told.changes.invoices == {4}
    with db() as uow:
        assert [one.notified_at is not None for one in uow.find(Debit)] == [False, False, True]
