"""What stands in place of a list without rows: the words and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.widgets.plain import PlainLabel


class EmptyList(QWidget):
    """``wished`` when everything is to be shown again, ``open_asked`` when mail is to be opened."""

    wished = Signal(Wish)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Wish()
        self._words = PlainLabel()
        self._words.setObjectName("queueEmpty")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._step = QPushButton()
        self._step.setObjectName("queueFirstStep")
        self._step.clicked.connect(self._take_first_step)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._step, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def show_wish(self, wish: Wish) -> None:
        """Why nothing is there: filtered away, or nothing came yet."""
        self._wish = wish
        if wish.narrow:
            self._words.setText(self.tr("Nothing matches the filters."))
            self._step.setText(self.tr("Show everything"))
        else:
            words = self.tr("The list is empty. Drop mail files here, open them, or write a request by hand.")
            self._words.setText(words)
            self._step.setText(self.tr("Open mail…"))
        self._step.setAccessibleName(self._step.text())

    def _take_first_step(self) -> None:
        if self._wish.narrow:
            self.wished.emit(Wish(self._wish.kind))
        else:
            self.open_asked.emit()
