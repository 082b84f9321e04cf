"""The accepted quote on the facts page: proposed, typed, refused beside the field (R1)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Customisation
from istes_desk.services.interventions import WorkOrder
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench

W = WorkCategory


def start(bench: Bench, category: WorkCategory = W.CUSTOMISATION) -> QLineEdit:
    with bench.database() as uow:
        uow.add(Customisation(1, "Stampa delle presenze", quote_amount=Decimal("900.00")))
    bench.controller.start_order(WorkOrder(1, category=category))
    bench.pass_time(minutes=25)
    return find(bench.tab, QLineEdit, "factsQuote")


def write(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.clear()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_the_quote_of_a_customisation_is_taken_over(bench: Bench) -> None:
    start(bench)
    known = find(bench.tab, QComboBox, "factsQuotes")
    known.setCurrentIndex(1)
    known.activated.emit(1)
    assert bench.job().quote_amount == Decimal("900.00")
    assert "900,00 €" in find(bench.tab, QLabel, "panePrice").text()
    assert "R1" in find(bench.tab, QLabel, "panePrice").text()


def test_three_decimals_are_refused_beside_the_field(bench: Bench, qtbot: QtBot) -> None:
    edit = start(bench)
    write(qtbot, edit, "90,005")
    assert "virgola per i centesimi" in find(bench.tab, QLabel, "factsQuoteError").text()
    assert bench.job().quote_amount is None
    find(bench.tab, QCheckBox, "factsTrip").click()
    assert bench.job().trip_made
    write(qtbot, edit, "1.234,5")
    assert find(bench.tab, QLabel, "factsQuoteError").isHidden()
    assert bench.job().quote_amount == Decimal("1234.50")
    write(qtbot, edit, "")
    assert bench.job().quote_amount is None


def test_work_by_time_has_no_quote(bench: Bench) -> None:
    assert not start(bench, W.SYSTEM_WORK).isVisible()
