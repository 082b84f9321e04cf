"""Paints one customer of the list: name, town and signs of what he has signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from istes_desk.gui.theme import GRID, HALF, TextSize, Tone, fill, font, ink
from istes_desk.services.customers import CustomerEntry

ENTRY = Qt.ItemDataRole.UserRole
translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
Badge = tuple[str, Tone]


def badges(entry: CustomerEntry) -> list[Badge]:
    """What the eye looks for: plan, ADS, conformity, or that he has none or is resting."""
    if not entry.active:
        return [(translate("CustomerList", "inactive"), Tone.MUTED)]
    support = entry.plan or translate("CustomerList", "contract")
    told = [(support, Tone.ACCENT)] if entry.supported else []
    told += [("ADS", Tone.OK)] if entry.appointed else []
    told += [("GDPR", Tone.OK)] if entry.conformity else []
    return told or [(translate("CustomerList", "no contract"), Tone.MUTED)]


class EntryDelegate(QStyledItemDelegate):
    """Two lines a row; the colours of the selection win over those of the badges."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(font()).height() + QFontMetrics(font(TextSize.SMALL)).height()
        return QSize(200, lines + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: CustomerEntry = index.data(ENTRY)
        shown: QPalette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        area: QRect = option.rect
        if chosen:
            painter.fillRect(area, shown.color(QPalette.ColorRole.Highlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        box = area.adjusted(GRID, GRID - HALF, -GRID, -HALF)
        quiet = shown.color(role) if chosen else ink(Tone.MUTED, shown)
        self._name(painter, box, entry, shown.color(role), quiet)
        self._badges(painter, box, entry, shown)
        painter.restore()

    def _name(
        self, painter: QPainter, box: QRect, entry: CustomerEntry, color: QColor, quiet: QColor
    ) -> None:
        painter.setFont(font(bold=True))
        painter.setPen(color if entry.active else quiet)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, name)
        left = box.width() - metrics.horizontalAdvance(name) - GRID
        painter.setFont(font(TextSize.SMALL))
        painter.setPen(quiet)
        town = painter.fontMetrics().elidedText(entry.city, Qt.TextElideMode.ElideRight, max(0, left))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, town)

    def _badges(self, painter: QPainter, box: QRect, entry: CustomerEntry, shown: QPalette) -> None:
        painter.setFont(font(TextSize.SMALL))
        metrics = painter.fontMetrics()
        left, height = box.left(), metrics.height()
        for text, tone in badges(entry):
            width = metrics.horizontalAdvance(text) + GRID + HALF
            field = QRect(left, box.bottom() - height, width, height)
            painter.fillRect(field, fill(tone, shown))
            painter.setPen(ink(tone, shown))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, text)
            left += width + HALF
