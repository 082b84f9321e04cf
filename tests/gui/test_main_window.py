"""The frame: tabs, keys, scope, palette, geometry, errors and closing, on the real window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.config.shipped import demo_loader
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.gui.broken_tab import BrokenTab
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.tab import Place
from istes_desk.gui.tab_list import TABS, index_of
from istes_desk.gui.walk import Walk
from istes_desk.services.changes import Changes, ids
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork
from tests.fakes import FixedClock
from tests.gui.finding import find

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def ini(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@pytest.fixture
def window(seeded: Desk, database: Database, ini: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with database() as uow:
        demo_loader(seeded.author)(uow, NOW)
    made = MainWindow(seeded, QSettings(str(ini), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def trigger(window: MainWindow, name: str) -> None:
    find(window, QAction, name).trigger()


def test_every_tab_has_its_key(window: MainWindow) -> None:
    for number, spec in enumerate(TABS, 1):
        trigger(window, f"actionTab{number}")
        assert type(window.current_tab) is spec.load()
        assert index_of(type(window.current_tab)) == number - 1
        assert find(window, QAction, f"actionTab{number}").shortcut().toString() == f"Ctrl+{number}"


def test_the_other_tabs_come_after_the_first_paint(window: MainWindow, qtbot: QtBot) -> None:
    assert [type(tab) for tab in window.pages.made()] == [IncidentsTab]
    window.header.scope.setCurrentIndex(1)
    with qtbot.waitSignal(window.pages.complete):
        pass
    assert len(list(window.pages.made())) == len(TABS)
    customers = next(tab for tab in window.tabs if isinstance(tab, CustomersTab))
    assert customers.card.card is not None
    assert customers.card.card.customer.id == window.header.scope.currentData()


def test_the_scope_lists_customers_as_they_come(window: MainWindow, seeded: Desk) -> None:
    scope = find(window, QComboBox, "scopeBox")
    assert scope.count() == 1 + 8

    def add(uow: UnitOfWork) -> Changes:
        return Changes(customers=ids(uow.add(Customer("Zeta S.r.l.")).id))

    seeded.tasks.write(add)
    assert scope.itemText(scope.count() - 1) == "Zeta S.r.l."


def test_the_palette_leads_to_an_incident(window: MainWindow) -> None:
    trigger(window, "actionTab5")
    trigger(window, "actionPalette")
    find(window, QLineEdit, "paletteText").setText("hotel aurora")
    window.palette_dialog.reject()
    window.palette_dialog.place_chosen.emit(Place("incident", 1))
    assert isinstance(window.current_tab, IncidentsTab)


def test_an_error_that_nobody_took_is_shown_in_the_banner(window: MainWindow, seeded: Desk) -> None:
    seeded.tasks.failed.emit(KnownError("Disco pieno.", "Liberate spazio."))
    assert find(window, QLabel, "bannerText").text() == "Disco pieno.\nLiberate spazio."
    assert find(window, QWidget, "banner").isVisible()


def test_the_status_line_tells_database_and_copies(window: MainWindow, seeded: Desk, qtbot: QtBot) -> None:
    assert find(window, QLabel, "statusDatabase").text() == "Database: istes-desk.sqlite3"
    copy = find(window, QLabel, "statusBackup")
    qtbot.waitUntil(lambda: copy.text() == "No copy of the data yet")
    seeded.backups.make(NOW)
    window.status_line.refresh_backup()
    assert copy.text() == "Copy of the data: 10:00"


def test_the_status_line_tells_whether_the_vault_is_open(window: MainWindow) -> None:
    assert find(window, QLabel, "statusVault").text() == "Vault locked"
    network = window.tab(NetworkTab)
    assert isinstance(network, NetworkTab)
    network.vault.with_key(lambda _key: None, lambda _error: None)
    assert find(window, QLabel, "statusVault").text() == "Vault open (Ctrl+L locks it)"
    network.vault.lock()
    assert find(window, QLabel, "statusVault").text() == "Vault locked"


def test_the_size_is_remembered(window: MainWindow, ini: Path, seeded: Desk, qtbot: QtBot) -> None:
    window.resize(window.width(), 640)
    window.close()
    again = MainWindow(seeded, QSettings(str(ini), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    assert again.height() == 640


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 680


def test_every_button_that_is_seen_has_a_name(window: MainWindow) -> None:
    nameless = []
    for index, tab in enumerate(window.tabs):
        window.show_tab(index)
        seen = [button for button in tab.findChildren(QAbstractButton) if button.isVisible()]
        own = [button for button in seen if not isinstance(button.parent(), QLineEdit | QToolBar)]
        nameless += [b.objectName() or type(b.parent()).__name__ for b in own if not names(b)]
    assert nameless == []


def names(button: QAbstractButton) -> bool:
    """Its own, or Qt's where the button is Qt's."""
    return bool(button.accessibleName() or button.text()) or button.objectName().startswith("qt_")


def test_the_walk_of_run_smoke(window: MainWindow, clock: FixedClock, tmp_path: Path) -> None:
    mails = sorted(resource_path("samples").glob("*.eml"))
    told = [line.partition(": ") for line in Walk(window, clock, mails, tmp_path).steps()]
    assert [word for word, _, _ in told] == [
        "window", "mail", "queue", "authorised", "timer", "price", "report", "plan", "secret", "tabs",
    ]  # fmt: skip
    said = {word: text for word, _, text in told}
    assert said["authorised"] == "Residence Marina"
    assert said["price"].startswith("2 units, A pagamento")
    assert [file.name for file in tmp_path.glob("R-2026-*.pdf")] == [said["report"].partition(",")[0]]


def test_the_tab_in_front_is_there_again(window: MainWindow, seeded: Desk, ini: Path, qtbot: QtBot) -> None:
    trigger(window, f"actionTab{index_of(CustomersTab) + 1}")
    window.close()
    again = MainWindow(seeded, QSettings(str(ini), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    assert isinstance(again.current_tab, CustomersTab)
    again.show()
    with qtbot.waitSignal(again.pages.complete):
        pass
    again.close()


@pytest.mark.parametrize("known", [True, False])
def test_a_tab_that_cannot_be_made_stops_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    bugs: list[BaseException] = []
    error = KnownError("Il disco è pieno.") if known else ValueError("no")

    def fail(*_given: object) -> None:
        raise error

    monkeypatch.setattr(sys, "excepthook", lambda _kind, bug, _trace: bugs.append(bug))
    monkeypatch.setattr(NetworkTab, "__init__", fail)
    with qtbot.waitSignal(window.pages.complete):
        pass
    assert window.watch is not None
    trigger(window, f"actionTab{index_of(NetworkTab) + 1}")
    assert isinstance(window.current_tab, BrokenTab)
    words = " ".join(label.text() for label in window.current_tab.findChildren(QLabel))
    assert ("Il disco è pieno." in words) is known
    assert bugs == ([] if known else [error])
    trigger(window, f"actionTab{index_of(CustomersTab) + 1}")
    assert isinstance(window.current_tab, CustomersTab)
