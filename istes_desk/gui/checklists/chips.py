"""Counts per mark as filter buttons; hands the choice on, filters nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from istes_desk.gui.checklists.words import symbol_icon, symbol_name, symbol_tone
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import HALF
from istes_desk.services.papers import Symbol

ORDER = (
    Symbol.FAILED,
    Symbol.OVERDUE,
    Symbol.LATE,
    Symbol.TO_DO,
    Symbol.VERIFY,
    Symbol.PLANNED,
    Symbol.OK,
    Symbol.SUSPENDED,
    Symbol.NOT_APPLICABLE,
)


class Chips(QWidget):
    """One button per mark, worst first. ``filter_changed`` carries the chosen marks, none = all."""

    filter_changed = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        self._buttons = {symbol: self._make(symbol) for symbol in ORDER}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def _make(self, symbol: Symbol) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"chip_{symbol.value}")
        button.setCheckable(True)
        button.setIcon(icon(symbol_icon(symbol), symbol_tone(symbol)))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(self.tr("Show only: {state}").format(state=symbol_name(symbol)))
        button.toggled.connect(lambda: self.filter_changed.emit(self.wanted))
        return button

    @property
    def wanted(self) -> frozenset[Symbol]:
        return frozenset(symbol for symbol, button in self._buttons.items() if button.isChecked())

    def count(self, symbols: Iterable[Symbol]) -> None:
        """Shows how many there are of each; marks that do not occur are hidden unless chosen."""
        counts = Counter(symbols)
        for symbol, button in self._buttons.items():
            button.setAccessibleName(f"{symbol_name(symbol)}: {counts[symbol]}")
            button.setText(f"{symbol_name(symbol)} {counts[symbol]}")
            button.setVisible(bool(counts[symbol]) or button.isChecked())

    def choose(self, wanted: frozenset[Symbol]) -> None:
        """These marks and no others."""
        for symbol, button in self._buttons.items():
            button.setChecked(symbol in wanted)
