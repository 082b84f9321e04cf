"""What stands at a customer's site and how one reaches it (N-1, N-2): entities only, never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class DeviceKind(StrEnum):
    PC = "pc"
    SERVER = "server"
    PRINTER = "printer"
    SWITCH = "switch"
    ROUTER = "router"
    FIREWALL = "firewall"
    ACCESS_POINT = "access_point"
    NAS = "nas"
    CAMERA = "camera"
    POS = "pos"
    VM = "vm"
    PHONE = "phone"
    WAN = "wan"
    OTHER = "other"


DEVICE_LABELS_IT: dict[DeviceKind, str] = {
    DeviceKind.PC: "PC",
    DeviceKind.SERVER: "Server",
    DeviceKind.PRINTER: "Stampante",
    DeviceKind.SWITCH: "Switch",
    DeviceKind.ROUTER: "Router",
    DeviceKind.FIREWALL: "Firewall",
    DeviceKind.ACCESS_POINT: "Access point",
    DeviceKind.NAS: "NAS",
    DeviceKind.CAMERA: "Telecamera",
    DeviceKind.POS: "POS",
    DeviceKind.VM: "Macchina virtuale",
    DeviceKind.PHONE: "Telefono",
    DeviceKind.WAN: "Linea Internet",
    DeviceKind.OTHER: "Altro",
}

CHECKED_KINDS = frozenset({DeviceKind.PC, DeviceKind.SERVER, DeviceKind.VM})
"""The kinds that have a row of their own in the checklist (D-1, "for every PC")."""


class LinkKind(StrEnum):
    COPPER = "copper"
    FIBRE = "fibre"
    WIFI = "wifi"
    VPN = "vpn"
    OTHER = "other"


class RemoteMethod(StrEnum):
    TEAMVIEWER = "teamviewer"
    ANYDESK = "anydesk"
    RDP = "rdp"
    SSH = "ssh"
    VNC = "vnc"
    HTTP = "http"
    HTTPS = "https"


@dataclass(frozen=True, slots=True)
class Device:
    """One thing on the plan. ``x``, ``y`` in scene units, counted only when ``placed`` by hand.

    ``host_device_id`` is the machine a VM runs on.
    """

    customer_id: int
    site_id: int
    name: str
    kind: DeviceKind = DeviceKind.PC
    role: str = ""
    x: float = 0.0
    y: float = 0.0
    os: str = ""
    os_version: str = ""
    serial: str = ""
    vendor: str = ""
    owner: str = ""
    warranty_until: date | None = None
    notes: str = ""
    room: str = ""
    host_device_id: int | None = None
    placed: bool = False
    machine_guid: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Interface:
    """One network port with one address; ``address`` and ``gateway`` as normalised text, "" = none.

    ``seen_at``: when a survey or a check last met the address on the network.
    """

    device_id: int
    name: str = ""
    address: str = ""
    prefix_length: int | None = None
    vlan: int | None = None
    mac: str = ""
    dhcp: bool = False
    gateway: str = ""
    seen_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A cable or radio link between two devices of one site; a is the side nearer to the Internet.

    ``bends`` are the corners set by hand, from a to b in scene units; empty = routed by the program.
    """

    site_id: int
    a_device_id: int
    b_device_id: int
    a_port: str = ""
    b_port: str = ""
    kind: LinkKind = LinkKind.COPPER
    speed: str = ""
    label: str = ""
    bends: tuple[tuple[float, float], ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class RemoteAccess:
    """One way to control a device; ``nat_port`` is the port open on the Internet side, None = none."""

    device_id: int
    method: RemoteMethod
    address: str = ""
    port: int | None = None
    peer_id: str = ""
    via_vpn: bool = False
    nat_port: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class SubnetRow:
    """A subnet of a site as the user typed it, normalised (``192.168.1.0/24``)."""

    site_id: int
    cidr: str
    name: str = ""
    vlan: int | None = None
    dhcp_from: str = ""
    dhcp_to: str = ""
    gateway: str = ""
    id: int = 0
