"""What was done, where and on which PCs: everything the technician may still say before closing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.billing_rules import QUOTABLE
from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import LOCKED_STATES
from istes_desk.gui.theme import GRID
from istes_desk.gui.timer.quote_field import QuoteField
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.services.interventions import WorkFacts
from istes_desk.services.work_views import Choice, WorkDetail

USER = Qt.ItemDataRole.UserRole


class Description(QPlainTextEdit):
    """``edited`` carries the text when the focus leaves and it was changed."""

    edited = Signal(str)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def commit(self) -> None:
        """Hands on what was typed since it was shown."""
        if self.document().isModified():
            self.document().setModified(False)
            self.edited.emit(self.toPlainText())


class FactsPage(QWidget):
    """``described`` carries id and text, ``changed`` the facts, after each change by the user."""

    described = Signal(int, str)
    changed = Signal(WorkFacts)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: WorkDetail | None = None
        self._kept: dict[int, str] = {}
        self.text = Description()
        self.text.setObjectName("factsText")
        self.text.setAccessibleName(self.tr("What was done"))
        self.text.setPlaceholderText(self.tr("What was done, as the customer reads it on the report"))
        self.text.edited.connect(self._describe)
        self.site = QComboBox()
        self.site.setObjectName("factsSite")
        self.site.setAccessibleName(self.tr("Place"))
        self.site.activated.connect(self._tell)
        self.devices = QListWidget()
        self.devices.setObjectName("factsDevices")
        self.devices.setAccessibleName(self.tr("PCs worked on"))
        self.devices.setSpacing(2)
        self.devices.itemChanged.connect(self._tell)
        self.on_site = self._check("factsOnSite", self.tr("At the customer's &premises"))
        self.trip = self._check("factsTrip", self.tr("A &trip was made"))
        self.conformity = self._check("factsConformity", self.tr("Towards GDPR &conformity"))
        self.hardware = self._check("factsHardware", self.tr("&Hardware authorised in writing"))
        self.quote = QuoteField()
        self.quote.changed.connect(self._tell)
        self.duties = PlainLabel()
        self.duties.setObjectName("factsDuties")
        self.duties.setWordWrap(True)
        self._arrange()

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.clicked.connect(self._tell)
        return box

    def _arrange(self) -> None:
        right = QVBoxLayout()
        for part in (self.site, self.on_site, self.trip, self.conformity, self.hardware, self.quote):
            right.addWidget(part)
        right.addWidget(self.devices, 1)
        right.addWidget(self.duties)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID, 0, 0)
        row.addWidget(self.text, 1)
        row.addLayout(right)

    def show_work(self, work: WorkDetail) -> None:
        """Shows another intervention, or this one again without taking away what is being typed."""
        same = self._work is not None and self._work.intervention.id == work.intervention.id
        if not same:
            self.text.commit()
        self._work, job = work, work.intervention
        if not (same and self.text.document().isModified()):
            self._show_text(job.description, self._kept.get(job.id))
        self._show_site(work)
        self._show_devices(work)
        self._show_duties(work.duties)
        self.quote.show_quote(job.quote_amount, work.quotes)
        self.quote.setVisible(job.category in QUOTABLE or job.quote_amount is not None)
        for box, value in (
            (self.on_site, job.on_site),
            (self.trip, job.trip_made),
            (self.conformity, job.purpose_conformity),
            (self.hardware, job.hardware_authorised),
        ):
            box.setChecked(value)
        self.trip.setEnabled(not job.on_site)
        self.setEnabled(job.state not in LOCKED_STATES)

    def keep(self, intervention_id: int, text: str) -> None:
        """What could not be stored stays typed: here, or when its intervention is shown again."""
        self._kept[intervention_id] = text
        if self._work is not None and self._work.intervention.id == intervention_id:
            self.text.document().setModified(True)

    def _show_text(self, stored: str, kept: str | None) -> None:
        text = stored if kept is None else kept
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.text.document().setModified(kept is not None)

    def _show_duties(self, lines: tuple[str, ...]) -> None:
        told = self.tr("Duties of the checklist done here: {count}").format(count=len(lines))
        self.duties.setText(told)
        self.duties.setToolTip(plain_tip("\n".join(lines)))
        self.duties.setVisible(bool(lines))

    def _show_site(self, work: WorkDetail) -> None:
        self.site.clear()
        for choice in (Choice(0, self.tr("no place in particular")), *work.sites):
            self.site.addItem(choice.name, choice.id or None)
        self.site.setCurrentIndex(max(0, self.site.findData(work.intervention.site_id)))

    def _show_devices(self, work: WorkDetail) -> None:
        self.devices.blockSignals(True)
        scroll = self.devices.verticalScrollBar().value()
        self.devices.clear()
        for device in work.devices:
            item = QListWidgetItem(device.name)
            item.setData(USER, device.id)
            chosen = device.id in work.intervention.device_ids
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.devices.addItem(item)
        self.devices.verticalScrollBar().setValue(scroll)
        self.devices.blockSignals(False)

    def _describe(self, text: str) -> None:
        if self._work is not None:
            self._kept.pop(self._work.intervention.id, None)
            self.described.emit(self._work.intervention.id, text)

    def _tell(self) -> None:
        """A wrong amount is told beside it and holds back nothing else: what was stored stays."""
        if self._work is None:
            return
        quote = self._work.intervention.quote_amount
        try:
            quote = self.quote.value()
        except DomainError as error:
            self.quote.refuse(error)
        items = (self.devices.item(place) for place in range(self.devices.count()))
        chosen = tuple(item.data(USER) for item in items if item.checkState() is Qt.CheckState.Checked)
        facts = WorkFacts(
            self.site.currentData(),
            chosen,
            on_site=self.on_site.isChecked(),
            trip_made=self.trip.isChecked(),
            purpose_conformity=self.conformity.isChecked(),
            hardware_authorised=self.hardware.isChecked(),
            quote_amount=quote,
        )
        self.changed.emit(facts)
