"""The card of a device: facts, interfaces, ways in, credentials. Saves all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.domain.plan import DeviceChange, DeviceField
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.merging import merged, told
from istes_desk.gui.forms.ui_device_card import Ui_DeviceCard
from istes_desk.gui.network.device_extras import HistoryPage, OwnFields
from istes_desk.gui.network.field_errors import clear_errors, show_error
from istes_desk.gui.network.port_helps import PortHelps
from istes_desk.gui.network.port_table import PORTS, WAYS, PortTable, WayTable
from istes_desk.gui.network.remote.way_bar import WayBar
from istes_desk.gui.network.vault.panel import CredentialsPanel
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.network.words import device_kinds, fill_combo
from istes_desk.gui.widgets.empty_hint import EmptyHint
from istes_desk.services.device_history import history
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.network import PlanView
from istes_desk.services.network_edit import DeviceCard as Card
from istes_desk.services.network_edit import read_fields, save_card

TEXTS = ("name", "role", "room", "os", "os_version", "vendor", "serial", "owner")
FACTS, INTERFACES, WAYS_IN, KEYS, FIELDS, HISTORY = range(6)


def typed_date(text: str) -> date | None:
    """``31/12/2027``; empty is None."""
    if not text.strip():
        return None
    try:
        return datetime.strptime(text.strip() + " +0000", "%d/%m/%Y %z").date()
    except ValueError as wrong:
        raise DomainError(f"«{text}» non è una data: per esempio 31/12/2027.", "warranty") from wrong


class DeviceCard(QDialog):
    """Opened on a view that was just read; ConflictError is shown when somebody was quicker."""

    def __init__(
        self, desk: Desk, session: VaultSession, view: PlanView, device: Device, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._view, self._device = desk, view, device
        self.ui = Ui_DeviceCard()
        self.ui.setupUi(self)
        self.setWindowTitle(device.name)
        self.fields: dict[str, QLineEdit] = {name: getattr(self.ui, name) for name in (*TEXTS, "warranty")}
        self.ports = PortTable(self.ui.interfaces, PORTS, self._port_headings())
        self.ways = WayTable(self.ui.accesses, WAYS, self._way_headings())
        self.way_bar = WayBar(desk, self.ways, view.credentials_of(device.id))
        self.ui.accessesColumn.addWidget(self.way_bar)
        self.keys = CredentialsPanel(desk, session, view.site.id, device.id)
        self.ui.keysColumn.addWidget(self.keys)
        self.own, self.past = OwnFields(), HistoryPage()
        self.ui.tabs.addTab(self.own, self.tr("F&ields of its own"))
        self.ui.tabs.addTab(self.past, self.tr("&History"))
        self._hint_at_first_steps()
        self.helps = PortHelps(desk, view, self.ui, self.ports)
        self._fill()
        self._connect()
        self._read_more()

    def _hint_at_first_steps(self) -> None:
        EmptyHint(
            self.ui.interfaces,
            self.tr("No interface yet. Add one with its address: it places the device in its subnet."),
        )
        EmptyHint(
            self.ui.accesses,
            self.tr("No way in yet. Add one, and the device can be reached from here."),
        )
        EmptyHint(
            self.keys.table,
            self.tr("No credential yet. Add one: its secret goes into the vault."),
        )

    def _read_more(self) -> None:
        """What the plan does not carry: fields of its own and history."""
        id = self._device.id
        self._desk.tasks.read(
            lambda uow: (read_fields(uow, id), history(uow, id)), self._show_more, owner=self
        )

    def _show_more(self, more: tuple[tuple[DeviceField, ...], tuple[DeviceChange, ...]]) -> None:
        self.own.show_rows(more[0])
        self.past.show_lines(more[1])

    def _port_headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"), self.tr("IP address"), self.tr("Mask"), self.tr("Gateway"),
            self.tr("VLAN"), self.tr("MAC"), self.tr("DHCP"),
        )  # fmt: skip

    def _way_headings(self) -> tuple[str, ...]:
        return (
            self.tr("Method"), self.tr("Address"), self.tr("Port"), self.tr("ID"),
            self.tr("Through VPN"), self.tr("NAT port"), self.tr("Note"),
        )  # fmt: skip

    def _fill(self) -> None:
        device, ui = self._device, self.ui
        clear_errors(ui.error, self.fields)
        fill_combo(ui.kind, device_kinds())
        ui.host.addItem(self.tr("its own hardware"), None)
        for other in self._view.devices:
            if other.id != device.id:
                ui.host.addItem(other.name, other.id)
        self._show_facts(device)
        self.ports.show_rows(self._view.interfaces_of(device.id))
        self.ways.show_rows(self._view.accesses_of(device.id))

    def _show_facts(self, device: Device) -> None:
        ui = self.ui
        for name in TEXTS:
            self.fields[name].setText(getattr(device, name))
        ui.warranty.setText(f"{device.warranty_until:%d/%m/%Y}" if device.warranty_until else "")
        ui.notes.setPlainText(device.notes)
        ui.kind.setCurrentIndex(ui.kind.findData(device.kind.value))
        ui.host.setCurrentIndex(max(0, ui.host.findData(device.host_device_id)))

    def _connect(self) -> None:
        ui = self.ui
        ui.interfacesAdd.clicked.connect(self.ports.add_empty)
        ui.interfacesRemove.clicked.connect(self.ports.remove_current)
        ui.accessesAdd.clicked.connect(self._add_way)
        ui.accessesRemove.clicked.connect(self.ways.remove_current)
        ui.saveButton.clicked.connect(self._save)
        ui.cancelButton.clicked.connect(self.reject)

    def _add_way(self) -> None:
        first = next((t for row in self.ports.rows() if (t := self.ports.text(row, "address"))), "")
        self.ways.add_empty(first)

    def _draft(self) -> Device:
        ui = self.ui
        texts: dict[str, Any] = {name: self.fields[name].text().strip() for name in TEXTS}
        return replace(
            self._device,
            **texts,
            kind=DeviceKind(ui.kind.currentData()),
            warranty_until=typed_date(ui.warranty.text()),
            notes=ui.notes.toPlainText(),
            host_device_id=ui.host.currentData(),
        )

    def _save(self) -> None:
        clear_errors(self.ui.error, self.fields)
        page = FACTS
        try:
            device = self._draft()
            page = INTERFACES
            interfaces = self.ports.read()
            page = WAYS_IN
            ways = self.ways.read()
            page = FIELDS
            card = Card(device, interfaces, ways, self.own.read())
        except DomainError as error:
            self.ui.tabs.setCurrentIndex(page)
            show_error(self.ui.error, error, self.fields if page == FACTS else {})
            return
        desk = self._desk
        desk.tasks.write(
            lambda uow: save_card(uow, desk.clock, desk.author, card),
            lambda _changes: self.accept(),
            owner=self,
            on_error=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ConflictError):
            show_error(self.ui.error, error, self.fields)
            return
        id = self._device.id
        self._desk.tasks.read(
            lambda uow: uow.get(Device, id),
            self._rebase,
            owner=self,
            on_error=lambda gone: show_error(self.ui.error, gone, {}),
        )

    def _rebase(self, theirs: Device) -> None:
        """Somebody saved it meanwhile: his changes are shown, and the user's stay on top."""
        both, changed = merged(self._device, self._draft(), theirs)
        self._show_facts(both)
        self._device = theirs
        news = [f"{self._label(name)} «{getattr(theirs, name)}»" for name in TEXTS if name in changed]
        show_error(self.ui.error, KnownError(told(news)), {})

    def _label(self, name: str) -> str:
        label = self.ui.formLayout.labelForField(self.fields[name])
        return label.text().replace("&", "") if isinstance(label, QLabel) else name
