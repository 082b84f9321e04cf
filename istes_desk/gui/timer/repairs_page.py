"""Units put right, cancelling and reversal: each with its reason, each printed or kept (B-4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from istes_desk.domain.interventions import LOCKED_STATES, InterventionState
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.work_views import WorkDetail

S = InterventionState
MOST_UNITS = 999


class RepairsPage(QWidget):
    """``units_asked`` carries units (None = computed ones) and reason; ``reverse_asked`` the reason."""

    units_asked = Signal(object, str)
    cancel_asked = Signal()
    reverse_asked = Signal(str)
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.reason.setObjectName("repairReason")
        self.units = QSpinBox()
        self.units.setObjectName("repairUnits")
        self.units.setMaximum(MOST_UNITS)
        self.apply = self._button("repairApply", self.tr("&Charge these"), self._apply)
        self.computed = self._button("repairComputed", self.tr("As &computed"), self._as_computed)
        self.cancel = self._button("repairCancel", self.tr("&No work was done"), self.cancel_asked.emit)
        self.remove = self._button("repairRemove", self.tr("Started by &mistake"), self.remove_asked.emit)
        self.reverse = self._button("repairReverse", self.tr("Re&verse and correct"), self._reverse)
        form = QFormLayout(self)
        form.setContentsMargins(0, GRID, 0, 0)
        form.addRow(self.tr("&Reason"), self.reason)
        label = PlainLabel(self.tr("&Units"))
        label.setBuddy(self.units)
        form.addRow(label, self._row(self.units, self.apply, self.computed))
        form.addRow(self.tr("Intervention"), self._row(self.cancel, self.remove, self.reverse))

    def _row(self, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _button(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def show_work(self, work: WorkDetail) -> None:
        job = work.intervention
        locked = job.state in LOCKED_STATES
        if not self.units.hasFocus():
            computed = work.sheet.price().units if work.sheet and not locked else job.billed_units
            self.units.setValue(max(0, computed))
        for part in (self.units, self.apply, self.computed, self.cancel, self.remove):
            part.setEnabled(not locked)
        self.computed.setVisible(job.override_units is not None and not locked)
        self.reverse.setEnabled(job.closed_at is not None and job.reverses_id is None)

    def _apply(self) -> None:
        self.units_asked.emit(self.units.value(), self.reason.text())

    def _as_computed(self) -> None:
        self.units_asked.emit(None, "")

    def _reverse(self) -> None:
        self.reverse_asked.emit(self.reason.text())
