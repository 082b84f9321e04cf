"""Saving the card of a device and the subnets of a site (N-1). Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from istes_desk.domain.addressing import parse_address, parse_mac, parse_subnet
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device, Interface, RemoteAccess, SubnetRow
from istes_desk.services.changes import Changes, ids
from istes_desk.services.plan_pieces import touched
from istes_desk.services.ports import UnitOfWork

LONGEST_PORT = 65535


def _named(device: Device) -> Device:
    require(bool(device.name.strip()), "Il dispositivo ha bisogno di un nome.", "name")
    return replace(device, name=device.name.strip())


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
