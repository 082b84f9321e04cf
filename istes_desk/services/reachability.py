"""Which addresses a reachability check may ask: those of one small private subnet of the customer (N-6)."""

from __future__ import annotations

from collections.abc import Iterable

from istes_desk.domain.addressing import Network, parse_subnet
from istes_desk.domain.errors import require
from istes_desk.domain.network import SubnetRow

MOST = 1024
"""A /22."""


def addresses_to_ask(row: SubnetRow) -> tuple[str, ...]:
    """Every host address of the subnet; refused when it is large or not private."""
    network = parse_subnet(row).network
    many = f"{network} ha troppi indirizzi: il controllo arriva fino a una /22 ({MOST} indirizzi)."
    require(network.num_addresses <= MOST, many, "cidr")
    foreign = f"{network} non è una rete privata: il controllo si fa solo nella rete del cliente."
    require(network.is_private, foreign, "cidr")
    return tuple(str(one) for one in network.hosts())


def is_here(row: SubnetRow, local: Iterable[Network]) -> bool:
    """Whether this computer stands in that subnet itself."""
    network = parse_subnet(row).network
    return any(network.version == one.version and network.overlaps(one) for one in local)
