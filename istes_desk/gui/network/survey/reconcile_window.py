"""The plan against a survey that was kept: unknown, missing, changed; each line is taken over by its tick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTreeWidgetItem, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.domain.plan import Survey, SurveySource
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.survey.import_window import ImportWindow, KeepLogins
from istes_desk.gui.network.survey.outcome_tree import LINE
from istes_desk.services.reconciling import reading_of, reconcile, surveys_of
from istes_desk.services.survey_files import Reading
from istes_desk.services.surveys import take


class ReconcileWindow(ImportWindow):
    """``jump_asked`` was emitted with the device ids of a line, ``check_asked`` to look at the network."""

    jump_asked = Signal(tuple)
    check_asked = Signal()
    verdicts = staticmethod(reconcile)

    def __init__(self, desk: Desk, editor: PlanEditor, keep_logins: KeepLogins, parent: QWidget) -> None:
        super().__init__(desk, editor, keep_logins, parent)
        self.setObjectName("surveyReconcile")
        self.setWindowTitle(self.tr("Plan against network"))
        self.everything.setText(self.tr("Show also what &agrees"))
        self.tree.itemDoubleClicked.connect(self._jump)

    def top_row(self) -> QHBoxLayout:
        row = super().top_row()
        self.surveys = QComboBox()
        self.surveys.setObjectName("surveyChoice")
        self.surveys.setAccessibleName(self.tr("Survey"))
        self.surveys.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.surveys.activated.connect(lambda _at: self._open(int(self.surveys.currentData())))
        check = QPushButton(self.tr("&Check the network now…"))
        check.setObjectName("surveyCheck")
        check.setAutoDefault(False)
        check.clicked.connect(self.check_asked)
        row.addWidget(self.surveys)
        row.addWidget(check)
        return row

    def take_words(self) -> str:
        return self.tr("&Take over ({})")

    def sources(self) -> dict[SurveySource, str]:
        return {
            SurveySource.TABLE: self.tr("Table"),
            SurveySource.NMAP: self.tr("nmap scan"),
            SurveySource.DHCP: self.tr("DHCP leases"),
            SurveySource.ARP: self.tr("Neighbours"),
            SurveySource.MREMOTENG: self.tr("mRemoteNG"),
            SurveySource.KEEPASS: self.tr("KeePass"),
            SurveySource.CHECK: self.tr("Check"),
        }

    def load(self) -> None:
        """The surveys of the site; the newest is shown."""
        site_id = self._site_id
        self._desk.tasks.read(lambda uow: surveys_of(uow, site_id), self._on_surveys, owner=self)

    def _on_surveys(self, surveys: tuple[Survey, ...]) -> None:
        words, sources = Formatter(), self.sources()
        self.surveys.clear()
        for one in surveys:
            day = words.full_date(date_of(one.taken_at))
            self.surveys.addItem(f"{day} {words.clock(one.taken_at)} – {sources[one.source]}", one.id)
        self.surveys.setVisible(bool(surveys))
        if surveys:
            self._open(surveys[0].id)
        else:
            self.counts.setText(self.tr("Nothing was seen yet: check the network or import a scan."))

    def _open(self, survey_id: int) -> None:
        self._desk.tasks.read(lambda uow: reading_of(uow, survey_id), self.show_reading, owner=self)

    def show_check(self, reading: Reading) -> None:
        """What was just measured is kept, and then compared."""
        desk, site_id = self._desk, self._site_id
        desk.tasks.write(
            lambda uow: take(uow, desk.clock, desk.author, site_id, reading, reading.found, {}).changes,
            lambda _changes: self.load(),
            owner=self,
            on_error=self._refuse,
        )

    def _jump(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, LINE)
        found = [one.device_id for one in self._outcomes if one.line == line and one.device_id]
        if found:
            self.jump_asked.emit(tuple(found))
