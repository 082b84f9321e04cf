"""What is wrong in a site's addressing, to be shown on the plan (N-1); it finds, it never refuses."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_network
from itertools import combinations
from typing import TYPE_CHECKING

from istes_desk.domain.addressing import (
    Address,
    Network,
    Subnet,
    network_of,
    parse_address,
    parse_subnet,
    reaches,
)
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import RemoteMethod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istes_desk.domain.network import Device, Interface, RemoteAccess, SubnetRow


USUAL = {4: 24, 6: 64}
"""Prefix length of a small net, by version."""


class ProblemKind(StrEnum):
    INVALID_ADDRESS = "invalid_address"
    INVALID_MASK = "invalid_mask"
    INVALID_SUBNET = "invalid_subnet"
    DUPLICATE_IP = "duplicate_ip"
    DUPLICATE_MAC = "duplicate_mac"
    OUTSIDE_SUBNET = "outside_subnet"
    RESERVED_ADDRESS = "reserved_address"
    STATIC_IN_DHCP = "static_in_dhcp"
    GATEWAY_MISSING = "gateway_missing"
    GATEWAY_OUTSIDE = "gateway_outside"
    TWO_GATEWAYS = "two_gateways"
    OVERLAPPING_SUBNETS = "overlapping_subnets"
    DUPLICATE_PEER = "duplicate_peer"
    NAT_WITHOUT_VPN = "nat_without_vpn"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding; ``device_ids`` sorted, empty when it is about a subnet alone."""

    kind: ProblemKind
    device_ids: tuple[int, ...]
    message_it: str


@dataclass(frozen=True, slots=True)
class _Port:
    """An interface whose address could be read."""

    row: Interface
    address: Address
    network: Network | None
    subnet: Subnet | None
    gateway: Address | None


@dataclass(frozen=True, slots=True)
class _Site:
    names: dict[int, str]
    interfaces: tuple[Interface, ...]
    subnets: tuple[Subnet, ...]
    accesses: tuple[RemoteAccess, ...]
    ports: tuple[_Port, ...]

    def told(self, kind: ProblemKind, device_ids: Iterable[int], message: str) -> Problem:
        """``{who}`` in the message becomes the names, alphabetically."""
        ids = tuple(sorted(set(device_ids)))
        who = ", ".join(sorted(self.names.get(one, f"dispositivo {one}") for one in ids))
        return Problem(kind, ids, message.replace("{who}", who))


def _duplicates(site: _Site) -> Iterator[Problem]:
    """The same address is a conflict in one VLAN, or when a VLAN is not known."""
    by_address: dict[Address, list[_Port]] = defaultdict(list)
    for port in site.ports:
        by_address[port.address].append(port)
    for address, ports in by_address.items():
        vlans = Counter(port.row.vlan for port in ports)
        if len(ports) > 1 and (None in vlans or max(vlans.values()) > 1):
            ids = [port.row.device_id for port in ports]
            yield site.told(
                ProblemKind.DUPLICATE_IP, ids, f"L'indirizzo {address} è usato più volte: {{who}}."
            )


def _duplicate_macs(site: _Site) -> Iterator[Problem]:
    by_mac: dict[str, list[int]] = defaultdict(list)
    for row in site.interfaces:
        by_mac[row.mac.upper()].append(row.device_id)
    for mac, ids in by_mac.items():
        if mac and len(set(ids)) > 1:
            yield site.told(
                ProblemKind.DUPLICATE_MAC, ids, f"L'indirizzo MAC {mac} compare più volte: {{who}}."
            )


def _port_kinds(port: _Port, known: bool) -> Iterator[tuple[ProblemKind, str]]:
    """Everything wrong with one port alone; ``known`` = the site has subnets to compare with."""
    at, subnet, network = port.address, port.subnet, port.network
    wrong_length = network is None and port.row.prefix_length is not None
    wrong_mask = subnet is not None and network is not None and subnet.network != network
    static = subnet is not None and not port.row.dhcp and subnet.in_dhcp(at)
    reserved = network is not None and Subnet(network).reserved(at)
    outside = network is not None and port.gateway is not None and not reaches(port.gateway, network)
    checks = (
        (wrong_length, ProblemKind.INVALID_MASK, f"{at} non ha una maschera valida"),
        (wrong_mask, ProblemKind.INVALID_MASK, f"la maschera di {at} non è quella della sottorete"),
        (known and subnet is None, ProblemKind.OUTSIDE_SUBNET, f"{at} è fuori dalle sottoreti della sede"),
        (reserved, ProblemKind.RESERVED_ADDRESS, f"{at} è l'indirizzo di rete o di broadcast"),
        (static, ProblemKind.STATIC_IN_DHCP, f"{at} è statico ma dentro l'intervallo DHCP"),
        (outside, ProblemKind.GATEWAY_OUTSIDE, f"il gateway {port.gateway} è fuori dalla rete di {at}"),
    )
    return ((kind, text) for holds, kind, text in checks if holds)


def _port_problems(site: _Site) -> Iterator[Problem]:
    for port in site.ports:
        for kind, text in _port_kinds(port, bool(site.subnets)):
            yield site.told(kind, [port.row.device_id], f"{{who}}: {text}.")


def _maskless(site: _Site) -> Iterator[Problem]:
    """A mask that nobody told is asked for once; in a known subnet it is the subnet's.

    A site without any subnet lacks that, its devices lack nothing: no device is marked.
    """
    bare = [port for port in site.ports if port.network is None and port.row.prefix_length is None]
    if bare and not site.subnets:
        yield Problem(ProblemKind.INVALID_MASK, (), _no_subnet(bare))
    elif bare:
        text = "Maschera non indicata, e nessuna sottorete la dice: {who}."
        yield site.told(ProblemKind.INVALID_MASK, [port.row.device_id for port in bare], text)


def _no_subnet(ports: list[_Port]) -> str:
    """Proposes the usual size of the net that most addresses share."""
    usual = Counter(ip_network((port.address, USUAL[port.address.version]), strict=False) for port in ports)
    ((likely, _),) = usual.most_common(1)
    return f"Nessuna sottorete nella sede, e le maschere mancano: aggiungere {likely}, se è quella giusta."


def _gateways(site: _Site) -> Iterator[Problem]:
    """Per network: no gateway at all, or more than one; a port without one takes its subnet's."""
    by_network: dict[Network, list[_Port]] = defaultdict(list)
    for port in site.ports:
        if (network := port.subnet.network if port.subnet else port.network) is not None:
            by_network[network].append(port)
    for network, ports in by_network.items():
        subnet = ports[0].subnet
        found = {port.gateway for port in ports} | {subnet.gateway if subnet else None}
        gateways = sorted(str(one) for one in found - {None})
        ids = [port.row.device_id for port in ports]
        if not gateways:
            yield site.told(
                ProblemKind.GATEWAY_MISSING, ids, f"La rete {network} non ha un gateway: {{who}}."
            )
        if len(gateways) > 1:
            text = f"La rete {network} ha più gateway ({', '.join(gateways)}): {{who}}."
            yield site.told(ProblemKind.TWO_GATEWAYS, ids, text)


def _device_gateways(site: _Site) -> Iterator[Problem]:
    by_device: dict[int, set[Address]] = defaultdict(set)
    for port in site.ports:
        by_device[port.row.device_id] |= {port.gateway} if port.gateway else set()
    for device_id, gateways in by_device.items():
        if len(gateways) > 1:
            text = f"{{who}} ha due gateway: {', '.join(sorted(map(str, gateways)))}."
            yield site.told(ProblemKind.TWO_GATEWAYS, [device_id], text)


def _overlaps(site: _Site) -> Iterator[Problem]:
    for a, b in combinations(site.subnets, 2):
        if a.network.version == b.network.version and a.network.overlaps(b.network):
            text = f"Le sottoreti {a.network} e {b.network} si sovrappongono."
            yield site.told(ProblemKind.OVERLAPPING_SUBNETS, (), text)


def _remote(site: _Site) -> Iterator[Problem]:
    by_peer: dict[tuple[RemoteMethod, str], set[int]] = defaultdict(set)
    for row in site.accesses:
        if row.nat_port is not None and not row.via_vpn:
            text = f"{{who}}: la porta {row.nat_port} è aperta su Internet senza VPN."
            yield site.told(ProblemKind.NAT_WITHOUT_VPN, [row.device_id], text)
        by_peer[row.method, row.peer_id.replace(" ", "")].add(row.device_id)
    for (method, peer), ids in by_peer.items():
        if peer and len(ids) > 1 and method in _PEER_LABELS:
            text = f"Lo stesso ID {_PEER_LABELS[method]} {peer} è su più dispositivi: {{who}}."
            yield site.told(ProblemKind.DUPLICATE_PEER, ids, text)


_PEER_LABELS = {RemoteMethod.TEAMVIEWER: "TeamViewer", RemoteMethod.ANYDESK: "AnyDesk"}
_CHECKS = (
    _duplicates,
    _duplicate_macs,
    _port_problems,
    _maskless,
    _gateways,
    _device_gateways,
    _overlaps,
    _remote,
)


def _read_subnets(rows: Iterable[SubnetRow]) -> tuple[tuple[Subnet, ...], list[Problem]]:
    good: list[Subnet] = []
    bad: list[Problem] = []
    for row in rows:
        try:
            good.append(parse_subnet(row))
        except DomainError as wrong:
            text = f"Sottorete {row.name or row.cidr}: {wrong.message}"
            bad.append(Problem(ProblemKind.INVALID_SUBNET, (), text))
    return tuple(good), bad


def _port(row: Interface, subnets: tuple[Subnet, ...]) -> _Port:
    address = parse_address(row.address)
    gateway = parse_address(row.gateway) if row.gateway else None
    length = row.prefix_length
    fits = length is not None and 0 < length <= address.max_prefixlen
    holding = [one for one in subnets if address in one]
    subnet = max(holding, key=lambda one: one.network.prefixlen, default=None)
    network = network_of(address, length or 0) if fits else None
    if length is None and subnet is not None:
        network = subnet.network
    return _Port(row, address, network, subnet, gateway)


def _read_ports(
    rows: Iterable[Interface], subnets: tuple[Subnet, ...], names: dict[int, str]
) -> tuple[tuple[_Port, ...], list[Problem]]:
    good: list[_Port] = []
    bad: list[Problem] = []
    for row in rows:
        try:
            good.append(_port(row, subnets))
        except DomainError as wrong:
            text = f"{names.get(row.device_id, f'dispositivo {row.device_id}')}: {wrong.message}"
            bad.append(Problem(ProblemKind.INVALID_ADDRESS, (row.device_id,), text))
    return tuple(good), bad


def problems(
    devices: Iterable[Device],
    interfaces: Iterable[Interface],
    subnets: Iterable[SubnetRow],
    accesses: Iterable[RemoteAccess],
) -> tuple[Problem, ...]:
    """Everything wrong in one site, by kind and device; interfaces without address are left in peace."""
    names = {device.id: device.name for device in devices}
    rows = tuple(interfaces)
    nets, bad_nets = _read_subnets(subnets)
    ports, bad_ports = _read_ports((row for row in rows if row.address), nets, names)
    site = _Site(names, rows, nets, tuple(accesses), ports)
    found = [*bad_nets, *bad_ports, *(one for check in _CHECKS for one in check(site))]
    order = list(ProblemKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.device_ids, one.message_it)))
