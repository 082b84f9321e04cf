"""Lists, marks, files, letters and many invoices at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoices import DocumentType, InvoiceHead, InvoiceProgress
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.dossier.blocks import Grid, Heading, Items, Para
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transacting
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.files import save_files, save_whole
from istes_desk.services.invoicing.issued import (
    InvoiceFilter,
    issued_detail,
    issued_rows,
    issued_years,
)
from istes_desk.services.invoicing.list_paper import issued_paper, proposal_paper
from istes_desk.services.invoicing.listing import issued_csv, proposal_csv
from istes_desk.services.invoicing.mailing import letter
from istes_desk.services.invoicing.marks import mark_mailed, mark_paid, mark_sent
from istes_desk.services.invoicing.month_end import Named, Office, issue_all
from istes_desk.services.invoicing.proposal import proposal
from istes_desk.services.letter_envelope import OutgoingFile
from istes_desk.services.office_mail import Post, UnrecordedError, send_once
from istes_desk.services.ports import UnitOfWork
from tests.fakes import FixedClock, MemoryPostman, MemorySecrets
from tests.unit.services.billing_world import MARCH, TODAY, World

NEW = Changes(new_id=7)
BOX = Mailbox("Assistenza", "assistenza@istes.it", "u", "imap.istes.it", smtp_host="smtp.istes.it")


class Paper:
    """Implements ``InvoicePapers``: one line of text."""

    def invoice(self, document: InvoiceDocument, path: Path) -> int:
        path.write_text(document.number)
        return 1


def gone(uow: UnitOfWork) -> Changes:
    uow.get(Customer, 99)
    return NEW


class Watch:
    """Implements ``Progress``: stops after so many steps."""

    def __init__(self, stop_after: int) -> None:
        self.told: list[str] = []
        self._stop_after = stop_after

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append(f"{done}/{total} {what}")

    @property
    def cancelled(self) -> bool:
        return len(self.told) >= self._stop_after


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


@pytest.fixture
def issued(world: World) -> int:
    """One invoice of 60.00 net, of which a third was given back."""
    world.job(3, description='=Router; "nuovo"')
    id = world.issue().new_id
    with world.db() as uow:
        credit(uow, world.clock, world.einvoices, id, {1: 1}, TODAY, "Errore", "anna")
    return id


def rows(world: World, **wanted: Any) -> list[str]:
    with world.db() as uow:
        return [row.head.tag for row in issued_rows(uow, InvoiceFilter(**wanted))]


def office(world: World) -> Office:
    return Office(Transacting(world.db), world.clock, world.einvoices, Paper(), "anna")


def test_the_list_is_filtered(world: World, issued: int) -> None:
    assert rows(world) == ["NC 1/2026", "1/2026"]
    assert rows(world, year=2026, customer_id=1) == ["NC 1/2026", "1/2026"]
    assert rows(world, year=2025) == []
    assert rows(world, document_type=DocumentType.INVOICE) == ["1/2026"]
    assert rows(world, paid=False) == ["1/2026"]
    assert rows(world, paid=True) == ["NC 1/2026"]
    assert rows(world, text="aurora nc") == ["NC 1/2026"]
    assert issued_years(world.uow()) == (2026,)
    (row,) = issued_rows(world.uow(), InvoiceFilter(document_type=DocumentType.INVOICE))
    assert (row.head.total, row.credited, row.left) == (Decimal("73.20"), Decimal("24.40"), Decimal("48.80"))
    assert not row.late(date(2026, 4, 1))
    assert row.late(date(2026, 4, 2))


def test_details_tell_what_is_left_and_what_belongs_together(world: World, issued: int) -> None:
    detail = issued_detail(world.uow(), issued)
    assert [one.left for one in detail.lines] == [2]
    assert detail.creditable
    (paper,) = detail.notes
    taken = issued_detail(world.uow(), paper.id)
    assert taken.credits == world.row(InvoiceHead, issued)
    assert not taken.creditable
    assert [one.line.quantity for one in taken.lines] == [1]


def test_what_a_file_for_the_bank_holds_is_told_before_it_is_credited(world: World, issued: int) -> None:
    assert issued_detail(world.uow(), issued).collected == ""
    day, sum_ = date(2026, 4, 1), Decimal("73.20")
    batch = DebitBatch(world.clock.now(), "anna", day, DebitFormat.CBI, "ISTES-000007", sum_)
    debit = world.add(Debit(world.add(batch).id, issued, 1, sum_, Sequence.FIRST, "ISTES-000007-0001"))
    assert issued_detail(world.uow(), issued).collected.startswith(
        "La fattura è nel file ISTES-000007 per la banca: il 01/04/2026 l'addebito è comunque di 73,20 €."
    )
    with world.db() as uow:
        uow.save(replace(debit, returned_on=TODAY))
    assert issued_detail(world.uow(), issued).collected == ""


def test_marks_can_be_set_and_taken_back(world: World, issued: int) -> None:
    with world.db() as uow:
        assert mark_sent(uow, world.clock, issued, TODAY).invoices == {issued}
        mark_paid(uow, world.clock, issued, TODAY)
        mark_mailed(uow, issued, world.clock.now())
    (marked,) = world.uow().find(InvoiceProgress, invoice_id=issued)
    assert (marked.sent_on, marked.paid_on) == (TODAY, TODAY)
    assert marked.mailed_at == world.clock.now()
    assert rows(world, paid=True, document_type=DocumentType.INVOICE) == ["1/2026"]
    with world.db() as uow:
        mark_paid(uow, world.clock, issued, None)
    for on in (date(2026, 3, 1), date(2026, 3, 3)):
        with world.db() as uow, pytest.raises(DomainError):
            mark_sent(uow, world.clock, issued, on)


def test_tables_for_a_spreadsheet(world: World, issued: int) -> None:
    listed = issued_csv(issued_rows(world.uow(), InvoiceFilter()))
    assert (
        "\r\n1;2026;Fattura;02/03/2026;Hotel Aurora;60,00;13,20;73,20;01/04/2026;Bonifico;;;24,40;\r\n"
        in listed
    )
    world.job(day=2)
    world.job(day=3, blocked=True)
    world.add(Customer("=cmd"))
    world.job(customer=3)
    with world.db() as uow:
        offered = proposal_csv(proposal(uow, MARCH))
    assert ";2;scatto;20,00;40,00;\r\n" in offered
    assert "L'intervento è bloccato" in offered
    assert "'=cmd" in offered


def test_lists_on_paper(world: World, issued: int) -> None:
    listed = issued_paper(world.uow(), TODAY, issued_rows(world.uow(), InvoiceFilter()))
    (grid,) = listed.documents[0].blocks
    assert isinstance(grid, Grid)
    assert grid.rows[1][:5] == ("1/2026", "Fattura", "02/03/2026", "Hotel Aurora", "73,20 €")
    assert [type(one) for one in issued_paper(world.uow(), TODAY, ()).documents[0].blocks] == [Para]
    empty = proposal_paper(world.uow(), TODAY, proposal(world.uow(), MARCH))
    assert [type(one) for one in empty.documents[0].blocks] == [Para]
    world.job(day=2)
    world.job(day=3, customer=2, blocked=True)
    world.add(Contract(1, ContractKind.SUPPORT, date(2025, 2, 1), date(2026, 1, 31), yearly_fee=Decimal(9)))
    with world.db() as uow:
        blocks = proposal_paper(uow, TODAY, proposal(uow, MARCH)).documents[0].blocks
    assert [type(one) for one in blocks] == [Heading, Items, Heading, Grid]


def test_files_are_written_whole(world: World, issued: int, tmp_path: Path) -> None:
    work = office(world)
    xml, paper = save_files(work.transact, world.einvoices, work.papers, issued, tmp_path)
    assert (xml.name, paper.read_text()) == ("IT00743110157_00001.xml", "1/2026")
    assert sorted(tmp_path.iterdir()) == sorted((xml, paper))
    with pytest.raises(KnownError, match="non è stato salvato"):
        save_files(work.transact, world.einvoices, work.papers, issued, tmp_path / "missing")
    (tmp_path / "taken.xml").mkdir()
    with pytest.raises(KnownError, match=r"«taken\.xml» non è stato salvato"):
        save_whole(b"<x/>", tmp_path / "taken.xml")
    assert not list(tmp_path.glob(".*"))


def test_a_letter_takes_the_document_to_the_customer(world: World, issued: int) -> None:
    secrets, postman = MemorySecrets(), MemoryPostman()
    secrets.put("h", "segreto")
    with world.db() as uow, pytest.raises(KnownError):
        letter(uow, issued, "a@b.it", world.clock.now())
    world.add(replace(BOX, pec=True))
    world.add(replace(BOX, secret_handle="h"))
    with world.db() as uow, pytest.raises(DomainError):
        letter(uow, issued, "nessuno", world.clock.now())
    paper = letter(world.uow(), issued, "a@b.it", world.clock.now())
    post = Post(Transacting(world.db), postman, secrets)
    assert send_once(post, paper, (OutgoingFile("1.pdf", b"%PDF"),), lambda _uow: NEW).new_id == 7
    ((_, secret, raw, whom),) = postman.sent
    assert (secret, whom) == ("segreto", ("a@b.it",))
    assert b"%PDF" not in raw  # encoded
    assert "Scadenza: 01/04/2026" in paper.body
    (taken,) = issued_detail(world.uow(), issued).notes
    assert "Scadenza" not in letter(world.uow(), taken.id, "a@b.it", world.clock.now()).body
    with world.db() as uow:
        uow.remove(uow.find(Firm)[0])
        uow.save(replace(uow.find(Mailbox, pec=False)[0], secret_handle=""))
    plain = letter(world.uow(), issued, "a@b.it", world.clock.now())
    with pytest.raises(UnrecordedError, match=r"a@b\.it è partita") as error:
        send_once(post, plain, (), gone)
    assert error.value.hint
    assert postman.sent[-1][1] == ""


def test_many_invoices_go_on_after_a_refusal(world: World, tmp_path: Path) -> None:
    bare = world.add(Customer("Nuovo"))
    for customer in (1, bare.id, 2):
        world.job(customer=customer)
    watch = Watch(9)
    work = [Named(f"c{id}", world.choice(id)) for id in (1, bare.id, 2)]
    done = issue_all(office(world), work, TODAY, tmp_path, watch)
    assert (len(done.invoices), done.stopped, done.files) == (2, False, "")
    assert [name for name, _ in done.refused] == [f"c{bare.id}"]
    assert watch.told == ["0/3 c1", "1/3 c3", "2/3 c2", "3/3 "]
    assert done.changes.invoices == set(done.invoices)
    assert [one.number for one in world.uow().find(InvoiceHead)] == [1, 2]
    assert len(list(tmp_path.iterdir())) == 4


def test_stopping_leaves_whole_invoices(world: World) -> None:
    for customer in (1, 2):
        world.job(customer=customer)
    work = [Named("a", world.choice(1)), Named("b", world.choice(2))]
    done = issue_all(office(world), work, TODAY, progress=Watch(1))
    assert (len(done.invoices), done.stopped) == (1, True)
    assert len(world.uow().find(InvoiceHead)) == 1
    assert world.offered(2).charges


def test_a_folder_that_refuses_stops_no_invoice(world: World, tmp_path: Path) -> None:
    for customer in (1, 2):
        world.job(customer=customer)
    work = [Named("a", world.choice(1)), Named("b", world.choice(2))]
    done = issue_all(office(world), work, TODAY, tmp_path / "missing")
    assert len(done.invoices) == 2
    assert "non è stato salvato" in done.files
