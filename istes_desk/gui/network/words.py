"""Translated names of what stands on a plan; looked up when shown, so that a change of language is seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox

from istes_desk.domain.network import CredentialKind, DeviceKind, LinkKind, RemoteMethod


def device_kinds() -> dict[DeviceKind, str]:
    """In the order of the menu."""
    tr = QCoreApplication.translate
    return {
        DeviceKind.PC: tr("DeviceKind", "PC"),
        DeviceKind.SERVER: tr("DeviceKind", "Server"),
        DeviceKind.VM: tr("DeviceKind", "Virtual machine"),
        DeviceKind.PRINTER: tr("DeviceKind", "Printer"),
        DeviceKind.SWITCH: tr("DeviceKind", "Switch"),
        DeviceKind.ROUTER: tr("DeviceKind", "Router"),
        DeviceKind.FIREWALL: tr("DeviceKind", "Firewall"),
        DeviceKind.ACCESS_POINT: tr("DeviceKind", "Access point"),
        DeviceKind.NAS: tr("DeviceKind", "NAS"),
        DeviceKind.CAMERA: tr("DeviceKind", "Camera"),
        DeviceKind.POS: tr("DeviceKind", "POS"),
        DeviceKind.PHONE: tr("DeviceKind", "Telephone"),
        DeviceKind.WAN: tr("DeviceKind", "Internet line"),
        DeviceKind.OTHER: tr("DeviceKind", "Other"),
    }


def link_kinds() -> dict[LinkKind, str]:
    tr = QCoreApplication.translate
    return {
        LinkKind.COPPER: tr("LinkKind", "Copper"),
        LinkKind.FIBRE: tr("LinkKind", "Fibre"),
        LinkKind.WIFI: tr("LinkKind", "Wi-Fi"),
        LinkKind.VPN: tr("LinkKind", "VPN"),
        LinkKind.OTHER: tr("LinkKind", "Other"),
    }


def credential_kinds() -> dict[CredentialKind, str]:
    tr = QCoreApplication.translate
    return {
        CredentialKind.USER_PASSWORD: tr("CredentialKind", "User and password"),
        CredentialKind.PIN: tr("CredentialKind", "PIN"),
        CredentialKind.PSK: tr("CredentialKind", "Pre-shared key"),
        CredentialKind.SSH_KEY: tr("CredentialKind", "SSH key"),
    }


REMOTE_METHODS = {
    RemoteMethod.TEAMVIEWER: "TeamViewer",
    RemoteMethod.ANYDESK: "AnyDesk",
    RemoteMethod.RDP: "RDP",
    RemoteMethod.SSH: "SSH",
    RemoteMethod.VNC: "VNC",
    RemoteMethod.HTTP: "HTTP",
    RemoteMethod.HTTPS: "HTTPS",
}


def fill_combo(box: QComboBox, names: dict[DeviceKind, str] | dict[LinkKind, str]) -> None:
    """One line per kind; the kind itself travels as its value."""
    for kind, name in names.items():
        box.addItem(name, kind.value)
        box.setItemData(box.count() - 1, name, Qt.ItemDataRole.AccessibleTextRole)
