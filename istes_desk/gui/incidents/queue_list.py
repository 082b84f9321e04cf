"""The sectioned list with its keys; it keeps selection, scroll and focus while the order changes under it.

A table of one column: its rows are of one height, so a hundred thousand cost no more than a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from istes_desk.gui.incidents.queue_delegate import QueueDelegate, line_height
from istes_desk.gui.incidents.queue_model import NO_REMARKS, Index, QueueModel, Role
from istes_desk.services.queue_filter import QueueIndex, QueueSection
from istes_desk.services.queue_view import QueueRow

Rows = list[QueueRow]
KEPT = 2_000
AROUND = 5
JUMPS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class QueueList(QTableView):
    """``chosen``: id of the current incident, 0 for none. ``entered``: Enter was pressed.

    ``several``: how many are selected changed. ``copy_asked``: Ctrl+C.
    """

    chosen = Signal(int)
    entered = Signal()
    several = Signal(int)
    copy_asked = Signal()

    def __init__(self, delegate: QueueDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[QAction] = []
        self._quiet = False
        self.setObjectName("queueList")
        self.setAccessibleName(self.tr("Queue"))
        self.rows = QueueModel(self)
        self.setModel(self.rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_height()

    def _set_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(line_height(QFontMetrics(self.font())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._set_height()

    @property
    def current_id(self) -> int:
        return self.rows.id_at(self.currentIndex().row())

    @property
    def current_row(self) -> QueueRow | None:
        """The row of the selected incident, None while it is on its way."""
        row = self.currentIndex().data(Role.ROW)
        return row if isinstance(row, QueueRow) else None

    @property
    def selected_ids(self) -> list[int]:
        """All selected incidents, in their order."""
        parts = self.selectionModel().selection().toList()
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return [id for top, bottom in ranges for id in self.rows.ids_between(top, bottom)]

    def add_key(self, name: str, text: str, keys: str, slot: Callable[[], None]) -> None:
        """A single key that works in the list alone and stands in its menu."""
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: slot())
        self.addAction(action)
        self._keys.append(action)

    def show_queue(
        self,
        index: QueueIndex,
        rows: Rows,
        remarks: Mapping[QueueSection, str] = NO_REMARKS,
        *,
        whole: bool = True,
    ) -> None:
        """The new order; who was selected stays so, or who took the place. Nothing moves under the pointer.

        Tells nobody.
        """
        before, place, kept = self.current_id, self.currentIndex().row(), self.selected_ids[:KEPT]
        anchor = self._anchor() if self.rows.rowCount() else (0, 0)
        self._quiet = True
        self.rows.show(index, rows, remarks, whole=whole)
        found = self.rows.row_of(before) if before else -1
        if found < 0 and before:
            found = self._nearest(place)
        if found >= 0 and found != self.currentIndex().row():
            self._point_at(found, kept)
        self._hold(*anchor)
        self._quiet = False

    def select(self, id: int) -> bool:
        """Selects and shows an incident; False when it is not in the list."""
        found = self.rows.row_of(id)
        if found < 0:
            return False
        self.setCurrentIndex(self.rows.index(found, 0))
        self.scrollTo(self.rows.index(found, 0))
        return True

    def select_first(self) -> None:
        """The first incident, when nothing is selected."""
        if not self.current_id and (first := self._nearest(0)) >= 0:
            self.setCurrentIndex(self.rows.index(first, 0))

    def visible_ids(self) -> list[int]:
        """Incidents in sight, and some lines around: one that goes away lets the next ones move up."""
        top, bottom = self.rowAt(1), self.rowAt(self.maximumViewportSize().height() - 1)
        last = bottom + AROUND if bottom >= 0 else self.rows.rowCount()
        return self.rows.ids_between(max(0, top - AROUND), last)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self.chosen.emit(self.rows.id_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.several.emit(len(self.selected_ids))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the ends of the list: there is one column."""
        jump = Qt.KeyboardModifier.ControlModifier if action in JUMPS else Qt.KeyboardModifier.NoModifier
        return super().moveCursor(action, modifiers | jump)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, and looking through every row would take long."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def _anchor(self) -> tuple[int, int]:
        """The incident that must not move, and how far from the top: under the pointer, current, or first."""
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        pointed = self.viewport().underMouse()
        if not pointed and not self.verticalScrollBar().value():
            return 0, 0
        here = self.rowAt(pointer.y()) if pointed else self.currentIndex().row()
        top = self.rowViewportPosition(here)
        if not self.rows.id_at(here) or not 0 <= top < self.viewport().height():
            here = self.rowAt(0)
        return self.rows.id_at(here), self.rowViewportPosition(here)

    def _hold(self, anchor: int, top: int) -> None:
        """Back to where the anchor stood; a list that showed its very top stays there."""
        bar = self.verticalScrollBar()
        offset, row = bar.value(), self.rows.row_of(anchor) if anchor else -1
        self.updateGeometries()
        if row >= 0:
            offset = self.verticalHeader().sectionPosition(row) - top
        bar.setValue(max(0, offset))

    def _point_at(self, row: int, kept: list[int]) -> None:
        """Current line and selection after a new order."""
        self.setCurrentIndex(self.rows.index(row, 0))
        if len(kept) > 1:
            selection = QItemSelection()
            for line in (line for id in kept if (line := self.rows.row_of(id)) >= 0):
                selection.select(self.rows.index(line, 0), self.rows.index(line, 0))
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def _nearest(self, place: int) -> int:
        """The next incident at or after a line, else the one before; -1 when there is none."""
        count = self.rows.rowCount()
        near = chain(range(max(0, place), count), range(min(place, count) - 1, -1, -1))
        return next((n for n in near if self.rows.id_at(n)), -1)

    def _show_menu(self, at: QPoint) -> None:
        if not self.rows.id_at(self.indexAt(at).row()):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._keys)
        menu.popup(self.viewport().mapToGlobal(at))
