"""Da fatturare: what is ticked, what is kept back and why, issuing with its question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import InvoiceHead
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.proposal_page import ProposalPage
from istes_desk.gui.invoices.tab import InvoicesTab
from istes_desk.gui.notices import Toast
from istes_desk.gui.tab import Place
from istes_desk.services.changes import Changes
from tests.adapters.pdf_reading import whole_text
from tests.gui.finding import click, find
from tests.gui.invoices.world import fill, invoices_tab, page_of

CHECK = Qt.ItemDataRole.CheckStateRole
OFF, ON = Qt.CheckState.Unchecked, Qt.CheckState.Checked


@pytest.fixture
def tab(desk: Desk, database: Database, qtbot: QtBot) -> InvoicesTab:
    fill(database)
    made = invoices_tab(desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(tab: InvoicesTab) -> ProposalPage:
    return page_of(tab, ProposalPage)


def line(page: ProposalPage, customer: str, below: int | None = None) -> QModelIndex:
    """A customer's line, or one below it."""
    place = [row.name for row in page.model.rows].index(customer)
    above = page.model.index(place, 0)
    return above if below is None else page.model.index(below, 0, above)


def words(page: ProposalPage) -> str:
    return page.bar.words.text()


def test_customers_come_with_charges_obstacles_and_free_work(page: ProposalPage) -> None:
    assert [row.name for row in page.model.rows] == ["Bar Nuovo", "Camping Lido", "Hotel Aurora"]
    texts = [str(page.model.index(row, 0, line(page, "Hotel Aurora")).data()) for row in range(5)]
    assert "bloccato" in texts[0]
    assert texts[1].startswith("Canone di aggiornamento")
    assert "Gratis" in texts[4]
    assert "indicare il CAP" in line(page, "Bar Nuovo", 0).data()
    assert words(page).startswith("2 invoices, 4 lines, 735,00 €")


def test_ticks_decide_what_is_issued(page: ProposalPage) -> None:
    model = page.model
    fee = line(page, "Hotel Aurora", 1)
    assert line(page, "Bar Nuovo").data(CHECK) is None
    assert model.setData(fee, OFF, CHECK)
    assert line(page, "Hotel Aurora").data(CHECK) == Qt.CheckState.PartiallyChecked
    assert "135,00 €" in words(page)
    assert model.setData(line(page, "Camping Lido"), OFF, CHECK)
    assert not model.setData(line(page, "Hotel Aurora", 0), ON, CHECK)
    assert "75,00 €" in words(page)
    click(page, "tickNone")
    assert words(page) == "Nothing is ticked"
    assert not page.bar.issue.isEnabled()
    page.reload()
    assert words(page) == "Nothing is ticked"
    click(page, "tickAll")
    assert "735,00 €" in words(page)


def test_the_sheet_shows_the_invoice_of_the_customer_in_front(page: ProposalPage) -> None:
    page.tree.setCurrentIndex(line(page, "Camping Lido"))
    assert "not issued yet" in find(page, QLabel, "draftViewTitle").text()
    assert "Total 73,20 €" in find(page, QLabel, "draftViewSums").text()
    page.tree.setCurrentIndex(line(page, "Bar Nuovo"))
    assert page.paper.isHidden()
    assert "indicare il CAP" in find(page, QLabel, "draftError").text()


def test_an_obstacle_leads_to_its_place(page: ProposalPage, tab: InvoicesTab, qtbot: QtBot) -> None:
    blocked = page.model.rows[2].obstacles[0].place_id
    for index, place in (
        (line(page, "Hotel Aurora", 0), Place("intervention", blocked)),
        (line(page, "Bar Nuovo", 0), Place("customer", 3)),
        (line(page, "Hotel Aurora", 1), Place("customer", 1)),
        (line(page, "Camping Lido", 0), Place("intervention", 2)),
    ):
        page.tree.setCurrentIndex(index)
        with qtbot.waitSignal(tab.navigator.place_asked) as asked:
            click(page, "showPlace")
        assert asked.args == [place]


def test_issuing_asks_first_and_tells_what_came_of_it(
    page: ProposalPage, database: Database, desk: Desk, qtbot: QtBot
) -> None:
    click(page, "issueButton")
    assert "1/2026 to 2/2026, total 896,70 €" in words(page)
    click(page, "issueNo")
    assert page.bar.issue.isVisible()
    click(page, "issueButton")
    with qtbot.waitSignal(desk.tasks.changed) as told:
        click(page, "issueYes")
    assert isinstance(told.args[0], Changes)
    assert words(page).startswith("2 invoices issued.")
    with database() as uow:
        assert [str(head.total) for head in uow.find(InvoiceHead)] == ["73.20", "823.50"]
        states = {job.id: job.state for job in uow.find(Intervention)}
    assert states[1] is states[2] is InterventionState.INVOICED
    page.reload()
    assert [row.name for row in page.model.rows if row.ready] == []


def test_the_first_number_of_the_year_may_follow_another_program(
    page: ProposalPage, database: Database
) -> None:
    click(page, "issueButton")
    first = find(page, QSpinBox, "issueFirst")
    assert first.isVisible()
    first.setValue(57)
    assert "57/2026 to 58/2026" in words(page)
    click(page, "issueYes")
    with database() as uow:
        assert [head.tag for head in uow.find(InvoiceHead)] == ["57/2026", "58/2026"]
        uow.save(replace(uow.get(Customer, 3), postal_code="30021"))
    page.reload()
    click(page, "issueClose")
    click(page, "issueButton")
    assert (first.minimum(), first.value()) == (59, 59), "no number twice"
    assert "59/2026" in words(page)
    assert "left out" not in words(page)
    first.setValue(61)
    assert "61/2026" in words(page)
    assert "Numbers left out: 2." in words(page)
    click(page, "issueYes")
    with database() as uow:
        assert [head.tag for head in uow.find(InvoiceHead)][-1] == "61/2026"


def test_files_go_into_the_chosen_folder(
    page: ProposalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fatture"
    folder.mkdir()
    answers = ["", str(folder)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    page.bar.files.setChecked(True)
    click(page, "issueButton")
    click(page, "issueYes")
    assert page.bar.yes.isVisible()
    click(page, "issueYes")
    assert len(list(folder.glob("*.xml"))) == len(list(folder.glob("*.pdf"))) == 2


def test_stopping_leaves_what_was_not_issued(page: ProposalPage, database: Database) -> None:
    """Somebody presses Stop while the second of three is being issued."""
    with database() as uow:
        uow.save(replace(uow.get(Customer, 3), postal_code="30021"))
    page.reload()
    stop = find(page, QPushButton, "issueStop")
    page.bar.bar.valueChanged.connect(lambda done: stop.click() if done == 1 else None)
    click(page, "issueButton")
    click(page, "issueYes")
    assert "Stopped" in words(page)
    with database() as uow:
        assert len(uow.find(InvoiceHead)) == 2


def test_wrong_days_are_refused_in_words(page: ProposalPage) -> None:
    day = find(page, QLineEdit, "invoiceDay")
    day.setText("03/03/2026")
    day.editingFinished.emit()
    click(page, "issueButton")
    click(page, "issueYes")
    assert "non può essere futura" in words(page)
    click(page, "issueClose")
    day.setText("boh")
    click(page, "issueButton")
    assert "non è una data" in words(page)
    until = find(page, QLineEdit, "invoiceUntil")
    until.setText("31/02/2026")
    until.editingFinished.emit()
    assert "non è una data" in find(page, QLabel, "draftError").text()


def test_data_of_the_firm_that_are_missing_are_said_above(
    page: ProposalPage, database: Database, desk: Desk
) -> None:
    with database() as uow:
        uow.save(replace(uow.find(Firm)[0], iban=""))
    page.on_changes(Changes(settings=True))
    assert "IBAN" in find(page, QLabel, "firmLacks").text()
    assert page.firm.isVisible()
    click(page, "issueButton")
    assert "IBAN" in words(page)


def test_the_scope_and_the_changes_are_followed(
    tab: InvoicesTab, page: ProposalPage, database: Database
) -> None:
    tab.set_scope(2)
    assert [row.name for row in page.model.rows] == ["Camping Lido"]
    tab.set_scope(None)
    with database() as uow:
        uow.save(replace(uow.get(Customer, 3), postal_code="30021"))
    tab.on_changes(Changes(customers=frozenset({3})))
    assert sum(row.ready for row in page.model.rows) == 3


def test_nothing_to_invoice_says_what_will_come(desk: Desk, qtbot: QtBot) -> None:
    made = invoices_tab(desk)
    qtbot.addWidget(made)
    made.show()
    page = page_of(made, ProposalPage)
    assert page.empty.isVisible()
    assert not page.bar.issue.isEnabled()


def test_the_table_is_saved(page: ProposalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    answers = ["", str(path), str(tmp_path / "no" / "x.csv")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    for _turn in range(2):
        click(page, "exportProposal")
    assert "Canone di aggiornamento" in path.read_text(encoding="utf-8")
    failed: list[Exception] = []
    page.bench.desk.tasks.failed.connect(failed.append)
    click(page, "exportProposal")
    assert len(failed) == 1


def test_the_proposal_is_printed(
    page: ProposalPage, tab: InvoicesTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.pdf"), ""))
    tab.print_page()
    assert opened
    paper = " ".join(whole_text(tmp_path / "x.pdf").split())
    for expected in ("Da fatturare", "Hotel Aurora", "2 scatti", "40,00 €", "bloccato"):
        assert expected in paper, expected


def test_f1_says_why_a_line_costs_what_it_costs(page: ProposalPage, tab: InvoicesTab) -> None:
    for index, words in (
        (line(page, "Hotel Aurora", 3), "Lavoro a scatti"),
        (line(page, "Hotel Aurora", 4), "Gratis"),
    ):
        page.tree.setCurrentIndex(index)
        tab.explain()
        shown = page.window().findChildren(Toast)[-1]
        assert words in " ".join(label.text() for label in shown.findChildren(QLabel))
    page.tree.setCurrentIndex(line(page, "Hotel Aurora"))
    tab.explain()
