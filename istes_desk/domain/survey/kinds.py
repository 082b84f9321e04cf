"""What a machine most likely is, from words and open ports: a proposal for new devices, never a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istes_desk.domain.network import DeviceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: tuple[tuple[DeviceKind, tuple[str, ...]], ...] = (
    (
        DeviceKind.PRINTER,
        ("printer", "stampante", "laserjet", "kyocera", "ricoh", "brother", "epson", "lexmark"),
    ),
    (DeviceKind.NAS, ("nas", "synology", "qnap", "storage-misc", "truenas")),
    (DeviceKind.CAMERA, ("webcam", "camera", "telecamera", "hikvision", "dahua", "nvr", "dvr")),
    (DeviceKind.PHONE, ("voip", "yealink", "snom", "telefono", "phone")),
    (DeviceKind.ACCESS_POINT, ("access point", "wap", "unifi ap", "access-point", "accesspoint", "ap")),
    (
        DeviceKind.FIREWALL,
        ("firewall", "fortigate", "fortinet", "pfsense", "opnsense", "sophos", "watchguard", "fw"),
    ),
    (DeviceKind.SWITCH, ("switch", "procurve", "sw", "swt")),
    (DeviceKind.ROUTER, ("router", "broadband", "gateway", "mikrotik", "routeros", "modem", "gw", "rtr")),
    (DeviceKind.VM, ("virtual machine", "macchina virtuale", "vmware", "virtualbox", "qemu")),
    (DeviceKind.SERVER, ("server", "esxi", "proxmox", "srv")),
    (DeviceKind.POS, ("pos", "cassa")),
    (DeviceKind.PC, ("windows", "desktop", "laptop", "macos", "notebook", "pc")),
)
_PORTS: tuple[tuple[DeviceKind, frozenset[int]], ...] = (
    (DeviceKind.PRINTER, frozenset({9100, 515})),
    (DeviceKind.PHONE, frozenset({5060})),
    (DeviceKind.CAMERA, frozenset({554})),
    (DeviceKind.SERVER, frozenset({25, 53, 88, 389, 1433, 3306, 5432})),
    (DeviceKind.PC, frozenset({135, 445, 3389})),
)
_SHORT = 4


def _says(text: str, word: str) -> bool:
    """Short words must stand alone: ``nas`` is not in «Nasdaq», but it is in «nas-01»."""
    if len(word) > _SHORT:
        return word in text
    pieces = "".join(one if one.isalpha() else " " for one in text).split()
    return word in pieces


def guess_kind(hints: Iterable[str], ports: Iterable[int] = ()) -> DeviceKind:
    """The first kind a hint names, else the one its ports speak for, else OTHER."""
    texts = [hint.casefold() for hint in hints if hint]
    for text in texts:
        for kind, words in _WORDS:
            if any(_says(text, word) for word in words):
                return kind
    open_ports = frozenset(ports)
    return next((kind for kind, wanted in _PORTS if wanted & open_ports), DeviceKind.OTHER)
