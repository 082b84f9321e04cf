"""Which pictures there are: a place in the program, and the keys and buttons that lead there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.tab import Place
from istes_desk.services.errors import KnownError

QUEUE, MAPS, CHECKLISTS, TIMER, CUSTOMERS, DEADLINES, SETTINGS = range(7)
NO_KEYRING = KnownError(
    "Il portachiavi del sistema non è disponibile.",
    "Su Windows accedere con il proprio utente; su Linux avviare il portachiavi della sessione.",
    "Mappe, coda e timer funzionano; le credenziali non si possono leggere né salvare.",
)
Step = Callable[[MainWindow], object]


def find(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    """The visible widget of that name in the dialog in front, else in the window; LookupError without one."""
    front = QApplication.activeModalWidget() or window
    found = front.findChildren(kind, name)
    if not (shown := [one for one in found if one.isVisible()]):
        raise LookupError(f"nothing on the screen is called {name}")
    return shown[-1]


def press(name: str) -> Step:
    """A button that can be pressed."""

    def step(window: MainWindow) -> None:
        button = find(window, QAbstractButton, name)
        if not isinstance(button, QAbstractButton) or not button.isEnabled():
            raise LookupError(f"{name} cannot be pressed")
        button.click()

    return step


def write(name: str, text: str) -> Step:
    """Into a field."""

    def step(window: MainWindow) -> None:
        field = find(window, QLineEdit, name)
        if isinstance(field, QLineEdit):
            field.setText(text)

    return step


def turn(name: str, page: int) -> Step:
    """To a page of tabs, a line of a list, a row of a table, a choice of a box."""

    def step(window: MainWindow) -> None:
        widget = find(window, QWidget, name)
        if isinstance(widget, QTabWidget | QComboBox):
            widget.setCurrentIndex(page)
        elif isinstance(widget, QListWidget):
            widget.setCurrentRow(page)
        elif isinstance(widget, QTableWidget):
            widget.selectRow(page)

    return step


def scope(place: int) -> Step:
    """The customer at the top: 0 is everybody."""
    return lambda window: window.header.scope.setCurrentIndex(place)


def tell(error: KnownError) -> Step:
    """What no tab took is shown above all of them."""
    return lambda window: window.notices.show_error(error)


@dataclass(frozen=True, slots=True)
class Shot:
    """``steps`` are done one after the other, each after the one before has settled."""

    name: str
    tab: int
    place: Place | None = None
    steps: tuple[Step, ...] = ()


CARD = (press("openCard"),)
KEYS = (*CARD, turn("tabs", 3))
NEW_KEY = (*KEYS, press("addCredential"))
STORED = (
    *NEW_KEY,
    write("label", "Amministratore locale"),
    write("user_name", "istes-adm"),
    write("secret", "Corretta-cavallo-27"),
    press("saveButton"),
    turn("credentialTable", 0),
)
DEVICE, SITE, WORK = Place("device", 3), Place("site", 2), Place("intervention", 10)
CLOSED = Place("intervention", 2)
CUSTOMER = Place("customer", 1)

SHOTS = (
    Shot("error-banner", QUEUE, None, (tell(NO_KEYRING),)),
    Shot("network-device", MAPS, DEVICE),
    Shot("device-card", MAPS, DEVICE, CARD),
    *(Shot(f"device-card-{page}", MAPS, DEVICE, (*CARD, turn("tabs", page))) for page in (1, 2)),
    Shot("credential-new", MAPS, DEVICE, NEW_KEY),
    Shot("credential-refused", MAPS, DEVICE, (*NEW_KEY, press("saveButton"))),
    Shot("vault-revealed", MAPS, DEVICE, (*STORED, press("revealCredential"))),
    Shot("credential-delete", MAPS, DEVICE, (*KEYS, turn("credentialTable", 0), press("deleteCredential"))),
    Shot("subnet", MAPS, SITE, (press("addSubnet"),)),
    Shot(
        "subnet-refused", MAPS, SITE, (press("addSubnet"), write("cidr", "10.0.0.300/8"), press("saveButton"))
    ),
    Shot("checklist-one-customer", CHECKLISTS, None, (scope(4),)),
    Shot("checklist-not-assigned", CHECKLISTS, None, (scope(1),)),
    Shot("checklist-today", CHECKLISTS, None, (press("todaySwitch"),)),
    Shot("timer-times", TIMER, WORK, (turn("panePages", 1),)),
    Shot("timer-corrections", TIMER, CLOSED, (turn("panePages", 2),)),
    Shot("segment-editor", TIMER, WORK, (turn("panePages", 1), press("timesAdd"))),
    Shot("start-work", TIMER, None, (lambda window: window.tabs[TIMER].create_new(),)),
    Shot("customer-form", CUSTOMERS, CUSTOMER, (press("customerChange"),)),
    Shot("customer-form-refused", CUSTOMERS, CUSTOMER, (press("contactAdd"), press("contactFormSave"))),
    Shot("customer-new", CUSTOMERS, None, (press("newCustomer"),)),
    Shot("palette-found", QUEUE, None, (lambda window: window.open_palette(), write("paletteText", "aur"))),
)
EMPTY = tuple(
    Shot(f"empty-{name}", tab)
    for name, tab in (
        ("queue", QUEUE),
        ("maps", MAPS),
        ("checklists", CHECKLISTS),
        ("timer", TIMER),
        ("customers", CUSTOMERS),
        ("deadlines", DEADLINES),
    )
)
