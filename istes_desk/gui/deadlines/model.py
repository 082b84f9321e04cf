"""The deadlines as an item model: month headings and lines, coloured by nearness. Reads no data."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from istes_desk.domain.deadlines import DeadlineKind
from istes_desk.gui import theme
from istes_desk.gui.deadlines.words import kind_name, month_name
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import TextSize, Tone
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.deadlines import DeadlineRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()
DAY, SOON, NEAR = timedelta(days=1), timedelta(days=8), timedelta(days=31)
COLUMNS = 6
REMINDER = 4


class DeadlineModel(QAbstractTableModel):
    """A line is a deadline or, as text, the heading of its month."""

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt = fmt
        self._today = date.min
        self.rows: tuple[DeadlineRow, ...] = ()
        self._lines: list[DeadlineRow | str] = []

    def show(self, rows: tuple[DeadlineRow, ...], today: date) -> None:
        """The same deadlines on the same day change nothing."""
        if (rows, today) == (self.rows, self._today):
            return
        self.beginResetModel()
        self.rows, self._today, self._lines = rows, today, []
        for (year, month), found in groupby(rows, lambda row: (row.deadline.on.year, row.deadline.on.month)):
            self._lines += [f"{month_name(month)} {year}", *found]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def at(self, index: Index) -> DeadlineRow | None:
        """None for a heading."""
        line = self._lines[index.row()] if index.isValid() else ""
        return None if isinstance(line, str) else line

    def headings(self) -> list[int]:
        """The lines that name a month."""
        return [number for number, line in enumerate(self._lines) if isinstance(line, str)]

    def line_of(self, row: DeadlineRow) -> int:
        """Its line, -1 when it is gone."""
        return self._lines.index(row) if row in self._lines else -1

    def first_from(self, on: date) -> int:
        """The first line that falls on the day or later; -1 when there is none."""
        lines = (
            number
            for number, line in enumerate(self._lines)
            if not isinstance(line, str) and line.deadline.on >= on
        )
        return next(lines, -1)

    def tone(self, row: DeadlineRow) -> Tone | None:
        """Passed, today, within a week, within a month, later; a breach not notified stays urgent.

        What was dealt with, or put off, is quiet.
        """
        if not row.waits(self._today):
            return Tone.MUTED
        one = row.deadline
        left = one.on - self._today
        gone = Tone.DANGER if one.kind is DeadlineKind.BREACH else Tone.MUTED
        steps = ((timedelta(0), gone), (DAY, Tone.DANGER), (SOON, Tone.WARNING), (NEAR, Tone.INFO))
        return next((tone for limit, tone in steps if left < limit), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown if self.at(index) else Qt.ItemFlag.ItemIsEnabled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (
            self.tr("Day"),
            self.tr("Kind"),
            self.tr("Customer"),
            self.tr("Deadline"),
            self.tr("Reminder"),
            self.tr("Why"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return self._heading(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ForegroundRole and (index.column() == 0 or row.mark):
            return self._color(row)
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return theme.font(tabular=True, bold=self.tone(row) is Tone.DANGER)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_tip(f"{row.customer} · {row.deadline.title}\n{row.deadline.reason}")
        return None

    def _heading(self, index: Index, role: int) -> object:
        if not index.isValid() or index.column():
            return None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(TextSize.BODY, bold=True)
        return self._lines[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: DeadlineRow, column: int) -> str:
        one = row.deadline
        day = self._fmt.day(one.on)
        if one.on == self._today:
            day = self.tr("{day} today").format(day=day)
        elif one.on < self._today:
            day = self.tr("{day} passed").format(day=day)
        words = (day, kind_name(one.kind), row.customer, one.title, self.mark_words(row), one.reason)
        return words[column]

    def mark_words(self, row: DeadlineRow) -> str:
        """What was decided about it, and by whom."""
        if row.mark is None:
            return ""
        who, later = row.mark.author, row.mark.snoozed_until
        if row.mark.done_on:
            return self.tr("done {day} ({who})").format(day=self._fmt.day(row.mark.done_on), who=who)
        return self.tr("later, {day} ({who})").format(day=self._fmt.day(later), who=who) if later else ""

    def _color(self, row: DeadlineRow) -> QColor | None:
        tone = self.tone(row)
        return theme.ink(tone, QGuiApplication.palette()) if tone else None
