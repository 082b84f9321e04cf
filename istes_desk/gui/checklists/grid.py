"""The two views of the tab with their keys: Space done, F failed, N not applicable, M note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from istes_desk.domain.duties import Outcome
from istes_desk.gui.checklists.board_model import BoardModel
from istes_desk.gui.checklists.painting import COLUMN, ROW, MarkDelegate, TwoLineHeader
from istes_desk.gui.checklists.work_model import WorkModel
from istes_desk.gui.theme import ROW_HEIGHT
from istes_desk.gui.widgets.manners import copies, keeps_columns
from istes_desk.services.duty_board import Cell

OUTCOMES = {Qt.Key.Key_Space: Outcome.OK, Qt.Key.Key_F: Outcome.FAILED}


class DutyView(QTableView):
    """What both views share. ``cells_chosen`` after the selection moved."""

    tick_asked = Signal(object)
    note_asked = Signal()
    aside_asked = Signal()
    cells_chosen = Signal()

    def __init__(self, model: BoardModel | WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.duties = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        selection = self.selectionModel()
        selection.selectionChanged.connect(lambda: self.cells_chosen.emit())
        selection.currentChanged.connect(lambda: self.cells_chosen.emit())

    def chosen(self) -> list[Cell]:
        """The selected cells, each once, in the order of the screen."""
        places = sorted(self.selectionModel().selectedIndexes(), key=lambda at: (at.row(), at.column()))
        found = {cell.id: cell for at in places if (cell := self.duties.cell(at))}
        return list(found.values())

    def current(self) -> Cell | None:
        return self.duties.cell(self.currentIndex())

    def go_to(self, assignment_ids: Sequence[int]) -> bool:
        """Selects the duties that are shown; True when the first is."""
        found = [self.duties.find(id) for id in assignment_ids]
        valid = [index for index in found if index.isValid()]
        if not valid:
            return False
        self.setCurrentIndex(valid[0])
        flags = self.selectionModel().SelectionFlag
        rows = flags.Rows if self.selectionBehavior() is self.SelectionBehavior.SelectRows else flags.Select
        for index in valid:
            self.selectionModel().select(index, flags.Select | rows)
        return found[0].isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        outcome = OUTCOMES.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if outcome and plain:
            self.tick_asked.emit(outcome)
        elif event.key() in (Qt.Key.Key_M, Qt.Key.Key_N) and plain:
            asked = self.note_asked if event.key() == Qt.Key.Key_M else self.aside_asked
            asked.emit()
        else:
            super().keyPressEvent(event)


class MatrixView(DutyView):
    """Place and PC stay at the left, duty and period at the top."""

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("matrixView")
        self.setAccessibleName(self.tr("Duties by PC"))
        self.setItemDelegate(MarkDelegate(self))
        self.setShowGrid(False)
        self.setStyleSheet("QTableCornerButton::section { background: palette(window); border: none; }")
        across = TwoLineHeader(Qt.Orientation.Horizontal, self)
        down = TwoLineHeader(Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(across)
        self.setVerticalHeader(down)
        across.setDefaultSectionSize(COLUMN)
        across.setMinimumSectionSize(COLUMN)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setDefaultSectionSize(ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        copies(self, self._as_text)

    def hide_columns(self, idle: Sequence[int]) -> None:
        """Gives their room to the others."""
        for column in range(self.duties.columnCount()):
            self.setColumnHidden(column, column in idle)

    def _as_text(self) -> str:
        places = sorted(self.selectionModel().selectedIndexes(), key=lambda at: (at.row(), at.column()))
        words = (at.data(Qt.ItemDataRole.ToolTipRole) for at in places)
        return "\n\n".join(dict.fromkeys(word for word in words if word))


class WorkView(DutyView):
    """One line per duty of today."""

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("workView")
        self.setAccessibleName(self.tr("Work of today"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setStretchLastSection(True)
        for column, width in enumerate((190, 100, 230, 110, 110)):
            self.setColumnWidth(column, width)
        copies(self)
        keeps_columns(self)
