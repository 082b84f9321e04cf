"""What is shown of the register: customer, person, action, days, words. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.register_words import ACTIONS
from istes_desk.domain.validation import parse_day
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_view import span

PAUSE_MS = 250


class RegisterFilters(QWidget):
    """``changed`` was emitted when other lines are wanted, some time after the last key."""

    changed = Signal()

    def __init__(self, customer_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted_customer = customer_id
        self.customer, self.person, self.action = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        self.wrong = tinted(PlainLabel(), Tone.DANGER)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._lay_out()
        self._fill()
        for box in (self.customer, self.person, self.action):
            box.currentIndexChanged.connect(self.changed)
        for edit in (self.first, self.last):
            edit.editingFinished.connect(self.changed)
        self.words.textChanged.connect(self._pause.start)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (words, name, part) in enumerate(self._named()):
            label = PlainLabel(words)
            label.setBuddy(part)
            part.setObjectName(name)
            part.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, 0, column)
            grid.addWidget(part, 1, column)
            grid.setColumnStretch(column, 1 if isinstance(part, QComboBox) or part is self.words else 0)
        self.wrong.setObjectName("registerWrong")
        self.wrong.hide()
        grid.addWidget(self.wrong, 2, 0, 1, 6)

    def _named(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (self.tr("&Customer"), "registerCustomer", self.customer),
            (self.tr("&Person"), "registerPerson", self.person),
            (self.tr("&Action"), "registerAction", self.action),
            (self.tr("&From"), "registerFirst", self.first),
            (self.tr("&Until"), "registerLast", self.last),
            (self.tr("&Subject contains"), "registerWords", self.words),
        )

    def _fill(self) -> None:
        self.customer.addItem(self.tr("All customers"), None)
        self.person.addItem(self.tr("Everybody"), "")
        self.action.addItem(self.tr("All actions"), None)
        for action, words in ACTIONS.items():
            self.action.addItem(words, action)
        self.words.setClearButtonEnabled(True)
        for edit in (self.first, self.last):
            edit.setPlaceholderText(self.tr("dd/mm/yyyy"))
            edit.setMaximumWidth(14 * GRID)
        for box in (self.customer, self.person, self.action):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)

    def offer(self, customers: Iterable[Customer], people: Iterable[tuple[str, str]]) -> None:
        """What there is to choose from; ``people`` are log-in and name."""
        for one in sorted(customers, key=lambda one: one.name.casefold()):
            self.customer.addItem(one.name, one.id)
        for login, name in people:
            self.person.addItem(name, login)
        wanted, self._wanted_customer = self._wanted_customer, None
        if wanted is not None:
            self.customer.setCurrentIndex(self.customer.findData(wanted))

    def days(self) -> tuple[date | None, date | None]:
        """DomainError when one is none."""
        return _day(self.first), _day(self.last)

    def wanted(self) -> RegisterFilter | None:
        """None while a day cannot be read, which is said below."""
        try:
            since, until = span(*self.days())
        except DomainError as error:
            self.wrong.setText(error.message)
            self.wrong.show()
            return None
        self.wrong.hide()
        action: RegisterAction | None = self.action.currentData()
        return RegisterFilter(
            self._wanted_customer if self._wanted_customer is not None else self.customer.currentData(),
            self.person.currentData() or "",
            frozenset({RegisterAction(action)}) if action else frozenset(),
            since,
            until,
            self.words.text().strip(),
        )


def _day(edit: QLineEdit) -> date | None:
    return parse_day(edit.text()) if edit.text().strip() else None
