"""The sectioned list with its keys; it keeps selection, scroll and focus while the order changes under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from istes_desk.gui.incidents.queue_delegate import QueueDelegate
from istes_desk.gui.incidents.queue_model import NO_REMARKS, Index, QueueModel, Role, text_of
from istes_desk.services.queue_filter import QueueIndex, QueueSection
from istes_desk.services.queue_view import QueueRow


class QueueList(QListView):
    """``chosen`` carries the id of the selected incident, 0 for none; ``entered`` was emitted by Enter."""

    chosen = Signal(int)
    entered = Signal()

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
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    @property
    def current_id(self) -> int:
        return self.rows.id_at(self.currentIndex().row())

    @property
    def current_row(self) -> QueueRow | None:
        """The row of the selected incident, None while it is on its way."""
        row = self.currentIndex().data(Role.ROW)
        return row if isinstance(row, QueueRow) else None

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
        self, index: QueueIndex, rows: list[QueueRow], remarks: Mapping[QueueSection, str] = NO_REMARKS
    ) -> None:
        """The new order; who was selected stays selected, or the one that took its place. Tells nobody."""
        before, place = self.current_id, self.currentIndex().row()
        offset = self.verticalScrollBar().value()
        self._quiet = True
        self.rows.show(index, rows, remarks)
        found = self.rows.row_of(before) if before else -1
        if found < 0 and before:
            found = self._nearest(place)
        if found >= 0 and found != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(found))
        self.verticalScrollBar().setValue(offset)
        self._quiet = False

    def select(self, id: int) -> bool:
        """Selects and shows an incident; False when it is not in the list."""
        found = self.rows.row_of(id)
        if found < 0:
            return False
        self.setCurrentIndex(self.rows.index(found))
        self.scrollTo(self.rows.index(found))
        return True

    def select_first(self) -> None:
        """The first incident, when nothing is selected."""
        if not self.current_id and (first := self._nearest(0)) >= 0:
            self.setCurrentIndex(self.rows.index(first))

    def visible_ids(self) -> list[int]:
        """Incidents in sight."""
        top = self.indexAt(QPoint(1, 1)).row()
        bottom = self.indexAt(QPoint(1, self.viewport().height() - 1)).row()
        return self.rows.ids_between(max(0, top), bottom if bottom >= 0 else self.rows.rowCount())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self.chosen.emit(self.rows.id_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            row = self.current_row
            QGuiApplication.clipboard().setText(text_of(row) if row else "")
        else:
            super().keyPressEvent(event)

    def _nearest(self, place: int) -> int:
        """The next incident at or after a line, else the one before; -1 when there is none."""
        count = self.rows.rowCount()
        places = [*range(max(0, place), count), *range(min(place, count) - 1, -1, -1)]
        return next((n for n in places if self.rows.id_at(n)), -1)

    def _show_menu(self, at: QPoint) -> None:
        if not self.rows.id_at(self.indexAt(at).row()):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._keys)
        menu.popup(self.viewport().mapToGlobal(at))
