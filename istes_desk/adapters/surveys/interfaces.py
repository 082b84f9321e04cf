"""The networks this computer stands in."""

from __future__ import annotations

import socket
from ipaddress import ip_interface

from istes_desk.domain.addressing import Network

FAMILIES = frozenset({socket.AF_INET, socket.AF_INET6})


def local_networks() -> tuple[Network, ...]:
    """Implements ``SurveyTools.networks``: one per address of a card, without what cannot be read."""
    import psutil

    found: list[Network] = []
    for addresses in psutil.net_if_addrs().values():
        for one in addresses:
            if one.family in FAMILIES and one.netmask:
                try:
                    found.append(
                        ip_interface(f"{one.address.partition('%')[0]}/{_mask(one.netmask)}").network
                    )
                except ValueError:
                    continue
    return tuple(dict.fromkeys(found))


def _mask(text: str) -> str:
    """``ffff:ffff::`` as a length; a dotted mask stays."""
    if ":" not in text:
        return text
    return str(int.from_bytes(socket.inet_pton(socket.AF_INET6, text), "big").bit_count())
