"""Asks before looking at a network: which subnet, how many addresses, whether this PC stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.addressing import Network
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import SubnetRow
from istes_desk.domain.plan import SurveySource
from istes_desk.domain.survey.seen import Found
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.services.network import PlanView
from istes_desk.services.reachability import addresses_to_ask, is_here
from istes_desk.services.survey_files import Reading


class CheckDialog(QDialog):
    """``measured`` was emitted with the Reading of a check that ended by itself."""

    measured = Signal(object)

    def __init__(self, desk: Desk, view: PlanView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("surveyCheckDialog")
        self.setWindowTitle(self.tr("Check the network"))
        self.setMinimumWidth(520)
        self._desk, self._view = desk, view
        self._local: tuple[Network, ...] = ()
        self._progress = Steps()
        self.subnets, self.told, self.bar = QComboBox(), PlainLabel(), QProgressBar()
        self.start = primary(QPushButton(self.tr("&Check")))
        self.stop = QPushButton(self.tr("Cance&l"))
        self._lay_out()
        for row in view.subnets:
            self.subnets.addItem(" · ".join(filter(None, (row.cidr, row.name))), row.id)
        self.subnets.currentIndexChanged.connect(self._tell)
        self.start.clicked.connect(self._begin)
        self.stop.clicked.connect(self.reject)
        self._progress.told.connect(self._on_step)
        desk.tasks.background(desk.surveys.networks, self._on_networks, owner=self)
        self._tell()

    def _lay_out(self) -> None:
        self.subnets.setObjectName("checkSubnet")
        self.subnets.setAccessibleName(self.tr("Subnet"))
        self.told.setObjectName("checkTold")
        self.told.setWordWrap(True)
        self.start.setObjectName("checkStart")
        self.stop.setObjectName("checkStop")
        self.bar.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for widget in (self.subnets, self.told, self.bar):
            column.addWidget(widget)
        column.addLayout(row)

    def _row(self) -> SubnetRow | None:
        wanted = self.subnets.currentData()
        return next((one for one in self._view.subnets if one.id == wanted), None)

    def _on_networks(self, networks: tuple[Network, ...]) -> None:
        self._local = networks
        self._tell()

    def _tell(self) -> None:
        """What would be done, before it is done."""
        row = self._row()
        self.start.setEnabled(False)
        if row is None:
            self.told.setText(self.tr("Add a subnet to the site first: only that one is asked."))
            return
        try:
            count = len(addresses_to_ask(row))
        except DomainError as wrong:
            self.told.setText(words_of(wrong))
            return
        asks = self.tr(
            "{} addresses of {} are asked: a connection to a few ports and a ping each. Nothing else is sent."
        ).format(count, self._view.customer.name)
        here = self.tr("This PC is in that network.")
        away = self.tr("This PC is not in that network: without a VPN nobody will answer.")
        self.told.setText(f"{asks}\n{here if is_here(row, self._local) else away}")
        self.start.setEnabled(True)

    def _begin(self) -> None:
        row = self._row()
        if row is None:
            return
        addresses, reach, progress = addresses_to_ask(row), self._desk.surveys.reach, self._progress
        self.start.setEnabled(False)
        self.subnets.setEnabled(False)
        self.bar.setMaximum(len(addresses))
        self.bar.show()
        self._desk.tasks.background(
            lambda: reach(addresses, progress), self._on_done, owner=self, on_error=self._on_error
        )

    def _on_step(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setFormat(f"{what}  %v / %m")

    def _again(self) -> None:
        """Ready to be asked once more."""
        self.bar.hide()
        self.subnets.setEnabled(True)
        self.start.setEnabled(True)

    def _on_error(self, error: Exception) -> None:
        self._again()
        self.told.setText(words_of(error))

    def _on_done(self, found: tuple[Found, ...]) -> None:
        if self._progress.cancelled:
            return
        if not found:
            self._again()
            self.told.setText(self.tr("Nobody answered."))
            return
        name = self.tr("Check of {}").format(self.subnets.currentText())
        self.measured.emit(Reading(SurveySource.CHECK, name, "", self._desk.clock.now(), None, found))
        self.accept()

    def reject(self) -> None:
        """Stops what runs; what was met so far is thrown away."""
        self._progress.cancel()
        super().reject()
