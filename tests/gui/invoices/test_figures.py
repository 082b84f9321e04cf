"""Riepilogo: the sums of a period on the screen, in files and on paper."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.config.shipped import demo_data
from istes_desk.adapters.db.uow import Database
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.figures.page import FiguresPage
from istes_desk.gui.invoices.tab import InvoicesTab
from istes_desk.gui.tab import Navigator
from istes_desk.gui.widgets.chart import ChartCard
from istes_desk.services.demo import load_demo
from tests.adapters.pdf_reading import whole_text
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find

FIGURES = 3


@pytest.fixture
def page(qtbot: QtBot, seeded: Desk, database: Database) -> FiguresPage:
    with database() as uow:
        load_demo(uow, seeded.clock.now(), demo_data(), seeded.author)
    tab = InvoicesTab(seeded, Navigator())
    qtbot.addWidget(tab)
    tab.resize(1280, 600)
    tab.show()
    tab.views.setCurrentIndex(FIGURES)
    assert isinstance(tab.page, FiguresPage)
    return tab.page


def choose(page: FiguresPage, name: str, at: int) -> None:
    find(page, QComboBox, name).setCurrentIndex(at)


def cells(page: FiguresPage, line: int) -> list[str]:
    return [page.model.index(line, column).data() for column in range(page.model.columnCount())]


def test_groups_and_their_total(page: FiguresPage) -> None:
    groups = {}
    for place in range(3):
        choose(page, "figuresBy", place)
        last = page.model.rowCount() - 1
        assert last > 0
        assert cells(page, last)[0] == "Total"
        groups[place] = cells(page, last)[1:]
    assert groups[0] == groups[1] == groups[2]
    assert page.model.headerData(0, page.list.horizontalHeader().orientation()) == "Reason"
    assert [card.isVisible() for card in page.findChildren(ChartCard)]


def test_an_empty_period_says_what_to_do(page: FiguresPage) -> None:
    tab = page.bench.window
    assert isinstance(tab, InvoicesTab)
    tab.set_scope(999)
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert not find(page, QPushButton, "figuresExport").isEnabled()


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv"])
def test_what_is_shown_is_exported(
    page: FiguresPage, tmp_path: Path, modal_answers: ModalAnswers, name: str
) -> None:
    modal_answers.give((str(tmp_path / name), ""))
    find(page, QPushButton, "figuresExport").click()
    path = tmp_path / name
    if name.endswith("csv"):
        first = path.read_bytes().decode("utf-8-sig").splitlines()[0]
        assert first.startswith("Cliente;Interventi")
        return
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == page.model.rowCount() + 1
    assert sheet.cell(sheet.max_row, 4).value == page.model.lines[-1].sums.units


def test_it_is_printed_with_its_charts(
    page: FiguresPage, tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    modal_answers.give((str(tmp_path / "r.pdf"), ""))
    find(page, QPushButton, "figuresPrint").click()
    text = whole_text(tmp_path / "r.pdf")
    assert "Riepilogo degli interventi" in text
    assert "Totale" in text
    assert "Scatti addebitati" in text
