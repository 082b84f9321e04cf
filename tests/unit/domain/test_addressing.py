"""Addresses as typed: what is accepted, what is refused and in which words (N-1)."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.addressing import (
    Subnet,
    network_of,
    parse_address,
    parse_mac,
    parse_network,
    parse_prefix,
    parse_subnet,
)
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import SubnetRow


@given(st.ip_addresses())
def test_addresses_come_back_normalised(address: IPv4Address) -> None:
    assert parse_address(f" {str(address).upper()} ") == address


@pytest.mark.parametrize("text", ["", "192.168.1", "192.168.1.256", "192.168.01.1", "router"])
def test_wrong_addresses_are_explained(text: str) -> None:
    with pytest.raises(DomainError, match="non è un indirizzo IP") as refused:
        parse_address(text)
    assert refused.value.field == "address"


@given(st.integers(0, 32))
def test_mask_and_prefix_are_the_same_thing(length: int) -> None:
    mask = network_of(IPv4Address("10.0.0.0"), length).netmask
    assert parse_prefix(str(mask)) == parse_prefix(f"/{length}") == parse_prefix(str(length)) == length


@pytest.mark.parametrize("text", ["", "33", "255.0.255.0", "0.0.0.255", "-1", "ventiquattro"])
def test_wrong_masks_are_explained(text: str) -> None:
    with pytest.raises(DomainError, match="non è una maschera"):
        parse_prefix(text)


@pytest.mark.parametrize(
    "text", ["00-1a-2b-3c-4d-5e", "00:1A:2B:3C:4D:5E", "001a.2b3c.4d5e", "001A2B3C4D5E", "00 1a 2b 3c 4d 5e"]
)
def test_macs_come_back_normalised(text: str) -> None:
    assert parse_mac(f" {text}") == "00:1A:2B:3C:4D:5E"


def test_no_mac_is_fine() -> None:
    assert parse_mac("  ") == ""


@pytest.mark.parametrize("text", ["00:1a:2b:3c:4d", "00:1a-2b:3c:4d:5e", "00:1a:2b:3c:4d:5g", "01:a2b3c4d5e"])
def test_wrong_macs_are_explained(text: str) -> None:
    with pytest.raises(DomainError, match="non è un indirizzo MAC"):
        parse_mac(text)


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("192.168.1.0/255.255.255.0", "192.168.1.0/24"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("FD00::/64", "fd00::/64"),
    ],
)
def test_networks(text: str, network: str) -> None:
    assert str(parse_network(text)) == network


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("192.168.1.0", "manca la maschera"),
        ("192.168.1.7/24", "la sottorete è 192.168.1.0/24"),
        ("192.168.1.0/40", "non è una maschera"),
    ],
)
def test_wrong_networks_are_explained(text: str, reason: str) -> None:
    with pytest.raises(DomainError, match=reason):
        parse_network(text)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (SubnetRow(1, "192.168.1.0/24", gateway="192.168.2.1"), "gateway"),
        (SubnetRow(1, "192.168.1.0/24", dhcp_from="192.168.1.100"), "dhcp_to"),
        (SubnetRow(1, "192.168.1.0/24", dhcp_from="192.168.1.9", dhcp_to="192.168.2.9"), "dhcp_from"),
        (SubnetRow(1, "192.168.1.0/24", dhcp_from="192.168.1.9", dhcp_to="192.168.1.8"), "dhcp_to"),
    ],
)
def test_wrong_subnets_name_the_field(row: SubnetRow, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        parse_subnet(row)
    assert refused.value.field == field


def test_next_free_steps_over_what_is_taken() -> None:
    row = SubnetRow(
        1, "10.0.0.0/29", gateway="10.0.0.1", dhcp_from="10.0.0.3", dhcp_to="10.0.0.5", name="Uffici"
    )
    subnet = parse_subnet(row)
    assert subnet.next_free([]) == ip_address("10.0.0.2")
    assert subnet.next_free([ip_address("10.0.0.2")]) == ip_address("10.0.0.6")
    assert subnet.next_free([ip_address("10.0.0.2"), ip_address("10.0.0.6")]) is None


def test_ipv6_and_point_to_point() -> None:
    wide = parse_subnet(SubnetRow(1, "fd00::/64", gateway="fe80::1"))
    assert wide.next_free([]) == ip_address("fd00::1")
    assert not wide.reserved(wide.network.broadcast_address)
    assert Subnet(parse_network("10.0.0.0/31")).next_free([]) == ip_address("10.0.0.0")
    assert ip_address("fd00::9") in wide
