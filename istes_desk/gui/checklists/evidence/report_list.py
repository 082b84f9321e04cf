"""The collected reports as a table: what waits for a PC first, then by PC with its newest above."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from istes_desk.domain.evidence import Verdict
from istes_desk.gui.checklists.evidence.words import VERDICT_SIGNS, age, verdict_name
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import TextSize, Tone, font
from istes_desk.gui.widgets.manners import copies, keeps_columns, left_heads
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.evidence_reading import ReportRow

ID = Qt.ItemDataRole.UserRole
WORST = (Verdict.BAD, Verdict.GOOD)


class ReportList(QTableWidget):
    """``chosen`` was emitted with the id of the report of the current line."""

    chosen = Signal(int)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._fmt = fmt
        self.setObjectName("evidenceReports")
        self.setAccessibleName(self.tr("Collected reports"))
        heads = (self.tr("PC"), self.tr("Outcome"), self.tr("Collected"), self.tr("Age"), self.tr("Customer"))
        self.setHorizontalHeaderLabels(heads)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate((170, 120, 110, 60)):
            self.setColumnWidth(column, width)
        left_heads(self)
        copies(self)
        keeps_columns(self)
        self.currentItemChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[ReportRow, ...], now: datetime) -> None:
        """Replaces the lines; the chosen report stays chosen."""
        kept = self.report_id()
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, item in enumerate(self._cells(row, now)):
                self.setItem(number, column, item)
        self.blockSignals(False)
        ids = [row.report.id for row in rows]
        if rows:
            self.setCurrentCell(ids.index(kept) if kept in ids else 0, 0)
            self.chosen.emit(self.report_id())

    def _cells(self, row: ReportRow, now: datetime) -> list[QTableWidgetItem]:
        report = row.report
        name = row.device or report.computer_name
        at = self._fmt.stamp(report.collected_at)
        texts = (name, self._outcome(row), at, age(report.collected_at, now), row.customer)
        cells = [QTableWidgetItem(text) for text in texts]
        cells[0].setData(ID, report.id)
        cells[0].setFont(font(TextSize.BODY, bold=row.newest))
        cells[1].setIcon(self._sign(row))
        for cell in cells:
            cell.setToolTip(plain_tip("\n".join(filter(None, (report.tool, report.author, report.doubt)))))
        return cells

    def _outcome(self, row: ReportRow) -> str:
        if row.report.doubt:
            return self.tr("Doubtful")
        if not row.device:
            return self.tr("To be assigned")
        worst = next((one for one in WORST if row.verdicts.get(one)), Verdict.UNKNOWN)
        return f"{verdict_name(worst)}: {row.verdicts.get(worst, 0)}"

    def _sign(self, row: ReportRow) -> QIcon:
        if row.report.doubt or not row.device:
            return icon("warning", Tone.WARNING)
        worst = next((one for one in WORST if row.verdicts.get(one)), Verdict.UNKNOWN)
        return icon(*VERDICT_SIGNS[worst])

    def report_id(self) -> int:
        """0 without a line."""
        item = self.item(self.currentRow(), 0)
        return int(item.data(ID)) if item else 0

    def choose(self, report_id: int) -> None:
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item and item.data(ID) == report_id:
                self.setCurrentCell(row, 0)

    def _on_current(self) -> None:
        if self.report_id():
            self.chosen.emit(self.report_id())
