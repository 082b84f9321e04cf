"""Issued plans: what is frozen, what is numbered, what is registered, what changed since (N-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.plan import CredentialPrint, DeviceField, PlanCopy, PlanRevision
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services.plan_compared import compared
from istes_desk.services.plan_facts import facts_of, intact, read_facts
from istes_desk.services.plan_paper import plan_paper, plan_source
from istes_desk.services.revisions import (
    IssueDraft,
    changes_since,
    credentials_of,
    issue,
    issued,
    print_failed,
    revisions,
)
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

KEY = b"k" * 32
FULL = IssueDraft(1, "Anna", "", CredentialPrint.FULL, 2, " verifica annuale ", "Direzione")


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Device(1, 1, "router", DeviceKind.ROUTER),
        Device(1, 1, "server", DeviceKind.SERVER, room="Sala", warranty_until=date(2028, 1, 31)),
        Device(1, 1, "vm", DeviceKind.VM, host_device_id=2),
        Device(1, 1, "pc", room="Ufficio"),
        Interface(1, "lan", "192.168.1.1", 24),
        Interface(2, "eth0", "192.168.1.2", None, 20, "00:1A:2B:3C:4D:5E", gateway="192.168.1.1"),
        Interface(4, "eth0", dhcp=True),
        Link(1, 1, 2, "1", "2", speed="1 Gb/s"),
        Link(1, 1, 4),
        Link(1, 1, 99),
        SubnetRow(1, "192.168.1.0/24"),
        RemoteAccess(2, RemoteMethod.RDP, "192.168.1.2", 3389, via_vpn=True, nat_port=4000),
        RemoteAccess(4, RemoteMethod.ANYDESK, peer_id="123"),
        DeviceField(4, "Chiave", "12"),
        CredentialHandle(1, CredentialKind.USER_PASSWORD, "Admin", "uuid-1", clock.now(), "admin", 2),
        CredentialHandle(1, CredentialKind.PIN, "Cassa", "uuid-2", clock.now(), "", 1),
    )
    with database() as opened:
        return opened


def test_facts_are_canonical_and_name_no_credential(uow: FakeUnitOfWork) -> None:
    facts = facts_of(uow, 1)
    assert facts == facts_of(uow, 1)
    assert "uuid-" not in facts
    assert "Admin" not in facts
    assert "RDP 192.168.1.2 porta 3389 NAT 4000 via VPN" in facts
    assert "eth0 192.168.1.2 VLAN 20 00:1A:2B:3C:4D:5E gateway 192.168.1.1" in facts
    assert '"host":"server"' in facts
    assert '"name":"router – ?"' in facts
    uow.save(replace(uow.get(Device, 4), x=500.0, placed=True))
    assert facts_of(uow, 1) == facts


def test_an_unchanged_plan_gets_another_copy_of_its_revision(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = issue(uow, clock, None, IssueDraft(1, copies=2), "marco")
    second = issue(uow, clock, None, IssueDraft(1), "marco")
    assert [(copy.number, copy.copies) for copy in uow.find(PlanCopy)] == [(1, 2), (2, 2)]
    assert issued(uow, second.new_id)[0] == issued(uow, first.new_id)[0]
    assert first.sites == {1}
    assert uow.find(RegisterEntry) == []
    uow.save(replace(uow.get(Device, 4), room="Bar"))
    third = issue(uow, clock, None, IssueDraft(1), "marco")
    revision, copy = issued(uow, third.new_id)
    assert (revision.number, copy.number, intact(revision)) == (2, 1, True)
    assert [entry.revision.number for entry in revisions(uow, 1)] == [2, 1]
    assert [len(entry.copies) for entry in revisions(uow, 1)] == [1, 2]


def test_a_frozen_revision_that_was_touched_says_so(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    issue(uow, clock, None, IssueDraft(1), "marco")
    (revision,) = uow.find(PlanRevision)
    uow.save(replace(revision, facts=revision.facts.replace("pc", "pz")))
    assert [entry.intact for entry in revisions(uow, 1)] == [False]


def test_credentials_on_paper_are_registered_with_their_reason(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    issue(uow, clock, KEY, FULL, "marco")
    issue(
        uow, clock, KEY, replace(FULL, credentials=CredentialPrint.USER_NAMES, reason="", recipient=""), "eva"
    )
    full, names = uow.find(RegisterEntry)
    assert (full.action, full.customer_id, full.author) == (RegisterAction.PLAN_PRINTED, 1, "marco")
    assert full.subject == (
        "Piantina Sede, revisione 1, copia 1 di 2 · credenziali: sì, complete · motivo: verifica annuale"
        " · per: Direzione"
    )
    assert names.subject.endswith("credenziali: solo nomi utente")


def test_a_copy_that_never_came_out_has_a_second_line(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    copy_id = issue(uow, clock, KEY, FULL, "marco").new_id
    print_failed(uow, clock, KEY, copy_id, "marco")
    first, second = uow.find(RegisterEntry)
    assert second.subject == f"{first.subject} · non riuscita: nessuna copia è uscita"
    assert (second.action, second.customer_id) == (first.action, 1)


@pytest.mark.parametrize(
    ("key", "draft"), [(KEY, replace(FULL, reason=" ")), (None, FULL), (None, IssueDraft(1, copies=0))]
)
def test_without_reason_or_open_vault_nothing_is_issued(
    uow: FakeUnitOfWork, clock: FixedClock, key: bytes | None, draft: IssueDraft
) -> None:
    with pytest.raises(DomainError):
        issue(uow, clock, key, draft, "marco")
    assert uow.find(PlanCopy) == []
    assert uow.find(PlanRevision) == []


def test_credentials_by_device_without_their_secret(uow: FakeUnitOfWork) -> None:
    found = credentials_of(uow, 1)
    assert [(row.device, row.label, row.user_name, row.secret) for _, row in found] == [
        ("router", "Cassa", "", ""),
        ("server", "Admin", "admin", ""),
    ]


def test_what_changed_since_a_revision(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    issue(uow, clock, None, IssueDraft(1), "marco")
    assert changes_since(uow, 1) == ()
    uow.save(replace(uow.get(Device, 2), name="server-nuovo", room=""))
    uow.remove(uow.get(Link, 2))
    uow.remove(uow.get(Device, 4))
    uow.add(Device(1, 1, "nas", DeviceKind.NAS))
    uow.add(Link(1, 1, 5, label="dati"))
    uow.save(replace(uow.get(SubnetRow, 1), vlan=20))
    found = changes_since(uow, 1)
    assert [(one.mark, one.sort, one.name, one.what, one.before, one.after) for one in found] == [
        ("+", "dispositivo", "nas", "", "", ""),
        ("−", "dispositivo", "pc", "", "", ""),
        ("~", "dispositivo", "server-nuovo", "nome", "server", "server-nuovo"),
        ("~", "dispositivo", "server-nuovo", "posizione", "Sala", "–"),
        ("~", "dispositivo", "vm", "ospitata da", "server", "server-nuovo"),
        ("+", "collegamento", "router – nas", "", "", ""),
        ("−", "collegamento", "router – pc", "", "", ""),
        ("~", "sottorete", "192.168.1.0/24", "VLAN", "–", "20"),
    ]
    paper = plan_paper(plan_source(uow, 1), "Marco", date(2026, 11, 22))
    shown = compared(paper, read_facts(uow.get(PlanRevision, 1)), found, 1)
    assert {box.name: box.mark for box in shown.boxes} == {
        "router": "", "server-nuovo": "~", "vm": "~", "nas": "+", "pc": "−",
    }  # fmt: skip
    assert [(link.label, link.dashed) for link in shown.links if link.label] == [
        ("1 Gb/s", False), ("+ dati", False), ("−", True),
    ]  # fmt: skip
    assert (shown.title, shown.rows) == ("Modifiche alla piantina dalla revisione 1", ())
    assert not shown.placed
