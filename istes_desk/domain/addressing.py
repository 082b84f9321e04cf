"""IP and MAC addresses as people type them: parse, normalise, refuse in Italian; free addresses (N-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from istes_desk.domain.errors import DomainError, require

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istes_desk.domain.network import SubnetRow

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_MAC = re.compile(r"[0-9a-f]{2}([:\-. ]?)[0-9a-f]{2}(\1[0-9a-f]{2}){4}|[0-9a-f]{4}(\.[0-9a-f]{4}){2}")


class AddressError(DomainError):
    """An address, mask or MAC typed wrong; the message says how to mend it."""


def parse_address(text: str) -> Address:
    """IPv4 or IPv6, surrounding blanks allowed."""
    try:
        return ip_address(text.strip())
    except ValueError as wrong:
        hint = "quattro numeri da 0 a 255 separati da punti, per esempio 192.168.1.10"
        raise AddressError(f"«{text.strip()}» non è un indirizzo IP: servono {hint}.", "address") from wrong


def _dotted(text: str) -> int | None:
    """Length of a dotted mask; None when it is none or its ones do not stand together at the left."""
    try:
        bits = f"{int(IPv4Address(text)):032b}".rstrip("0")
    except ValueError:
        return None
    return None if "0" in bits else len(bits)


def parse_prefix(text: str, bits: int = 32) -> int:
    """``24``, ``/24`` or ``255.255.255.0`` as the prefix length of an address of ``bits`` bits."""
    bare = text.strip().removeprefix("/")
    length = int(bare) if re.fullmatch("[0-9]{1,3}", bare) else _dotted(bare)
    if length is None or length > bits:
        raise AddressError(
            f"«{text.strip()}» non è una maschera di rete: per esempio 255.255.255.0.", "prefix"
        )
    return length


def parse_mac(text: str) -> str:
    """``00:1A:2B:3C:4D:5E`` from any of the usual spellings; "" stays ""."""
    bare = text.strip().lower()
    if not bare:
        return ""
    if not _MAC.fullmatch(bare):
        example = "servono sei coppie, per esempio 00:1A:2B:3C:4D:5E"
        raise AddressError(f"«{text.strip()}» non è un indirizzo MAC: {example}.", "mac")
    digits = re.sub(r"[^0-9a-f]", "", bare)
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2)).upper()


def parse_network(text: str) -> Network:
    """``192.168.1.0/24``, also with a dotted mask; host bits are refused with the subnet that was meant."""
    address, slash, mask = text.strip().partition("/")
    require(bool(slash), f"A «{address}» manca la maschera: per esempio 192.168.1.0/24.", "cidr")
    base = parse_address(address)
    network = network_of(base, parse_prefix(mask, base.max_prefixlen))
    meant = f"«{text.strip()}» indica un dispositivo: la sottorete è {network}."
    require(network.network_address == base, meant, "cidr")
    return network


def network_of(address: Address, prefix_length: int) -> Network:
    """The network an address stands in; ``prefix_length`` must suit its version."""
    return ip_network((address.packed, prefix_length), strict=False)


def reaches(gateway: Address, network: Network) -> bool:
    """Whether hosts of the network can reach it directly; IPv6 routers answer on a link-local address."""
    return gateway in network or (gateway.version == network.version == 6 and gateway.is_link_local)


@dataclass(frozen=True, slots=True)
class Subnet:
    """A subnet with its gateway and DHCP range (inclusive, None = none), all of one IP version."""

    network: Network
    name: str = ""
    vlan: int | None = None
    gateway: Address | None = None
    dhcp: tuple[Address, Address] | None = None

    def __contains__(self, address: object) -> bool:
        return address in self.network

    def reserved(self, address: Address) -> bool:
        """Whether it is the network or broadcast address; point-to-point subnets have none."""
        ends = (self.network.network_address, self.network.broadcast_address)
        return self.network.num_addresses > 2 and address in ends[: 1 if address.version == 6 else 2]

    def in_dhcp(self, address: Address) -> bool:
        return self.dhcp is not None and int(self.dhcp[0]) <= int(address) <= int(self.dhcp[1])

    def next_free(self, used: Iterable[Address]) -> Address | None:
        """The lowest usable address that is not used, the gateway or in the DHCP range."""
        taken = {*used, self.gateway}
        base = self.network.network_address
        offset = 0
        while offset < self.network.num_addresses:
            address = base + offset
            if self.dhcp and self.in_dhcp(address):
                offset = int(self.dhcp[1]) - int(base)
            elif address not in taken and not self.reserved(address):
                return address
            offset += 1
        return None


def _range(network: Network, texts: tuple[str, str]) -> tuple[Address, Address] | None:
    if not any(text.strip() for text in texts):
        return None
    require(
        all(text.strip() for text in texts),
        "L'intervallo DHCP ha bisogno di un inizio e di una fine.",
        "dhcp_to",
    )
    first, last = (parse_address(text) for text in texts)
    inside = first in network and last in network
    require(inside, f"L'intervallo DHCP è fuori dalla sottorete {network}.", "dhcp_from")
    require(int(first) <= int(last), "L'intervallo DHCP finisce prima di iniziare.", "dhcp_to")
    return first, last


def parse_subnet(row: SubnetRow) -> Subnet:
    """The stored row as a subnet; refuses what cannot be, naming the field."""
    network = parse_network(row.cidr)
    gateway = parse_address(row.gateway) if row.gateway.strip() else None
    inside = gateway is None or reaches(gateway, network)
    require(inside, f"Il gateway {gateway} è fuori dalla sottorete {network}.", "gateway")
    return Subnet(network, row.name, row.vlan, gateway, _range(network, (row.dhcp_from, row.dhcp_to)))
