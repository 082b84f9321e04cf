"""Anything by name: what the command palette offers. Reads only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Incident
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter

MOST = 20
NUMBER = re.compile(r"(?:inc-?)?0*(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """``kind`` as in a place to show: customer, device or incident; ``detail`` tells two of a name apart.

    ``device`` is what a device is; None for the rest.
    """

    kind: str
    id: int
    name: str
    detail: str = ""
    device: DeviceKind | None = None


def named_things(uow: UnitOfWork) -> tuple[Found, ...]:
    """All customers (the active ones first), then all devices."""
    customers = sorted(uow.find(Customer), key=lambda c: (not c.active, c.name.casefold()))
    names = {customer.id: customer.name for customer in customers}
    sites = {site.id: site.name for site in uow.find(Site)}
    people = (Found("customer", customer.id, customer.name, customer.city) for customer in customers)
    devices = (
        Found("device", one.id, one.name, f"{names[one.customer_id]} · {sites[one.site_id]}", one.kind)
        for one in uow.find(Device)
    )
    return (*people, *devices)


def find_incidents(uow: UnitOfWork, now: datetime, text: str) -> tuple[Found, ...]:
    """The incident of that number first, then those with the words, in the order of the queue."""
    text = text.strip()
    if not text:
        return ()
    number = NUMBER.fullmatch(text)
    first = uow.find(Incident, number=int(number[1])) if number else []
    index = uow.queue.index(QueueFilter(now, text=text, with_done=True))
    ids = [id for _, section in index.sections for id in section][:MOST]
    rows = {incident.id: incident for incident in uow.find(Incident, id=ids)}
    others = [rows[id] for id in ids]
    names = _names(uow, [*first, *others])
    found = {
        row.id: Found("incident", row.id, f"{row.tag} {row.subject}", names[row.customer_id])
        for row in (*first, *others)
    }
    return tuple(found.values())


def _names(uow: UnitOfWork, incidents: Iterable[Incident]) -> dict[int | None, str]:
    wanted = {incident.customer_id for incident in incidents} - {None}
    return {None: "", **{customer.id: customer.name for customer in uow.find(Customer, id=wanted)}}
