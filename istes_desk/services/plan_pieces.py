"""Taking things off a plan with all their parts, and putting them on it again or as copies (N-1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from istes_desk.domain.customers import Site
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess
from istes_desk.domain.plan import DeviceField, GroupMember, PlanGroup
from istes_desk.domain.validation import fitting
from istes_desk.domain.vault import AccessCredential, CredentialHandle
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import UnitOfWork

Key = tuple[type[Any], int]
"""A thing on a plan: its entity class and id."""
Names = dict[Key, int]
"""From the id a thing had to the id it has now."""
T = TypeVar("T")
Present = Callable[[type[Any], Any], Any]

_REFS: dict[type[Any], dict[str, type[Any]]] = {
    Device: {"host_device_id": Device},
    Interface: {"device_id": Device},
    RemoteAccess: {"device_id": Device},
    DeviceField: {"device_id": Device},
    Link: {"a_device_id": Device, "b_device_id": Device},
    GroupMember: {"group_id": PlanGroup, "device_id": Device},
    AccessCredential: {"remote_access_id": RemoteAccess},
}
_PARTS = (Interface, RemoteAccess, DeviceField)
_LOOSE: dict[type[Any], str] = {CredentialHandle: "device_id", Device: "host_device_id"}
"""What stays when a device goes, and the field that let go of it."""


def _same(kind: type[Any], id: Any) -> Any:
    """Nothing was given another id."""
    del kind
    return id


@dataclass(frozen=True, slots=True)
class Pieces:
    """``rows``: wholes before their parts. ``loose``: what hung on them and stays, as it hung."""

    rows: tuple[Any, ...] = ()
    loose: tuple[Any, ...] = ()

    def of(self, kind: type[T]) -> tuple[T, ...]:
        return tuple(row for row in self.rows if isinstance(row, kind))


def pieces_of(
    uow: UnitOfWork, device_ids: Iterable[int], link_ids: Iterable[int] = (), others: Iterable[Key] = ()
) -> Pieces:
    """Devices with their parts and every link that touches them, the given links, and other things."""
    wanted = frozenset(device_ids)
    devices = sorted(uow.find(Device, id=wanted), key=lambda one: one.host_device_id in wanted)
    links = {
        link.id: link
        for link in (
            *uow.find(Link, a_device_id=wanted),
            *uow.find(Link, b_device_id=wanted),
            *uow.find(Link, id=frozenset(link_ids)),
        )
    }
    accesses = uow.find(RemoteAccess, device_id=wanted)
    keys = uow.find(AccessCredential, remote_access_id=frozenset(one.id for one in accesses))
    fixed = (*uow.find(Interface, device_id=wanted), *accesses, *uow.find(DeviceField, device_id=wanted))
    hanging = (*uow.find(CredentialHandle, device_id=wanted), *uow.find(Device, host_device_id=wanted))
    loose = tuple(one for one in hanging if not (isinstance(one, Device) and one.id in wanted))
    rows = (*_other_rows(uow, others), *devices, *fixed, *keys, *(links[id] for id in sorted(links)))
    return Pieces((*rows, *_memberships(uow, wanted, rows)), loose)


def _other_rows(uow: UnitOfWork, others: Iterable[Key]) -> list[Any]:
    return [row for kind, id in others for row in uow.find(kind, id=id)]


def _memberships(uow: UnitOfWork, devices: frozenset[int], rows: tuple[Any, ...]) -> list[Any]:
    """Members of groups that go, or whose device goes; a named member is there already."""
    groups = frozenset(row.id for row in rows if isinstance(row, PlanGroup))
    named = {row.id for row in rows if isinstance(row, GroupMember)}
    found = (*uow.find(GroupMember, device_id=devices), *uow.find(GroupMember, group_id=groups))
    return [row for id, row in sorted({row.id: row for row in found}.items()) if id not in named]


def touched(rows: Iterable[Any]) -> Changes:
    """The plans, and the checklists whose rows are devices."""
    changes = Changes()
    for row in rows:
        if site_id := getattr(row, "site_id", 0):
            changes |= Changes(sites=ids(site_id))
        if isinstance(row, Device):
            changes |= Changes(duties=ids(row.customer_id))
    return changes


def remove_pieces(uow: UnitOfWork, pieces: Pieces) -> Changes:
    """Takes them off; credentials and virtual machines that hung on a device stay without it."""
    for row in pieces.loose:
        uow.save(replace(row, **{_LOOSE[type(row)]: None}))
    for row in reversed(pieces.rows):
        if not isinstance(row, _PARTS):  # these go with their whole
            uow.remove(row)
    return touched(pieces.rows)


def restore_pieces(uow: UnitOfWork, pieces: Pieces) -> tuple[Changes, Names]:
    """Puts them back, under their ids where those are free, and hangs on them what hung there."""
    names: Names = {}
    for row in pieces.rows:
        if _has_its_key(uow, row):
            names[type(row), row.id] = uow.put_back(_renamed(row, names)).id
    for row in pieces.loose:
        _hang(uow, row, names)
    return touched(pieces.rows), names


def _has_its_key(uow: UnitOfWork, row: Any) -> bool:
    """A way in comes back without the credential that was deleted meanwhile."""
    return not isinstance(row, AccessCredential) or bool(uow.find(CredentialHandle, id=row.credential_id))


def _hang(uow: UnitOfWork, row: Any, names: Names) -> None:
    """Unless it is gone, or hangs on another device by now."""
    field = _LOOSE[type(row)]
    for present in uow.find(type(row), id=row.id):
        if getattr(present, field) is None:
            was = getattr(row, field)
            uow.save(replace(present, **{field: names.get((Device, was), was)}))


def _renamed(row: Any, names: Names, present: Present = _same) -> Any:
    """With its references under the ids of today."""
    refs = ((name, kind, getattr(row, name)) for name, kind in _REFS.get(type(row), {}).items())
    return replace(row, **{name: names.get((kind, id), present(kind, id)) for name, kind, id in refs})


def add_pieces(uow: UnitOfWork, pieces: Pieces, present: Present = _same) -> tuple[Changes, Names]:
    """Stores new things under ids of their own; those they carry only say which belong together.

    ``present`` tells the id that something on the plan has today.
    """
    names: Names = {}
    stored = []
    for row in pieces.rows:
        stored.append(uow.add(_checked(uow, _renamed(row, names, present))))
        names[type(row), row.id] = stored[-1].id
    return touched(stored), names


def _checked(uow: UnitOfWork, row: Any) -> Any:
    check = _CHECKS.get(type(row))
    return check(uow, row) if check else row


def _checked_device(uow: UnitOfWork, device: Device) -> Device:
    """Its customer is the one of the site."""
    require(bool(device.name.strip()), "Il dispositivo ha bisogno di un nome.", "name")
    name = fitting(device.name.strip(), "name")
    return replace(device, name=name, customer_id=uow.get(Site, device.site_id).customer_id)


def _checked_link(uow: UnitOfWork, link: Link) -> Link:
    require(link.a_device_id != link.b_device_id, "Un collegamento unisce due dispositivi diversi.", "b")
    ends = [uow.get(Device, id).site_id for id in (link.a_device_id, link.b_device_id)]
    require(ends == [link.site_id] * 2, "I due dispositivi devono stare nella stessa sede.", "b")
    return link


_CHECKS: dict[type[Any], Any] = {Device: _checked_device, Link: _checked_link}
