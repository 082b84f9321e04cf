"""Addebiti: what is ticked and why not, the file with its question, its history, returns, notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import InvoiceProgress
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.debits.notice_paper import paper, print_on
from istes_desk.gui.invoices.debits.page import DebitsPage
from istes_desk.gui.invoices.tab import InvoicesTab
from istes_desk.gui.tab import Place
from istes_desk.services.debits.notices import notice
from istes_desk.services.papers import Letterhead
from tests.debit_world import AURORA, LIDO, fill
from tests.fakes import FixedClock, MemoryPostman
from tests.gui.finding import click, find
from tests.gui.invoices.world import invoices_tab, page_of

CHECK = Qt.ItemDataRole.CheckStateRole
OFF, ON = Qt.CheckState.Unchecked, Qt.CheckState.Checked
APRIL = "01/04/2026"


def opened(desk: Desk, qtbot: QtBot) -> InvoicesTab:
    made = invoices_tab(desk)
    qtbot.addWidget(made)
    desk.tasks.changed.connect(made.on_changes)
    made.resize(1240, 600)
    made.show()
    made.views.setCurrentIndex(2)
    return made


@pytest.fixture
def tab(desk: Desk, database: Database, qtbot: QtBot) -> InvoicesTab:
    with database() as uow:
        fill(uow)
    return opened(desk, qtbot)


@pytest.fixture
def page(tab: InvoicesTab) -> DebitsPage:
    return page_of(tab, DebitsPage)


def words(page: DebitsPage) -> str:
    return page.bar.words.text()


def column(page: DebitsPage, at: int) -> list[str]:
    return [str(page.model.index(row, at).data()) for row in range(page.model.rowCount())]


def ticks(page: DebitsPage) -> list[object]:
    return [page.model.index(row, 0).data(CHECK) for row in range(page.model.rowCount())]


def collect_on(page: DebitsPage, day: str) -> None:
    find(page, QLineEdit, "collectionDay").setText(day)


def make(page: DebitsPage, day: str = APRIL) -> None:
    collect_on(page, day)
    click(page, "debitMake")
    click(page, "debitYes")


def test_the_nearest_day_is_proposed_and_what_falls_due_later_waits(page: DebitsPage) -> None:
    assert page.day.text() == "04/03/2026"
    assert column(page, 0) == ["2/2026", "3/2026", "4/2026", "1/2026"]
    assert ticks(page) == [ON, None, None, None]
    assert "01/02/2027" in column(page, 6)[3]
    collect_on(page, APRIL)
    assert ticks(page) == [ON, ON, ON, None]
    assert "386,00" in words(page)
    collect_on(page, "31/02/2026")
    assert ticks(page) == [None] * 4
    assert not find(page, QPushButton, "debitMake").isEnabled()


def test_ticks_are_kept_through_a_new_reading(page: DebitsPage) -> None:
    collect_on(page, APRIL)
    assert page.model.setData(page.model.index(0, 0), OFF.value, CHECK)
    assert not page.model.setData(page.model.index(3, 0), ON.value, CHECK)
    page.reload()
    assert ticks(page) == [OFF, ON, ON, None]
    assert page.day.text() == APRIL
    click(page, "collectNone")
    assert ticks(page) == [OFF, OFF, OFF, None]
    click(page, "collectAll")
    assert ticks(page) == [ON, ON, ON, None]


def test_the_file_is_made_after_a_question(page: DebitsPage, database: Database) -> None:
    collect_on(page, APRIL)
    click(page, "debitMake")
    assert "CORE 142,00" in words(page)
    assert "B2B 244,00" in words(page)
    click(page, "debitNo")
    with database() as uow:
        assert uow.find(DebitBatch) == []
    make(page)
    with database() as uow:
        core, business = uow.find(DebitBatch)
        assert b"INC-SDDC-01" in core.xml
        assert b"INC-SDDB-01" in business.xml
        assert len(uow.find(Debit)) == 3
    assert column(page, 0) == ["1/2026"]
    assert page.pane.tree.batch is not None
    assert page.pane.tree.batch.batch.id == business.id


def test_what_the_bank_would_refuse_is_told_in_place(page: DebitsPage) -> None:
    collect_on(page, "03/04/2026")
    click(page, "debitMake")
    assert "TARGET" in words(page)
    assert page.bar.make.isVisible()


def test_what_the_firm_lacks_stands_above(desk: Desk, database: Database, qtbot: QtBot) -> None:
    with database() as uow:
        fill(uow)
        firm = uow.find(Firm)[0]
        uow.remove(firm)
        uow.add(Firm("Studio", iban=firm.iban, creditor_identifier=firm.creditor_identifier))
    page = page_of(opened(desk, qtbot), DebitsPage)
    lacks = find(page, QLabel, "debitFirmLacks")
    assert "CUC" in lacks.text()
    assert not page.bar.make.isEnabled()
    format = find(page, QComboBox, "debitFormat")
    format.setCurrentIndex(format.findData(DebitFormat.ISO))
    format.activated.emit(format.currentIndex())
    assert not lacks.isVisible()
    assert page.bar.make.isEnabled()


def test_an_empty_page_says_what_comes_here(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(opened(desk, qtbot), DebitsPage)
    assert page.empty.isVisible()
    assert find(page, QLabel, "noBatches").isVisible()
    assert not find(page, QPushButton, "debitSave").isEnabled()


def test_the_file_is_saved(page: DebitsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(page, "04/03/2026")
    offered = []

    def answer(*given: object) -> tuple[str, str]:
        offered.append(given[2])
        return str(tmp_path / "addebiti.xml"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    click(page, "debitSave")
    assert offered == ["ISTES-000001_CBI_2026-03-04.xml"]
    assert b"CBIBdySDDReq" in (tmp_path / "addebiti.xml").read_bytes()


def test_collected_then_one_comes_back(page: DebitsPage, database: Database, clock: FixedClock) -> None:
    make(page, "04/03/2026")
    assert not find(page, QPushButton, "debitCollected").isEnabled()
    clock.advance(days=5)
    page.reload()
    click(page, "debitCollected")
    with database() as uow:
        assert uow.find(InvoiceProgress, invoice_id=2)[0].paid_on
    tree = page.pane.tree
    tree.setCurrentIndex(tree.indexBelow(tree.currentIndex()))
    click(page, "debitReturned")
    form = page.pane.form
    form.day.setText("31/12/2030")
    click(page, "returnYes")
    assert "futura" in form.wrong.text()
    form.day.setText("non so")
    click(page, "returnYes")
    assert "non è una data" in form.wrong.text()
    form.day.setText("06/03/2026")
    click(page, "returnYes")
    assert not form.isVisible()
    with database() as uow:
        assert uow.get(Debit, 1).returned_on
        assert not uow.find(InvoiceProgress, invoice_id=2)[0].paid_on
    assert "2/2026" in column(page, 0)


def test_a_file_that_was_not_handed_over_is_withdrawn(page: DebitsPage) -> None:
    make(page)
    find(page, QAction, "withdrawYes").trigger()
    assert len(column(page, 0)) == 2
    assert not find(page, QPushButton, "debitWithdraw").isEnabled()


def test_a_return_is_taken_back(page: DebitsPage, database: Database) -> None:
    make(page)
    find(page, QAction, "withdrawYes").trigger()
    tree, button = page.pane.tree, find(page, QPushButton, "debitReturned")
    assert not button.isEnabled()
    tree.setCurrentIndex(tree.indexBelow(tree.currentIndex()))
    assert button.text() == "Not &returned"
    click(page, "debitReturned")
    with database() as uow:
        assert not any(one.returned_on for one in uow.find(Debit))
    assert button.text() == "&Returned…"


def test_the_customers_are_told(page: DebitsPage, desk: Desk, database: Database, tmp_path: Path) -> None:
    make(page, "04/03/2026")
    find(page, QAction, "noticeCopy").trigger()
    assert "MND-LIDO" in QGuiApplication.clipboard().text()
    find(page, QAction, "noticeMail").trigger()
    assert isinstance(desk.postman, MemoryPostman)
    assert len(desk.postman.sent) == 1
    with database() as uow:
        assert uow.get(Debit, 1).notified_at
        told = notice(uow, desk.clock, 1)
    assert paper((told, told)).toPlainText().count("MND-LIDO") == 2
    assert paper((told, told)).pageCount() >= 1
    sender = Letterhead(
        "ISTES", ("Via Roma 1",), "01234567890", "041 1", "info@istes.example", "istes@pec.example"
    )
    head = paper((replace(told, sender=sender),)).toPlainText().partition(told.customer)[0]
    for words in ("ISTES", "Via Roma 1", "IVA 01234567890", "Tel. 041 1", "PEC istes@pec.example"):
        assert words in head
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "notices.pdf"))
    print_on(printer, (told, told))
    assert (tmp_path / "notices.pdf").read_bytes().startswith(b"%PDF-")


def test_who_has_no_address_is_told_otherwise(page: DebitsPage, database: Database) -> None:
    make(page)
    with database() as uow:
        uow.save(replace(uow.get(Customer, 3), invoice_email=""))
    find(page, QAction, "noticeMail").trigger()
    assert "non ha un indirizzo" in page.pane.wrong.text()
    find(page, QAction, "noticeDone").trigger()
    with database() as uow:
        assert uow.find(Debit)[-1].notified_at
    assert page.pane.wrong.text() == ""


def test_the_customer_at_the_top_and_the_way_to_the_others(
    tab: InvoicesTab, page: DebitsPage, qtbot: QtBot
) -> None:
    make(page, "04/03/2026")
    tab.set_scope(AURORA)
    assert column(page, 0) == ["3/2026"]
    assert page.pane.tree.topLevelItemCount() == 0
    tab.set_scope(LIDO)
    assert page.pane.tree.topLevelItemCount() == 1
    page.list.setCurrentIndex(page.model.index(0, 0))
    with qtbot.waitSignal(page.bench.navigator.place_asked) as asked:
        click(page, "collectPlace")
    assert asked.args == [Place("customer", LIDO)]


def test_a_mandate_that_was_revoked_is_named(page: DebitsPage, database: Database) -> None:
    with database() as uow:
        uow.save(replace(uow.get(Mandate, 1), revoked_on=date(2026, 3, 1)))
    page.reload()
    collect_on(page, APRIL)
    assert "revocato" in column(page, 6)[0]
    assert page.model.index(0, 6).data(Qt.ItemDataRole.ForegroundRole)
