"""Six weeks of an access register for a show, which has a key of its own; a real database gets none of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services.demo.clock import StoryClock, working_day_back
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import append

A = RegisterAction
WEEKDAYS, PAUSE = 30, 23
PROGRAM, VAULT = "ISTES Desk · PC 3fa9c1d20b7e4c55", "Cassaforte delle credenziali"
FAILED = "Copia KeePass «cassaforte.kdbx» · La password del file non è giusta."
HAD = (
    (A.REMOTE_SESSION, "{} · TEAMVIEWER · 158 302 771"),
    (A.CREDENTIAL_SHOWN, "{} · Amministratore locale · istes-adm"),
    (A.CREDENTIAL_COPIED, "{} · Interfaccia web · admin"),
    (A.REMOTE_SESSION, "{} · RDP · {} · Amministratore locale"),
)
"""What is done with a device, in turn."""


def tell_register(uow: UnitOfWork, now: datetime, key: bytes, author: str, colleague: str) -> None:
    """Every weekday a start, two devices, an end; the oldest day first. The same ``now``, the same lines."""
    kinds = (DeviceKind.SERVER, DeviceKind.PC, DeviceKind.FIREWALL)
    devices = uow.find(Device, kind=kinds)
    for back in range(WEEKDAYS, 0, -1):
        clock = StoryClock(working_day_back(now, back, "08:31"))
        who = colleague if back % 5 == 2 else author
        for action, words, device in _day(devices, back):
            place = (device.customer_id, device.id) if device else (None, None)
            append(uow, clock, key, who, action, words, customer_id=place[0], device_id=place[1])
            clock.move(PAUSE + back % 7)


def _day(devices: list[Device], back: int) -> Iterator[tuple[RegisterAction, str, Device | None]]:
    yield A.LOG_IN, PROGRAM, None
    yield A.LOG_IN, VAULT, None
    if back % 11 == 3:
        yield A.LOG_IN_FAILED, FAILED, None
    for turn in (0, 1) if devices else ():
        device = devices[(back * 7 + turn * 3) % len(devices)]
        action, words = HAD[(back + turn) % len(HAD)]
        yield action, words.format(device.name, device.name), device
    yield A.LOG_OUT, VAULT, None
    yield A.LOG_OUT, PROGRAM, None
