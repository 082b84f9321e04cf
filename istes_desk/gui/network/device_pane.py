"""Facts of the one selected device, what is wrong with it, and the way to its card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton

from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.network import Device
from istes_desk.gui.network.facts_pane import KIND, FactsPane
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.remote.ways_row import WaysRow
from istes_desk.gui.network.words import REMOTE_METHODS, device_kinds
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.network import PlanView

translate = QCoreApplication.translate


class DevicePane(FactsPane):
    """``card_asked`` was emitted with the device id."""

    card_asked = Signal(int)

    def __init__(self, editor: PlanEditor) -> None:
        labels = {
            "name": translate("DevicePane", "&Name"),
            KIND: translate("DevicePane", "&Kind"),
            "role": translate("DevicePane", "&Role"),
            "room": translate("DevicePane", "R&oom"),
            "os": translate("DevicePane", "&System"),
        }
        super().__init__(editor, "device", device_kinds(), labels)
        self.summary, self.problem = PlainLabel(), tinted(PlainLabel(), Tone.DANGER)
        for label, name in ((self.summary, "deviceSummary"), (self.problem, "deviceProblem")):
            label.setObjectName(name)
            label.setWordWrap(True)
        self.card = primary(QPushButton(self.tr("Open the &card")))
        self.card.setObjectName("openCard")
        self.card.clicked.connect(self._ask_card)
        self.column.insertWidget(1, self.problem)
        self.column.addWidget(self.summary)
        self.ways = WaysRow()
        self.column.addWidget(self.ways)
        self.column.addWidget(self.card)

    def show_device(self, view: PlanView, device: Device) -> None:
        """Fills the fields."""
        self.show_thing(device.name, device)
        found = [one.message_it for one in view.problems if device.id in one.device_ids]
        self.problem.setText("\n".join(found))
        self.problem.setVisible(bool(found))
        self.summary.setText("\n".join(self._facts(view, device)))
        self.ways.show_ways(view.accesses_of(device.id))

    def _facts(self, view: PlanView, device: Device) -> list[str]:
        ports = [
            (one.address + (f"/{one.prefix_length}" if one.prefix_length is not None else ""))
            for one in view.interfaces_of(device.id)
            if one.address
        ]
        ways = [
            f"{REMOTE_METHODS[one.method]} {one.peer_id or one.address}"
            for one in view.accesses_of(device.id)
        ]
        keys = [one.label for one in view.credentials_of(device.id)]
        none = self.tr("none")
        seen = [one.seen_at for one in view.interfaces_of(device.id) if one.seen_at is not None]
        last = [self.tr("Last seen: {}").format(full_date(date_of(max(seen))))] if seen else []
        return [
            self.tr("Addresses: {}").format(", ".join(ports) or none),
            self.tr("Remote access: {}").format(", ".join(ways) or none),
            self.tr("Credentials: {}").format(", ".join(keys) or none),
            *last,
        ]

    def _ask_card(self) -> None:
        if self._thing is not None:
            self.card_asked.emit(self._thing.id)

    def edit_name(self) -> None:
        """Enter on the canvas: the name is ready to be typed over."""
        self.edits["name"].setFocus()
        self.edits["name"].selectAll()
