"""One muted sentence over a table that has no rows: what it is for and what to do first. Holds no buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout

from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted


class EmptyHint(PlainLabel):
    """Lies in the table, lets the mouse through, and is there only while the table is empty."""

    def __init__(self, view: QAbstractItemView, sentence: str) -> None:
        super().__init__(sentence)
        self.setObjectName(f"{view.objectName()}Empty")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tinted(self, Tone.MUTED)
        column = QVBoxLayout(view.viewport())
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addWidget(self)
        self._view = view
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """There or not."""
        self.setVisible(self._view.model().rowCount() == 0)
