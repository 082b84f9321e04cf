"""Tables of devices, links, ways in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, part_of, ref
from istes_desk.adapters.db.types import Json
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    LinkKind,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)


class DeviceRow(Versioned, Base, entity=Device):
    __tablename__ = "devices"
    customer_id: Mapped[int] = ref("customers")
    site_id: Mapped[int] = ref("sites")
    name: Mapped[str]
    kind: Mapped[DeviceKind]
    role: Mapped[str]
    x: Mapped[float]
    y: Mapped[float]
    os: Mapped[str]
    os_version: Mapped[str]
    serial: Mapped[str]
    vendor: Mapped[str]
    owner: Mapped[str]
    warranty_until: Mapped[date | None]
    notes: Mapped[str]
    room: Mapped[str]
    host_device_id: Mapped[int | None] = ref("devices")
    placed: Mapped[bool]
    machine_guid: Mapped[str]


class InterfaceRow(Base, entity=Interface):
    __tablename__ = "interfaces"
    device_id: Mapped[int] = part_of("devices")
    name: Mapped[str]
    address: Mapped[str]
    prefix_length: Mapped[int | None]
    vlan: Mapped[int | None]
    mac: Mapped[str]
    dhcp: Mapped[bool]
    gateway: Mapped[str]
    seen_at: Mapped[datetime | None]


class LinkRow(Base, entity=Link):
    __tablename__ = "links"
    site_id: Mapped[int] = ref("sites")
    a_device_id: Mapped[int] = part_of("devices")
    b_device_id: Mapped[int] = part_of("devices")
    a_port: Mapped[str]
    b_port: Mapped[str]
    kind: Mapped[LinkKind]
    speed: Mapped[str]
    label: Mapped[str]
    bends: Mapped[tuple[tuple[float, float], ...]] = mapped_column(Json(tuple[tuple[float, float], ...]))


class RemoteAccessRow(Base, entity=RemoteAccess):
    __tablename__ = "remote_accesses"
    device_id: Mapped[int] = part_of("devices")
    method: Mapped[RemoteMethod]
    address: Mapped[str]
    port: Mapped[int | None]
    peer_id: Mapped[str]
    via_vpn: Mapped[bool]
    nat_port: Mapped[int | None]
    note: Mapped[str]


class SubnetTableRow(Base, entity=SubnetRow):
    __tablename__ = "subnets"
    site_id: Mapped[int] = ref("sites")
    cidr: Mapped[str]
    name: Mapped[str]
    vlan: Mapped[int | None]
    dhcp_from: Mapped[str]
    dhcp_to: Mapped[str]
    gateway: Mapped[str]
