"""A new user's first map on the real window: empty archive, a scan, a drawing, two credentials, the paper."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QTabBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.device_card import KEYS, DeviceCard
from istes_desk.gui.network.printing.print_plan_dialog import PrintPlanDialog
from istes_desk.gui.network.survey.import_window import ImportWindow
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.tab_list import index_of
from tests.adapters.pdf_reading import whole_text
from tests.fakes import MemorySecrets
from tests.gui.finding import find

SCAN = Path(__file__).parents[1] / "data" / "surveys" / "nmap_loopback.xml"
MOST = 25
READ_AND_CLICK, LETTER = 3 * 1.35 + 1.1 + 0.2, 0.5
"""Seconds of someone who sees it for the first time, by the keystroke-level model (Card, Moran, Newell):
three thoughts, pointing and the button for a click; a letter at the pace of who does not type for a living.
"""
FIVE_MINUTES = 300
SECRET = "canarino-mappa-nuova"


class Mouse:
    """Does what a hand does and counts it; typing is no click, but takes its time too."""

    def __init__(self) -> None:
        self.clicks = self.letters = 0
        self._began = monotonic()

    @property
    def seconds(self) -> float:
        """What a person would have needed: hand, head and keys, and all that the program took itself."""
        return self.clicks * READ_AND_CLICK + self.letters * LETTER + monotonic() - self._began

    def type(self, line: QLineEdit, text: str) -> None:
        self.letters += len(text)
        line.setText(text)

    def press(self, parent: QWidget, name: str) -> None:
        button = find(parent, QAbstractButton, name)
        assert button.isEnabled(), f"{name} is disabled"
        self.clicks += 1
        button.click()

    def pick(self, plan: NetworkTab, name: str) -> None:
        """Of a menu on the toolbar: it is opened, and the line pressed."""
        action = find(plan, QAction, name)
        assert action.isEnabled(), f"{name} is disabled"
        self.clicks += 2
        action.trigger()

    def turn(self, tabs: QTabWidget | QTabBar, page: int) -> None:
        self.clicks += 1
        tabs.setCurrentIndex(page)

    def choose_file(self, asking: QFileDialog, path: Path) -> None:
        """The name is typed, Open or Save pressed."""
        self.clicks += 1
        self.letters += len(path.name)
        asking.fileSelected.emit(str(path))
        asking.close()

    def point_at(self, plan: NetworkTab, device_id: int) -> None:
        self.clicks += 1
        plan.scene.select_devices([device_id])


@pytest.fixture
def window(seeded: Desk, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(seeded, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    return made


def fill_in(mouse: Mouse, parent: QWidget, name: str, text: str) -> None:
    mouse.type(find(parent, QLineEdit, name), text)


def make_the_site(window: MainWindow, mouse: Mouse) -> NetworkTab:
    """The empty map leads to the customers, and these back to the map."""
    bar = find(window, QTabBar, "tabBar")
    mouse.turn(bar, index_of(NetworkTab))
    mouse.press(window.tab(NetworkTab), "addSite")
    customers = window.tab(CustomersTab)
    mouse.press(customers, "firstCustomer")
    fill_in(mouse, customers, "customerForm_name", "Hotel Aurora")
    mouse.press(customers, "customerFormSave")
    mouse.press(customers, "siteAdd")
    fill_in(mouse, customers, "siteForm_name", "Sede")
    mouse.press(customers, "siteFormSave")
    mouse.turn(bar, index_of(NetworkTab))
    plan = window.tab(NetworkTab)
    assert isinstance(plan, NetworkTab)
    return plan


def import_the_scan(plan: NetworkTab, mouse: Mouse) -> None:
    mouse.press(plan, "importFirst")
    mouse.choose_file(find(plan, QFileDialog, "openSurvey"), SCAN)
    mouse.press(find(plan, ImportWindow, "surveyImport"), "surveyTake")
    mouse.pick(plan, "arrangeAll")


def add_two_credentials(plan: NetworkTab, mouse: Mouse) -> None:
    mouse.point_at(plan, 1)
    mouse.press(plan, "openCard")
    card = plan.findChild(DeviceCard)
    assert card is not None
    mouse.turn(card.ui.tabs, KEYS)
    for label in ("Amministratore", "Interfaccia web"):
        mouse.press(card, "addCredential")
        asked = [one for one in card.findChildren(CredentialDialog) if one.isVisible()][-1]
        assert asked.focusWidget() is asked.ui.label
        mouse.type(asked.ui.label, label)
        mouse.type(asked.ui.user_name, "admin")
        mouse.type(asked.ui.secret, f"{SECRET} {label}")
        mouse.press(asked, "saveButton")
    mouse.press(card, "cancelButton")


def print_the_plan(plan: NetworkTab, mouse: Mouse, target: Path) -> None:
    mouse.press(plan, "planPrint")
    dialog = plan.findChild(PrintPlanDialog)
    assert dialog is not None
    mouse.press(dialog, "saveButton")
    mouse.choose_file(find(dialog, QFileDialog, "savePlan"), target)


def test_from_nothing_to_the_printed_plan(
    window: MainWindow, database: Database, secrets: MemorySecrets, tmp_path: Path
) -> None:
    mouse = Mouse()
    plan = make_the_site(window, mouse)
    import_the_scan(plan, mouse)
    add_two_credentials(plan, mouse)
    target = tmp_path / "piantina.pdf"
    print_the_plan(plan, mouse, target)
    text = whole_text(target)
    assert all(text.count(f"127.0.0.{n}") for n in range(2, 7))
    assert SECRET not in text
    with database() as uow:
        assert len(uow.find(Device)) == 5
        handles = [row.handle for row in uow.find(CredentialHandle)]
    assert [secrets.get(one) for one in handles] == [
        f"{SECRET} Amministratore", f"{SECRET} Interfaccia web",
    ]  # fmt: skip
    assert mouse.clicks < MOST
    assert mouse.letters > 100
    assert mouse.seconds < FIVE_MINUTES
    plan.vault.lock()
