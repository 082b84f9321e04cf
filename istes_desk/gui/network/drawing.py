"""What the plan shows, worked out on the database worker: words of the boxes, places, ways of the links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from istes_desk.domain.addressing import Subnet, parse_address, parse_subnet
from istes_desk.domain.errors import DomainError
from istes_desk.domain.layout_drawn import Line, hosts
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Interface, Link, LinkKind, SubnetRow
from istes_desk.gui.network.device_item import Face
from istes_desk.services.network import PlanView
from istes_desk.services.plan_paper import first_address
from istes_desk.services.uncollected import uncollected


def faces(view: PlanView) -> dict[int, Face]:
    """What each box says, by device id."""
    worst: dict[int, str] = {}
    for problem in reversed(view.problems):
        worst.update(dict.fromkeys(problem.device_ids, problem.message_it))
    ports: dict[int, list[Interface]] = {}
    for port in view.interfaces:
        ports.setdefault(port.device_id, []).append(port)
    credentials = Counter(one.device_id for one in view.credentials)
    remote = Counter(one.device_id for one in view.accesses)

    def face(one: Device) -> Face:
        address, problem = first_address(ports.get(one.id, ())), worst.get(one.id, "")
        held, ways = credentials.get(one.id, 0), remote.get(one.id, 0)
        return Face(one.id, one.kind, one.name, address, one.role or one.room, problem, held, ways)

    return {one.id: face(one) for one in view.devices}


def vlan_members(view: PlanView) -> dict[int, frozenset[int]]:
    """VLAN to its devices: by the tag of an interface, or by an address in a subnet of that VLAN."""
    found: dict[int, set[int]] = {}
    nets = _tagged_subnets(view)
    for port in view.interfaces:
        for vlan in _vlans(port, nets):
            found.setdefault(vlan, set()).add(port.device_id)
    return {vlan: frozenset(found[vlan]) for vlan in sorted(found)}


def _tagged_subnets(view: PlanView) -> list[tuple[int, Subnet]]:
    nets = []
    for row in view.subnets:
        try:
            nets += [(row.vlan, parse_subnet(row))] if row.vlan is not None else []
        except DomainError:  # the list of problems tells of it
            continue
    return nets


def _vlans(port: Interface, nets: list[tuple[int, Subnet]]) -> list[int]:
    if port.vlan is not None:
        return [port.vlan]
    try:
        address = parse_address(port.address) if port.address and nets else None
    except DomainError:
        return []
    return [vlan for vlan, net in nets if address is not None and address in net]


def shared_subnet(view: PlanView, devices: Iterable[int]) -> SubnetRow | None:
    """The one subnet in which every device that has an address has one."""
    ports = [one.address for id in devices for one in view.interfaces_of(id) if one.address]
    for row in view.subnets:
        try:
            net = parse_subnet(row)
            if ports and all(parse_address(one) in net for one in ports):
                return row
        except DomainError:  # the list of problems tells of it
            continue
    return None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view with everything that takes time to work out.

    ``ways`` by link id; ``guests`` tie virtual machines to their host, their ids are below 0.
    """

    view: PlanView
    faces: dict[int, Face]
    at: dict[int, Point]
    ways: dict[int, Line]
    guests: tuple[Link, ...]
    vlans: dict[int, frozenset[int]]


@uncollected()
def drawing_of(view: PlanView) -> Drawing:
    """Where everything stands and how the links run."""
    at = view.standing()
    host = {one.id: one.host_device_id for one in view.devices if one.host_device_id is not None}
    hung = hosts(view.devices, view.links, at) if host else {}
    guests = tuple(Link(view.site.id, host[vm], vm, kind=LinkKind.OTHER, id=-vm) for vm in hung)
    ways = view.lines(at) | {-vm: line for vm, line in hung.items()}
    return Drawing(view, faces(view), at, ways, guests, vlan_members(view))
