"""Which sites a VPN joins, and what is wrong between them and across customers (N-1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device, RemoteAccess, SubnetRow
from istes_desk.domain.network_problems import Problem
from istes_desk.domain.plan import SiteTunnel
from istes_desk.domain.problems_beyond import (
    PEER_LABELS_IT,
    FarAccess,
    FarSubnet,
    bare_peer,
    beyond,
    joined_sites,
)
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class TunnelChoice:
    """Another site, and whether a tunnel leads straight there."""

    site_id: int
    name: str
    joined: bool


def site_name(uow: UnitOfWork, site: Site, own_customer: int) -> str:
    """With its customer where that is another one."""
    if site.customer_id == own_customer:
        return f"«{site.name}»"
    return f"«{uow.get(Customer, site.customer_id).name} – {site.name}»"


def tunnel_choices(uow: UnitOfWork, site_id: int) -> tuple[TunnelChoice, ...]:
    """The other sites of the same customer, by name, and whatever else is joined already."""
    own = uow.get(Site, site_id)
    joined = {end for one in _tunnels(uow, site_id) for end in (one.a_site_id, one.b_site_id)} - {site_id}
    sites = {one.id: one for one in uow.find(Site, customer_id=own.customer_id)}
    sites |= {one.id: one for one in uow.find(Site, id=frozenset(joined))}
    del sites[site_id]
    named = [
        TunnelChoice(id, site_name(uow, one, own.customer_id), id in joined) for id, one in sites.items()
    ]
    return tuple(sorted(named, key=lambda one: one.name.casefold()))


def _tunnels(uow: UnitOfWork, site_id: int) -> list[SiteTunnel]:
    return [*uow.find(SiteTunnel, a_site_id=site_id), *uow.find(SiteTunnel, b_site_id=site_id)]


def set_tunnels(uow: UnitOfWork, site_id: int, others: Iterable[int]) -> Changes:
    """The site is joined straight to exactly these."""
    wanted = set(others) - {site_id}
    touched = {site_id} | wanted
    for one in _tunnels(uow, site_id):
        other = one.b_site_id if one.a_site_id == site_id else one.a_site_id
        touched.add(other)
        if other in wanted:
            wanted.remove(other)
        else:
            uow.remove(one)
    for other in sorted(wanted):
        uow.add(SiteTunnel(site_id, other))
    return Changes(sites=frozenset(touched))


def problems_beyond(
    uow: UnitOfWork, site: Site, subnets: Sequence[SubnetRow], accesses: Sequence[RemoteAccess]
) -> tuple[Problem, ...]:
    """What a plan's own rows cannot show."""
    return beyond(subnets, accesses, _far_subnets(uow, site), _far_accesses(uow, site, accesses))


def _far_subnets(uow: UnitOfWork, site: Site) -> list[FarSubnet]:
    joined = joined_sites(site.id, uow.find(SiteTunnel))
    if not joined:
        return []
    names = {one.id: site_name(uow, one, site.customer_id) for one in uow.find(Site, id=joined)}
    return [FarSubnet(row, names[row.site_id]) for row in uow.find(SubnetRow, site_id=joined)]


def _far_accesses(uow: UnitOfWork, site: Site, accesses: Sequence[RemoteAccess]) -> list[FarAccess]:
    peers = {text for one in accesses if one.method in PEER_LABELS_IT for text in _spellings(one.peer_id)}
    if not peers:
        return []
    rows = uow.find(RemoteAccess, peer_id=frozenset(peers))
    devices = {one.id: one for one in uow.find(Device, id=frozenset(row.device_id for row in rows))}
    far = [row for row in rows if devices[row.device_id].site_id != site.id]
    return [FarAccess(row, _where(uow, devices[row.device_id], site)) for row in far]


def _spellings(peer_id: str) -> set[str]:
    """As typed, bare, and in groups of three from the left."""
    bare = bare_peer(peer_id)
    grouped = " ".join(bare[at : at + 3] for at in range(0, len(bare), 3))
    return {peer_id, bare, grouped} - {""}


def _where(uow: UnitOfWork, device: Device, own: Site) -> str:
    return f"«{device.name}» ({site_name(uow, uow.get(Site, device.site_id), own.customer_id)})"
