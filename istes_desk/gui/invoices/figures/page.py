"""Riepilogo: units, money and free work of a period, as table and charts; exported and printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.periods import Period, PeriodKind, period
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.figures.model import FiguresModel
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.invoices.saving import save_file
from istes_desk.gui.latest import Latest
from istes_desk.gui.theme import GRID, ROW_HEIGHT, Tone
from istes_desk.gui.widgets.chart import ChartCard
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.dossier.blocks import DossierPaper
from istes_desk.services.figures.charts import charts
from istes_desk.services.figures.figures import Figures, GroupBy, figures
from istes_desk.services.figures.paper import NOTE_IT, figures_paper
from istes_desk.services.figures.sheet import sheet, to_csv
from istes_desk.services.invoicing.files import save_whole

WIDTHS = (180, 82, 90, 64, 100, 104, 116)
YEAR_BACK = "year_back"


class FiguresPage(InvoicePage):
    """View and presenter."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.setObjectName("figuresPage")
        self._read = Latest()
        self._found: Figures | None = None
        self.model = FiguresModel(bench.fmt)
        self.list = self._make_list()
        self.empty = EmptyState(
            "timer",
            self.tr("No closed intervention in this period"),
            self.tr("Choose a longer period, or close the interventions in the Timer tab."),
        )
        self._charts = QVBoxLayout()
        self._arrange()
        self.reload()

    def _make_list(self) -> QTableView:
        view = QTableView()
        view.setObjectName("figuresList")
        view.setAccessibleName(self.tr("Figures"))
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        left_heads(view)
        for column, width in enumerate(WIDTHS):
            view.setColumnWidth(column, width)
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        copies(view)
        keeps_columns(view)
        return view

    def _arrange(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.empty)
        held = QWidget()
        held.setLayout(self._charts)
        self._charts.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setObjectName("figuresCharts")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(held)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("figuresSplit")
        split.addWidget(self._views)
        split.addWidget(scroll)
        split.setStretchFactor(0, 1)
        split.setSizes([920, 340])
        split.setChildrenCollapsible(False)
        note = tinted(PlainLabel(NOTE_IT), Tone.MUTED)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._make_bar())
        column.addWidget(split, 1)
        column.addWidget(note)

    def _make_bar(self) -> QHBoxLayout:
        self.span = self._box(
            "figuresPeriod",
            self.tr("Period"),
            (
                (self.tr("This year"), PeriodKind.YEAR),
                (self.tr("Last year"), YEAR_BACK),
                (self.tr("This quarter"), PeriodKind.QUARTER),
                (self.tr("This month"), PeriodKind.THIS_MONTH),
                (self.tr("Last month"), PeriodKind.LAST_MONTH),
            ),
        )
        self.by = self._box(
            "figuresBy",
            self.tr("Grouped by"),
            (
                (self.tr("By customer"), GroupBy.CUSTOMER),
                (self.tr("By month"), GroupBy.MONTH),
                (self.tr("By reason of the price"), GroupBy.REASON),
            ),
        )
        self.print = self._button("figuresPrint", "print", self.tr("&Print…"))
        self.print.clicked.connect(self.print_page)
        self.export = self._button("figuresExport", "export", self.tr("&Export…"))
        self.export.clicked.connect(self._export)
        row = QHBoxLayout()
        for part in (self.span, self.by):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.print, self.export):
            row.addWidget(button)
        return row

    def _box(self, name: str, told: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(told)
        for words, value in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self.reload)
        return box

    def _button(self, name: str, sign: str, text: str) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    @property
    def _period(self) -> Period:
        kind, today = self.span.currentData(), self.bench.today
        if kind == YEAR_BACK:
            today = today.replace(month=1, day=1) - timedelta(days=1)
            kind = PeriodKind.YEAR
        return period(PeriodKind(kind), today)

    @property
    def _group(self) -> GroupBy:
        return GroupBy(self.by.currentData())

    def on_changes(self, changes: Changes) -> None:
        if changes.interventions or changes.invoices or changes.customers:
            self.reload()

    def reload(self) -> None:
        wanted, by, today, scope = self._period, self._group, self.bench.today, self.bench.scope()
        self.bench.desk.tasks.read(
            lambda uow: figures(uow, wanted, by, today, scope),
            self._read.only(self._read.ask(), lambda found: self._show(found, by)),
            owner=self,
        )

    def _show(self, found: Figures, by: GroupBy) -> None:
        same = self._found is not None and self._found.months == found.months
        self._found = found
        self.model.show(found.lines, found.total, by)
        self._views.setCurrentWidget(self.list if found.lines else self.empty)
        for button in (self.print, self.export):
            button.setEnabled(bool(found.lines))
        if not same:
            self._show_charts(found)

    def _show_charts(self, found: Figures) -> None:
        while (item := self._charts.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        for number, chart in enumerate(charts(found)):
            if not chart.is_empty:
                self._charts.addWidget(ChartCard(f"figuresChart{number}", chart))
        self._charts.addStretch(1)

    def activate(self) -> None:
        self.list.setFocus()

    def print_page(self) -> None:
        found, by, today, id = self._found, self._group, self.bench.today, self.bench.scope()
        if found is not None and found.lines:
            self.bench.desk.tasks.read(
                lambda uow: figures_paper(uow, found, by, id, today), self._save_paper, owner=self
            )

    def _save_paper(self, paper: DossierPaper) -> None:
        papers, name = self.bench.desk.papers, f"Riepilogo {paper.made_on.isoformat()}.pdf"
        save_file(self.bench, name, lambda path: papers.dossier(paper, path), "PDF (*.pdf)", _open)

    def _export(self) -> None:
        if self._found is None:
            return
        table, write_sheet = sheet(self._found, self._group), self.bench.desk.write_sheet

        def write(path: Path) -> None:
            if path.suffix.lower() == ".csv":
                save_whole(to_csv(table).encode(), path)
            else:
                write_sheet(table, path)

        kinds = ";;".join((self.tr("Workbook (*.xlsx)"), self.tr("Table (*.csv)")))
        save_file(self.bench, f"Riepilogo {self.bench.today.isoformat()}.xlsx", write, kinds)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
