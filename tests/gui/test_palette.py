"""Ctrl+K finds by name, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMainWindow
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.domain.network import Device
from istes_desk.gui.desk import Desk
from istes_desk.gui.palette import CommandPalette
from istes_desk.gui.ranking import NO_FIT, fit, plain, ranked
from istes_desk.gui.tab import Place
from tests.gui.finding import find, press


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def palette(seeded: Desk, database: Database, window: QMainWindow) -> CommandPalette:
    with database() as uow:
        hotel = uow.add(Customer("Hotel Perù"))
        site = uow.add(Site(hotel.id, "Sede"))
        uow.add(Device(hotel.id, site.id, "PC-CASSA"))
        subject = "Stampante ferma"
        uow.add(
            Incident(
                7,
                subject,
                seeded.clock.now(),
                Channel.PHONE,
                IncidentClass.CONTRACT,
                "",
                customer_id=hotel.id,
            )
        )
    return CommandPalette(seeded, window)


def type_in(palette: CommandPalette, text: str) -> None:
    find(palette, QLineEdit, "paletteText").setText(text)


def names(palette: CommandPalette) -> list[str]:
    listed = find(palette, QListWidget, "paletteList")
    return [listed.item(row).text() for row in range(listed.count())]


def test_a_customer_without_his_accent_a_device_by_its_customer(palette: CommandPalette) -> None:
    palette.open_with((), [])
    assert names(palette) == []
    type_in(palette, "peru")
    assert names(palette) == ["Hotel Perù", "PC-CASSA   Hotel Perù · Sede"]


def test_an_incident_by_words_and_enter(palette: CommandPalette, qtbot: QtBot) -> None:
    palette.open_with((), [])
    type_in(palette, "stampante")
    qtbot.waitUntil(lambda: names(palette) == ["INC-000007 Stampante ferma   Hotel Perù"])
    with qtbot.waitSignal(palette.place_chosen) as chosen:
        press(find(palette, QLineEdit, "paletteText"), Qt.Key.Key_Return)
    assert chosen.args == [Place("incident", 1)]
    assert not palette.isVisible()


def test_arrows_choose_an_action(palette: CommandPalette, window: QMainWindow) -> None:
    done: list[str] = []
    actions = [QAction(text, window) for text in ("Print this", "Pause timer", "")]
    actions[1].triggered.connect(lambda: done.append("paused"))
    palette.open_with((), actions)
    assert names(palette) == ["Print this", "Pause timer"]
    typed = find(palette, QLineEdit, "paletteText")
    press(typed, Qt.Key.Key_Down)
    press(typed, Qt.Key.Key_Return)
    assert done == ["paused"]


def test_nothing_found_says_so_and_enter_does_nothing(palette: CommandPalette) -> None:
    palette.open_with((), [])
    type_in(palette, "zzz")
    assert "Nothing is called that" in [label.text() for label in palette.findChildren(QLabel)]
    press(find(palette, QLineEdit, "paletteText"), Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


@pytest.mark.parametrize(
    ("typed", "name", "score"),
    [("hotel", "hotel aurora", 0), ("aurora", "hotel aurora", 1), ("rora", "hotel aurora", 2),
     ("hlar", "hotel aurora", 3), ("x", "hotel aurora", NO_FIT), ("aur hot", "hotel aurora", 1),
     ("", "x", 0)],
)  # fmt: skip
def test_fit(typed: str, name: str, score: int) -> None:
    assert fit(typed, name) == score


def test_best_first() -> None:
    assert ranked("Citta", ["la città", "Città", "Bar"], str, 5) == ["Città", "la città"]
    assert plain("Perché") == "perche"
