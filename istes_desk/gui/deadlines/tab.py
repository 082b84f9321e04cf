"""The Scadenze tab: what falls due from a month ago to a year ahead; a click leads to its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.deadlines import DeadlineKind
from istes_desk.domain.italian import date_of
from istes_desk.gui import theme
from istes_desk.gui.deadlines.mark_bar import MarkBar
from istes_desk.gui.deadlines.model import REMINDER, ROW_ROLE, DeadlineModel, Index
from istes_desk.gui.deadlines.output import Output
from istes_desk.gui.deadlines.words import kind_name
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID, ROW_HEIGHT, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.services.changes import Changes
from istes_desk.services.deadlines import DeadlineRow, deadlines
from istes_desk.services.preferences import Language

BACK, AHEAD = timedelta(days=30), timedelta(days=400)
SOON = timedelta(days=7)
WIDTHS = (140, 140, 150, 260, 170)


class DeadlinesTab(Tab):
    """View and presenter of the calendar of C-6."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        self._marked: list[QDate] = []
        super().__init__(desk, navigator, parent)
        self.setObjectName("deadlinesTab")
        self._scope: int | None = None
        self._rows: tuple[DeadlineRow, ...] = ()
        language = chosen(desk.preferences.load().language)
        self.model = DeadlineModel(Formatter(language))
        self.output = Output(desk, self)
        self.output.done.connect(lambda words: toast(self, words))
        self.marks = MarkBar(desk, Formatter(language))
        self.marks.marked.connect(self._on_marked)
        self._make_list()
        self.marks.serve(self.list)
        self._make_calendar(language)
        self._arrange()
        self.reload()

    def _make_list(self) -> None:
        self.list = QTableView()
        self.list.setObjectName("deadlineList")
        self.list.setAccessibleName(self.tr("Deadlines by month"))
        self.list.setModel(self.model)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setWordWrap(False)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        across = self.list.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.list.setColumnWidth(column, width)
        copies(self.list)
        keeps_columns(self.list)
        self.list.activated.connect(self._go)
        self.list.doubleClicked.connect(self._go)
        self.list.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def _make_calendar(self, language: Language) -> None:
        self.calendar = QCalendarWidget()
        self.calendar.setObjectName("deadlineCalendar")
        self.calendar.setAccessibleName(self.tr("Month calendar"))
        english = language is Language.ENGLISH
        spoken = QLocale.Language.English if english else QLocale.Language.Italian
        self.calendar.setLocale(QLocale(spoken, QLocale.Country.Italy))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        today = date_of(self.desk.clock.now())
        self.calendar.setSelectedDate(QDate(today.year, today.month, today.day))
        self.calendar.selectionChanged.connect(self._on_day_chosen)

    def _arrange(self) -> None:
        self.empty = EmptyState(
            "deadlines",
            self.tr("Nothing falls due here"),
            self.tr("Contracts, appointments and seasons are entered in Customers."),
        )
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.empty)
        side = QVBoxLayout()
        self.reason = PlainLabel()
        self.reason.setObjectName("deadlineReason")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.show_button = self._button("showDeadline", "select", self.tr("&Show"))
        self.show_button.clicked.connect(lambda: self._go(self.list.currentIndex()))
        side.addWidget(self.calendar)
        side.addWidget(self.reason)
        side.addWidget(self.marks)
        side.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        body = QHBoxLayout()
        body.addWidget(self._views, 1)
        body.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, 0)
        column.setSpacing(GRID)
        column.addLayout(self._make_bar())
        column.addLayout(body, 1)

    def _make_bar(self) -> QHBoxLayout:
        self.kind = QComboBox()
        self.kind.setObjectName("kindFilter")
        self.kind.setAccessibleName(self.tr("Kind of deadline"))
        self.kind.addItem(self.tr("All kinds"), None)
        for kind in DeadlineKind:
            self.kind.addItem(kind_name(kind), kind)
        self.kind.currentIndexChanged.connect(self._show_rows)
        self.with_done = QCheckBox(self.tr("&Also done and put off"))
        self.with_done.setObjectName("withDone")
        self.with_done.toggled.connect(self._show_rows)
        self.print = self._button("printDeadlines", "print", self.tr("&Print…"))
        self.print.clicked.connect(self.print_page)
        self.export = self._button("exportDeadlines", "export", self.tr("&Export…"))
        self.export.clicked.connect(lambda: self.output.export(self.model.rows))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.with_done)
        row.addStretch(1)
        row.addWidget(self.print)
        row.addWidget(self.export)
        return row

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    def on_changes(self, changes: Changes) -> None:
        if changes.customers or changes.duties or changes.sites or changes.settings:
            self.reload()

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self.reload()

    def activate(self) -> None:
        self.list.setFocus()
        self.reload()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._marked:
            self._mark_days(self.model.rows)

    def reload(self) -> None:
        """Reads a month back and a year ahead."""
        now, scope = self.desk.clock.now(), self._scope
        today = date_of(now)
        self.desk.tasks.read(
            lambda uow: deadlines(uow, now, today - BACK, today + AHEAD, scope), self._on_read, owner=self
        )

    def _on_read(self, rows: tuple[DeadlineRow, ...]) -> None:
        self._rows = rows
        today = date_of(self.desk.clock.now())
        self.counter_changed.emit(sum(row.counts(today, today + SOON) for row in rows))
        self._show_rows()

    def _show_rows(self) -> None:
        kept = self.model.at(self.list.currentIndex())
        kind = self.kind.currentData()
        today = date_of(self.desk.clock.now())
        rows = tuple(
            row
            for row in self._rows
            if (kind is None or row.deadline.kind == kind)
            and (self.with_done.isChecked() or row.waits(today))
        )
        self.model.show(rows, today)
        self.list.setColumnHidden(REMINDER, not self.with_done.isChecked())
        self.list.clearSpans()
        for line in self.model.headings():
            self.list.setSpan(line, 0, 1, self.model.columnCount())
        self._views.setCurrentWidget(self.list if rows else self.empty)
        self.export.setEnabled(bool(rows))
        self.print.setEnabled(bool(rows))
        self._mark_days(rows)
        line = self.model.line_of(kept) if kept else self.model.first_from(today)
        if line >= 0:
            self.list.setCurrentIndex(self.model.index(line, 0))
        self._on_current_changed()

    def _mark_days(self, rows: tuple[DeadlineRow, ...]) -> None:
        for day in self._marked:
            self.calendar.setDateTextFormat(day, QTextCharFormat())
        rest = QTextCharFormat()
        rest.setForeground(theme.ink(Tone.MUTED, self.palette()))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, rest)
        self._marked = [_qdate(row.deadline.on) for row in rows]
        for row, day in zip(rows, self._marked, strict=True):
            tone = self.model.tone(row) or Tone.ACCENT
            look = QTextCharFormat()
            look.setBackground(theme.fill(tone, self.palette()))
            look.setForeground(theme.ink(tone, self.palette()))
            look.setFontWeight(theme.font(bold=True).weight())
            look.setToolTip(plain_tip(f"{row.customer}: {row.deadline.title}"))
            self.calendar.setDateTextFormat(day, look)

    def _on_current_changed(self) -> None:
        row = self.model.at(self.list.currentIndex())
        self.show_button.setEnabled(row is not None)
        self.marks.show_row(row)
        self.reason.setText(f"{row.customer} · {row.deadline.title}\n\n{row.deadline.reason}" if row else "")
        if row:
            blocked = self.calendar.blockSignals(True)
            self.calendar.setSelectedDate(_qdate(row.deadline.on))
            self.calendar.blockSignals(blocked)

    def _on_day_chosen(self) -> None:
        chosen_day = self.calendar.selectedDate()
        on = date(chosen_day.year(), chosen_day.month(), chosen_day.day())
        line = self.model.first_from(on)
        if line >= 0:
            blocked = self.calendar.blockSignals(True)
            self.list.setCurrentIndex(self.model.index(line, 0))
            self.calendar.setSelectedDate(chosen_day)
            self.calendar.blockSignals(blocked)

    def _go(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, DeadlineRow):
            self.navigator.place_asked.emit(Place(row.place_kind, row.place_id))

    def print_page(self) -> None:
        self.output.print_list(self.model.rows)

    def _on_marked(self, words: str, undo: Callable[[], None]) -> None:
        toast(self, words, undo)


def _qdate(on: date) -> QDate:
    return QDate(on.year, on.month, on.day)
