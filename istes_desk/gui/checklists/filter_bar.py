"""The second line above the matrix: words to look for, what stands out, the chosen place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from istes_desk.gui.checklists.filtering import ANYWHERE, Filter, PlaceFilter, Special
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF
from istes_desk.services.duty_board import Board

PAUSE_MS = 150
"""After the last letter."""
DRAWINGS = {
    Special.OPEN: "duty_todo",
    Special.NEVER_DONE: "duty_planned",
    Special.NEVER_COLLECTED: "duty_to_verify",
    Special.CATCH_UP: "duty_suspended",
}


class FilterBar(QWidget):
    """``changed`` was emitted after any of it was, ``left`` with Return: back to the cells."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dutyFilters")
        self.place = ANYWHERE
        self.words = QLineEdit()
        self.words.setObjectName("dutyWords")
        self.words.setAccessibleName(self.tr("Find a place, PC or duty"))
        self.words.setPlaceholderText(self.tr("Place, PC, duty ( / )"))
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self.left)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda: self._pause.start())
        self._names = {
            Special.OPEN: self.tr("To do only"),
            Special.NEVER_DONE: self.tr("Never done"),
            Special.NEVER_COLLECTED: self.tr("Never collected"),
            Special.CATCH_UP: self.tr("To catch up"),
        }
        self._buttons = {special: self._make(special) for special in Special}
        self._here = QPushButton(icon("cross"), "")
        self._here.setObjectName("placeFilter")
        self._here.setToolTip(self.tr("Show every place again"))
        self._here.hide()
        self._here.clicked.connect(lambda: self.set_place(ANYWHERE))
        self._arrange()

    def _make(self, special: Special) -> QPushButton:
        button = QPushButton(icon(DRAWINGS[special]), self._names[special])
        button.setObjectName(f"special_{special}")
        button.setAccessibleName(self._names[special])
        button.setCheckable(True)
        button.toggled.connect(lambda: self.changed.emit())
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(HALF)
        row.addWidget(self.words)
        self.words.setMinimumWidth(190)
        self.words.setMaximumWidth(260)
        for button in (*self._buttons.values(), self._here):
            row.addWidget(button)
        row.addStretch(1)

    @property
    def specials(self) -> frozenset[Special]:
        return frozenset(special for special, button in self._buttons.items() if button.isChecked())

    def set_place(self, place: PlaceFilter) -> None:
        """Only this customer, site or PC; ``ANYWHERE`` takes it away."""
        self.place = place
        self._here.setText(place.name)
        self._here.setAccessibleName(place.name)
        self._here.setVisible(place != ANYWHERE)
        self.changed.emit()

    def set_specials(self, wanted: Iterable[Special]) -> None:
        for special, button in self._buttons.items():
            button.setChecked(special in set(wanted))

    def count(self, board: Board, all_of: Filter) -> None:
        """How many there are of each; what does not occur is hidden unless chosen."""
        for special, button in self._buttons.items():
            found = [(row, cell) for row in board.rows for cell in row.cells
                     if cell and all_of.stands_out(special, row, cell)]  # fmt: skip
            pcs = {row.device_id for row, _ in found}
            count = len(pcs) if special is Special.NEVER_COLLECTED else len(found)
            button.setText(f"{self._names[special]} {count}")
            button.setVisible(count > 0 or button.isChecked())
