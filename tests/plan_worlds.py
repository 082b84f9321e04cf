"""Believable sites for the tests of printing: a hotel of 60 devices, a site of any size."""

from __future__ import annotations

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.firm import Firm
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    LinkKind,
    RemoteAccess,
    RemoteMethod,
)
from istes_desk.services.network import PlanView
from istes_desk.services.plan_paper import PlanSource

_CYCLE = (
    ("pc", DeviceKind.PC), ("pc", DeviceKind.PC), ("pc", DeviceKind.PC), ("tel", DeviceKind.PHONE),
    ("stampante", DeviceKind.PRINTER), ("tvcc", DeviceKind.CAMERA), ("ap", DeviceKind.ACCESS_POINT),
    ("pos", DeviceKind.POS),
)  # fmt: skip
_ROOMS = (
    "Reception",
    "Piano terra",
    "Primo piano",
    "Secondo piano",
    "Cucina",
    "Spiaggia",
    "Uffici",
    "Magazzino",
)
PER_SWITCH = 24


def site(count: int, customer: str = "Hotel Aurora S.r.l.") -> PlanSource:
    """Line, firewall, core switch, three servers, then a switch with up to 23 devices for every floor."""
    made: list[tuple[str, DeviceKind, int, str, str]] = [
        ("linea-fibra", DeviceKind.WAN, 0, "Linea principale", ""),
        ("fw-principale", DeviceKind.FIREWALL, 1, "pfSense", "Sala server"),
        ("sw-centro-stella", DeviceKind.SWITCH, 2, "48 porte", "Sala server"),
        ("srv-gestionale", DeviceKind.SERVER, 3, "Gestionale", "Sala server"),
        ("srv-posta", DeviceKind.SERVER, 3, "Posta", "Sala server"),
        ("nas-copie", DeviceKind.NAS, 3, "Copie notturne", "Sala server"),
    ]
    switch = 0
    while len(made) < count:
        place = len(made) - 6
        room = _ROOMS[place // PER_SWITCH % len(_ROOMS)]
        if place % PER_SWITCH == 0:
            made.append((f"sw-rete-{place // PER_SWITCH + 1:02}", DeviceKind.SWITCH, 3, "24 porte", room))
            switch = len(made)
        else:
            word, kind = _CYCLE[place % len(_CYCLE)]
            made.append((f"{word}-{place:03}-z", kind, switch, "", room))
    devices = tuple(
        Device(1, 1, name, kind, role, room=room, os="Windows 11" if kind is DeviceKind.PC else "", id=at)
        for at, (name, kind, _, role, room) in enumerate(made, 1)
    )
    ports = tuple(
        Interface(
            at,
            "lan",
            f"192.168.{10 + at // 250}.{at % 250 + 1}",
            24,
            mac=f"02:00:00:00:{at // 256:02x}:{at % 256:02x}",
            id=at,
        )
        for at in range(2, len(made) + 1)
    )
    links = [
        Link(
            1,
            above,
            at,
            kind=LinkKind.FIBRE if at < 4 else LinkKind.COPPER,
            speed="10 Gb/s" if at < 4 else "",
            id=at,
        )
        for at, (_, _, above, _, _) in enumerate(made, 1)
        if above
    ]
    links.append(Link(1, 4, 6, label="replica", id=9001))
    if count > 60:
        links.append(Link(1, 7, 31, kind=LinkKind.WIFI, label="ponte radio", id=9002))
    ways = (RemoteAccess(4, RemoteMethod.RDP, "192.168.10.5", 3389, via_vpn=True, id=1),)
    view = PlanView(
        Customer(customer, id=1), Site(1, "Sede di Caorle", id=1), devices, ports, tuple(links), (), ways
    )
    return PlanSource(view, firm=Firm("Studio Informatico Esempio Srl", "01234567890"))
