"""A check asks one small private subnet and nothing else."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import SubnetRow
from istes_desk.services.reachability import addresses_to_ask, is_here


def test_the_hosts_of_the_subnet_are_asked() -> None:
    assert addresses_to_ask(SubnetRow(1, "192.168.1.0/30")) == ("192.168.1.1", "192.168.1.2")
    assert len(addresses_to_ask(SubnetRow(1, "10.0.0.0/22"))) == 1022


@pytest.mark.parametrize(
    ("cidr", "reason"),
    [("10.0.0.0/21", "troppi"), ("fd00::/64", "troppi"), ("8.8.8.0/24", "privata")],
)
def test_what_is_large_or_foreign_is_refused(cidr: str, reason: str) -> None:
    with pytest.raises(DomainError, match=reason):
        addresses_to_ask(SubnetRow(1, cidr))


def test_whether_this_computer_is_in_it() -> None:
    here = (ip_network("fe80::/64"), ip_network("192.168.1.0/24"))
    assert is_here(SubnetRow(1, "192.168.1.0/25"), here)
    assert not is_here(SubnetRow(1, "192.168.2.0/24"), here)
