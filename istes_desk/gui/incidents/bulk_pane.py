"""Several requests are selected: one decision on all of them. Buttons only, no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import IncidentState, Severity
from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.words import state_name
from istes_desk.gui.theme import GRID, TextSize
from istes_desk.gui.widgets.plain import PlainLabel

NOT_BY_HAND = frozenset({IncidentState.CALLED_BACK})


class BulkPane(QWidget):
    """Signals say what was pressed."""

    severity_asked = Signal(object)
    urgent_asked = Signal(bool)
    state_asked = Signal(object)
    customer_asked = Signal(int)
    technician_asked = Signal(str)

    def __init__(self, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulkPane")
        self._author = author
        self.title = PlainLabel()
        self.title.setObjectName("bulkTitle")
        self.title.setFont(theme.font(TextSize.TITLE, bold=True))
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state = self._combo("bulkState", self.tr("State"))
        self.customer = self._combo("bulkCustomer", self.tr("Customer"))
        self.technician = self._combo("bulkTechnician", self.tr("Technician"))
        self._fill()
        self.state.activated.connect(self._ask_state)
        self.customer.activated.connect(self._ask_customer)
        self.technician.activated.connect(self._ask_technician)
        self._arrange()

    def _fill(self) -> None:
        self.state.addItem(self.tr("Choose…"), None)
        for state in IncidentState:
            if state not in NOT_BY_HAND:
                self.state.addItem(state_name(state), state)
        self.set_customers(())
        self.set_technicians(())

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addLayout(self._severities(), 1, 0, 1, 2)
        grid.addLayout(self._urgencies(), 2, 0, 1, 2)
        for line, box in enumerate((self.state, self.customer, self.technician), 3):
            label = PlainLabel(box.accessibleName())
            label.setBuddy(box)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
        hint = PlainLabel(self.tr("One decision counts for all of them and is undone at once (Ctrl+Z)."))
        hint.setObjectName("bulkHint")
        hint.setWordWrap(True)
        grid.addWidget(hint, 6, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(6, 1)

    def _severities(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for letter in Severity:
            words = self.tr("Severity {letter}").format(letter=letter)
            button = self._button(f"bulkSeverity{letter}", words, f"severity_{letter.lower()}")
            button.clicked.connect(partial(self._ask_severity, letter))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _urgencies(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for name, words, urgent in (
            ("bulkUrgent", self.tr("&Urgent"), True),
            ("bulkCalm", self.tr("&Not urgent"), False),
        ):
            button = self._button(name, words, "warning" if urgent else "cross")
            button.clicked.connect(partial(self._ask_urgent, urgent))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        return button

    def _combo(self, name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return box

    def set_customers(self, customers: Sequence[Customer]) -> None:
        """Whom the requests can be given to."""
        self.customer.clear()
        self.customer.addItem(self.tr("Choose…"), 0)
        for customer in sorted(customers, key=lambda one: one.name.casefold()):
            self.customer.addItem(customer.name, customer.id)

    def set_technicians(self, technicians: Sequence[Technician]) -> None:
        """Oneself first."""
        self.technician.clear()
        self.technician.addItem(self.tr("Choose…"), None)
        self.technician.addItem(self.tr("Me ({name})").format(name=self._author), self._author)
        for technician in technicians:
            if technician.login != self._author:
                self.technician.addItem(technician.name, technician.login)
        self.technician.addItem(self.tr("Nobody"), "")

    def show_count(self, count: int) -> None:
        self.title.setText(self.tr("{count} requests selected").format(count=count))
        for box in (self.state, self.customer, self.technician):
            box.setCurrentIndex(0)

    def _ask_severity(self, letter: Severity, _checked: bool = False) -> None:
        self.severity_asked.emit(letter)

    def _ask_urgent(self, urgent: bool, _checked: bool = False) -> None:
        self.urgent_asked.emit(urgent)

    def _ask_state(self) -> None:
        if self.state.currentData():
            self.state_asked.emit(IncidentState(self.state.currentData()))

    def _ask_customer(self) -> None:
        if self.customer.currentData():
            self.customer_asked.emit(self.customer.currentData())

    def _ask_technician(self) -> None:
        if self.technician.currentIndex() > 0:
            self.technician_asked.emit(self.technician.currentData())
