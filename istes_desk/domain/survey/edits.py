"""What a sighting would change in a device that is on the plan: empty facts filled, others overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from istes_desk.domain.addressing import parse_address, parse_subnet
from istes_desk.domain.device_facts import FACT_LABELS_IT, Change, said_access, said_interface
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import DEVICE_LABELS_IT
from istes_desk.domain.survey.verdicts import Edit, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istes_desk.domain.network import Device, Interface, RemoteAccess
    from istes_desk.domain.survey.seen import Seen
    from istes_desk.domain.survey.verdicts import Declared

PORT_LABELS_IT = {
    "address": "Indirizzo IP",
    "prefix_length": "Maschera",
    "gateway": "Gateway",
    "vlan": "VLAN",
    "mac": "MAC",
    "dhcp": "DHCP",
}


def short(name: str) -> str:
    """A host name without its domain, for comparing; an address used as a name has none."""
    bare = name.strip().casefold()
    return bare if bare.replace(".", "").isdigit() else bare.partition(".")[0]


def same_name(a: str, b: str) -> bool:
    return short(a) == short(b)


def known_prefix(address: str, declared: Declared) -> int | None:
    """The mask of the site's own subnet, for who does not tell one."""
    if not address:
        return None
    at = parse_address(address)
    lengths = []
    for row in declared.subnets:
        try:
            subnet = parse_subnet(row)
        except DomainError:
            continue
        if at in subnet:
            lengths.append(subnet.network.prefixlen)
    return max(lengths, default=None)


def _edit(part: Part, row_id: int, name: str, value: object, told: Change) -> Edit:
    return Edit(part, row_id, name, value, told)


def fact_edits(device: Device, port: Interface | None, seen: Seen) -> Iterator[Edit]:
    """The name counts as empty while it is only the address of the device."""
    unnamed = port is not None and device.name == port.address
    if seen.name and not same_name(device.name, seen.name):
        before = "" if unnamed else device.name
        told = Change(FACT_LABELS_IT["name"], before, seen.name)
        yield _edit(Part.FACT, device.id, "name", seen.name, told)
    for name, value in seen.facts.items():
        if value and getattr(device, name) != value:
            told = Change(FACT_LABELS_IT[name], getattr(device, name), value)
            yield _edit(Part.FACT, device.id, name, value, told)
    if seen.kind is not None and seen.kind is not device.kind:
        told = Change(FACT_LABELS_IT["kind"], DEVICE_LABELS_IT[device.kind], DEVICE_LABELS_IT[seen.kind])
        yield _edit(Part.FACT, device.id, "kind", seen.kind, told)


def port_edits(device_id: int, port: Interface | None, seen: Seen) -> Iterator[Edit]:
    """``port`` is the interface it was met on; None = one the plan does not know."""
    if seen.interface is None:
        return
    if port is None:
        told = Change("Nuova interfaccia", "", said_interface(seen.interface))
        yield _edit(Part.NEW_PORT, device_id, "", seen.interface, told)
        return
    for name, label in PORT_LABELS_IT.items():
        before: Any = getattr(port, name)
        after: Any = getattr(seen.interface, name)
        if after not in (None, "", False) and _text(after).casefold() != _text(before).casefold():
            told = Change(label, _text(before), _text(after))
            yield _edit(Part.PORT, port.id, name, after, told)


def _text(value: object) -> str:
    """False and None are facts nobody stated."""
    if value is True:
        return "sì"
    return "" if value in (None, False) else str(value)


def _same_way(a: RemoteAccess, b: RemoteAccess) -> bool:
    same_target = (
        a.peer_id.replace(" ", "") == b.peer_id.replace(" ", "")
        if b.peer_id
        else a.address.casefold() == b.address.casefold()
    )
    return a.method is b.method and same_target and b.port in (None, a.port)


def way_edits(device_id: int, ways: Iterable[RemoteAccess], seen: Seen) -> Iterator[Edit]:
    if seen.access is not None and not any(_same_way(one, seen.access) for one in ways):
        told = Change("Nuovo accesso remoto", "", said_access(seen.access))
        yield _edit(Part.NEW_WAY, device_id, "", seen.access, told)


def login_edits(device_id: int, declared: Declared, seen: Seen) -> Iterator[Edit]:
    """A password of the file becomes a credential where there is none for that user name yet."""
    if seen.secret and (device_id, seen.user) not in declared.users:
        told = Change("Nuova credenziale", "", seen.user or "senza nome utente")
        yield _edit(Part.LOGIN, device_id, seen.user, seen.secret, told)
