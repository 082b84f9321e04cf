"""One collected report: where it comes from, what each duty concluded, what else it says, the file itself."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.evidence import Verdict
from istes_desk.gui.checklists.evidence.words import VERDICT_SIGNS, verdict_name
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.evidence_reading import Opened, Proof


class ReportPane(QWidget):
    """``assign_asked``: give it to a PC. ``incident_asked``: the Proof of the current line."""

    assign_asked = Signal()
    incident_asked = Signal(object)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self.opened: Opened | None = None
        self.title, self.source, self.remarks = PlainLabel(), PlainLabel(), PlainLabel()
        self.doubt = tinted(PlainLabel(), Tone.WARNING)
        self.proofs, self.raw, self.pages = QTableWidget(0, 3), QPlainTextEdit(), QTabWidget()
        self.assign = QPushButton(icon("device_pc"), self.tr("&Assign to a PC…"))
        self.incident = QPushButton(icon("queue"), self.tr("&Open an incident"))
        self._dress()
        self._lay_out()
        self.assign.clicked.connect(self.assign_asked)
        self.incident.clicked.connect(self._on_incident)
        self.proofs.currentItemChanged.connect(self._on_current)
        self.proofs.horizontalHeader().sectionResized.connect(lambda *_: self._as_tall_as_told())

    def _dress(self) -> None:
        names: dict[str, QLabel] = {
            "evidenceTitle": self.title, "evidenceSource": self.source, "evidenceDoubt": self.doubt,
            "evidenceRemarks": self.remarks,
        }  # fmt: skip
        for name, label in names.items():
            label.setObjectName(name)
            label.setWordWrap(True)
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.assign.setObjectName("evidenceAssign")
        self.incident.setObjectName("evidenceIncident")
        for button in (self.assign, self.incident):
            button.setAutoDefault(False)
        self.raw.setObjectName("evidenceRaw")
        self.raw.setAccessibleName(self.tr("The file as it came"))
        self.raw.setReadOnly(True)
        self.raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.raw.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._dress_table()

    def _dress_table(self) -> None:
        table = self.proofs
        table.setObjectName("evidenceProofs")
        table.setAccessibleName(self.tr("What each duty concluded"))
        table.setHorizontalHeaderLabels((self.tr("Duty"), self.tr("Conclusion"), self.tr("Why")))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setWordWrap(True)
        table.setColumnWidth(0, 190)
        table.setColumnWidth(1, 120)
        left_heads(table)
        copies(table)

    def _lay_out(self) -> None:
        self.pages.setObjectName("evidencePages")
        self.pages.addTab(self.proofs, self.tr("&Conclusions"))
        self.pages.addTab(self.raw, self.tr("&File"))
        row = QHBoxLayout()
        row.addWidget(self.assign)
        row.addWidget(self.incident)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.source, self.doubt, self.remarks):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addLayout(row)

    def show_report(self, opened: Opened) -> None:
        self.opened = opened
        report, row = opened.row.report, opened.row
        self.title.setText(" · ".join(filter(None, (row.device or report.computer_name, row.customer))))
        self.source.setText(self._source(opened))
        self.doubt.setText(report.doubt)
        self.doubt.setVisible(bool(report.doubt))
        later = self.tr("Its duties conclude from it once it is assigned to a PC.")
        said = (*opened.remarks, *(() if opened.proofs else (later,)))
        self.remarks.setText("\n".join(f"• {text}" for text in said))
        self.remarks.setVisible(bool(said))
        self.assign.setVisible(report.device_id is None)
        self._show_proofs(opened.proofs)
        self.raw.setPlainText(_pretty(opened.raw))

    def _source(self, opened: Opened) -> str:
        report = opened.row.report
        lines = [
            self.tr("Collected {when} by {tool}, run by {who}").format(
                when=self._fmt.stamp(report.collected_at), tool=report.tool, who=report.author
            ),
            self.tr("Taken in {when} · SHA-256 {hash}").format(
                when=self._fmt.stamp(report.received_at), hash=report.sha256[:16] + "…"
            ),
        ]
        if not opened.row.newest:
            lines.append(self.tr("There is a newer collection of this PC."))
        self.source.setToolTip(plain_tip(report.sha256))
        return "\n".join(lines)

    def _show_proofs(self, proofs: tuple[Proof, ...]) -> None:
        table = self.proofs
        table.setRowCount(len(proofs))
        for number, proof in enumerate(proofs):
            for column, item in enumerate(self._cells(proof)):
                table.setItem(number, column, item)
        self._as_tall_as_told()
        bad = (row for row, one in enumerate(proofs) if one.finding.verdict is Verdict.BAD)
        table.setCurrentCell(next(bad, 0), 0)
        self._on_current()

    def _as_tall_as_told(self) -> None:
        """Anew when the scroll bar comes or goes: it takes its room from the sentences."""
        self.proofs.resizeRowsToContents()
        for number in range(self.proofs.rowCount()):
            self.proofs.setRowHeight(number, self.proofs.rowHeight(number) + GRID)

    def _cells(self, proof: Proof) -> list[QTableWidgetItem]:
        finding = proof.finding
        word = verdict_name(finding.verdict)
        if proof.incident_id:
            word = self.tr("{verdict}, incident opened").format(verdict=word)
        cells = [QTableWidgetItem(text) for text in (f"{finding.code} · {proof.title}", word, finding.text)]
        cells[1].setIcon(icon(*VERDICT_SIGNS[finding.verdict]))
        recorded, shown = self.tr("It stands in the checklist."), self.tr("Shown only: it changes no duty.")
        for cell in cells:
            cell.setToolTip(plain_tip(f"{finding.text}\n{recorded if proof.recorded else shown}"))
        return cells

    def current(self) -> Proof | None:
        """The conclusion of the current line."""
        row = self.proofs.currentRow()
        return self.opened.proofs[row] if self.opened and 0 <= row < len(self.opened.proofs) else None

    def _on_current(self) -> None:
        proof = self.current()
        bad = proof is not None and proof.finding.verdict is Verdict.BAD and proof.recorded
        self.incident.setVisible(self.proofs.rowCount() > 0)
        self.incident.setEnabled(bad)
        opened = proof is not None and bool(proof.incident_id)
        self.incident.setText(self.tr("Sh&ow the incident") if opened else self.tr("&Open an incident"))

    def _on_incident(self) -> None:
        if self.current():
            self.incident_asked.emit(self.current())


def _pretty(raw: str) -> str:
    """Indented for reading; as it came when it is no JSON any more."""
    try:
        return json.dumps(json.loads(raw), indent=2, ensure_ascii=False)
    except ValueError:
        return raw
