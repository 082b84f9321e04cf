"""A site in order has no problems; each wrong thing is found, once, with its devices (N-1)."""

from __future__ import annotations

import pytest

from istes_desk.domain.network import (
    DEVICE_LABELS_IT,
    Device,
    DeviceKind,
    Interface,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.network_problems import Problem, ProblemKind, problems

DEVICES = [Device(1, 1, name, id=at) for at, name in enumerate(["Reception", "Cassa", "Server"], 1)]
LAN = SubnetRow(1, "192.168.1.0/24", "LAN", None, "192.168.1.100", "192.168.1.199", "192.168.1.1")


def port(
    device: int,
    address: str,
    prefix: int | None = 24,
    *,
    vlan: int | None = None,
    mac: str = "",
    dhcp: bool = False,
    gateway: str = "",
) -> Interface:
    return Interface(device, "eth0", address, prefix, vlan, mac, dhcp, gateway)


def found(
    interfaces: list[Interface],
    subnets: list[SubnetRow] | None = None,
    accesses: list[RemoteAccess] | None = None,
) -> list[tuple[ProblemKind, tuple[int, ...]]]:
    rows = problems(DEVICES, interfaces, [LAN] if subnets is None else subnets, accesses or [])
    return [(row.kind, row.device_ids) for row in rows]


def test_a_site_in_order() -> None:
    rows = [
        port(1, "192.168.1.10", mac="00:00:00:00:00:01"),
        port(2, "192.168.1.150", dhcp=True),
        port(3, "", None),
        port(3, "fd00::5", 64, gateway="fe80::1"),
    ]
    assert found(rows, [LAN, SubnetRow(1, "fd00::/64")]) == []
    assert found([]) == []


@pytest.mark.parametrize(
    ("rows", "kind", "ids"),
    [
        ([port(1, "192.168.1.300")], ProblemKind.INVALID_ADDRESS, (1,)),
        ([port(9, "nulla")], ProblemKind.INVALID_ADDRESS, (9,)),
        ([port(1, "192.168.1.10", 33)], ProblemKind.INVALID_MASK, (1,)),
        ([port(1, "192.168.1.10", 16)], ProblemKind.INVALID_MASK, (1,)),
        ([port(2, "192.168.1.10"), port(1, "192.168.1.10")], ProblemKind.DUPLICATE_IP, (1, 2)),
        ([port(2, "192.168.1.10", vlan=3), port(1, "192.168.1.10")], ProblemKind.DUPLICATE_IP, (1, 2)),
        (
            [port(1, "", None, mac="00:aa"), port(2, "", None, mac="00:AA")],
            ProblemKind.DUPLICATE_MAC,
            (1, 2),
        ),
        ([port(1, "192.168.1.255")], ProblemKind.RESERVED_ADDRESS, (1,)),
        ([port(1, "192.168.1.100")], ProblemKind.STATIC_IN_DHCP, (1,)),
        ([port(1, "192.168.1.10", gateway="192.168.1.254")], ProblemKind.TWO_GATEWAYS, (1,)),
    ],
)
def test_each_wrong_thing(rows: list[Interface], kind: ProblemKind, ids: tuple[int, ...]) -> None:
    assert found(rows) == [(kind, ids)]


def test_same_address_in_two_vlans_is_no_conflict() -> None:
    assert found([port(1, "192.168.1.10", vlan=2), port(2, "192.168.1.10", vlan=3)]) == []


def test_outside_every_subnet_and_without_gateway() -> None:
    outside = [(ProblemKind.OUTSIDE_SUBNET, (1,)), (ProblemKind.GATEWAY_MISSING, (1,))]
    assert found([port(1, "10.0.0.5")]) == outside
    assert found([port(1, "10.0.0.5"), port(2, "10.0.0.6")], []) == [(ProblemKind.GATEWAY_MISSING, (1, 2))]


def test_a_mask_nobody_told_is_asked_for_once_and_only_without_a_subnet() -> None:
    rows = [port(1, "10.0.0.5", None), port(2, "10.0.0.6", None)]
    kinds = [(ProblemKind.OUTSIDE_SUBNET, (1,)), (ProblemKind.OUTSIDE_SUBNET, (2,))]
    assert found(rows) == [(ProblemKind.INVALID_MASK, (1, 2)), *kinds]
    assert found([port(1, "192.168.1.10", None)]) == []


def test_a_site_without_subnets_lacks_those_and_no_device_is_marked() -> None:
    rows = [port(1, "10.0.0.5", None), port(2, "10.0.0.6", None), port(3, "10.9.9.1", None)]
    (problem,) = problems(DEVICES, rows, [], [])
    assert (problem.kind, problem.device_ids) == (ProblemKind.INVALID_MASK, ())
    assert "aggiungere 10.0.0.0/24, se è quella giusta" in problem.message_it
    assert "fe80::/64" in problems(DEVICES, [port(1, "fe80::7", None)], [], [])[0].message_it


def test_gateway_outside_and_two_of_one_device() -> None:
    kinds = {kind for kind, _ in found([port(1, "10.0.0.5", gateway="10.0.1.1")], [])}
    assert kinds == {ProblemKind.GATEWAY_OUTSIDE}
    rows = [port(1, "10.0.0.5", gateway="10.0.0.1"), port(1, "10.0.1.5", gateway="10.0.1.1")]
    assert found(rows, []) == [(ProblemKind.TWO_GATEWAYS, (1,))]


def test_subnets_that_overlap_or_cannot_be_read() -> None:
    rows = [LAN, SubnetRow(1, "192.168.0.0/16"), SubnetRow(1, "fd00::/8"), SubnetRow(1, "x", "Ospiti")]
    assert found([], rows) == [(ProblemKind.INVALID_SUBNET, ()), (ProblemKind.OVERLAPPING_SUBNETS, ())]
    assert found([], [SubnetRow(1, "x")]) == [(ProblemKind.INVALID_SUBNET, ())]


def test_remote_access() -> None:
    rows = [
        RemoteAccess(1, RemoteMethod.TEAMVIEWER, peer_id="123 456 789"),
        RemoteAccess(2, RemoteMethod.TEAMVIEWER, peer_id="123456789"),
        RemoteAccess(2, RemoteMethod.ANYDESK, peer_id="123456789"),
        RemoteAccess(1, RemoteMethod.SSH, peer_id="x"),
        RemoteAccess(2, RemoteMethod.SSH, peer_id="x"),
        RemoteAccess(3, RemoteMethod.RDP, "192.168.1.3", 3389, nat_port=33890),
        RemoteAccess(3, RemoteMethod.RDP, "192.168.1.3", 3389, via_vpn=True, nat_port=33890),
    ]
    assert problems(DEVICES, [], [], rows) == (
        Problem(
            ProblemKind.DUPLICATE_PEER,
            (1, 2),
            "Lo stesso ID TeamViewer 123456789 è su più dispositivi: Cassa, Reception.",
        ),
        Problem(ProblemKind.NAT_WITHOUT_VPN, (3,), "Server: la porta 33890 è aperta su Internet senza VPN."),
    )


def test_every_kind_of_device_has_a_label() -> None:
    assert set(DEVICE_LABELS_IT) == set(DeviceKind)
