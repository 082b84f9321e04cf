"""Emesse: filters, the sheet read from the XML, files, mail, marks and credit notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.invoices import DocumentType, InvoiceHead, InvoiceProgress
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.issued_page import IssuedPage
from istes_desk.gui.invoices.tab import ISSUED, InvoicesTab
from istes_desk.gui.tab import Place
from istes_desk.gui.tasks import Tasks
from istes_desk.services.errors import KnownError
from tests.adapters.pdf_reading import whole_text
from tests.fakes import MemoryPostman
from tests.gui.finding import click, find
from tests.gui.invoices.world import PRICE, fill, invoices_tab, page_of
from tests.slow_runner import SlowRunner

BOX = Mailbox("Assistenza", "assistenza@istes.it", "u", "imap.istes.it", smtp_host="smtp.istes.it")


@pytest.fixture
def tab(desk: Desk, database: Database, qtbot: QtBot) -> InvoicesTab:
    fill(database)
    with database() as uow:
        uow.save(replace(uow.get(Customer, 1), invoice_email="conti@aurora.it"))
    made = invoices_tab(desk)
    qtbot.addWidget(made)
    made.show()
    desk.tasks.changed.connect(made.on_changes)
    click(made, "issueButton")
    click(made, "issueYes")
    made.views.setCurrentIndex(ISSUED)
    return made


@pytest.fixture
def page(tab: InvoicesTab) -> IssuedPage:
    return page_of(tab, IssuedPage)


def numbers(page: IssuedPage) -> list[str]:
    return [row.head.tag for row in page.model.rows]


def text(page: IssuedPage, name: str) -> str:
    return find(page, QLabel, name).text()


def progress(database: Database, invoice_id: int) -> InvoiceProgress:
    with database() as uow:
        return uow.find(InvoiceProgress, invoice_id=invoice_id)[0]


def test_the_latest_document_is_in_front_as_its_xml_says(page: IssuedPage) -> None:
    assert numbers(page) == ["2/2026", "1/2026"]
    assert text(page, "issuedViewTitle") == "Invoice 2/2026 of 02/03/2026"
    assert "Total 823,50 €" in text(page, "issuedViewSums")
    assert "still to be paid 896,70 €" in text(page, "issuedSummary")
    assert find(page, QLineEdit, "invoiceAddress").text() == "conti@aurora.it"


def test_no_column_is_beyond_the_edge_of_a_small_screen(page: IssuedPage, tab: InvoicesTab) -> None:
    tab.resize(1280, 600)
    assert page.list.horizontalScrollBar().maximum() == 0


def test_filters(page: IssuedPage, tab: InvoicesTab) -> None:
    page.kind.setCurrentIndex(2)
    page.kind.activated.emit(2)
    assert numbers(page) == []
    assert page.empty.isVisible()
    page.show_invoice(1)
    assert numbers(page) == ["2/2026", "1/2026"]
    assert text(page, "issuedViewTitle").startswith("Invoice 1/2026")
    find(page, QLineEdit, "issuedSearch").setText("aurora")
    assert numbers(page) == ["2/2026"]
    page.show_invoice(1)
    tab.set_scope(1)
    assert numbers(page) == ["2/2026"]
    page.year.setCurrentIndex(1)
    assert page.wanted().year == 2026


def test_marks_are_set_and_taken_back(page: IssuedPage, database: Database) -> None:
    click(page, "markPaid")
    assert progress(database, 2).paid_on is not None
    assert "paid on 02/03/2026" in text(page, "issuedFacts")
    assert "paid on" in str(page.model.index(0, 4).data())
    click(page, "markPaid")
    assert progress(database, 2).paid_on is None
    click(page, "markSent")
    assert progress(database, 2).sent_on is not None
    click(page, "markSent")
    for typed in ("ieri", "01/01/2026"):
        find(page, QLineEdit, "markDay").setText(typed)
        click(page, "markPaid")
        assert find(page, QLabel, "issuedError").isVisible()


def test_files_are_saved(page: IssuedPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    click(page, "saveXml")
    click(page, "savePdf")
    assert asked == ["IT00743110157_00002.xml", "IT00743110157_00002.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"<?xml")
    assert (tmp_path / asked[1]).read_bytes().startswith(b"%PDF")


def test_a_document_is_mailed(page: IssuedPage, database: Database, desk: Desk) -> None:
    click(page, "mailInvoice")
    assert "SMTP" in text(page, "issuedError")
    with database() as uow:
        uow.add(BOX)
    postman = desk.postman
    assert isinstance(postman, MemoryPostman)
    postman.refusals.append(KnownError("Il server rifiuta."))
    click(page, "mailInvoice")
    assert text(page, "issuedError") == "Il server rifiuta."
    assert progress(database, 2).mailed_at is None
    click(page, "mailInvoice")
    ((_, _, raw, whom),) = postman.sent
    assert whom == ("conti@aurora.it",)
    assert raw.count(b"IT00743110157_00002") == 2
    assert progress(database, 2).mailed_at is not None
    assert "mailed" in text(page, "issuedFacts")


def test_a_credit_note_takes_back_what_is_typed(page: IssuedPage, database: Database) -> None:
    click(page, "creditNote")
    assert text(page, "creditSum") == "823,50 € with VAT"
    find(page, QSpinBox, "credit_1").setValue(0)
    find(page, QSpinBox, "credit_2").setValue(0)
    assert text(page, "creditSum") == "48,80 € with VAT"
    click(page, "creditYes")
    assert "motivo" in text(page, "creditError")
    find(page, QLineEdit, "creditCause").setText("Intervento contestato")
    find(page, QLineEdit, "creditDay").setText("x")
    click(page, "creditYes")
    assert "non è una data" in text(page, "creditError")
    find(page, QLineEdit, "creditDay").setText("02/03/2026")
    click(page, "creditYes")
    assert numbers(page)[0] == "NC 1/2026"
    assert text(page, "issuedViewTitle") == "Credit note NC 1/2026 of 02/03/2026"
    assert "Takes back invoice 2/2026" in text(page, "issuedViewPayment")
    assert not find(page, QPushButton, "creditNote").isEnabled()
    click(page, "otherDocument")
    assert text(page, "issuedViewTitle").startswith("Invoice 2/2026")
    assert "NC 1/2026 took back 48,80 €" in text(page, "issuedFacts")
    with database() as uow:
        assert len(uow.find(InvoiceHead)) == 3


def test_what_is_odd_about_a_number_stays_in_sight(page: IssuedPage, database: Database) -> None:
    with database() as uow:
        uow.save(
            replace(uow.find(InvoiceProgress, invoice_id=2)[0], note="Il numero 1/2026 non è stato dato.")
        )
    page.reload()
    assert "Il numero 1/2026 non è stato dato." in text(page, "issuedFacts")
    click(page, "creditNote")
    assert not find(page, QLabel, "creditCollected").isVisible()


def test_a_double_click_takes_back_once(
    tab: InvoicesTab, desk: Desk, database: Database, qtbot: QtBot
) -> None:
    runner = SlowRunner()
    tasks = Tasks(database, runner, tab)
    slow = invoices_tab(replace(desk, tasks=tasks))
    qtbot.addWidget(slow)
    slow.show()
    slow.views.setCurrentIndex(ISSUED)
    runner.settle(tasks, qtbot)
    page = page_of(slow, IssuedPage)
    click(page, "creditNote")
    for line, taken in ((1, 0), (2, 0), (3, 1)):
        find(page, QSpinBox, f"credit_{line}").setValue(taken)
    find(page, QLineEdit, "creditCause").setText("Uno scatto di troppo")
    yes = find(page, QPushButton, "creditYes")
    yes.click()
    yes.click()
    runner.settle(tasks, qtbot)
    with database() as uow:
        notes = uow.find(InvoiceHead, document_type=DocumentType.CREDIT_NOTE)
    assert [one.taxable for one in notes] == [PRICE]


def test_a_credit_note_does_not_stop_the_bank(page: IssuedPage, database: Database) -> None:
    day = date(2026, 3, 31)
    with database() as uow:
        mandate = uow.add(Mandate(1, "MND-1", "IT60X0542811101000000123456", date(2026, 1, 1)))
        at = datetime(2026, 3, 2, tzinfo=UTC)
        batch = uow.add(DebitBatch(at, "anna", day, DebitFormat.CBI, "ISTES-000001", PRICE))
        uow.add(Debit(batch.id, 2, mandate.id, PRICE, Sequence.FIRST, "ISTES-000001-0001"))
    page.reload()
    click(page, "creditNote")
    assert find(page, QLabel, "creditCollected").isVisible()
    assert "ISTES-000001 per la banca: il 31/03/2026 l'addebito" in text(page, "creditCollected")


def test_nothing_typed_is_lost_by_leaving_the_panel(page: IssuedPage) -> None:
    click(page, "creditNote")
    click(page, "creditNo")
    assert page.pane.credit.isHidden()


def test_a_place_leads_to_its_document(tab: InvoicesTab, page: IssuedPage) -> None:
    assert not tab.show_place(Place("customer", 1))
    tab.views.setCurrentIndex(0)
    assert tab.show_place(Place("invoice", 1))
    assert text(page, "issuedViewTitle").startswith("Invoice 1/2026")
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert text(page, "issuedViewTitle").startswith("Invoice 2/2026")
    assert page.model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_list_is_saved(page: IssuedPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    click(page, "exportIssued")
    assert "\n2;2026;Fattura" in path.read_text(encoding="utf-8")


def test_a_list_that_cannot_be_saved_leaves_the_old_one(
    page: IssuedPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.csv").write_text("vecchia")
    (tmp_path / ".x.csv.part").mkdir()
    failed: list[Exception] = []
    desk.tasks.failed.connect(failed.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.csv"), ""))
    click(page, "exportIssued")
    (error,) = failed
    assert isinstance(error, KnownError)
    assert "«x.csv» non è stato salvato" in error.message
    assert (tmp_path / "x.csv").read_text() == "vecchia"


def test_the_list_is_printed(
    page: IssuedPage, tab: InvoicesTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.pdf"), ""))
    tab.print_page()
    assert [Path(one) for one in opened] == [tmp_path / "x.pdf"]
    text_ = whole_text(tmp_path / "x.pdf")
    for expected in ("Fatture emesse", "2/2026", "Hotel Aurora", "823,50 €"):
        assert expected in text_, expected
