"""Who writes, about what, how it came, and the mails themselves; the customer can be assigned here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import CoveredObject, IncidentClass, PecVerdict, RequestKind
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.words import channel_name, kind_name, object_name, verdict_name
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.incident_view import IncidentDetails


class Facts(QWidget):
    """Head of the details pane."""

    assign_asked = Signal(int)
    kind_asked = Signal(object)
    object_asked = Signal(object)
    pec_asked = Signal()

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self.title = self._label("detailsTitle", TextSize.TITLE, bold=True)
        self.origin = self._label("detailsOrigin")
        self.verdict = self._label("detailsPec")
        self.reason = self._label("detailsReason", bold=True)
        self.why_class = self._label("detailsClass")
        self.customer = self._combo("assignCustomer", self.tr("Assign the customer"))
        self.customer.activated.connect(self._assign)
        self.kind = self._combo("requestKind", self.tr("List of the request"))
        self.about = self._combo("coveredObject", self.tr("What the request is about"))
        for kind in RequestKind:
            self.kind.addItem(kind_name(kind), kind)
        for about in CoveredObject:
            self.about.addItem(object_name(about), about)
        self.kind.activated.connect(lambda: self.kind_asked.emit(RequestKind(self.kind.currentData())))
        self.about.activated.connect(lambda: self.object_asked.emit(CoveredObject(self.about.currentData())))
        self.as_pec = QPushButton(icon("pec"), self.tr("Treat as &PEC…"))
        self.as_pec.setObjectName("treatAsPec")
        self.as_pec.setAccessibleName(self.tr("Admit to the queue without a verified PEC"))
        self.as_pec.clicked.connect(self.pec_asked)
        self._proposals, self._shown = QVBoxLayout(), tuple[Customer, ...]()
        self._proposals.setSpacing(GRID // 2)
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID // 2)
        labels = (self.title, self.origin, self.verdict, self.reason, self.why_class)
        for line, label in enumerate(labels):
            grid.addWidget(label, line, 0)
        grid.addLayout(self._proposals, len(labels), 0)
        grid.addWidget(self.customer, len(labels) + 2, 0)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for widget in (self.kind, self.about, self.as_pec):
            row.addWidget(widget)
        row.addStretch(1)
        grid.addLayout(row, len(labels) + 1, 0)

    def _label(self, name: str, size: TextSize = TextSize.BODY, *, bold: bool = False) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setFont(theme.font(size, bold=bold))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _combo(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setToolTip(label)
        return box

    def set_customers(self, customers: Sequence[Customer]) -> None:
        """Choices for a request that belongs to nobody yet."""
        self.customer.clear()
        self.customer.addItem(self.tr("Assign the customer…"), 0)
        for customer in sorted(customers, key=lambda one: one.name.casefold()):
            self.customer.addItem(customer.name, customer.id)

    def show_details(self, details: IncidentDetails) -> None:
        incident, row = details.incident, details.row
        self.title.setText(f"{incident.tag}  {incident.subject}")
        arrived = f"{channel_name(incident.channel)} {self._fmt.stamp(incident.received)}"
        who = (row.customer, row.plan, incident.sender, arrived, incident.technician)
        self.origin.setText("  ·  ".join(filter(None, who)))
        self._propose(details.proposed)
        self._show_verdict(incident.pec, incident.pec_detail)
        self.reason.setText(row.reason)
        self.reason.setVisible(incident.incident_class is not IncidentClass.PARKED)
        self.why_class.setText(incident.reason)
        self.customer.setVisible(incident.customer_id is None)
        self.customer.setCurrentIndex(0)
        self.kind.setCurrentIndex(self.kind.findData(incident.kind))
        self.about.setCurrentIndex(self.about.findData(incident.covered_object))
        self.as_pec.setVisible(incident.incident_class is IncidentClass.PARKED)

    def _propose(self, customers: tuple[Customer, ...]) -> None:
        """One click for each customer it may be of."""
        if customers == self._shown:
            return
        self._shown = customers
        while (item := self._proposals.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for customer in customers:
            words = self.tr("Assign to {name}").format(name=customer.name)
            button = QPushButton(icon("customers"), words.replace("&", "&&"))
            button.setObjectName(f"assignTo{customer.id}")
            button.setAccessibleName(words)
            button.clicked.connect(partial(self._assign_to, customer.id))
            self._proposals.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _assign_to(self, customer_id: int, _checked: bool = False) -> None:
        self.assign_asked.emit(customer_id)

    def _show_verdict(self, verdict: PecVerdict, detail: str) -> None:
        mark, tone = {
            PecVerdict.VERIFIED: ("✔ ", Tone.OK),
            PecVerdict.UNVERIFIED: ("✘ ", Tone.DANGER),
        }.get(verdict, ("", Tone.MUTED))
        self.verdict.setText(f"{mark}{detail or verdict_name(verdict)}")
        tinted(self.verdict, tone)
        self.verdict.setVisible(verdict is not PecVerdict.NOT_PEC)

    def _assign(self) -> None:
        if self.customer.currentData():
            self.assign_asked.emit(self.customer.currentData())
