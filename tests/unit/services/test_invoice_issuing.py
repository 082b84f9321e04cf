"""Invoices and credit notes: whole or not at all, numbered without gaps, never more than is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.contracts import Contract, ContractKind, Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import Intervention, InterventionState, reversal
from istes_desk.domain.invoice_drafting import due_day, sending_text
from istes_desk.domain.invoices import (
    DocumentType,
    Invoice,
    InvoiceHead,
    InvoiceLine,
    InvoiceProgress,
    PaymentMethod,
)
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.invoicing.crediting import Quantities, credit, creditable
from istes_desk.services.invoicing.drafting import Choice, draft
from istes_desk.services.invoicing.issuing import begin_at, expected_number
from istes_desk.services.invoicing.marks import progress_of
from tests.fakes import FixedClock
from tests.unit.services.billing_world import FIRM, LIDO, MARCH, TODAY, World

IBAN = "IT60X0542811101000000123456"
EVERYTHING = (Invoice, InvoiceLine, InvoiceProgress)


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def head(world: World, id: int) -> InvoiceHead:
    return world.row(InvoiceHead, id)


def give_back(world: World, id: int, quantities: Quantities | None = None, on: date = TODAY) -> int:
    with world.db() as uow:
        return credit(uow, world.clock, world.einvoices, id, quantities, on, "Errore", "anna").new_id


def test_an_invoice_has_number_xml_lines_and_locks_its_work(world: World) -> None:
    job = world.job(3, call_out_amount=Decimal("35.00"))
    changes = world.issue()
    stored = world.row(Invoice, changes.new_id)
    assert (stored.number, stored.year, stored.issued_on, stored.due_on) == (1, 2026, TODAY, date(2026, 4, 1))
    assert (stored.taxable, stored.vat, stored.total) == (
        Decimal("95.00"),
        Decimal("20.90"),
        Decimal("115.90"),
    )
    assert stored.file_name == "IT00743110157_00001.xml"
    document = world.einvoices.read(stored.xml)
    assert (document.number, document.sending, document.total) == ("1/2026", "00001", stored.total)
    assert (document.buyer.name, document.payment.iban) == ("Aurora S.r.l.", FIRM.iban)
    assert [line.position for line in world.lines(stored.id)] == [1, 2]
    assert world.row(Intervention, job.id).state is InterventionState.INVOICED
    assert world.uow().find(InvoiceProgress, invoice_id=stored.id)
    assert changes.interventions == {job.id}
    assert changes.invoices == {stored.id}


def test_numbers_follow_each_other_by_year_and_kind(world: World) -> None:
    world.clock.advance(days=365)
    world.job()
    first = world.issue().new_id
    world.job(day=2)
    second = world.issue(on=date(2027, 1, 2)).new_id
    note = give_back(world, second, on=date(2027, 1, 2))
    assert [head(world, id).tag for id in (first, second, note)] == ["1/2026", "1/2027", "NC 1/2027"]
    assert len({head(world, id).file_name for id in (first, second, note)}) == 3
    assert expected_number(world.uow(), DocumentType.INVOICE, 2027) == 2
    assert expected_number(world.uow(), DocumentType.INVOICE, 2028) == 1


def test_a_year_another_program_began_goes_on(world: World) -> None:
    with world.db() as uow:
        begin_at(uow, DocumentType.INVOICE, 2026, 12)
        begin_at(uow, DocumentType.INVOICE, 2026, 9)
        with pytest.raises(DomainError):
            begin_at(uow, DocumentType.INVOICE, 2026, 0)
    world.job()
    assert head(world, world.issue().new_id).tag == "9/2026"
    with world.db() as uow, pytest.raises(DomainError, match="dopo l'ultimo emesso, 9/2026") as error:
        begin_at(uow, DocumentType.INVOICE, 2026, 9)
    assert error.value.field == "number"
    world.job(day=2)
    assert head(world, world.issue().new_id).tag == "10/2026"


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (2, ""),
        (3, "Il numero 2/2026 non è stato dato da questo archivio."),
        (20, "I numeri da 2/2026 a 19/2026 non sono stati dati da questo archivio."),
    ],
)
def test_numbers_given_elsewhere_are_left_out_and_the_next_invoice_says_so(
    world: World, first: int, told: str
) -> None:
    """An old copy was put back: neither a number nor a file name is given again (C-5)."""
    world.job()
    before = head(world, world.issue().new_id)
    with world.db() as uow:
        begin_at(uow, DocumentType.INVOICE, 2026, first + 5)
        begin_at(uow, DocumentType.INVOICE, 2026, first)
        assert expected_number(uow, DocumentType.INVOICE, 2026) == first
    world.job(day=2)
    after = head(world, world.issue().new_id)
    assert after.number == first
    assert int(after.file_name[-9:-4], 36) - int(before.file_name[-9:-4], 36) > 1000
    assert progress_of(world.uow(), before.id).note == ""
    assert progress_of(world.uow(), after.id).note == told


def test_a_clock_that_was_ahead_does_not_keep_the_next_invoice_from_being_issued(world: World) -> None:
    world.job()
    first = world.issue().new_id
    world.clock.advance(days=200)
    world.job(day=2)
    ahead = world.issue(on=date(2026, 9, 18)).new_id
    world.clock.advance(days=-200)
    world.job(report_number=3)
    with pytest.raises(DomainError, match="1/2026 è già del 02/03/2026"):
        world.issue(on=date(2026, 3, 1))
    third = world.issue().new_id
    assert [head(world, one).tag for one in (first, ahead, third)] == ["1/2026", "2/2026", "3/2026"]
    assert progress_of(world.uow(), third).note == (
        "Il documento 2/2026, emesso prima, porta una data successiva: l'orologio era avanti."
    )
    world.job(report_number=4)
    fourth = world.issue().new_id
    assert progress_of(world.uow(), fourth).note == ""


@pytest.mark.parametrize(("on", "field"), [(date(2026, 3, 3), "issued_on"), (date(2026, 2, 28), "issued_on")])
def test_days_to_come_and_days_before_the_last_invoice_are_refused(
    world: World, on: date, field: str
) -> None:
    world.job()
    world.issue(on=date(2026, 3, 1))
    world.job(day=2)
    with pytest.raises(DomainError) as refused:
        world.issue(on=on)
    assert refused.value.field == field
    assert len(world.uow().find(InvoiceHead)) == 1
    world.issue()
    assert [one.number for one in world.uow().find(InvoiceHead)] == [1, 2]


def test_no_invoice_is_older_than_its_work_but_fees_come_before(world: World) -> None:
    world.job(day=2)
    for on in (date(2026, 3, 1), date(2024, 3, 2)):
        with pytest.raises(DomainError, match="lavoro del 02/03/2026") as refused:
            world.issue(on=on)
        assert refused.value.field == "issued_on"
    assert not world.uow().find(InvoiceHead)
    world.add(Contract(2, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=Decimal("600.00")))
    assert head(world, world.issue(world.choice(2), date(2025, 12, 30)).new_id).tag == "1/2025"


def test_a_refused_xml_leaves_nothing_behind(world: World) -> None:
    job = world.job()
    world.einvoices.refusal = KnownError("No.")
    with pytest.raises(KnownError):
        world.issue()
    assert not any(world.uow().find(kind) for kind in EVERYTHING)
    assert world.row(Intervention, job.id).state is InterventionState.CLOSED
    world.einvoices.refusal = None
    assert head(world, world.issue().new_id).number == 1


def test_what_was_invoiced_meanwhile_is_refused(world: World) -> None:
    world.job()
    choice = world.choice()
    world.issue(choice)
    with pytest.raises(ConflictError):
        world.issue(choice)
    with pytest.raises(DomainError):
        world.issue(Choice(1, MARCH, frozenset()))


def test_fees_have_their_own_due_day_and_a_cause_is_printed(world: World) -> None:
    world.clock.jump(days=-50)
    world.add(Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=Decimal("500.00")))
    choice = replace(world.choice(until=date(2026, 1, 5)), cause=" Canone 2026 ")
    stored = world.row(Invoice, world.issue(choice, date(2026, 1, 5)).new_id)
    assert stored.due_on == date(2026, 2, 2)
    assert stored.cause == "Canone 2026"
    assert world.lines(stored.id)[0].contract_id == 1


def test_a_debit_names_its_mandate_and_moves_on_a_target_day(world: World) -> None:
    row = world.add(replace(LIDO, name="Villaggio", payment=PaymentMethod.DIRECT_DEBIT))
    old = world.add(Mandate(row.id, "M1", IBAN, date(2025, 1, 1)))
    new = world.add(Mandate(row.id, "M2", IBAN, date(2026, 1, 1)))
    assert old.id != new.id
    world.job(customer=row.id)
    stored = world.row(Invoice, world.issue(world.choice(row.id)).new_id)
    assert (stored.payment, stored.mandate_id) == (PaymentMethod.DIRECT_DEBIT, new.id)
    assert world.einvoices.read(stored.xml).payment.iban == ""
    assert due_day((), FIRM, date(2026, 4, 3), PaymentMethod.DIRECT_DEBIT) == date(2026, 5, 4)


def test_missing_data_are_refused_by_field(world: World) -> None:
    row = world.add(Customer("Nuovo", address="Via 1", city="Caorle", vat_number="01234567897"))
    world.job(customer=row.id)
    with pytest.raises(DomainError) as refused:
        world.issue(world.choice(row.id))
    assert refused.value.field == "postal_code"
    with world.db() as uow:
        uow.save(replace(uow.find(type(FIRM))[0], vat_number=""))
    world.job()
    with pytest.raises(DomainError) as refused:
        world.issue()
    assert refused.value.field == "vat_number"


def test_more_to_give_back_than_to_pay_is_no_invoice(world: World) -> None:
    job = world.job()
    world.issue()
    world.add(reversal(world.row(Intervention, job.id), world.clock.now(), "errore"))
    with pytest.raises(DomainError, match="nota di credito"):
        world.issue()
    with world.db() as uow, pytest.raises(DomainError, match="nota di credito"):
        draft(uow, world.choice(), TODAY)


def test_a_whole_credit_note(world: World) -> None:
    world.job(3, call_out_amount=Decimal("35.00"))
    issued = world.issue().new_id
    note = world.row(Invoice, give_back(world, issued))
    assert (note.document_type, note.credits_invoice_id) == (DocumentType.CREDIT_NOTE, issued)
    assert note.total == head(world, issued).total
    document = world.einvoices.read(note.xml)
    assert document.credited is not None
    assert document.credited.number == "1/2026"
    assert document.causes == ("Errore",)
    with pytest.raises(DomainError, match="non resta nulla"):
        give_back(world, issued)
    with pytest.raises(DomainError, match="non si storna"):
        give_back(world, note.id)


def test_a_credit_note_by_lines_leaves_the_rest(world: World) -> None:
    world.job(3)
    issued = world.issue().new_id
    assert head(world, give_back(world, issued, {1: 2})).taxable == Decimal("40.00")
    assert [row.left for row in creditable(world.uow(), issued)] == [1]
    for wanted in (2, -1):
        with pytest.raises(DomainError) as refused:
            give_back(world, issued, {1: wanted})
        assert refused.value.field == "lines.1"
    with pytest.raises(DomainError, match="non ha alcune"):
        give_back(world, issued, {1: 1, 7: 1})
    with pytest.raises(DomainError):
        give_back(world, issued, {1: 0})
    assert head(world, give_back(world, issued)).taxable == Decimal("20.00")


def test_a_credit_note_needs_a_reason_and_a_day_after_its_invoice(world: World) -> None:
    world.job()
    issued = world.issue().new_id
    with pytest.raises(DomainError) as refused:
        give_back(world, issued, on=date(2026, 3, 1))
    assert refused.value.field == "issued_on"
    with world.db() as uow, pytest.raises(DomainError) as refused:
        credit(uow, world.clock, world.einvoices, issued, None, TODAY, " ", "anna")
    assert refused.value.field == "cause"


def test_what_a_later_invoice_took_back_cannot_be_credited_too(world: World) -> None:
    job = world.job(2)
    issued = world.issue().new_id
    world.add(reversal(world.row(Intervention, job.id), world.clock.now(), "errore"))
    world.job(5, day=2)
    second = world.issue().new_id
    assert head(world, second).taxable == Decimal("60.00")
    assert [row.left for row in creditable(world.uow(), issued)] == [0]
    give_back(world, second)
    assert [row.left for row in creditable(world.uow(), issued)] == [2]


def test_only_what_was_taken_back_negative_cannot_be_credited(world: World) -> None:
    job = world.job(2)
    world.issue()
    world.add(reversal(world.row(Intervention, job.id), world.clock.now(), "errore"))
    world.job(5, day=2)
    second = world.issue().new_id
    (back,) = (line.position for line in world.lines(second) if line.unit_price < 0)
    with pytest.raises(DomainError, match="maggiore di zero"):
        give_back(world, second, {back: 2})


def test_credited_work_is_charged_anew_by_reversal_and_a_new_entry(world: World) -> None:
    job = world.job(3)
    give_back(world, world.issue().new_id)
    world.add(reversal(world.row(Intervention, job.id), world.clock.now(), "errore"))
    assert not world.offered().charges
    world.job(1, day=2)
    assert world.offered().total == Decimal("20.00")


def test_sending_numbers_fit_the_file_name() -> None:
    assert [sending_text(one) for one in (1, 36, 36**5 - 1)] == ["00001", "00010", "ZZZZZ"]
