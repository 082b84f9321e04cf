"""The compliance window of one customer: conformity with its charts, privacy, dossier."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.compliance import Downtime
from istes_desk.domain.conformity import proposals
from istes_desk.domain.downtime import twelve_months
from istes_desk.domain.incidents import Incident
from istes_desk.domain.italian import date_of, full_stamp
from istes_desk.domain.periods import Period
from istes_desk.gui.checklists.dossier.dossier_page import DossierPage
from istes_desk.gui.checklists.dossier.reports import Reports
from istes_desk.gui.checklists.dossier.sections import plans_for, rows_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.section import Section
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.chart import ChartCard
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.charts import Chart
from istes_desk.services.compliance import (
    CompliancePage,
    compliance_page,
    down_from_incident,
    propose_targets,
    remove_row,
)
from istes_desk.services.compliance_charts import charts
from istes_desk.services.ports import UnitOfWork

SIZE = (1240, 640)
TICK_MS = 60_000
SUBJECT = 60
Read = tuple[CompliancePage, tuple[Chart, ...]]


class ComplianceWindow(QWidget):
    """Not modal; the clocks of breaches go on by the minute while it is seen."""

    def __init__(self, desk: Desk, customer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("complianceWindow")
        self.setWindowTitle(self.tr("Compliance"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._desk, self.customer_id = desk, customer_id
        self.page: CompliancePage | None = None
        self.sections: dict[str, Section] = {}
        self._title, self._since = PlainLabel(), tinted(PlainLabel(), Tone.MUTED)
        self._title.setFont(font(TextSize.TITLE, bold=True))
        self.reports, self.dossier = Reports(desk, self), DossierPage(desk, customer_id)
        self.reports.print_asked.connect(self.dossier.print_report)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("complianceTabs")
        self._left, self._charts, self._private = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._arrange()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_clocks)
        desk.tasks.changed.connect(self._on_changes)
        self.reload()

    def _arrange(self) -> None:
        both = QHBoxLayout()
        both.addLayout(self._left, 3)
        both.addLayout(self._charts, 2)
        self._left.addLayout(self._helps())
        self.tabs.addTab(_scrolled(both, "conformityScroll"), self.tr("&Conformity"))
        self.tabs.addTab(_scrolled(self._private, "privacyScroll"), self.tr("&Privacy"))
        self.tabs.addTab(self.dossier, self.tr("&Dossier"))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._since, 1)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def _helps(self) -> QHBoxLayout:
        """What fills the lists with one click."""
        self.propose = QPushButton(icon("checklist"), self.tr("Propose the &usual targets"))
        self.propose.setObjectName("proposeTargets")
        self.propose.clicked.connect(self._propose)
        self.incident = QComboBox()
        self.incident.setObjectName("downIncident")
        self.incident.setAccessibleName(self.tr("Request that becomes down time"))
        self.incident.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.from_incident = QPushButton(icon("link"), self.tr("Make it down &time"))
        self.from_incident.setObjectName("downFromIncident")
        self.from_incident.clicked.connect(self._make_down)
        row = QHBoxLayout()
        row.addWidget(self.propose)
        row.addWidget(self.incident, 1)
        row.addWidget(self.from_incident)
        return row

    # ---- reading and showing

    def reload(self) -> None:
        """Everything of the customer; forms that are open stay as they are."""
        now, customer = self._desk.clock.now(), self.customer_id
        today = date_of(now)
        span = Period(twelve_months(today), today)

        def job(uow: UnitOfWork) -> Read:
            return compliance_page(uow, now, customer), charts(uow, customer, span, now)

        self._desk.tasks.read(job, self._show, owner=self)

    def _on_changes(self, changes: Changes) -> None:
        if self.customer_id in changes.duties | changes.customers or changes.incidents or changes.settings:
            self.reload()
            self.dossier.refresh()

    def _show(self, read: Read) -> None:
        self.page, drawn = read
        page = self.page
        self._title.setText(page.customer.name)
        since = page.customer.conformity_date
        words = self.tr("Conformity declared since {}").format(f"{since:%d/%m/%Y}") if since else ""
        self._since.setText(words or self.tr("Conformity not declared yet"))
        self._show_rows()
        self.reports.show_page(page)
        self.propose.setEnabled(bool(proposals(page.customer.id, page.targets)))
        self._show_incidents(page.incidents)
        self._show_charts(drawn)

    def _show_rows(self) -> None:
        if self.page is None:
            return
        plans, rows = plans_for(self._desk, self.page), rows_of(self.page)
        for name, plan in plans.items():
            if name not in self.sections:
                self._add_section(name, Section(self._desk, plan))
            self.sections[name].set_plan(plan)
            self.sections[name].show_rows(rows[name])

    def _add_section(self, name: str, section: Section) -> None:
        self.sections[name] = section
        side = self._left if name in ("target", "down") else self._private
        side.addWidget(section)
        if name == "target":
            side.addWidget(self.reports)
            self.reports.show()
        if name in ("down", "verification"):
            side.addStretch(1)

    def _show_incidents(self, found: Sequence[Incident]) -> None:
        self.incident.clear()
        for one in found:
            words = f"{one.tag} · {full_stamp(one.received)} · {one.subject[:SUBJECT]}"
            self.incident.addItem(words, one.id)
        self.from_incident.setEnabled(bool(found))

    def _show_charts(self, drawn: Sequence[Chart]) -> None:
        while self._charts.count():
            item = self._charts.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, chart in enumerate(drawn):
            self._charts.addWidget(ChartCard(f"complianceChart{number}", chart))
        self._charts.addStretch(1)

    # ---- the clocks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def show_clocks(self) -> None:
        """As they stand now; a form that is open stays."""
        if self.page is not None and not self.sections["breach"].editing:
            self.sections["breach"].show_rows(self.page.breaches)

    # ---- acting

    def _propose(self) -> None:
        customer = self.customer_id
        self._desk.tasks.write(lambda uow: propose_targets(uow, customer), owner=self)

    def _make_down(self) -> None:
        id, author = self.incident.currentData(), self._desk.author
        self._desk.tasks.write(
            lambda uow: down_from_incident(uow, id, author), self._on_down_made, owner=self
        )

    def _on_down_made(self, changes: Changes) -> None:
        def undo() -> None:
            self._desk.tasks.write(lambda uow: remove_row(uow, uow.get(Downtime, changes.new_id)))

        toast(self, self.tr("Down time entered"), undo)


def _scrolled(inside: QVBoxLayout | QHBoxLayout, name: str) -> QScrollArea:
    page = QWidget()
    page.setLayout(inside)
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    return area
