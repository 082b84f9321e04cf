"""The window of response times: period and customer at the top, pages below, paper and tables to save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.periods import Period, PeriodKind, period
from istes_desk.domain.validation import parse_day
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.report_pages import ReportPages
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.errors import KnownError
from istes_desk.services.response_export import answers_paper, file_name, lines_csv, misses_csv
from istes_desk.services.response_report import (
    ResponseFacts,
    ResponseReport,
    response_facts,
    response_report,
)

SIZE = (1200, 620)


class ReportWindow(QWidget):
    """Not modal; reads again whenever period or customer change."""

    def __init__(
        self, desk: Desk, navigator: Navigator, parent: QWidget | None = None, customer_id: int | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("reportWindow")
        self.setWindowTitle(self.tr("Response times"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._desk, self._navigator = desk, navigator
        self._report: ResponseReport | None = None
        self._wanted = customer_id
        self.kind, self.customer = QComboBox(), QComboBox()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.save = QPushButton(icon("export"), self.tr("&Save"))
        self._wrong = tinted(PlainLabel(), Tone.DANGER)
        self.pages = ReportPages()
        self.pages.incident_asked.connect(lambda id: navigator.place_asked.emit(Place("incident", id)))
        self._lay_out()
        self._choose_period()
        desk.tasks.read(lambda uow: uow.find(Customer), self._show_customers, owner=self)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for label, part in self._named():
            words = PlainLabel(label)
            words.setBuddy(part)
            bar.addWidget(words)
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.save)
        self._make_kinds()
        self._make_menu()
        self._wrong.setObjectName("reportWrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        for edit in (self.first, self.last):
            edit.setMaximumWidth(14 * GRID)
            edit.setPlaceholderText(self.tr("dd/mm/yyyy"))
            edit.editingFinished.connect(self.reload)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(self._wrong)
        column.addWidget(self.pages, 1)
        self._key(QKeySequence(Qt.Key.Key_Escape), self.close)
        self._key(QKeySequence(QKeySequence.StandardKey.Refresh), self.reload)

    def _named(self) -> tuple[tuple[str, QWidget], ...]:
        parts: tuple[tuple[str, str, QWidget], ...] = (
            (self.tr("&Period"), "reportPeriod", self.kind),
            (self.tr("&From"), "reportFirst", self.first),
            (self.tr("&Until"), "reportLast", self.last),
            (self.tr("&Customer"), "reportCustomer", self.customer),
        )
        for words, name, part in parts:
            part.setObjectName(name)
            part.setAccessibleName(words.replace("&", ""))
        return tuple((words, part) for words, _, part in parts)

    def _make_kinds(self) -> None:
        words = {
            PeriodKind.THIS_MONTH: self.tr("this month"),
            PeriodKind.LAST_MONTH: self.tr("last month"),
            PeriodKind.QUARTER: self.tr("this quarter"),
            PeriodKind.YEAR: self.tr("this year"),
            PeriodKind.CUSTOM: self.tr("from … to …"),
        }
        for kind, name in words.items():
            self.kind.addItem(name, kind)
        self.kind.currentIndexChanged.connect(self._choose_period)
        self.customer.addItem(self.tr("All customers"), None)

    def _make_menu(self) -> None:
        self.save.setObjectName("reportSave")
        self.save.setAccessibleName(self.tr("Save the report"))
        self.save.setEnabled(False)
        menu = QMenu(self.save)
        saves: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("reportPdf", self.tr("As &PDF…"), self.save_paper),
            ("reportCsv", self.tr("Response times as &table (CSV)…"), lambda: self.save_table(lines_csv)),
            ("reportMissesCsv", self.tr("&Misses as table (CSV)…"), lambda: self.save_table(misses_csv)),
        )
        for name, words, act in saves:
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(act)
        self.save.setMenu(menu)

    def _key(self, keys: QKeySequence, act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(act)
        self.addAction(action)

    def _choose_period(self) -> None:
        kind = PeriodKind(self.kind.currentData())
        chosen = period(kind, date_of(self._desk.clock.now()))
        for edit, day in ((self.first, chosen.first), (self.last, chosen.last)):
            edit.setText(full_date(day))
            edit.setReadOnly(kind is not PeriodKind.CUSTOM)
        self.reload()

    def _show_customers(self, found: list[Customer]) -> None:
        for one in sorted(found, key=lambda one: one.name.casefold()):
            self.customer.addItem(one.name, one.id)
        self.customer.setCurrentIndex(max(0, self.customer.findData(self._wanted)))
        self.customer.currentIndexChanged.connect(self._choose_customer)

    def _choose_customer(self) -> None:
        self._wanted = self.customer.currentData()
        self.reload()

    def reload(self) -> None:
        """Reads on the database worker, works out beside it."""
        try:
            chosen = Period(parse_day(self.first.text(), "first"), parse_day(self.last.text(), "last"))
        except DomainError as error:
            self._refuse(error)
            return
        self._wrong.hide()
        wanted = self._wanted
        self._desk.tasks.read(
            lambda uow: response_facts(uow, chosen, wanted), self._work_out, owner=self, on_error=self._refuse
        )

    def _work_out(self, facts: ResponseFacts) -> None:
        now = self._desk.clock.now()
        self._desk.tasks.background(lambda: response_report(facts, now), self._show_report, owner=self)

    def _show_report(self, report: ResponseReport) -> None:
        self._report = report
        self.save.setEnabled(True)
        self.pages.show_report(report)

    def save_paper(self) -> None:
        """The report on the firm's paper."""
        report, papers = self._report, self._desk.papers
        path = self._ask("pdf", self.tr("PDF (*.pdf)"))
        if report is None or path is None:
            return
        self._desk.tasks.read(
            lambda uow: answers_paper(uow, report),
            lambda paper: self._write(path, lambda: papers.answers(paper, path)),
            owner=self,
        )

    def save_table(self, text_of: Callable[[ResponseReport], str]) -> None:
        """One of the tables for a spreadsheet."""
        report = self._report
        path = self._ask("csv", self.tr("Table (*.csv)"))
        if report is not None and path is not None:
            self._write(path, lambda: path.write_bytes(text_of(report).encode()))

    def _ask(self, ending: str, kinds: str) -> Path | None:
        if self._report is None:
            return None
        name = file_name(self._report, ending)
        told, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), name, kinds)
        return Path(told) if told else None

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        def guarded() -> None:
            try:
                write()
            except OSError as error:
                words = f"Il rapporto non è stato salvato: {error.strerror}."
                raise KnownError(words, "Scegliere un'altra cartella.") from error

        def done(_nothing: None) -> None:
            toast(self, self.tr("Saved: {}").format(path.name))

        self._desk.tasks.background(guarded, done, owner=self, on_error=self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._wrong.setText(words_of(error))
        self._wrong.show()
