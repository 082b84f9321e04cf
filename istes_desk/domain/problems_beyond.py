"""What is wrong only together with other sites: subnets that a VPN joins, one remote id twice (N-1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.addressing import Network, parse_network
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import RemoteMethod
from istes_desk.domain.network_problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istes_desk.domain.network import RemoteAccess, SubnetRow
    from istes_desk.domain.plan import SiteTunnel

PEER_LABELS_IT = {RemoteMethod.TEAMVIEWER: "TeamViewer", RemoteMethod.ANYDESK: "AnyDesk"}


@dataclass(frozen=True, slots=True)
class FarSubnet:
    """A subnet of a joined site; ``where`` as people call the site."""

    row: SubnetRow
    where: str


@dataclass(frozen=True, slots=True)
class FarAccess:
    """A way into a device of another site; ``where`` = device, customer and site."""

    row: RemoteAccess
    where: str


def bare_peer(peer_id: str) -> str:
    """People group the digits of an id as they like."""
    return peer_id.replace(" ", "").replace("-", "")


def joined_sites(site_id: int, tunnels: Iterable[SiteTunnel]) -> frozenset[int]:
    """Every site that tunnels lead to, also over another one; never the site itself."""
    pairs = [(one.a_site_id, one.b_site_id) for one in tunnels]
    found, fresh = {site_id}, {site_id}
    while fresh:
        ends = {end for pair in pairs if fresh & set(pair) for end in pair}
        fresh = ends - found
        found |= fresh
    return frozenset(found - {site_id})


def beyond(
    subnets: Iterable[SubnetRow],
    accesses: Iterable[RemoteAccess],
    far_subnets: Iterable[FarSubnet],
    far_accesses: Iterable[FarAccess],
) -> tuple[Problem, ...]:
    """The findings about this site; what cannot be read is told elsewhere."""
    far_rows, far_ways = tuple(far_subnets), tuple(far_accesses)
    return (*_overlaps(subnets, far_rows), *_shared(accesses, far_ways))


def _network(row: SubnetRow) -> Network | None:
    try:
        return parse_network(row.cidr)
    except DomainError:
        return None


def _overlaps(subnets: Iterable[SubnetRow], far: tuple[FarSubnet, ...]) -> Iterator[Problem]:
    for row in subnets:
        here = _network(row)
        for other in far:
            there = _network(other.row)
            if here and there and here.version == there.version and here.overlaps(there):
                text = f"La sottorete {here} si sovrappone a {there} di {other.where}, unita con la VPN."
                yield Problem(ProblemKind.OVERLAPPING_SUBNETS, (), text)


def _shared(accesses: Iterable[RemoteAccess], far: tuple[FarAccess, ...]) -> Iterator[Problem]:
    for row in accesses:
        for other in far:
            same = row.method is other.row.method and bare_peer(row.peer_id) == bare_peer(other.row.peer_id)
            if same and row.peer_id and row.method in PEER_LABELS_IT:
                text = f"L'ID {PEER_LABELS_IT[row.method]} {row.peer_id} è anche su {other.where}."
                yield Problem(ProblemKind.DUPLICATE_PEER, (row.device_id,), text)
