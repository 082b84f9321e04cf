"""Two helps beside the interfaces of a device: the next free address, and who made the network card."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from istes_desk.domain.addressing import Address, Subnet, parse_address, parse_mac, parse_subnet
from istes_desk.domain.errors import DomainError
from istes_desk.gui.desk import Desk
from istes_desk.gui.forms.ui_device_card import Ui_DeviceCard
from istes_desk.gui.network.port_table import PortTable
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.network import PlanView


class PortHelps(QObject):
    """Puts its buttons beside those of the table."""

    def __init__(self, desk: Desk, view: PlanView, ui: Ui_DeviceCard, ports: PortTable) -> None:
        super().__init__(ports.table)
        self._desk, self._view, self._ui, self._ports = desk, view, ui, ports
        self.free = QPushButton(self.tr("Next &free address"))
        self.free.setObjectName("nextFree")
        self.free.clicked.connect(self._fill_free)
        self.maker = QPushButton(self.tr("&Vendor from MAC"))
        self.maker.setObjectName("vendorFromMac")
        self.maker.clicked.connect(self._ask_vendor)
        for button in (self.free, self.maker):
            button.setAutoDefault(False)
            ui.interfacesRow.insertWidget(ui.interfacesRow.count() - 1, button)
        self.free.setEnabled(bool(view.subnets))
        self._ask_vendor(quietly=True)

    def _fill_free(self) -> None:
        """Into the current row, from the subnet it is in already, else the first one of the site."""
        row = self._ports.table.currentRow()
        if row < 0:
            self._ports.add_empty()
            row = self._ports.table.currentRow()
        subnet = self._subnet(self._ports.text(row, "address"))
        free = subnet.next_free(self._used()) if subnet else None
        if subnet is None or free is None:
            self._tell(self.tr("No free address: no subnet, or it is full."))
            return
        self._ports.item(row, "address").setText(str(free))
        self._ports.item(row, "prefix").setText(f"/{subnet.network.prefixlen}")
        self._ports.item(row, "gateway").setText(str(subnet.gateway or ""))
        self._ports.item(row, "vlan").setText(str(subnet.vlan or ""))

    def _subnet(self, text: str) -> Subnet | None:
        readable = []
        for row in self._view.subnets:
            try:
                readable.append(parse_subnet(row))
            except DomainError:
                continue
        at = _address(text)
        holding = [one for one in readable if at is not None and at in one]
        return next(iter([*holding, *readable]), None)

    def _used(self) -> list[Address]:
        """On the plan and in the rows that are not saved yet."""
        texts = [one.address for one in self._view.interfaces]
        texts += [self._ports.text(row, "address") for row in self._ports.rows()]
        return [at for text in texts if (at := _address(text)) is not None]

    def _mac(self) -> str:
        for row in self._ports.rows():
            try:
                mac = parse_mac(self._ports.text(row, "mac"))
            except DomainError:
                continue
            if mac:
                return mac
        return ""

    def _ask_vendor(self, _checked: bool = False, *, quietly: bool = False) -> None:
        mac, find = self._mac(), self._desk.surveys.vendor
        if not mac:
            if not quietly:
                self._tell(self.tr("No interface has a MAC."))
            return

        def told(vendor: str) -> None:
            self._on_vendor(vendor, quietly)

        self._desk.tasks.background(lambda: find(mac), told, owner=self)

    def _on_vendor(self, vendor: str, quietly: bool) -> None:
        """Shown faintly in the empty field; written there when it was asked for."""
        if vendor:
            self._ui.vendor.setPlaceholderText(vendor)
            self.maker.setToolTip(plain_tip(vendor))
        if quietly:
            return
        if vendor:
            self._ui.vendor.setText(vendor)
            self._tell(self.tr("Vendor: {}").format(vendor))
        else:
            self._tell(self.tr("This MAC names no vendor: it was made up by software or is not registered."))

    def _tell(self, text: str) -> None:
        self._ui.error.setText(text)
        self._ui.error.show()


def _address(text: str) -> Address | None:
    try:
        return parse_address(text)
    except DomainError:
        return None
