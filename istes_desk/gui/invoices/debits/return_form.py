"""What the bank said when it gave a collection back: the day and the reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import full_date
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.debits.history import RETURN_REASONS


class ReturnForm(QFrame):
    """``given``: the collection, the day and the reason; hidden until it is asked."""

    given = Signal(int, object, str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("returnForm")
        self._debit_id = 0
        self.title = PlainLabel()
        self.day = DayEdit("returnDay", self.tr("Day the bank returned it"), today)
        self.reason = QComboBox()
        self.reason.setObjectName("returnReason")
        self.reason.setAccessibleName(self.tr("Reason given by the bank"))
        self.reason.setEditable(True)
        self.reason.addItems(RETURN_REASONS)
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.yes = primary(QPushButton(self.tr("R&eturned")), "tick")
        self.no = QPushButton(self.tr("Cancel"))
        self.no.setShortcut("Esc")
        self.yes.setObjectName("returnYes")
        self.no.setObjectName("returnNo")
        self.wrong = tinted(PlainLabel(), Tone.DANGER)
        self.wrong.setObjectName("returnError")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.day, self.reason, self.wrong, self.yes, self.no):
            row.addWidget(widget)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.hide)
        self.hide()

    def ask(self, debit_id: int, tag: str, today: date) -> None:
        """For one collection."""
        self._debit_id = debit_id
        self.title.setText(self.tr("Invoice {number} returned on").format(number=tag))
        self.day.setText(full_date(today))
        self.refuse("")
        self.show()
        self.reason.setFocus()

    def refuse(self, words: str) -> None:
        """Why not."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _on_yes(self) -> None:
        try:
            self.given.emit(self._debit_id, self.day.day(), self.reason.currentText())
        except DomainError as error:
            self.refuse(error.message)
