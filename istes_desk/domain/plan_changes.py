"""What differs between two issued states of a plan, as people read it (N-3). Pure; knows no drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ADDED, REMOVED, CHANGED = "+", "−", "~"

Facts = Mapping[str, Any]

LABELS_IT = {
    "name": "nome", "kind": "tipo", "role": "ruolo", "os": "sistema", "os_version": "versione",
    "serial": "matricola", "vendor": "marca", "owner": "proprietario", "warranty_until": "garanzia fino al",
    "room": "posizione", "notes": "note", "host": "ospitata da", "interfaces": "interfacce",
    "accesses": "controllo remoto", "cidr": "sottorete", "vlan": "VLAN", "gateway": "gateway",
    "dhcp_from": "DHCP da", "dhcp_to": "DHCP a", "ends": "estremi", "ports": "porte", "speed": "velocità",
    "label": "etichetta", "fields": "altri dati",
}  # fmt: skip
_DERIVED = frozenset({("collegamento", "name")})
_SORTS = (("devices", "dispositivo"), ("links", "collegamento"), ("subnets", "sottorete"))


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One line: ``mark`` is + − or ~; ``device_id`` is 0 for a link or a subnet."""

    mark: str
    sort: str
    name: str
    what: str = ""
    before: str = ""
    after: str = ""
    device_id: int = 0


def differences(before: Facts, after: Facts) -> tuple[PlanDifference, ...]:
    """Devices first, then links and subnets; what was added, removed, changed, each by its name."""
    found: list[PlanDifference] = []
    for key, sort in _SORTS:
        then = {row["id"]: row for row in before.get(key, ())}
        now = {row["id"]: row for row in after.get(key, ())}
        own = key == "devices"
        found += [_whole(ADDED, sort, now[one], own) for one in now if one not in then]
        found += [_whole(REMOVED, sort, then[one], own) for one in then if one not in now]
        for one in now.keys() & then.keys():
            found += _changed(sort, then[one], now[one], own)
    return tuple(sorted(found, key=_order))


def _order(one: PlanDifference) -> tuple[int, int, str, str]:
    sorts = [sort for _, sort in _SORTS]
    return sorts.index(one.sort), (ADDED, REMOVED, CHANGED).index(one.mark), one.name.casefold(), one.what


def _whole(mark: str, sort: str, row: Facts, own: bool) -> PlanDifference:
    return PlanDifference(mark, sort, row["name"], device_id=row["id"] if own else 0)


def _changed(sort: str, then: Facts, now: Facts, own: bool) -> list[PlanDifference]:
    return [
        PlanDifference(
            CHANGED, sort, now["name"], LABELS_IT[key], _said(then.get(key)), _said(now[key]),
            now["id"] if own else 0,
        )
        for key in now
        if key in LABELS_IT and then.get(key) != now[key] and (sort, key) not in _DERIVED
    ]  # fmt: skip


def _said(value: object) -> str:
    """A list on one line, nothing as a dash."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value)) or "–"
    return str(value) if value not in (None, "") else "–"
