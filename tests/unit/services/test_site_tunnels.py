"""Sites that a VPN joins must not share addresses; a remote id belongs to one device everywhere."""

from __future__ import annotations

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device, RemoteAccess, RemoteMethod, SubnetRow
from istes_desk.domain.network_problems import ProblemKind
from istes_desk.domain.plan import SiteTunnel
from istes_desk.domain.problems_beyond import joined_sites
from istes_desk.services.network import plan_view
from istes_desk.services.site_tunnels import TunnelChoice, set_tunnels, tunnel_choices
from tests.fake_uow import FakeDatabase, FakeUnitOfWork

TEAMVIEWER, ANYDESK = RemoteMethod.TEAMVIEWER, RemoteMethod.ANYDESK


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Customer("Studio Rossi"),
        Site(1, "Sede"),
        Site(1, "Dependance"),
        Site(2, "Ufficio"),
        SubnetRow(1, "192.168.1.0/24"),
        SubnetRow(1, "rotta"),
        SubnetRow(2, "192.168.0.0/16"),
        SubnetRow(3, "192.168.1.128/25"),
        SubnetRow(3, "fd00::/64"),
        Device(1, 1, "pc-1"),
        Device(2, 3, "pc-9"),
        RemoteAccess(1, TEAMVIEWER, peer_id="123456789"),
        RemoteAccess(1, RemoteMethod.RDP, "192.168.1.5"),
        RemoteAccess(2, TEAMVIEWER, peer_id="123 456 789"),
        RemoteAccess(2, ANYDESK, peer_id="123456789"),
    )
    with database() as opened:
        return opened


def told(uow: FakeUnitOfWork, kind: ProblemKind) -> list[str]:
    return [one.message_it for one in plan_view(uow, 1).problems if one.kind is kind]


def test_one_remote_id_at_two_customers_says_where(uow: FakeUnitOfWork) -> None:
    assert told(uow, ProblemKind.DUPLICATE_PEER) == [
        "L'ID TeamViewer 123456789 è anche su «pc-9» («Studio Rossi – Ufficio»)."
    ]


def test_a_site_without_remote_ids_asks_no_other(uow: FakeUnitOfWork) -> None:
    assert plan_view(uow, 2).problems == ()


def test_subnets_of_joined_sites_must_not_overlap(uow: FakeUnitOfWork) -> None:
    assert told(uow, ProblemKind.OVERLAPPING_SUBNETS) == []
    changes = set_tunnels(uow, 1, [2, 1])
    assert changes.sites == {1, 2}
    uow.add(SiteTunnel(3, 2))
    assert told(uow, ProblemKind.OVERLAPPING_SUBNETS) == [
        "La sottorete 192.168.1.0/24 si sovrappone a 192.168.0.0/16 di «Dependance», unita con la VPN.",
        "La sottorete 192.168.1.0/24 si sovrappone a 192.168.1.128/25 di «Studio Rossi – Ufficio», "
        "unita con la VPN.",
    ]


def test_the_choice_is_among_the_customers_own_sites_and_what_is_joined(uow: FakeUnitOfWork) -> None:
    assert tunnel_choices(uow, 1) == (TunnelChoice(2, "«Dependance»", False),)
    set_tunnels(uow, 1, [2, 3])
    assert [(one.site_id, one.joined) for one in tunnel_choices(uow, 1)] == [(2, True), (3, True)]
    assert set_tunnels(uow, 3, []).sites == {1, 3}
    set_tunnels(uow, 1, [2])
    assert [(one.a_site_id, one.b_site_id) for one in uow.find(SiteTunnel)] == [(1, 2)]


def test_tunnels_lead_on() -> None:
    tunnels = [SiteTunnel(1, 2), SiteTunnel(3, 2), SiteTunnel(4, 5)]
    assert joined_sites(1, tunnels) == {2, 3}
    assert joined_sites(9, tunnels) == frozenset()
