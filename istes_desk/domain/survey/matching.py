"""Finds each sighting on the plan: by MAC, then address, then name; what contradicts itself is a conflict."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from istes_desk.domain.errors import DomainError
from istes_desk.domain.survey.edits import (
    fact_edits,
    login_edits,
    port_edits,
    short,
    way_edits,
)
from istes_desk.domain.survey.seen import Found, Seen, seen_of
from istes_desk.domain.survey.verdicts import Declared, Edit, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istes_desk.domain.network import Device, Interface, RemoteAccess


class _ClashError(Exception):
    """Two things that cannot both be true, as an Italian sentence."""


class _Plan:
    """The plan by what machines are recognised by."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.devices = {one.id: one for one in declared.devices}
        self.by_mac: dict[str, list[Interface]] = defaultdict(list)
        self.by_address: dict[str, list[Interface]] = defaultdict(list)
        self.by_name: dict[str, list[Device]] = defaultdict(list)
        self.ports: dict[int, list[Interface]] = defaultdict(list)
        self.ways: dict[int, list[RemoteAccess]] = defaultdict(list)
        for port in declared.interfaces:
            self.by_mac[port.mac.upper()].append(port)
            self.by_address[port.address].append(port)
            self.ports[port.device_id].append(port)
        for way in declared.accesses:
            self.ways[way.device_id].append(way)
        for device in declared.devices:
            self.by_name[short(device.name)].append(device)

    def name(self, device_id: int) -> str:
        return self.devices[device_id].name

    def _one(self, ports: list[Interface], what: str) -> Interface | None:
        owners = {port.device_id for port in ports}
        if len(owners) > 1:
            names = ", ".join(sorted(self.name(id) for id in owners))
            raise _ClashError(f"{what} è di più dispositivi sulla piantina: {names}.")
        return ports[0] if ports else None

    def find(self, seen: Seen) -> tuple[Device | None, Interface | None]:
        """The device and the interface it was met on; (None, None) when it is new."""
        by_mac = self._one(self.by_mac[seen.mac], f"Il MAC {seen.mac}") if seen.mac else None
        by_address = self._by_address(seen)
        if by_mac and by_address and by_mac.device_id != by_address.device_id:
            raise _ClashError(
                f"{seen.address} è di «{self.name(by_address.device_id)}» sulla piantina, "
                f"ma il MAC è di «{self.name(by_mac.device_id)}»."
            )
        port = by_mac or by_address
        if port is not None:
            return self._unless_named_otherwise(self.devices[port.device_id], seen), port
        return self._by_name(seen)

    def _by_address(self, seen: Seen) -> Interface | None:
        """A leased address says nothing when the MAC is another one."""
        ports = self.by_address[seen.address] if seen.address else []
        lent = [one for one in ports if one.dhcp and one.mac and seen.mac and one.mac.upper() != seen.mac]
        return self._one([one for one in ports if one not in lent], f"L'indirizzo {seen.address}")

    def _unless_named_otherwise(self, device: Device, seen: Seen) -> Device:
        others = self.by_name[short(seen.name)] if seen.name else []
        if others and device not in others:
            met = seen.address or seen.mac
            raise _ClashError(f"{met} è di «{device.name}», ma «{seen.name}» è un altro dispositivo.")
        return device

    def _by_name(self, seen: Seen) -> tuple[Device | None, Interface | None]:
        named = self.by_name[short(seen.name)] if seen.name else []
        if len(named) > 1:
            raise _ClashError(f"Sulla piantina ci sono più dispositivi di nome «{seen.name}».")
        if not named:
            return None, None
        ports = self.ports[named[0].id]
        moved = len(ports) == 1 and (not seen.mac or not ports[0].mac)
        return named[0], ports[0] if moved else None


class _File:
    """The new devices of the lines before, and what these would already write."""

    def __init__(self) -> None:
        self.new: dict[tuple[str, str], Seen] = {}
        self.writes: dict[tuple[str, int, str], tuple[int, str]] = {}

    def twin(self, seen: Seen) -> Seen | None:
        """An earlier line that is the same new machine."""
        keys = (("mac", seen.mac), ("address", seen.address), ("name", short(seen.name)))
        found = [self.new[key] for key in keys if key[1] and key in self.new]
        if not found:
            return None
        first = found[0]
        alike = not seen.name or not first.name or short(seen.name) == short(first.name)
        if not alike and seen.access is None:
            raise _ClashError(
                f"«{first.name}» alla riga {first.line} ha lo stesso indirizzo o lo stesso MAC."
            )
        return first

    def learn(self, seen: Seen, owner: Seen) -> None:
        for key in (("mac", seen.mac), ("address", seen.address), ("name", short(seen.name))):
            self.new.setdefault(key, owner)

    def check(self, line: int, edits: Iterable[Edit]) -> None:
        """Two lines must not write different things into one field."""
        for one in edits:
            place = (one.part.value, one.row_id, one.name)
            first, value = self.writes.setdefault(place, (line, one.told.after))
            if one.name and value != one.told.after:
                raise _ClashError(
                    f"{one.told.what}: alla riga {first} c'è «{value}», qui «{one.told.after}»."
                )


def _edits(plan: _Plan, device: Device, port: Interface | None, seen: Seen) -> tuple[Edit, ...]:
    return (
        *fact_edits(device, port, seen),
        *port_edits(device.id, port, seen),
        *way_edits(device.id, plan.ways[device.id], seen),
        *login_edits(device.id, plan.declared, seen),
    )


def _told(plan: _Plan, file: _File, seen: Seen) -> Outcome:
    device, port = plan.find(seen)
    if device is None:
        twin = file.twin(seen)
        file.learn(seen, twin or seen)
        reason = f"Insieme alla riga {twin.line}." if twin else ""
        joins = twin.line if twin else 0
        return Outcome(seen, Verdict.NEW, seen.line, seen.said, reason=reason, joins=joins)
    edits = _edits(plan, device, port, seen)
    file.check(seen.line, edits)
    verdict = Verdict.CHANGED if edits else Verdict.SAME
    return Outcome(seen, verdict, seen.line, device.name, device.id, edits)


def _outcome(plan: _Plan, file: _File, found: Found) -> Outcome:
    said = found.texts.get("name") or found.texts.get("address") or found.texts.get("mac") or "?"
    try:
        seen = seen_of(found)
    except DomainError as wrong:
        return Outcome(None, Verdict.REFUSED, found.line, said.strip(), reason=wrong.message)
    try:
        return _told(plan, file, seen)
    except _ClashError as clash:
        return Outcome(seen, Verdict.CONFLICT, seen.line, seen.said, reason=str(clash))


def compare(founds: Iterable[Found], declared: Declared) -> tuple[Outcome, ...]:
    """A verdict for each line, in the order of the file."""
    plan, file = _Plan(declared), _File()
    return tuple(_outcome(plan, file, one) for one in founds)
