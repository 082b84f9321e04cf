"""The accepted quote of work at a fixed price (R1): typed, or taken from the customer's customisations."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.money import format_euro, parse_euro
from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.work_views import Quote


class QuoteField(QWidget):
    """``changed`` was emitted when another amount, or none, was typed or taken over."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Decimal | None = None
        label = PlainLabel(self.tr("Accepted &quote, net of VAT"))
        self.amount = QLineEdit()
        self.amount.setObjectName("factsQuote")
        self.amount.setAccessibleName(self.tr("Accepted quote, net of VAT"))
        self.amount.setPlaceholderText(self.tr("none: charged by time"))
        self.amount.editingFinished.connect(self._tell)
        label.setBuddy(self.amount)
        self.known = QComboBox()
        self.known.setObjectName("factsQuotes")
        self.known.setAccessibleName(self.tr("Quotes of the customer's customisations"))
        self.known.activated.connect(self._take)
        self._error = tinted(PlainLabel(), Tone.DANGER)
        self._error.setObjectName("factsQuoteError")
        self._error.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        for part in (label, self.amount, self._error, self.known):
            column.addWidget(part)

    def show_quote(self, amount: Decimal | None, known: Sequence[Quote]) -> None:
        """What is stored; what is being typed stays."""
        if not (self.amount.isModified() and self.amount.hasFocus()):
            self._write(amount)
            self._say("")
        self._shown = amount
        self.known.clear()
        self.known.addItem(self.tr("Take over from a customisation…"))
        for quote in known:
            self.known.addItem(f"{format_euro(quote.amount)} · {quote.title}", quote.amount)
        self.known.setVisible(bool(known))

    def value(self) -> Decimal | None:
        """The typed amount, None when empty; ``DomainError`` names the field."""
        text = self.amount.text().strip()
        try:
            return parse_euro(text) if text else None
        except DomainError as error:
            raise DomainError(error.message, "quote_amount") from error

    def refuse(self, error: DomainError) -> None:
        """Says beside the field what is wrong with it."""
        self._say(error.message)

    def _take(self, place: int) -> None:
        if place:
            self._write(self.known.itemData(place))
            self.known.setCurrentIndex(0)
            self._tell()

    def _tell(self) -> None:
        try:
            typed = self.value()
        except DomainError as error:
            self._say(error.message)
            return
        self._say("")
        if typed != self._shown:
            self._shown = typed
            self.changed.emit()

    def _write(self, amount: Decimal | None) -> None:
        self.amount.setText("" if amount is None else format_euro(amount))

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
