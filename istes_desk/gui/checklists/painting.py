"""How the matrix is painted: cells by mark and colour, headers in two lines. Decides no state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from istes_desk.gui import icons, theme
from istes_desk.gui.checklists.board_model import CELL_ROLE, DIMMED_ROLE
from istes_desk.gui.checklists.words import symbol_icon, symbol_tone
from istes_desk.gui.theme import GRID, HALF, TextSize
from istes_desk.services.duty_board import Cell
from istes_desk.services.matrix_paper import symbol_of

MARK = 18
ROW = 38
COLUMN = 50
PLACE = 186
DIM = 0.25
_Text = QPalette.ColorRole.Text


class MarkDelegate(QStyledItemDelegate):
    """One cell: quiet fill, mark, day of the last result; a dashed frame says "never done"."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL_ROLE)
        rect = QRect(option.rect)
        shown = QPalette(option.palette)
        if not isinstance(cell, Cell):
            painter.fillRect(rect, shown.color(QPalette.ColorRole.Window))
            return
        painter.save()
        painter.setOpacity(DIM if index.data(DIMMED_ROLE) else 1.0)
        _cell(painter, rect, cell, str(index.data() or ""), shown)
        painter.setOpacity(1.0)
        _frame(painter, rect, option.state, shown)
        painter.restore()


def _cell(painter: QPainter, rect: QRect, cell: Cell, day: str, shown: QPalette) -> None:
    symbol = symbol_of(cell)
    tone = symbol_tone(symbol)
    color = theme.ink(tone, shown)
    painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.fill(tone, shown))
    words = theme.font(TextSize.SMALL, tabular=True)
    below = QFontMetrics(words).height() if day else 0
    left = rect.left() + (rect.width() - MARK) // 2
    top = rect.top() + (rect.height() - MARK - below) // 2
    drawn = icons.pixmap(symbol_icon(symbol), MARK, color, painter.device().devicePixelRatioF())
    painter.drawPixmap(left, top, drawn)
    painter.setPen(color)
    painter.setFont(words)
    text = rect.adjusted(0, top - rect.top() + MARK, 0, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, day)
    if cell.never_done:
        painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(3, 3, -4, -4))
    if cell.missed:
        _corner(painter, rect, theme.ink(theme.Tone.DANGER, shown))


def _corner(painter: QPainter, rect: QRect, color: QColor) -> None:
    """A filled corner: the period before was missed."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    x, y = rect.right() - 1, rect.top() + 1
    painter.drawPolygon([QPoint(x - GRID, y), QPoint(x, y), QPoint(x, y + GRID)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _frame(painter: QPainter, rect: QRect, state: QStyle.StateFlag, shown: QPalette) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(shown.color(QPalette.ColorRole.Highlight), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(shown.color(_Text), 1, Qt.PenStyle.DotLine))
        painter.drawRect(rect.adjusted(3, 3, -4, -4))


class TwoLineHeader(QHeaderView):
    """A bold line and a small one below, from DisplayRole and CELL_ROLE of the header."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        across = self.orientation() == Qt.Orientation.Horizontal
        return QSize(size.width(), ROW + 2 * GRID) if across else QSize(PLACE, size.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shown = self.palette()
        model, orientation = self.model(), self.orientation()
        painter.save()
        painter.fillRect(rect, shown.color(QPalette.ColorRole.Window))
        painter.setPen(shown.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        across = orientation == Qt.Orientation.Horizontal
        inside = rect.adjusted(1, HALF, -1, -1) if across else rect.adjusted(HALF, HALF, -HALF, -1)
        first = str(model.headerData(section, orientation) or "")
        second = str(model.headerData(section, orientation, CELL_ROLE) or "")
        self._write(painter, inside, first, second)
        painter.restore()

    def _write(self, painter: QPainter, inside: QRect, first: str, second: str) -> None:
        across = self.orientation() == Qt.Orientation.Horizontal
        align = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        big, small = theme.font(bold=True), theme.font(TextSize.SMALL)
        line = QFontMetrics(big).height()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(big)
        name = QFontMetrics(big).elidedText(first, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, align | Qt.AlignmentFlag.AlignTop, name)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(small)
        below = inside.adjusted(0, line, 0, 0)
        if across:
            painter.drawText(below, align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, second)
            return
        told = QFontMetrics(small).elidedText(second, Qt.TextElideMode.ElideMiddle, inside.width())
        painter.drawText(below, align | Qt.AlignmentFlag.AlignTop, told)
