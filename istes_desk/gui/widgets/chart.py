"""A small chart: bars of months, a dashed line to hold them against; also in words, as picture, as table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, TextSize, Tone, font, ink
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.charts import Bar, Chart, short, table

HIGH, GAP, WIDEST = 150, 0.34, 64.0


class ChartView(QWidget):
    """Bars on the wrong side of the line are hatched and red."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("\n".join(f"{bar.label}: {bar.words}" for bar in chart.bars))
        self.setToolTip("\n".join(f"{bar.label}: {bar.words}" for bar in chart.bars))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(45 * GRID, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(30 * GRID, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(TextSize.SMALL, tabular=True))
        line = painter.fontMetrics().height()
        ground = QRectF(0, line + HALF, self.width(), self.height() - 2 * line - 2 * HALF)
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        each = ground.width() / max(1, len(self.chart.bars))
        self._draw_limit(painter, ground, line)
        for place, bar in enumerate(self.chart.bars):
            column = QRectF(ground.left() + place * each, ground.top(), each, ground.height())
            self._draw_bar(painter, bar, column, line)
        painter.end()

    def _draw_bar(self, painter: QPainter, bar: Bar, column: QRectF, line: int) -> None:
        text = self.palette().windowText().color()
        wide = min(column.width() * (1 - GAP), WIDEST)
        high = (column.height() - line) * (bar.value or 0.0) / self.chart.highest
        middle = column.center().x()
        if bar.value:
            area = QRectF(middle - wide / 2, column.bottom() - high, wide, high)
            self._fill(painter, area, bad=self.chart.is_bad(bar))
        painter.setPen(text)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        above = QRectF(column.left(), column.bottom() - high - line, column.width(), line)
        words = short(bar.value)
        room = painter.fontMetrics().horizontalAdvance(words) + HALF
        ground = QRectF(middle - room / 2, above.top(), room, above.height() - 1)
        painter.fillRect(ground, self.palette().base())
        painter.drawText(above, centre, words)
        below = QRectF(column.left(), column.bottom() + HALF, column.width(), line)
        painter.drawText(below, centre, bar.label if self._roomy(painter) else bar.label.partition(" ")[0])

    def _roomy(self, painter: QPainter) -> bool:
        """Whether every label fits with its year."""
        widest = max(painter.fontMetrics().horizontalAdvance(bar.label) for bar in self.chart.bars)
        return widest * len(self.chart.bars) <= self.width()

    def _fill(self, painter: QPainter, area: QRectF, *, bad: bool) -> None:
        color = ink(Tone.DANGER if bad else Tone.ACCENT, self.palette())
        painter.setPen(QPen(color, 1))
        pattern = Qt.BrushStyle.BDiagPattern if bad else Qt.BrushStyle.SolidPattern
        painter.setBrush(QBrush(color, pattern))
        painter.drawRect(area)

    def _draw_limit(self, painter: QPainter, ground: QRectF, line: int) -> None:
        if self.chart.limit is None:
            return
        at = ground.bottom() - (ground.height() - line) * self.chart.limit / self.chart.highest
        painter.setPen(QPen(self.palette().windowText().color(), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(QPointF(ground.left(), at), QPointF(ground.right(), at)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(0, 0, self.width(), line), right, self.chart.limit_words)


class ChartCard(QFrame):
    """The chart under its title, its words below; copied as a picture, saved as picture or table."""

    def __init__(self, name: str, chart: Chart) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.view = ChartView(chart)
        self.view.setObjectName(f"{name}View")
        title = PlainLabel(f"{chart.title} ({chart.unit})")
        title.setFont(font(bold=True))
        title.setWordWrap(True)
        words = tinted(PlainLabel(chart.words), Tone.MUTED)
        words.setObjectName(f"{name}Words")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._button("copy", self.tr("Copy as picture"), self.copy))
        head.addWidget(self._button("export", self.tr("Save as picture or table"), self._ask))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(words)

    def _button(self, sign: str, text: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.objectName()}_{sign}")
        button.setIcon(icon(sign))
        button.setToolTip(text)
        button.setAccessibleName(f"{text}: {self.view.chart.title}")
        button.setAutoRaise(True)
        button.clicked.connect(act)
        return button

    def copy(self) -> None:
        """Onto the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.view.grab())

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the chart"))
        dialog.setObjectName("saveChart")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Picture (*.png)"), self.tr("Table (*.csv)")])
        dialog.setDefaultSuffix("png")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> bool:
        """By the ending of the name; False when it could not be written."""
        if path.suffix.lower() != ".csv":
            return self.view.grab().save(str(path))
        try:
            path.write_text(table(self.view.chart), encoding="utf-8", newline="")
        except OSError:
            return False
        return True
