"""The three pages of the report: response times, misses, open by age. They show; they read nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from istes_desk.domain.italian import full_stamp, minutes
from istes_desk.gui.incidents.report_chart import Bar, BarChart, Part
from istes_desk.gui.incidents.report_tables import WordTable, table_view
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.response_export import in_time_share
from istes_desk.services.response_report import AnswerLine, Miss, ResponseReport

MISS_WIDTHS = (88, 130, 90, 60, 122, 150)
NONE = "–"


class ReportPages(QTabWidget):
    """``incident_asked`` was emitted with the id of a missed one."""

    incident_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportPages")
        self._misses: Sequence[Miss] = ()
        self.summary = PlainLabel()
        self.summary.setObjectName("reportSummary")
        self.summary.setWordWrap(True)
        self.times = BarChart("reportTimesChart", self.tr("Answers by customer and plan"))
        self.ages = BarChart("reportAgesChart", self.tr("Open requests by age"))
        self._lines = WordTable(self._line_head(), range(2, 11))
        self._missed = WordTable(self._miss_head(), ())
        self._aged = WordTable(self._age_head(), range(1, 5))
        lines = table_view("reportLines", self.tr("Response times"), self._lines)
        missed = table_view("reportMisses", self.tr("Missed deadlines"), self._missed, MISS_WIDTHS)
        aged = table_view("reportAges", self.tr("Open by age"), self._aged)
        missed.activated.connect(self._go)
        missed.doubleClicked.connect(self._go)
        self.addTab(_page(self.summary, self.times, lines), self.tr("&Response times"))
        self.addTab(_page(missed), self.tr("&Missed deadlines"))
        self.addTab(_page(self.ages, aged), self.tr("&Open by age"))

    def show_report(self, report: ResponseReport) -> None:
        """All three pages at once."""
        whole = replace(report.whole, customer=self.tr("Total"))
        lines = (*report.lines, *((whole,) if len(report.lines) > 1 else ()))
        self._misses = report.misses
        self.summary.setText(self._summary(report))
        self.times.show_bars(self._outcomes(), [_bar(line) for line in report.lines])
        self.times.setVisible(bool(report.lines))
        self._lines.show_rows(len(lines), lambda row: _line(lines[row]))
        self._missed.show_rows(len(report.misses), lambda row: _miss(report.misses[row]))
        bands = [
            Bar(name, (band.contract, band.no_contract, band.parked))
            for name, band in zip(self._ages(), report.ages, strict=True)
        ]
        self.ages.show_bars(self._classes(), bands)
        self._aged.show_rows(len(bands), lambda row: _band(bands[row]))
        self.setTabText(1, self.tr("&Missed deadlines ({})").format(len(report.misses)))

    def _summary(self, report: ResponseReport) -> str:
        whole, share = report.whole, in_time_share(report.whole)
        if not whole.total:
            return self.tr("No request with a deadline was received in this period.")
        if share is None:
            return self.tr("{} requests with a deadline, none answered or late yet.").format(whole.total)
        words = self.tr("{} requests with a deadline: {} in time, {} missed, {} waiting; {} % in time.")
        counts = (whole.total, whole.in_time, whole.missed, whole.waiting)
        return words.format(*counts, str(share).replace(".", ","))

    def _go(self, index: QModelIndex) -> None:
        self.incident_asked.emit(self._misses[index.row()].row.id)

    def _outcomes(self) -> tuple[Part, ...]:
        return (
            Part(self.tr("in time"), Tone.OK),
            Part(self.tr("missed"), Tone.DANGER),
            Part(self.tr("waiting"), Tone.MUTED),
        )

    def _classes(self) -> tuple[Part, ...]:
        return (
            Part(self.tr("with contract"), Tone.ACCENT),
            Part(self.tr("without contract"), Tone.WARNING),
            Part(self.tr("waiting for PEC"), Tone.MUTED),
        )

    def _ages(self) -> tuple[str, ...]:
        """The bands of ``response_report`` in their order; the papers have their own words."""
        return (
            self.tr("up to 1 day"),
            self.tr("1 to 3 days"),
            self.tr("3 to 7 days"),
            self.tr("7 to 30 days"),
            self.tr("over 30 days"),
        )

    def _line_head(self) -> tuple[str, ...]:
        return (
            self.tr("Customer"),
            self.tr("Plan"),
            self.tr("Requests"),
            self.tr("In time"),
            self.tr("Missed"),
            self.tr("Waiting"),
            self.tr("%"),
            self.tr("Median, service"),
            self.tr("95 %, service"),
            self.tr("Median, clock"),
            self.tr("95 %, clock"),
        )

    def _miss_head(self) -> tuple[str, ...]:
        return (
            self.tr("Request"),
            self.tr("Customer"),
            self.tr("Plan"),
            self.tr("Severity"),
            self.tr("Received"),
            self.tr("Subject"),
            self.tr("Why"),
        )

    def _age_head(self) -> tuple[str, ...]:
        return (
            self.tr("Age"),
            self.tr("With contract"),
            self.tr("Without contract"),
            self.tr("Waiting for PEC"),
            self.tr("All"),
        )


def _bar(line: AnswerLine) -> Bar:
    return Bar(f"{line.customer} · {line.plan}", (line.in_time, line.missed, line.waiting))


def _line(line: AnswerLine) -> tuple[str, ...]:
    share = in_time_share(line)
    times = (line.work.median, line.work.percentile, line.wall.median, line.wall.percentile)
    return (
        line.customer,
        line.plan,
        *map(str, (line.total, line.in_time, line.missed, line.waiting)),
        NONE if share is None else str(share).replace(".", ","),
        *(NONE if count is None else minutes(count) for count in times),
    )


def _miss(miss: Miss) -> tuple[str, ...]:
    row = miss.row
    whose = (f"INC-{row.number:06d}", miss.customer, miss.plan, row.severity or NONE)
    return *whose, full_stamp(row.received), row.subject, miss.reason


def _band(band: Bar) -> tuple[str, ...]:
    return band.label, *map(str, band.counts), str(band.total)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(GRID, GRID, GRID, GRID)
    column.setSpacing(GRID)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return page
