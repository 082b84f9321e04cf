"""Reading the network plan of a site: what stands there, how it hangs together, what is wrong (N-1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.layout_drawn import Line, lines, standing
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess, SubnetRow
from istes_desk.domain.network_problems import Problem, problems
from istes_desk.domain.plan import GroupMember, NamedView, PlanArea, PlanGroup, PlanNote
from istes_desk.domain.vault import CredentialHandle
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.site_tunnels import problems_beyond
from istes_desk.services.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A site in the tree; ``devices`` is their number."""

    id: int
    name: str
    devices: int


@dataclass(frozen=True, slots=True)
class CustomerEntry:
    """A customer in the tree; sites by name."""

    id: int
    name: str
    sites: tuple[SiteEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything on the plan of one site, never a secret; ``problems`` in the order of their kind."""

    customer: Customer
    site: Site
    devices: tuple[Device, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    links: tuple[Link, ...] = ()
    subnets: tuple[SubnetRow, ...] = ()
    accesses: tuple[RemoteAccess, ...] = ()
    credentials: tuple[CredentialHandle, ...] = ()
    problems: tuple[Problem, ...] = ()
    areas: tuple[PlanArea, ...] = ()
    notes: tuple[PlanNote, ...] = ()
    groups: tuple[PlanGroup, ...] = ()
    members: tuple[GroupMember, ...] = ()
    views: tuple[NamedView, ...] = ()

    def device(self, id: int) -> Device | None:
        """The device, None when it is not on this plan."""
        return next((one for one in self.devices if one.id == id), None)

    def thing(self, kind: type[Any], id: int) -> Any:
        """Whatever can be selected on the plan, None when it is not on it."""
        rows: dict[type[Any], tuple[Any, ...]] = {
            Device: self.devices,
            Link: self.links,
            PlanArea: self.areas,
            PlanNote: self.notes,
        }
        return next((one for one in rows[kind] if one.id == id), None)

    def members_of(self, group: PlanGroup) -> set[int]:
        """The devices of a group."""
        return {one.device_id for one in self.members if one.group_id == group.id}

    def interfaces_of(self, device_id: int) -> tuple[Interface, ...]:
        return tuple(one for one in self.interfaces if one.device_id == device_id)

    def accesses_of(self, device_id: int) -> tuple[RemoteAccess, ...]:
        return tuple(one for one in self.accesses if one.device_id == device_id)

    def credentials_of(self, device_id: int) -> tuple[CredentialHandle, ...]:
        return tuple(one for one in self.credentials if one.device_id == device_id)

    def standing(self) -> dict[int, Point]:
        """Upper left corner of every box."""
        if all(one.placed for one in self.devices):
            return {one.id: (one.x, one.y) for one in self.devices}
        return standing(self.devices, self.links)

    def lines(self, at: dict[int, Point]) -> dict[int, Line]:
        """How the links run between boxes that stand ``at``."""
        return lines(self.devices, self.links, at)


def site_tree(uow: UnitOfWork, customer_id: int | None = None) -> tuple[CustomerEntry, ...]:
    """Active customers by name with their sites; None = all of them."""
    wanted = {} if customer_id is None else {"id": customer_id}
    customers = uow.find(Customer, active=True, **wanted)
    ids = frozenset(one.id for one in customers)
    counts = Counter(one.site_id for one in uow.find(Device, customer_id=ids))
    sites = sorted(uow.find(Site, customer_id=ids), key=lambda one: one.name.casefold())
    return tuple(
        CustomerEntry(
            one.id,
            one.name,
            tuple(SiteEntry(s.id, s.name, counts[s.id]) for s in sites if s.customer_id == one.id),
        )
        for one in sorted(customers, key=lambda one: one.name.casefold())
    )


def plan_view(uow: UnitOfWork, site_id: int) -> PlanView:
    """The whole plan with what is wrong on it; NotFoundError when the site is gone."""
    return judged(uow, drawn_plan(uow, site_id))


def judged(uow: UnitOfWork, view: PlanView) -> PlanView:
    """With the problems, which take longer to find than the plan takes to read."""
    found = problems(view.devices, view.interfaces, view.subnets, view.accesses)
    beyond = problems_beyond(uow, view.site, view.subnets, view.accesses)
    return replace(view, problems=(*found, *beyond))


@uncollected()
def drawn_plan(uow: UnitOfWork, site_id: int) -> PlanView:
    """The plan without its problems; NotFoundError when the site is gone."""
    site = uow.get(Site, site_id)
    devices = tuple(uow.find(Device, site_id=site_id))
    ids = frozenset(one.id for one in devices)
    interfaces = tuple(uow.find(Interface, device_id=ids))
    subnets = tuple(uow.find(SubnetRow, site_id=site_id))
    accesses = tuple(uow.find(RemoteAccess, device_id=ids))
    groups = tuple(uow.find(PlanGroup, site_id=site_id))
    return PlanView(
        uow.get(Customer, site.customer_id),
        site,
        devices,
        interfaces,
        tuple(uow.find(Link, site_id=site_id)),
        subnets,
        accesses,
        tuple(uow.find(CredentialHandle, device_id=ids)),
        (),
        tuple(uow.find(PlanArea, site_id=site_id)),
        tuple(uow.find(PlanNote, site_id=site_id)),
        groups,
        tuple(uow.find(GroupMember, group_id=frozenset(one.id for one in groups))),
        tuple(sorted(uow.find(NamedView, site_id=site_id), key=lambda one: one.name.casefold())),
    )


def site_of_device(uow: UnitOfWork, device_id: int) -> int:
    """The site a device stands in."""
    return uow.get(Device, device_id).site_id
