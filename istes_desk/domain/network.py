"""What stands at a customer's site and how one reaches it (N-1, N-2): entities only, never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
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


class CredentialKind(StrEnum):
    USER_PASSWORD = auto()
    PIN = auto()
    PSK = auto()
    SSH_KEY = auto()


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
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Interface:
    """One network port with one address; ``address`` and ``gateway`` as normalised text, "" = none."""

    device_id: int
    name: str = ""
    address: str = ""
    prefix_length: int | None = None
    vlan: int | None = None
    mac: str = ""
    dhcp: bool = False
    gateway: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A cable or radio link between two devices of one site; a is the side nearer to the Internet."""

    site_id: int
    a_device_id: int
    b_device_id: int
    a_port: str = ""
    b_port: str = ""
    kind: LinkKind = LinkKind.COPPER
    speed: str = ""
    label: str = ""
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


@dataclass(frozen=True, slots=True)
class CredentialHandle:
    """Where a secret is, never the secret: ``handle`` is the uuid of the keyring entry (N-2)."""

    customer_id: int
    kind: CredentialKind
    label: str
    handle: str
    created_at: datetime
    user_name: str = ""
    device_id: int | None = None
    rotated_at: datetime | None = None
    id: int = 0
    version: int = 0
