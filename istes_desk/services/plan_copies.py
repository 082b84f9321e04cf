"""Copy and paste on plans, within a site and from one to another (N-1).

A copy is another machine: what names one machine only (MAC, serial, remote ids, NAT ports) is left out,
and an address that is in use where it is pasted is left empty. Credentials never go along (N-2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess
from istes_desk.domain.plan import GroupMember, PlanArea, PlanGroup, PlanNote
from istes_desk.services.network import PlanView
from istes_desk.services.plan_pieces import Key, Pieces


@dataclass(frozen=True, slots=True)
class Pasted:
    """``emptied``: addresses that were left out because the site has them already."""

    pieces: Pieces
    emptied: int


def copied(view: PlanView, keys: Iterable[Key], at: Mapping[int, Point]) -> Pieces:
    """The things with their parts and the links between them; ``at`` has the corners of the boxes."""
    wanted = set(keys)
    devices = {one.id for one in view.devices if (Device, one.id) in wanted}
    placed = [replace(one, x=at[one.id][0], y=at[one.id][1]) for one in view.devices if one.id in devices]
    groups = [one for one in view.groups if view.members_of(one) and view.members_of(one) <= devices]
    whole = {one.id for one in groups}
    parts: tuple[Interface | RemoteAccess, ...] = (*view.interfaces, *view.accesses)
    marks: tuple[PlanArea | PlanNote, ...] = (*view.areas, *view.notes)
    rows = (
        *(one for one in marks if (type(one), one.id) in wanted),
        *groups,
        *sorted(placed, key=lambda one: one.host_device_id in devices),
        *(one for one in parts if one.device_id in devices),
        *(one for one in view.links if {one.a_device_id, one.b_device_id} <= devices),
        *(one for one in view.members if one.group_id in whole),
    )
    return Pieces(rows)


def pasted(pieces: Pieces, view: PlanView, fresh: Callable[[], int], by: Point) -> Pasted:
    """New rows for the site of ``view``, moved ``by``; ``fresh`` makes ids."""
    paste = _Paste(pieces, view, fresh, by)
    rows = tuple(row for one in pieces.rows if (row := paste.row(one)) is not None)
    return Pasted(Pieces(rows), len(paste.emptied))


class _Paste:
    """One pasting: which address is in use, which name is free, which made id stands for which row."""

    def __init__(self, pieces: Pieces, view: PlanView, fresh: Callable[[], int], by: Point) -> None:
        self._site, self._view, self._fresh, self._by = view.site.id, view, fresh, by
        self._used = {one.address for one in view.interfaces if one.address}
        self._names = {one.name for one in view.devices}
        self._ids: dict[Key, int] = {}
        self._copied = {one.id for one in pieces.of(Device)}
        self.emptied: set[str] = set()

    def row(self, one: Any) -> Any:
        """The new row, None when there is nothing left of it."""
        make: dict[type[Any], Callable[[Any], Any]] = {
            Device: self._device,
            Interface: self._interface,
            RemoteAccess: self._access,
            Link: self._link,
            PlanArea: self._area,
            PlanNote: self._note,
            PlanGroup: lambda group: replace(group, site_id=self._site),
            GroupMember: self._member,
        }
        made = make[type(one)](one)
        if made is None:
            return None
        self._ids[type(one), one.id] = id = self._fresh()
        return replace(made, id=id, version=0) if hasattr(made, "version") else replace(made, id=id)

    def _moved(self, x: float, y: float) -> dict[str, Any]:
        return {"x": x + self._by[0], "y": y + self._by[1]}

    def _device(self, one: Device) -> Device:
        name = self._free(one.name)
        self._names.add(name)
        host = self._ids.get((Device, one.host_device_id or 0))
        same = one.site_id == self._site and one.host_device_id not in self._copied
        return replace(
            one, site_id=self._site, name=name, serial="", warranty_until=None, placed=True,
            host_device_id=one.host_device_id if same else host, **self._moved(one.x, one.y),
        )  # fmt: skip

    def _free(self, name: str) -> str:
        """The name itself, or with the next free number."""
        if name not in self._names:
            return name
        base = re.sub(r"[ -]?\d+$", "", name) or name
        between = "-" if "-" in name else " "
        number = 2
        while f"{base}{between}{number}" in self._names:
            number += 1
        return f"{base}{between}{number}"

    def _interface(self, one: Interface) -> Interface:
        taken = one.address in self._used
        if taken:
            self.emptied.add(one.address)
        address = "" if taken else one.address
        device = self._ids[Device, one.device_id]
        return replace(one, device_id=device, address=address, mac="", seen_at=None)

    def _access(self, one: RemoteAccess) -> RemoteAccess | None:
        if not one.address or one.peer_id or one.address in self._used:
            return None
        return replace(one, device_id=self._ids[Device, one.device_id], nat_port=None)

    def _link(self, one: Link) -> Link:
        dx, dy = self._by
        ends = self._ids[Device, one.a_device_id], self._ids[Device, one.b_device_id]
        bends = tuple((x + dx, y + dy) for x, y in one.bends)
        return replace(one, site_id=self._site, a_device_id=ends[0], b_device_id=ends[1], bends=bends)

    def _area(self, one: PlanArea) -> PlanArea:
        subnet = one.subnet_id if one.site_id == self._site else None
        return replace(one, site_id=self._site, subnet_id=subnet, **self._moved(one.x, one.y))

    def _note(self, one: PlanNote) -> PlanNote:
        return replace(one, site_id=self._site, **self._moved(one.x, one.y))

    def _member(self, one: GroupMember) -> GroupMember:
        group, device = self._ids[PlanGroup, one.group_id], self._ids[Device, one.device_id]
        return replace(one, group_id=group, device_id=device)
