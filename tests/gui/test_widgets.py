"""What the tabs share: icons and words that follow the theme, manners of lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.gui.theme import Look, Tone, ink, palette
from istes_desk.gui.widgets import manners
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import chip, tinted
from istes_desk.services.preferences import Theme

COPY = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in places}


def test_a_standing_icon_follows_the_theme(qtbot: QtBot, look: Look) -> None:
    sign = IconLabel("warning", 32, Tone.DANGER)
    qtbot.addWidget(sign)
    sign.resize(32, 32)
    for theme, dark in ((Theme.LIGHT, False), (Theme.DARK, True)):
        look.set_theme(theme)
        assert ink(Tone.DANGER, palette(dark)).name() in colours(sign)
    sign.show_icon("ok", Tone.OK)
    assert ink(Tone.OK, palette(dark=True)).name() in colours(sign)


def test_words_of_a_tone_follow_the_theme(qtbot: QtBot, look: Look) -> None:
    label, tag = tinted(QLabel("Scaduto"), Tone.DANGER), chip("in ritardo", Tone.WARNING)
    for one in (label, tag):
        qtbot.addWidget(one)
        one.show()
    for theme, dark in ((Theme.LIGHT, False), (Theme.DARK, True)):
        look.set_theme(theme)
        assert label.palette().color(label.foregroundRole()) == ink(Tone.DANGER, palette(dark))
        assert tag.palette().color(tag.foregroundRole()) == ink(Tone.WARNING, palette(dark))
    tinted(label, None)
    assert label.palette().color(label.foregroundRole()) == palette(dark=True).color(QPalette.ColorRole.Text)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_icon_of_a_primary_button_has_the_colour_of_its_words(
    qtbot: QtBot, look: Look, theme: Theme
) -> None:
    look.set_theme(theme)
    button = primary(QPushButton("Avvia"), "play")
    qtbot.addWidget(button)
    image = button.icon().pixmap(20).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText).name()}


def test_the_first_button_of_an_empty_list_is_the_primary_one(qtbot: QtBot) -> None:
    empty = EmptyState(
        "timer", "Vuoto", "Niente.", [("one", "Uno", lambda: None), ("two", "Due", lambda: None)]
    )
    qtbot.addWidget(empty)
    assert [bool(b.property("primary")) for b in empty.findChildren(QPushButton)] == [True, False]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[QTableWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    made = QTableWidget(3, 3, window)
    made.setObjectName("tariffs")
    made.setHorizontalHeaderLabels(["Cliente", "Minuti", "Importo"])
    for row in range(3):
        for column in range(3):
            made.setItem(row, column, QTableWidgetItem(f"r{row}\nc{column}"))
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    manners.copies(made)
    manners.keeps_columns(made)
    window.show()
    yield made
    window.close()


def test_chosen_rows_are_copied_as_they_stand(table: QTableWidget, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    header.moveSection(2, 0)
    table.hideColumn(1)
    table.selectRow(2)
    table.setSelectionMode(QTableWidget.SelectionMode.MultiSelection)
    table.selectRow(0)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, *COPY)
    assert QGuiApplication.clipboard().text() == "r0 c2\tr0 c0\nr2 c2\tr2 c0"


def test_columns_are_remembered(table: QTableWidget, tmp_path: Path) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    header, window = table.horizontalHeader(), table.window()
    manners.restore_columns(window, kept)
    assert not manners.was_arranged(table)
    header.moveSection(2, 0)
    header.resizeSection(0, 222)
    table.hideColumn(1)
    manners.save_columns(window, kept)
    header.moveSection(0, 2)
    header.resizeSection(0, 50)
    table.showColumn(1)
    manners.restore_columns(window, kept)
    assert (header.logicalIndex(0), header.sectionSize(0), table.isColumnHidden(1)) == (2, 222, True)
    assert manners.was_arranged(table)
    kept.setValue("columns/tariffs", b"broken")
    manners.restore_columns(window, kept)
    assert header.sectionSize(0) == 222


def test_the_last_column_cannot_be_hidden(table: QTableWidget) -> None:
    menu = manners.column_menu(table.horizontalHeader())
    first, second, third = menu.actions()
    first.toggle()
    second.toggle()
    assert [table.isColumnHidden(column) for column in range(3)] == [True, True, False]
    menu = manners.column_menu(table.horizontalHeader())
    assert [action.isEnabled() for action in menu.actions()] == [True, True, False]
    assert third.text() == "Importo"
