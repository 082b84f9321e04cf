"""What changed in a device, in words (N-1): one line per fact, interface, way in and field of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from istes_desk.domain.network import DEVICE_LABELS_IT, RemoteMethod

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istes_desk.domain.network import Device, Interface, RemoteAccess
    from istes_desk.domain.plan import DeviceField

FACT_LABELS_IT = {
    "name": "Nome",
    "kind": "Tipo",
    "role": "Ruolo",
    "room": "Locale",
    "os": "Sistema",
    "os_version": "Versione del sistema",
    "vendor": "Produttore",
    "serial": "Numero di serie",
    "owner": "Assegnatario",
    "warranty_until": "Fine garanzia",
    "notes": "Note",
    "host_device_id": "Macchina ospite",
    "site_id": "Sede",
}
"""Facts whose change is remembered; where the box stands on the drawing is none."""

METHOD_LABELS_IT = {
    RemoteMethod.TEAMVIEWER: "TeamViewer",
    RemoteMethod.ANYDESK: "AnyDesk",
    RemoteMethod.RDP: "Desktop remoto",
    RemoteMethod.SSH: "SSH",
    RemoteMethod.VNC: "VNC",
    RemoteMethod.HTTP: "HTTP",
    RemoteMethod.HTTPS: "HTTPS",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a device before and after, as people read it; "" = there was none."""

    what: str
    before: str = ""
    after: str = ""


class _Row(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=_Row)


def said_interface(row: Interface) -> str:
    """``eth0 192.168.1.10/24, gateway …, VLAN 10, 00:1A:…, DHCP``; what is empty is left out."""
    mask = "" if row.prefix_length is None or not row.address else f"/{row.prefix_length}"
    parts = (
        f"{row.name} {row.address}{mask}".strip(),
        f"gateway {row.gateway}" if row.gateway else "",
        f"VLAN {row.vlan}" if row.vlan is not None else "",
        row.mac,
        "DHCP" if row.dhcp else "",
    )
    return ", ".join(filter(None, parts))


def said_access(row: RemoteAccess) -> str:
    """``TeamViewer 123 456 789, con VPN, NAT 3390``."""
    port = f":{row.port}" if row.port is not None else ""
    parts = (
        f"{METHOD_LABELS_IT[row.method]} {row.peer_id or row.address}{port}",
        "con VPN" if row.via_vpn else "",
        f"NAT {row.nat_port}" if row.nat_port is not None else "",
        row.note,
    )
    return ", ".join(filter(None, parts))


def said_field(row: DeviceField) -> str:
    return f"{row.name}: {row.value}"


def changed_facts(before: Device, after: Device) -> tuple[Change, ...]:
    """The facts of the device itself that differ, in the order of the card."""
    pairs = ((label, _fact(before, name), _fact(after, name)) for name, label in FACT_LABELS_IT.items())
    return tuple(Change(label, old, new) for label, old, new in pairs if old != new)


def _fact(device: Device, name: str) -> str:
    if name == "kind":
        return DEVICE_LABELS_IT[device.kind]
    if name == "warranty_until":
        return f"{device.warranty_until:%d/%m/%Y}" if device.warranty_until else ""
    value = getattr(device, name)
    return "" if value is None else str(value)


def changed_interfaces(before: Iterable[Interface], after: Iterable[Interface]) -> tuple[Change, ...]:
    return tuple(_changed_rows("Interfaccia", before, after, said_interface))


def changed_accesses(before: Iterable[RemoteAccess], after: Iterable[RemoteAccess]) -> tuple[Change, ...]:
    return tuple(_changed_rows("Accesso remoto", before, after, said_access))


def changed_fields(before: Iterable[DeviceField], after: Iterable[DeviceField]) -> tuple[Change, ...]:
    return tuple(_changed_rows("Campo", before, after, said_field))


def _changed_rows(
    what: str, before: Iterable[R], after: Iterable[R], said: Callable[[R], str]
) -> Iterator[Change]:
    """Rows are the same by id; a row without one (0) is new."""
    old = {row.id: said(row) for row in before}
    new = list(after)
    for row in new:
        was = old.pop(row.id, "") if row.id else ""
        if was != said(row):
            yield Change(what, was, said(row))
    yield from (Change(what, was, "") for was in old.values())


def named(changes: Iterable[Change], names: dict[int, str], what: str = "Macchina ospite") -> list[Change]:
    """Ids of the fact ``what`` become names, where there is one."""

    def name(text: str) -> str:
        return names.get(int(text), text) if text else ""

    return [
        replace(one, before=name(one.before), after=name(one.after)) if one.what == what else one
        for one in changes
    ]
