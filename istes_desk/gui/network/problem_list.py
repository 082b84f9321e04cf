"""What is wrong on the plan, one line each; a click leads to the devices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from istes_desk.domain.network_problems import Problem
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, ROW_HEIGHT, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip

LARGEST = 16_777_215  # as high as Qt allows
DEVICES = Qt.ItemDataRole.UserRole


class ProblemList(QWidget):
    """``jump_asked`` was emitted with the ids of the devices a line is about."""

    jump_asked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel()
        self._title.setFont(font(bold=True))
        self._title.setContentsMargins(GRID, HALF, GRID, 0)
        self.list = QListWidget()
        self.list.setObjectName("problemList")
        self.list.setAccessibleName(self.tr("Problems on the plan"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._title)
        column.addWidget(self.list)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replaces the lines; the row that was current stays current."""
        row = self.list.currentRow()
        self._title.setText(self.tr("Problems ({})").format(len(problems)))
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(icon("warning", Tone.DANGER), problem.message_it, self.list)
            item.setData(DEVICES, problem.device_ids)
            item.setToolTip(plain_tip(problem.message_it))
        if not problems:
            QListWidgetItem(icon("ok", Tone.OK), self.tr("No problem found on this plan."), self.list)
        one_line = self._title.sizeHint().height() + ROW_HEIGHT + 2 * GRID
        self.setMaximumHeight(LARGEST if problems else one_line)
        if isinstance(around := self.parentWidget(), QSplitter) and not problems:
            around.setSizes([LARGEST, one_line])
        self.list.setCurrentRow(min(row, len(problems) - 1))

    def _jump(self, item: QListWidgetItem) -> None:
        if devices := item.data(DEVICES):
            self.jump_asked.emit(tuple(devices))
