"""Changing the network plan: devices with all their parts, links, subnets (N-1). Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from istes_desk.domain.addressing import parse_address, parse_mac, parse_subnet
from istes_desk.domain.customers import Site
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess, SubnetRow
from istes_desk.domain.vault import CredentialHandle
from istes_desk.services.changes import Changes, ids
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork

LONGEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a box stands; ``placed`` False hands it back to the automatic arrangement."""

    x: float
    y: float
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Pieces:
    """What was taken off a plan, to be put back by undo."""

    devices: tuple[Device, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    accesses: tuple[RemoteAccess, ...] = ()
    links: tuple[Link, ...] = ()


def _touched(device: Device) -> Changes:
    """The plan, and the checklist whose rows are devices."""
    return Changes(sites=ids(device.site_id), duties=ids(device.customer_id))


def _named(device: Device) -> Device:
    require(bool(device.name.strip()), "Il dispositivo ha bisogno di un nome.", "name")
    return replace(device, name=device.name.strip())


def add_device(uow: UnitOfWork, device: Device) -> Changes:
    """A new device; its customer is the one of the site."""
    customer_id = uow.get(Site, device.site_id).customer_id
    stored = uow.add(replace(_named(device), customer_id=customer_id))
    return _touched(stored) | Changes(new_id=stored.id)


def change_device(uow: UnitOfWork, device: Device) -> Changes:
    """Saves the facts of a device; ConflictError when somebody saved it since it was read."""
    return _touched(uow.save(_named(device)))


def set_facts(uow: UnitOfWork, device_id: int, facts: Mapping[str, Any]) -> Changes:
    """Only the named fields, whatever else was saved meanwhile."""
    return change_device(uow, replace(uow.get(Device, device_id), **facts))


def move_devices(uow: UnitOfWork, to: Mapping[int, Placement]) -> Changes:
    """Moves boxes; the last one to move wins, a move is never a conflict."""
    found = uow.find(Device, id=frozenset(to))
    places = ((one, to[one.id]) for one in found)
    uow.save_all([replace(one, x=at.x, y=at.y, placed=at.placed) for one, at in places])
    return Changes(sites=frozenset(one.site_id for one in found))


def pieces_of(uow: UnitOfWork, device_ids: Iterable[int], link_ids: Iterable[int] = ()) -> Pieces:
    """The devices with their parts and every link that touches them, and the given links."""
    wanted = frozenset(device_ids)
    found = {
        link.id: link
        for link in (
            *uow.find(Link, a_device_id=wanted),
            *uow.find(Link, b_device_id=wanted),
            *uow.find(Link, id=frozenset(link_ids)),
        )
    }
    return Pieces(
        tuple(uow.find(Device, id=wanted)),
        tuple(uow.find(Interface, device_id=wanted)),
        tuple(uow.find(RemoteAccess, device_id=wanted)),
        tuple(found[id] for id in sorted(found)),
    )


def remove_pieces(uow: UnitOfWork, pieces: Pieces) -> Changes:
    """Takes devices and links off the plan; KnownError while credentials hang on one of the devices."""
    changes = Changes(sites=frozenset(link.site_id for link in pieces.links))
    _without_credentials(uow, pieces.devices)
    for link in pieces.links:
        uow.remove(link)
    for device in pieces.devices:
        changes |= _touched(device)
        uow.remove(device)
    return changes


def _without_credentials(uow: UnitOfWork, devices: Iterable[Device]) -> None:
    for device in devices:
        if uow.find(CredentialHandle, device_id=device.id):
            raise KnownError(
                f"«{device.name}» ha delle credenziali e non si può eliminare.",
                "Eliminare prima le sue credenziali dalla scheda del dispositivo.",
                "La piantina non è stata cambiata.",
            )


def restore_pieces(uow: UnitOfWork, pieces: Pieces) -> tuple[Changes, dict[int, int], dict[int, int]]:
    """Puts them back, under their ids where those are free: changes, old to present device and link ids."""
    devices: dict[int, int] = {}
    changes = Changes(sites=frozenset(link.site_id for link in pieces.links))
    for device in pieces.devices:
        devices[device.id] = uow.put_back(device).id
        changes |= _touched(device)
    for port in pieces.interfaces:
        uow.put_back(replace(port, device_id=devices[port.device_id]))
    for access in pieces.accesses:
        uow.put_back(replace(access, device_id=devices[access.device_id]))
    links = {link.id: uow.put_back(_relinked(link, devices)).id for link in pieces.links}
    return changes, devices, links


def _relinked(link: Link, devices: Mapping[int, int]) -> Link:
    a, b = (devices.get(end, end) for end in (link.a_device_id, link.b_device_id))
    return replace(link, a_device_id=a, b_device_id=b)


def add_link(uow: UnitOfWork, link: Link) -> Changes:
    """A new link between two different devices of the same site."""
    require(link.a_device_id != link.b_device_id, "Un collegamento unisce due dispositivi diversi.", "b")
    ends = [uow.get(Device, id).site_id for id in (link.a_device_id, link.b_device_id)]
    require(ends == [link.site_id] * 2, "I due dispositivi devono stare nella stessa sede.", "b")
    return Changes(sites=ids(link.site_id), new_id=uow.add(link).id)


def set_link_facts(uow: UnitOfWork, link_id: int, facts: Mapping[str, Any]) -> Changes:
    """Ports, kind, speed, label."""
    link = uow.save(replace(uow.get(Link, link_id), **facts))
    return Changes(sites=ids(link.site_id))


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


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device with its ports and ways in, as the card edits them; rows with id 0 are new."""

    device: Device
    interfaces: tuple[Interface, ...] = ()
    accesses: tuple[RemoteAccess, ...] = ()


def save_card(uow: UnitOfWork, card: DeviceCard) -> Changes:
    """Saves all or nothing: what the card no longer lists is removed."""
    device_id = card.device.id
    interfaces = [_checked_interface(replace(row, device_id=device_id)) for row in card.interfaces]
    accesses = [_checked_access(replace(row, device_id=device_id)) for row in card.accesses]
    changes = change_device(uow, card.device)
    for kind, wanted in ((Interface, interfaces), (RemoteAccess, accesses)):
        keep = {row.id for row in wanted}
        for row in uow.find(kind, device_id=device_id):
            if row.id not in keep:
                uow.remove(row)
        for row in wanted:
            (uow.save if row.id else uow.add)(row)
    return changes


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
