"""Demo sites: devices with addresses in order, links from the line to the switch, drawn by the comb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import IPv4Network
from itertools import pairwise
from typing import Any

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.layout import comb, nodes_of
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.plan import Sighting, Survey, SurveySource
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import UnitOfWork

FIRST_PC = 10
GATEWAYS = (DeviceKind.FIREWALL, DeviceKind.ROUTER)
SYSTEMS = {DeviceKind.SERVER: ("Windows Server 2019", "1809"), DeviceKind.PC: ("Windows 10 Pro", "22H2")}


def draw_site(
    uow: UnitOfWork, customer: Customer, facts: Mapping[str, Any], now: datetime, author: str
) -> Changes:
    """The customer's one site with its devices, links and positions."""
    site = uow.add(Site(customer.id, facts["site"], customer.address, customer.city))
    net = IPv4Network(facts["subnet"])
    gateway = str(net[1])
    dhcp = (str(net[100]), str(net[199]))
    uow.add(SubnetRow(site.id, str(net), "Rete locale", None, *dhcp, gateway))
    others = [_device(site, *line.split("|")) for line in facts["others"]]
    line = _device(site, "wan", "Linea Internet", "")
    stored = [uow.add(one) for one in (line, *others, *(_pc(site, text) for text in facts["pcs"]))]
    _address(uow, stored, net, gateway)
    _connect(uow, site, stored)
    _look(uow, site, net, now, author)
    return Changes(customers=ids(customer.id), sites=ids(site.id))


def _look(uow: UnitOfWork, site: Site, net: IPv4Network, now: datetime, author: str) -> None:
    """A check of last week: one PC was off, another has moved, somebody brought a notebook."""
    survey = uow.add(
        Survey(site.id, now - timedelta(days=7), SurveySource.CHECK, author, f"Controllo di {net}")
    )
    devices = {one.id: one for one in uow.find(Device, site_id=site.id)}
    ports = uow.find(Interface, device_id=frozenset(devices))
    off, moved = ports[-1], ports[-2]
    met = [Sighting(survey.id, one.address, one.mac) for one in ports if one not in (off, moved)]
    elsewhere = Sighting(survey.id, str(net[90]), moved.mac, devices[moved.device_id].name)
    uow.add_all([*met, elsewhere, Sighting(survey.id, str(net[150]), "02:00:5E:77:00:01", "NOTEBOOK-OSPITE")])


def _device(site: Site, kind: str, name: str, room: str) -> Device:
    return Device(site.customer_id, site.id, name, DeviceKind(kind), room=room)


def _pc(site: Site, line: str) -> Device:
    name, room, role = line.split("|")
    kind = DeviceKind.SERVER if "-SRV" in name else DeviceKind.PC
    os, version = SYSTEMS[kind]
    return Device(site.customer_id, site.id, name, kind, role, os=os, os_version=version, room=room)


def _address(uow: UnitOfWork, devices: list[Device], net: IPv4Network, gateway: str) -> None:
    free = iter(range(2, FIRST_PC))
    pcs = iter(range(FIRST_PC, 100))
    for device in devices:
        if device.kind is DeviceKind.WAN:
            continue
        if device.kind in SYSTEMS:
            address = str(net[next(pcs)])
            _open_door(uow, device)
        else:
            address = (
                gateway if device.kind in GATEWAYS and device == _gateway(devices) else str(net[next(free)])
            )
        inward = "" if address == gateway else gateway
        mac = f"02:00:5E:{device.site_id % 256:02X}:{device.id // 256 % 256:02X}:{device.id % 256:02X}"
        uow.add(Interface(device.id, "LAN", address, net.prefixlen, mac=mac, gateway=inward))


def _gateway(devices: list[Device]) -> Device:
    """The firewall where there is one, else the router."""
    return min((one for one in devices if one.kind in GATEWAYS), key=lambda one: GATEWAYS.index(one.kind))


def _open_door(uow: UnitOfWork, device: Device) -> None:
    peer = f"{100_000_000 + device.id * 7_919_317 % 900_000_000}"
    uow.add(RemoteAccess(device.id, RemoteMethod.TEAMVIEWER, peer_id=peer))
    if device.kind is DeviceKind.SERVER:
        uow.add(RemoteAccess(device.id, RemoteMethod.RDP, device.name, 3389, via_vpn=True))


def _connect(uow: UnitOfWork, site: Site, devices: list[Device]) -> None:
    """Line - router - firewall - switch - everything else, as far as each is there."""
    spine = [
        one
        for kind in (DeviceKind.WAN, DeviceKind.ROUTER, DeviceKind.FIREWALL, DeviceKind.SWITCH)
        for one in devices
        if one.kind is kind
    ]
    rest = [one for one in devices if one not in spine]
    pairs = [*pairwise(spine), *((spine[-1], one) for one in rest)]
    for port, (a, b) in enumerate(pairs, 1):
        uow.add(Link(site.id, a.id, b.id, str(port) if a.kind is DeviceKind.SWITCH else "", speed="1 Gbit/s"))
    layout = comb(nodes_of(devices), [(a.id, b.id) for a, b in pairs])
    for device in devices:
        x, y = layout.positions[device.id]
        uow.save(replace(device, x=x, y=y, placed=True))
