"""The collected reports of the scope: list at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.evidence.assign_dialog import AssignDialog
from istes_desk.gui.checklists.evidence.report_list import ReportList
from istes_desk.gui.checklists.evidence.report_pane import ReportPane
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.tab import Place
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.evidence import assign
from istes_desk.services.evidence_incidents import open_incident
from istes_desk.services.evidence_reading import (
    Candidate,
    Opened,
    Proof,
    ReportRow,
    all_candidates,
    open_report,
    report_rows,
)


class ReportWindow(QDialog):
    """``import_asked``: the user wants to choose files."""

    import_asked = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("evidenceWindow")
        self.setWindowTitle(self.tr("Collected reports"))
        self.resize(1180, 620)
        self._bench = bench
        fmt = Formatter(chosen(bench.desk.preferences.load().language))
        self.list, self.pane, self.pages = ReportList(fmt), ReportPane(fmt), QStackedWidget()
        self.message = tinted(PlainLabel(), Tone.DANGER)
        self._lay_out()
        self.list.chosen.connect(self._open)
        self.pane.assign_asked.connect(self._ask_pc)
        self.pane.incident_asked.connect(self._on_incident_asked)
        bench.desk.tasks.changed.connect(self._on_changed)
        self.refresh()

    def _lay_out(self) -> None:
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.pane)
        split.setStretchFactor(1, 1)
        split.setSizes([600, 560])
        empty = EmptyState(
            "document",
            self.tr("Nothing was collected yet"),
            self.tr("Run the collector on a PC, then import its files or drop them on the checklist."),
        )
        for page in (split, empty):
            self.pages.addWidget(page)
        self.message.setObjectName("evidenceMessage")
        self.message.setWordWrap(True)
        self.message.hide()
        row, taking = QHBoxLayout(), QPushButton(icon("attach"), self.tr("&Import files…"))
        taking.setObjectName("evidenceImportMore")
        taking.clicked.connect(self.import_asked)
        close = QPushButton(self.tr("C&lose"))
        close.setObjectName("evidenceClose")
        close.clicked.connect(self.reject)
        row.addWidget(taking)
        row.addStretch(1)
        row.addWidget(close)
        for button in (taking, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        column.addLayout(row)

    def refresh(self) -> None:
        scope = self._bench.scope()
        self._bench.desk.tasks.read(lambda uow: report_rows(uow, scope), self._on_rows, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        if changes.duties or changes.sites:
            self.refresh()

    def _on_rows(self, rows: tuple[ReportRow, ...]) -> None:
        self.pages.setCurrentIndex(0 if rows else 1)
        self.list.show_rows(rows, self._bench.desk.clock.now())

    def _open(self, report_id: int) -> None:
        tools = self._bench.desk.evidence
        self._bench.desk.tasks.read(
            lambda uow: open_report(uow, report_id, tools), self._on_opened, owner=self, on_error=self._refuse
        )

    def _on_opened(self, opened: Opened) -> None:
        if opened.row.report.id == self.list.report_id():
            self.message.hide()
            self.pane.show_report(opened)

    def _ask_pc(self) -> None:
        scope = self._bench.scope()
        self._bench.desk.tasks.read(lambda uow: all_candidates(uow, scope), self._on_candidates, owner=self)

    def _on_candidates(self, found: tuple[Candidate, ...]) -> None:
        opened = self.pane.opened
        if opened is not None:
            dialog = AssignDialog(opened, found, self)
            dialog.accepted.connect(
                lambda: self._assign(opened.row.report.id, dialog.device_id, dialog.another)
            )
            dialog.open()

    def _assign(self, report_id: int, device_id: int, another: bool) -> None:
        desk = self._bench.desk
        desk.tasks.write(
            lambda uow: assign(
                uow, desk.clock, report_id, device_id, desk.author, desk.evidence, another=another
            ),
            owner=self,
            on_error=self._refuse,
        )

    def _on_incident_asked(self, proof: Proof) -> None:
        desk, finding_id = self._bench.desk, proof.finding.id
        if proof.incident_id:
            self._show_incident(proof.incident_id)
            return
        desk.tasks.write(
            lambda uow: open_incident(uow, desk.clock, finding_id, desk.author),
            lambda changes: self._show_incident(changes.new_id),
            owner=self,
            on_error=self._refuse,
        )

    def _show_incident(self, incident_id: int) -> None:
        self._bench.navigator.place_asked.emit(Place("incident", incident_id))
        self.reject()

    def _refuse(self, error: Exception) -> None:
        self.message.setText(words_of(error))
        self.message.show()
