"""Saving the card of a device and the subnets of a site (N-1). Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from istes_desk.domain.addressing import parse_address, parse_mac, parse_subnet
from istes_desk.domain.device_facts import (
    FACT_LABELS_IT,
    Change,
    changed_accesses,
    changed_facts,
    changed_fields,
    changed_interfaces,
    named,
)
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device, Interface, RemoteAccess, SubnetRow
from istes_desk.domain.plan import DeviceField
from istes_desk.domain.validation import fitting
from istes_desk.services.changes import Changes, ids
from istes_desk.services.device_history import note
from istes_desk.services.plan_pieces import touched
from istes_desk.services.ports import Clock, UnitOfWork

LONGEST_PORT = 65535
HOST = FACT_LABELS_IT["host_device_id"]
R = TypeVar("R", Interface, RemoteAccess, DeviceField)


def _named(device: Device) -> Device:
    require(bool(device.name.strip()), "Il dispositivo ha bisogno di un nome.", "name")
    return replace(device, name=fitting(device.name.strip(), "name"))


def change_device(uow: UnitOfWork, device: Device) -> Changes:
    """Saves the facts of a device; ConflictError when somebody saved it since it was read."""
    return touched([uow.save(_named(device))])


def _checked_interface(row: Interface) -> Interface:
    """Normalised, or refused with the field that is wrong."""
    address = parse_address(row.address) if row.address.strip() else None
    gateway = str(parse_address(row.gateway)) if row.gateway.strip() else ""
    fits = address is None or row.prefix_length is None or 0 <= row.prefix_length <= address.max_prefixlen
    require(fits, "La maschera non va bene per questo indirizzo.", "prefix")
    return replace(row, address=str(address or ""), gateway=gateway, mac=parse_mac(row.mac))


def _checked_access(row: RemoteAccess) -> RemoteAccess:
    for name in ("port", "nat_port"):
        value = getattr(row, name)
        fits = value is None or 0 < value <= LONGEST_PORT
        require(fits, "Una porta va da 1 a 65535.", name)
    require(bool(row.address.strip() or row.peer_id.strip()), "Serve un indirizzo o un ID.", "address")
    return replace(row, address=row.address.strip(), peer_id=row.peer_id.strip())


def _checked_field(row: DeviceField) -> DeviceField:
    require(bool(row.name.strip()), "Il campo ha bisogno di un nome.", "field")
    return replace(row, name=row.name.strip(), value=row.value.strip())


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device with its parts as the card edits them; id 0 = new row, ``fields`` None = as they are."""

    device: Device
    interfaces: tuple[Interface, ...] = ()
    accesses: tuple[RemoteAccess, ...] = ()
    fields: tuple[DeviceField, ...] | None = None


def save_card(uow: UnitOfWork, clock: Clock, author: str, card: DeviceCard) -> Changes:
    """Saves all or nothing: what the card no longer lists is removed; the history tells each change."""
    id = card.device.id
    before = uow.get(Device, id)
    ports = [_checked_interface(replace(row, device_id=id)) for row in card.interfaces]
    ways = [_checked_access(replace(row, device_id=id)) for row in card.accesses]
    own = None if card.fields is None else [_checked_field(replace(row, device_id=id)) for row in card.fields]
    _distinct(own or ())
    changes = change_device(uow, card.device)
    after = uow.get(Device, id)
    told = [*_named_host(uow, changed_facts(before, after))]
    told += changed_interfaces(*_replace(uow, Interface, id, _seen(uow, ports)))
    told += changed_accesses(*_replace(uow, RemoteAccess, id, ways))
    if own is not None:
        told += changed_fields(*_replace(uow, DeviceField, id, own))
    note(uow, clock, author, after.site_id, after, told)
    return changes


def _distinct(rows: Iterable[DeviceField]) -> None:
    names = [row.name.casefold() for row in rows]
    twice = next((name for name in names if names.count(name) > 1), "")
    require(not twice, f"Il campo «{twice}» c'è due volte.", "field")


def _named_host(uow: UnitOfWork, changes: Sequence[Change]) -> list[Change]:
    ids = frozenset(
        int(text) for one in changes if one.what == HOST for text in (one.before, one.after) if text
    )
    return named(changes, {one.id: one.name for one in uow.find(Device, id=ids)} if ids else {}, HOST)


def _seen(uow: UnitOfWork, rows: Iterable[Interface]) -> list[Interface]:
    """When an address was last met on the network is no fact the card edits: it goes with the address."""
    wanted = list(rows)
    stored = {row.id: row for row in uow.find(Interface, id=frozenset(row.id for row in wanted))}
    kept = ((row, stored.get(row.id, row)) for row in wanted)
    return [replace(row, seen_at=old.seen_at if old.address == row.address else None) for row, old in kept]


def _replace(uow: UnitOfWork, kind: type[R], device_id: int, wanted: list[R]) -> tuple[list[R], list[R]]:
    """The rows before and after."""
    before = uow.find(kind, device_id=device_id)
    old = {row.id: row for row in before}
    for row in before:
        if row.id not in {one.id for one in wanted}:
            uow.remove(row)
    after = []
    for row in wanted:
        changed = old.get(row.id) != row
        after.append((uow.save(row) if row.id else uow.add(row)) if changed else row)
    return before, after


def read_fields(uow: UnitOfWork, device_id: int) -> tuple[DeviceField, ...]:
    """The device's own fields, in the order they were made."""
    return tuple(uow.find(DeviceField, device_id=device_id))


def save_subnet(uow: UnitOfWork, row: SubnetRow) -> Changes:
    """Adds (id 0) or changes a subnet; refused with the field when it cannot be."""
    checked = parse_subnet(row)
    row = replace(row, cidr=str(checked.network), name=row.name.strip())
    stored = uow.save(row) if row.id else uow.add(row)
    return Changes(sites=ids(row.site_id), new_id=0 if row.id else stored.id)


def remove_subnet(uow: UnitOfWork, subnet_id: int) -> Changes:
    """Takes a subnet off the site; its devices stay."""
    row = uow.get(SubnetRow, subnet_id)
    uow.remove(row)
    return Changes(sites=ids(row.site_id))
