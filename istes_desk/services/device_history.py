"""The history of a device: who changed what, when, before and after (N-1). Only grows.

``note`` is called in the transaction that writes a device; ``domain.device_facts`` makes its changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from istes_desk.domain.device_facts import Change
from istes_desk.domain.network import Device
from istes_desk.domain.plan import DeviceChange
from istes_desk.services.ports import Clock, UnitOfWork

MOST = 500
"""Lines of one device that are read at once."""

ADDED, REMOVED = Change("Aggiunto"), Change("Eliminato")


def note(
    uow: UnitOfWork, clock: Clock, author: str, site_id: int, device: Device, changes: Iterable[Change]
) -> None:
    """Adds a line for each change, under the name the device has now; no change, no line."""
    now = clock.now()
    lines = [
        DeviceChange(site_id, device.id, now, author, device.name, one.what, one.before, one.after)
        for one in changes
    ]
    if lines:
        uow.add_all(lines)


def history(uow: UnitOfWork, device_id: int) -> tuple[DeviceChange, ...]:
    """The lines of a device, the last one first."""
    return tuple(uow.latest(DeviceChange, MOST, device=device_id))
