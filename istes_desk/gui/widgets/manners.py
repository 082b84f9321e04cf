"""Manners of every list: chosen rows are copied as text, columns stay as the user left them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
THIN_SPACE = "\u2009"
KEEPS, RESTORED = "keepsColumns", "columnsRestored"


def copies(view: QAbstractItemView, text: Callable[[], str] | None = None) -> None:
    """Ctrl+C: the chosen rows as they stand on the screen, cells parted by tabs, or what ``text`` says."""
    action = QAction(view)
    action.setObjectName(f"{view.objectName()}Copy")
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    say = text or (lambda: rows_as_text(view))
    action.triggered.connect(lambda: QGuiApplication.clipboard().setText(say()))
    view.addAction(action)


def as_tall_as_lines(view: QListWidget, most: int = 8) -> None:
    """No empty box under a list, and none at all without lines; more than ``most`` of them scroll."""
    view.setVisible(view.count() > 0)
    lines = sum(view.sizeHintForRow(row) for row in range(min(view.count(), most)))
    view.setFixedHeight(lines + 2 * view.frameWidth() + 2)


def rows_as_text(view: QAbstractItemView) -> str:
    """A line per chosen row from the top; hidden columns are left out."""
    chosen = {at.siblingAtColumn(0) for at in view.selectionModel().selectedIndexes()}
    rows = sorted(chosen, key=lambda at: (at.parent().row(), at.row()))
    return "\n".join("\t".join(_cells(view, row)) for row in rows)


def _cells(view: QAbstractItemView, row: QModelIndex) -> Iterator[str]:
    header = _header(view)
    for place in range(header.count() if header else 1):
        column = header.logicalIndex(place) if header else 0
        if header is None or not header.isSectionHidden(column):
            yield " ".join(str(row.siblingAtColumn(column).data() or "").split())


def _header(view: QWidget) -> QHeaderView | None:
    if isinstance(view, QTreeView):
        return view.header()
    return view.horizontalHeader() if isinstance(view, QTableView) else None


class Spaced(QStyledItemDelegate):
    """Figures stand under the end of their head, and do not touch the words of the next column."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            option.text += THIN_SPACE


def left_heads(view: QTableView) -> None:
    """Heads stand over what they name, and none shouts when its column is chosen."""
    view.setItemDelegate(Spaced(view))
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)


def keeps_columns(view: QTableView | QTreeView) -> None:
    """The user may move, resize and hide its columns; the window remembers them by its object name."""
    header = _header(view)
    if header is None:
        return
    view.setProperty(KEEPS, True)
    header.setSectionsMovable(True)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.customContextMenuRequested.connect(lambda at: column_menu(header).popup(header.mapToGlobal(at)))


def column_menu(header: QHeaderView) -> QMenu:
    """A tick per column; the last one that is shown cannot be hidden."""
    menu = QMenu(header)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    alone = header.count() - header.hiddenSectionCount() == 1
    for column in range(header.count()):
        shown = not header.isSectionHidden(column)
        action = menu.addAction(str(header.model().headerData(column, Qt.Orientation.Horizontal)))
        action.setCheckable(True)
        action.setChecked(shown)
        action.setEnabled(not (alone and shown))
        action.toggled.connect(lambda on, column=column: header.setSectionHidden(column, not on))
    return menu


def was_arranged(view: QWidget) -> bool:
    """Did the user leave its columns somehow? Then nobody else sets their widths."""
    return bool(view.property(RESTORED))


def restore_columns(window: QWidget, settings: QSettings) -> None:
    """Every list in the window as it was left; what cannot be read is passed over."""
    for view, header, key in _keeping(window):
        kept = settings.value(key)
        if isinstance(kept, QByteArray) and not kept.isEmpty():
            view.setProperty(RESTORED, header.restoreState(kept))


def save_columns(window: QWidget, settings: QSettings) -> None:
    """As they stand now."""
    for _view, header, key in _keeping(window):
        settings.setValue(key, header.saveState())


def _keeping(window: QWidget) -> Iterator[tuple[QWidget, QHeaderView, str]]:
    for view in window.findChildren(QAbstractItemView):
        header = _header(view) if view.property(KEEPS) else None
        if header is not None:
            yield view, header, f"columns/{view.objectName()}"
