"""The window of the register: lines and filters, proof, files, reduction, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.gui.checklists.register.lines_model import RegisterLines
from istes_desk.gui.checklists.register.reduce_dialog import ReduceDialog
from istes_desk.gui.checklists.register.window import RegisterWindow
from istes_desk.gui.desk import Desk
from istes_desk.services.register import append
from istes_desk.services.register_keys import hold_key
from istes_desk.services.register_view import RegisterLine
from tests.adapters.pdf_reading import whole_text
from tests.fakes import FixedClock, MemorySecrets
from tests.gui.finding import find

KEY = b"k" * 32


@pytest.fixture
def window(
    seeded: Desk, database: Database, clock: FixedClock, secrets: MemorySecrets, qtbot: QtBot, tmp_path: Path
) -> RegisterWindow:
    """Two customers, a line each on two days two years apart, and 300 of nobody."""
    hold_key(secrets, KEY)
    with database() as uow:
        uow.add(Customer("Hotel Aurora"))
        uow.add(Customer("Bar Centrale"))
        shown = RegisterAction.CREDENTIAL_SHOWN
        append(uow, clock, KEY, "marco", shown, "srv-1 · Root", customer_id=1)
        clock.advance(days=800)
        append(uow, clock, KEY, "giulia", RegisterAction.CREDENTIAL_COPIED, "Wi-Fi", customer_id=2)
        for _ in range(300):
            append(uow, clock, KEY, "marco", RegisterAction.LOG_IN, "Programma")
    made = RegisterWindow(seeded)
    qtbot.addWidget(made)
    made.show()
    made.saving.ask = lambda name: tmp_path / name
    made.saving.reader = lambda path: path
    return made


def cell(window: RegisterWindow, row: int, column: int, qtbot: QtBot) -> str:
    index = find(window, QTableView, "registerLines").model().index(row, column)
    qtbot.waitUntil(lambda: index.data() is not None)
    return str(index.data())


def press(window: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QPushButton, name), Qt.MouseButton.LeftButton)


def count(window: RegisterWindow) -> str:
    return find(window, QLabel, "registerCount").text().split()[0]


def test_lines_come_as_they_are_looked_at_the_newest_first(window: RegisterWindow, qtbot: QtBot) -> None:
    assert count(window) == "302"
    assert cell(window, 0, 0, qtbot) == "302"
    assert cell(window, 0, 2, qtbot) == "Marco Bianchi"
    assert cell(window, 301, 4, qtbot) == "Hotel Aurora"
    assert cell(window, 301, 3, qtbot) == "credenziale mostrata"


@pytest.mark.parametrize(
    ("name", "choice", "lines"),
    [
        ("registerCustomer", "Bar Centrale", "1"),
        ("registerPerson", "giulia", "1"),
        ("registerAction", "credenziale mostrata", "1"),
        ("registerPerson", "Marco Bianchi", "301"),
    ],
)
def test_choices_narrow_the_lines(window: RegisterWindow, name: str, choice: str, lines: str) -> None:
    find(window, QComboBox, name).setCurrentText(choice)
    assert count(window) == lines


def type_into(window: RegisterWindow, name: str, text: str, qtbot: QtBot) -> None:
    edit = find(window, QLineEdit, name)
    edit.clear()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_words_and_days(window: RegisterWindow, qtbot: QtBot) -> None:
    type_into(window, "registerWords", "root", qtbot)
    qtbot.waitUntil(lambda: count(window) == "1")
    type_into(window, "registerWords", "", qtbot)
    qtbot.waitUntil(lambda: count(window) == "302")
    type_into(window, "registerLast", "31/12/2026", qtbot)
    assert count(window) == "1"
    type_into(window, "registerLast", "31/02/2026", qtbot)
    assert find(window, QLabel, "registerWrong").isVisible()
    assert count(window) == "1"


def test_of_the_customer_at_the_top(window: RegisterWindow, seeded: Desk, qtbot: QtBot) -> None:
    other = RegisterWindow(seeded, customer_id=2)
    qtbot.addWidget(other)
    assert count(other) == "1"
    assert find(other, QComboBox, "registerCustomer").currentText() == "Bar Centrale"


def test_nothing_fits(window: RegisterWindow, qtbot: QtBot) -> None:
    type_into(window, "registerWords", "mai visto", qtbot)
    qtbot.waitUntil(lambda: window.pages.currentIndex() == 1)
    assert not window.save.isEnabled()


def test_whole_then_broken(window: RegisterWindow, database: Database, qtbot: QtBot) -> None:
    press(window, "verifyRegister", qtbot)
    result = find(window, QLabel, "verifyResult")
    assert "integro: righe verificate 302" in result.text()
    with database() as uow:
        uow.save(replace(uow.get(RegisterEntry, 9), subject="altro"))
    press(window, "verifyRegister", qtbot)
    assert "La riga 9 " in result.text()


def test_without_its_key_it_is_read_and_not_proven(
    window: RegisterWindow,
    secrets: MemorySecrets,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secrets.entries.clear()
    press(window, "verifyRegister", qtbot)
    assert "non si apre con le chiavi" in find(window, QLabel, "verifyResult").text()
    window.save_paper()
    (made,) = tmp_path.glob("*.pdf")
    assert "non verificato" in whole_text(made)


def test_on_paper_with_its_proof(window: RegisterWindow, tmp_path: Path) -> None:
    find(window, QComboBox, "registerCustomer").setCurrentText("Hotel Aurora")
    window.save_paper()
    text = whole_text(tmp_path / "Registro accessi Hotel Aurora tutto il registro.pdf")
    assert "credenziale mostrata" in text
    assert "righe verificate 302" in text
    assert "non sostituisce" in text


def test_as_table(window: RegisterWindow, tmp_path: Path) -> None:
    window.save_table()
    text = (tmp_path / "Registro accessi tutto il registro.csv").read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 303
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_is_gone(window: RegisterWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.saving.ask = lambda name: tmp_path / "non c'è" / name
    with qtbot.waitSignal(window.saving.failed):
        window.save_table()


def test_old_lines_are_saved_then_removed(
    window: RegisterWindow, seeded: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ReduceDialog(seeded, window)
    dialog.open()
    dialog.saving.ask = lambda name: tmp_path / name
    assert find(dialog, QSpinBox, "keepMonths").value() == 24
    assert "1" in find(dialog, QLabel, "reduceTold").text()
    press(dialog, "exportRemoved", qtbot)
    (saved,) = tmp_path.glob("*.csv")
    assert len(saved.read_text(encoding="utf-8-sig").splitlines()) == 2
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "removeLines", qtbot)
    window.reload()
    assert count(window) == "302"
    assert cell(window, 0, 3, qtbot) == "registro ridotto"
    press(window, "verifyRegister", qtbot)
    assert "integro" in find(window, QLabel, "verifyResult").text()


def test_a_longer_retention_keeps_them(window: RegisterWindow, seeded: Desk, qtbot: QtBot) -> None:
    dialog = ReduceDialog(seeded, window)
    dialog.open()
    months = find(dialog, QSpinBox, "keepMonths")
    assert months.minimum() == 6
    months.setValue(36)
    months.editingFinished.emit()
    assert not find(dialog, QPushButton, "removeLines").isEnabled()
    dialog.reject()
    again = ReduceDialog(seeded, window)
    assert find(again, QSpinBox, "keepMonths").value() == 36
    again.reject()


def test_reducing_needs_the_key(
    window: RegisterWindow, seeded: Desk, secrets: MemorySecrets, qtbot: QtBot
) -> None:
    secrets.entries.clear()
    dialog = ReduceDialog(seeded, window)
    dialog.open()
    press(dialog, "removeLines", qtbot)
    assert "chiavi di questo computer" in find(dialog, QLabel, "reduceSaid").text()
    dialog.reject()


def test_its_command_opens_it(window: RegisterWindow) -> None:
    window.reduce()
    find(window, ReduceDialog, "reduceRegister").reject()


def test_a_line_that_left_meanwhile_is_asked_for_once(qtbot: QtBot) -> None:
    lines = RegisterLines()
    lines.show([2, 1])
    with qtbot.waitSignal(lines.rows_wanted) as asked:
        assert lines.data(lines.index(0, 0)) is None
    assert asked.args == [[2, 1]]
    at = datetime(2026, 3, 2, tzinfo=UTC)
    lines.put([2, 1], [RegisterLine(2, at, "Marco", RegisterAction.LOG_IN, "accesso", "")])
    assert lines.data(lines.index(0, 0)) == "2"
    with qtbot.assertNotEmitted(lines.rows_wanted):
        assert lines.data(lines.index(1, 0)) is None
        QApplication.processEvents()
