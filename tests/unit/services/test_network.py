"""Reading the plan of a site and putting it on paper."""

from __future__ import annotations

from datetime import date

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.firm import Firm
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    LinkKind,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.services.errors import NotFoundError
from istes_desk.services.network import PlanView, plan_view, site_of_device, site_tree
from istes_desk.services.papers import Letterhead
from istes_desk.services.plan_drawing import DrawnNote, PlanPaper
from istes_desk.services.plan_paper import first_address, letterhead, plan_paper, plan_source
from tests.fake_uow import FakeDatabase


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase(
        Customer("Hotel Aurora"),
        Customer("Camping Lido"),
        Customer("Vecchio cliente", active=False),
        Site(1, "Sede"),
        Site(1, "Dependance"),
        Site(2, "Reception"),
        Device(1, 1, "router", DeviceKind.ROUTER),
        Device(1, 1, "pc-1", role="Contabilità", os="Windows", os_version="11", room="Ufficio"),
        Device(1, 1, "pc-2"),
        Device(1, 1, "pc-3"),
        Interface(1, address="192.168.1.1", prefix_length=24, gateway="192.168.1.1"),
        Interface(2, address="192.168.1.10", mac="00:1A:2B:3C:4D:5E"),
        Interface(3, dhcp=True),
        Interface(4, address="sbagliato"),
        Link(1, 1, 2, kind=LinkKind.WIFI, label="ponte", speed="1 Gb/s"),
        Link(1, 1, 3),
        SubnetRow(1, "192.168.1.0/24"),
        RemoteAccess(1, RemoteMethod.RDP, "192.168.1.1", 3389),
        RemoteAccess(1, RemoteMethod.TEAMVIEWER, peer_id="123 456 789"),
    )


def view_of(database: FakeDatabase) -> PlanView:
    with database() as uow:
        return plan_view(uow, 1)


def test_tree_by_name_with_counts(database: FakeDatabase) -> None:
    with database() as uow:
        every, one = site_tree(uow), site_tree(uow, 1)
        assert site_of_device(uow, 2) == 1
    assert [(c.name, [(s.name, s.devices) for s in c.sites]) for c in every] == [
        ("Camping Lido", [("Reception", 0)]),
        ("Hotel Aurora", [("Dependance", 0), ("Sede", 4)]),
    ]
    assert [c.name for c in one] == ["Hotel Aurora"]


def test_plan_of_a_site(database: FakeDatabase) -> None:
    view = view_of(database)
    router = view.device(1)
    assert router is not None
    assert router.name == "router"
    assert view.device(99) is None
    assert [one.address for one in view.interfaces_of(1)] == ["192.168.1.1"]
    assert view.accesses_of(2) == ()
    assert view.credentials_of(1) == ()
    assert any(problem.device_ids == (4,) for problem in view.problems)
    assert set(view.standing()) == {1, 2, 3, 4}


def test_a_site_that_is_gone(database: FakeDatabase) -> None:
    with database() as uow, pytest.raises(NotFoundError):
        plan_view(uow, 99)


def paper_of(database: FakeDatabase) -> PlanPaper:
    with database() as uow:
        return plan_paper(plan_source(uow, 1), "Mario", date(2026, 3, 2))


def test_paper_in_ip_order_with_no_secret(database: FakeDatabase) -> None:
    paper = paper_of(database)
    assert [row.name for row in paper.rows] == ["router", "pc-1", "pc-2", "pc-3"]
    assert paper.rows[0].addresses == ("192.168.1.1/24",)
    assert paper.rows[1].addresses == ("192.168.1.10",)
    assert paper.rows[1].system == "Windows 11"
    assert paper.boxes[1].lines == ("192.168.1.10", "Contabilità")
    assert paper.boxes[2].lines == ("DHCP",)
    assert [(link.dashed, link.label) for link in paper.links] == [(True, "ponte · 1 Gb/s"), (False, "")]
    assert paper.problems
    assert (paper.revision, paper.credentials, paper.letterhead) == ("bozza", (), Letterhead(""))
    assert paper.rows[0].remote == "Desktop remoto porta 3389; TeamViewer 123 456 789"


def test_areas_notes_and_hosts_are_on_the_paper(database: FakeDatabase) -> None:
    with database() as uow:
        uow.add(Firm("ISTES"))
        uow.add(Device(1, 1, "vm-1", DeviceKind.VM, host_device_id=1))
        uow.add(PlanArea(1, "Tutto", -100, -100, 5000, 5000, 1))
        uow.add(PlanArea(1, "Uffici", -50, -50, 3000, 3000, 2))
        uow.add(PlanNote(1, "Chiave in reception", 10, 20, 200))
    paper = paper_of(database)
    assert [area.label for area in paper.areas] == ["Tutto", "Uffici"]
    assert {box.tint for box in paper.boxes} == {2}
    assert paper.notes == (DrawnNote("Chiave in reception", 10, 20, 200),)
    assert [(link.a, link.b) for link in paper.links] == [(1, 2), (1, 3), (1, 5)]
    assert paper.letterhead.name == "ISTES"


def test_a_link_to_a_device_elsewhere_is_not_printed(database: FakeDatabase) -> None:
    with database() as uow:
        away = uow.add(Device(1, 2, "altrove"))
        uow.add(Link(1, 1, away.id))
    assert len(paper_of(database).links) == 2


def test_first_address() -> None:
    assert first_address(()) == ""


def test_letterhead() -> None:
    firm = Firm("ISTES", "01234", address="Via Roma 1", postal_code="30021", city="Caorle", province="VE")
    assert letterhead(firm).address_lines == ("Via Roma 1", "30021 Caorle (VE)")
    assert letterhead(Firm("ISTES")).address_lines == ()
    assert letterhead(None) == Letterhead("")


def test_whatever_is_selected_is_found_and_placed_boxes_stand_where_they_were_put() -> None:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Device(1, 1, "router", DeviceKind.ROUTER, x=8, y=16, placed=True),
        PlanArea(1, "Sala", 0, 0, 100, 100),
        PlanNote(1, "Chiave", 0, 0, 120),
    )
    view = view_of(database)
    assert view.standing() == {1: (8, 16)}
    found = [view.thing(kind, 1) for kind in (Device, Link, PlanArea, PlanNote)]
    assert found == [view.devices[0], None, view.areas[0], view.notes[0]]
