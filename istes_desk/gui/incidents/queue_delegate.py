"""Draws one line of the queue: severity by letter, shape and colour, who, what, until when. Reads no data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from istes_desk.domain.queue import QueueSection
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import pixmap
from istes_desk.gui.incidents.queue_model import Index, Role
from istes_desk.gui.incidents.words import channel_name, state_name
from istes_desk.gui.theme import GRID, ROW_HEIGHT, Tone
from istes_desk.services.queue_view import QueueRow

ICON = 16
BAR = 5 * GRID
ROOMY = 80 * GRID
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class QueueDelegate(QStyledItemDelegate):
    """``now`` is asked at every painting."""

    def __init__(self, now: Callable[[], datetime], fmt: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._fmt = now, fmt

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40 * GRID, line_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        heading = index.data(Role.HEADING)
        row = index.data(Role.ROW)
        if heading:
            self._paint_heading(painter, option, heading)
        else:
            selected = self._is_selected(index)
            if selected:
                _fill(painter, option.rect, option.palette.color(QPalette.ColorRole.Highlight))
            if isinstance(row, QueueRow):
                self._paint_row(painter, option, row, selected)
        painter.restore()

    def _is_selected(self, index: Index) -> bool:
        """Asked of the view: the flags of the option bring in all that a style has names for."""
        view = self.parent()
        return isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        _fill(painter, option.rect, option.palette.color(QPalette.ColorRole.Window))
        painter.setFont(theme.font(theme.TextSize.SMALL, bold=True))
        painter.setPen(theme.ink(Tone.MUTED, option.palette))
        painter.drawText(option.rect.adjusted(GRID, 0, -GRID, 0), LEFT, text)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow, selected: bool
    ) -> None:
        painter.setFont(theme.font(tabular=True))
        text, rest = _base(option, selected), option.rect.adjusted(GRID, 0, -GRID, 0)
        metrics = painter.fontMetrics()
        self._paint_severity(painter, option, row, rest, selected)
        rest.setLeft(rest.left() + 2 * ICON + GRID)
        rest = self._column(painter, rest, row.tag, metrics.horizontalAdvance("INC-000000") + GRID, text)
        rest = self._right_side(painter, option, row, rest, text, selected)
        wide = max(12 * GRID, rest.width() * 2 // 5)
        rest = self._column(painter, rest, row.customer, wide, text)
        quiet = text if selected else theme.ink(Tone.MUTED, option.palette)
        self._column(painter, rest, row.subject, rest.width(), quiet)

    def _paint_severity(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow, area: QRect, selected: bool
    ) -> None:
        """Urgency mark, then the letter in its shape."""
        top = area.top() + (area.height() - ICON) // 2
        ratio = painter.device().devicePixelRatioF()
        if row.urgent or (row.late and row.due):
            color = _tone(option, Tone.DANGER, selected)
            painter.drawPixmap(area.left(), top, pixmap("warning", ICON, color, ratio))
        left = area.left() + ICON + 2
        color = _tone(option, theme.SEVERITY_TONES[row.severity], selected)
        if row.severity:
            painter.drawPixmap(left, top, pixmap(f"severity_{row.severity.lower()}", ICON, color, ratio))
        else:
            painter.setPen(color)
            painter.drawText(QRect(left, area.top(), ICON, area.height()), Qt.AlignmentFlag.AlignCenter, "–")

    def _right_side(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QueueRow,
        rest: QRect,
        text: QColor,
        selected: bool,
    ) -> QRect:
        """Bar of the time gone, when, plan; what is left of the line comes back."""
        bar = QRect(rest.right() - BAR, rest.center().y() - 3, BAR, 6)
        with_bar = row.due is not None and row.section is QueueSection.CONTRACT
        if with_bar:
            self._paint_bar(painter, option, row, bar, selected)
        metrics = painter.fontMetrics()
        words, tone = self._when(row)
        wide = metrics.horizontalAdvance("in ritardo di 00 g 00 h") + GRID
        at = QRect(bar.left() - GRID - wide, rest.top(), wide, rest.height())
        shown = at if with_bar else at.adjusted(0, 0, BAR + GRID, 0)
        painter.setPen(_tone(option, tone, selected) if tone else text)
        painter.drawText(shown, RIGHT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, shown.width()))
        plan = metrics.horizontalAdvance("Professional") + GRID if option.rect.width() >= ROOMY else 0
        if plan:
            painter.setPen(text if selected else theme.ink(Tone.MUTED, option.palette))
            painter.drawText(QRect(at.left() - plan, rest.top(), plan, rest.height()), LEFT, row.plan)
        return QRect(rest.left(), rest.top(), at.left() - plan - GRID - rest.left(), rest.height())

    def _when(self, row: QueueRow) -> tuple[str, Tone | None]:
        now = self._now()
        if row.section in (QueueSection.AT_WORK, QueueSection.DONE):
            return state_name(row.state), Tone.MUTED
        if row.section is QueueSection.CONTRACT and row.due:
            if row.late or now > row.due:
                return self._fmt.relative(row.due, now), Tone.DANGER
            return self._fmt.relative(row.due, now), Tone.WARNING if _near(row, now) else None
        arrived = f"{channel_name(row.channel)} {self._fmt.near(row.received, now)}"
        return arrived, Tone.OK if row.callable and row.section is QueueSection.NO_CONTRACT else Tone.MUTED

    def _paint_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow, bar: QRect, selected: bool
    ) -> None:
        tone = Tone.DANGER if row.late else Tone.WARNING if _near(row, self._now()) else Tone.ACCENT
        _fill(painter, bar, option.palette.color(QPalette.ColorRole.Mid))
        bar.setWidth(max(2, round(bar.width() * row.share)))
        _fill(painter, bar, _tone(option, tone, selected))

    def _column(self, painter: QPainter, area: QRect, text: str, wide: int, color: QColor) -> QRect:
        """Writes at the left, cut with dots; the rest of the area comes back."""
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide - GRID)
        painter.drawText(QRect(area.left(), area.top(), wide, area.height()), LEFT, shown)
        return area.adjusted(wide, 0, 0, 0)


def _fill(painter: QPainter, area: QRect, color: QColor) -> None:
    """Like ``fillRect``, which brings in gradients with their 180 names."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(area)


def line_height(metrics: QFontMetrics) -> int:
    """One for headings and rows."""
    return max(ROW_HEIGHT, metrics.height() + GRID)


def _near(row: QueueRow, now: datetime) -> bool:
    """A quarter of the time is left, as the notice counts it."""
    return row.warns_at is not None and row.warns_at <= now


def _base(option: QStyleOptionViewItem, selected: bool) -> QColor:
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(role)


def _tone(option: QStyleOptionViewItem, tone: Tone, selected: bool) -> QColor:
    """On the selection everything is in its text colour: letters and shapes still tell."""
    return _base(option, True) if selected else theme.ink(tone, option.palette)
