"""Translated names of what stands on a plan; looked up when shown, so that a change of language is seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox

from istes_desk.domain.network import DeviceKind, LinkKind, RemoteMethod
from istes_desk.domain.vault import CredentialKind


def device_kinds() -> dict[DeviceKind, str]:
    """In the order of the menu."""
    translate = QCoreApplication.translate
    return {
        DeviceKind.PC: translate("DeviceKind", "PC"),
        DeviceKind.SERVER: translate("DeviceKind", "Server"),
        DeviceKind.VM: translate("DeviceKind", "Virtual machine"),
        DeviceKind.PRINTER: translate("DeviceKind", "Printer"),
        DeviceKind.SWITCH: translate("DeviceKind", "Switch"),
        DeviceKind.ROUTER: translate("DeviceKind", "Router"),
        DeviceKind.FIREWALL: translate("DeviceKind", "Firewall"),
        DeviceKind.ACCESS_POINT: translate("DeviceKind", "Access point"),
        DeviceKind.NAS: translate("DeviceKind", "NAS"),
        DeviceKind.CAMERA: translate("DeviceKind", "Camera"),
        DeviceKind.POS: translate("DeviceKind", "POS"),
        DeviceKind.PHONE: translate("DeviceKind", "Telephone"),
        DeviceKind.WAN: translate("DeviceKind", "Internet line"),
        DeviceKind.OTHER: translate("DeviceKind", "Other"),
    }


def link_kinds() -> dict[LinkKind, str]:
    translate = QCoreApplication.translate
    return {
        LinkKind.COPPER: translate("LinkKind", "Copper"),
        LinkKind.FIBRE: translate("LinkKind", "Fibre"),
        LinkKind.WIFI: translate("LinkKind", "Wi-Fi"),
        LinkKind.VPN: translate("LinkKind", "VPN"),
        LinkKind.OTHER: translate("LinkKind", "Other"),
    }


def credential_kinds() -> dict[CredentialKind, str]:
    translate = QCoreApplication.translate
    return {
        CredentialKind.USER_PASSWORD: translate("CredentialKind", "User and password"),
        CredentialKind.PIN: translate("CredentialKind", "PIN"),
        CredentialKind.PSK: translate("CredentialKind", "Pre-shared key"),
        CredentialKind.SSH_KEY: translate("CredentialKind", "SSH key"),
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
