"""A survey against the plan: a verdict per line, and nothing that overwrites is proposed by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.device_facts import Change
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, DeviceKind, Interface, RemoteAccess, RemoteMethod, SubnetRow
from istes_desk.domain.survey.columns import Table, found_in, guess_columns
from istes_desk.domain.survey.edits import known_prefix
from istes_desk.domain.survey.kinds import guess_kind
from istes_desk.domain.survey.matching import compare
from istes_desk.domain.survey.seen import Found, Seen, seen_of
from istes_desk.domain.survey.verdicts import Declared, Outcome, Verdict

MAC_A, MAC_B = "00:1A:2B:3C:4D:0A", "00:1A:2B:3C:4D:0B"
PLAN = Declared(
    (Device(1, 1, "PC-1", id=1), Device(1, 1, "srv.studio.lan", DeviceKind.SERVER, id=2)),
    (
        Interface(1, "eth0", "192.168.1.10", 24, mac=MAC_A, id=11),
        Interface(2, "eth0", "192.168.1.2", 24, id=12),
    ),
    (RemoteAccess(2, RemoteMethod.RDP, "192.168.1.2", id=21),),
    (SubnetRow(1, "192.168.1.0/24", id=31), SubnetRow(1, "rotta", id=32)),
    frozenset({(2, "admin")}),
)


def one(declared: Declared = PLAN, **texts: str) -> Outcome:
    return compare([Found(1, texts)], declared)[0]


def told(outcome: Outcome) -> list[Change]:
    return [edit.told for edit in outcome.edits]


# --- one line


def test_a_line_becomes_checked_values() -> None:
    texts = {
        "name": " PC-9\x07 ",
        "address": "192.168.1.9/24",
        "mac": "001a.2b3c.4d0a",
        "vlan": "10",
        "dhcp": "Sì",
        "gateway": "192.168.1.1",
        "kind": "Stampante",
        "os": "Windows 11",
        "peer_id": "123 456",
    }
    seen = seen_of(Found(3, texts, (3389,), "segreta"))
    port = Interface(0, "", "192.168.1.9", 24, 10, MAC_A, True, "192.168.1.1")
    assert (seen.line, seen.name, seen.interface, seen.kind) == (3, "PC-9", port, DeviceKind.PRINTER)
    assert (seen.address, seen.mac, seen.said) == ("192.168.1.9", MAC_A, "PC-9")
    assert seen.access == RemoteAccess(0, RemoteMethod.TEAMVIEWER, peer_id="123 456")
    assert seen.facts == {"os": "Windows 11"}
    assert "segreta" not in repr(seen)


def test_a_name_alone_is_enough_and_a_zero_mac_is_none() -> None:
    seen = seen_of(Found(1, {"name": "pc", "mac": "00:00:00:00:00:00", "method": "ssh"}))
    assert (seen.interface, seen.access, seen.address, seen.mac) == (None, None, "", "")
    assert seen_of(Found(1, {"address": "10.0.0.1", "mac": "ff-ff-ff-ff-ff-ff"})).mac == ""
    assert seen_of(Found(1, {"method": "ssh", "way_address": "web.lan", "way_port": "22"})).access == (
        RemoteAccess(0, RemoteMethod.SSH, "web.lan", 22)
    )


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({}, "né nome"),
        ({"address": "224.0.0.1"}, "dispositivo"),
        ({"address": "10.0.0"}, "indirizzo IP"),
        ({"address": "10.0.0.1", "vlan": "9999"}, "VLAN"),
        ({"address": "10.0.0.1", "prefix": "255.0.255.0"}, "maschera"),
        ({"name": "a", "mac": "zz"}, "MAC"),
        ({"name": "BAD_ADDRESS", "address": "10.0.0.1"}, "BAD_ADDRESS"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_a_reason(texts: dict[str, str], reason: str) -> None:
    with pytest.raises(DomainError, match=reason):
        seen_of(Found(1, texts))
    assert one(PLAN, **texts).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("hints", "ports", "kind"),
    [
        (("HP LaserJet",), (), DeviceKind.PRINTER),
        (("nas-01",), (), DeviceKind.NAS),
        (("Nasdaq",), (), DeviceKind.OTHER),
        (("gateway", "aurora"), (), DeviceKind.ROUTER),
        (("", "GW-AURORA"), (), DeviceKind.ROUTER),
        (("", "gw01.studio.lan"), (80,), DeviceKind.ROUTER),
        (("switch", "piano 1"), (), DeviceKind.SWITCH),
        (("", "sw-reception"), (), DeviceKind.SWITCH),
        (("", "core_sw2"), (), DeviceKind.SWITCH),
        (("", "AP-sala"), (), DeviceKind.ACCESS_POINT),
        (("", "fw-gw"), (), DeviceKind.FIREWALL),
        (("", "srv01"), (), DeviceKind.SERVER),
        (("", "swan", "gwen", "apollo"), (), DeviceKind.OTHER),
        (("", "x"), (9100,), DeviceKind.PRINTER),
        ((), (3389,), DeviceKind.PC),
    ],
)
def test_what_a_machine_most_likely_is(
    hints: tuple[str, ...], ports: tuple[int, ...], kind: DeviceKind
) -> None:
    assert guess_kind(hints, ports) is kind


def test_columns_are_known_by_their_heading() -> None:
    headings = ("Nome PC", "Indirizzo IP", "indirizzo", "Città", "os_version")
    assert guess_columns(headings) == {0: "name", 1: "address", 4: "os_version"}
    table = Table(headings, (("a", "10.0.0.1"), (" ", ""), ("b",)))
    assert found_in(table, {0: "name", 1: "address"}) == (
        Found(2, {"name": "a", "address": "10.0.0.1"}),
        Found(4, {"name": "b"}),
    )


# --- against the plan


def test_what_is_not_on_the_plan_is_new() -> None:
    outcome = one(address="192.168.1.50")
    assert (outcome.verdict, outcome.said, outcome.device_id) == (Verdict.NEW, "192.168.1.50", 0)


def test_what_says_nothing_new_is_the_same() -> None:
    assert one(name="pc-1.studio.lan", address="192.168.1.10", mac=MAC_A).verdict is Verdict.SAME
    way = one(name="srv", method="rdp", way_address="192.168.1.2")
    assert way.verdict is Verdict.SAME


def test_a_mac_in_small_letters_is_the_same() -> None:
    small = replace(PLAN, interfaces=(replace(PLAN.interfaces[0], mac=MAC_A.lower()),))
    assert one(small, address="192.168.1.10", mac=MAC_A).verdict is Verdict.SAME


def test_empty_facts_are_filled_and_others_told_as_overwritten() -> None:
    outcome = one(address="192.168.1.2", mac=MAC_B, os="Windows Server", kind="NAS", name="nuovo", dhcp="x")
    assert outcome.verdict is Verdict.CHANGED
    assert told(outcome) == [
        Change("Nome", "srv.studio.lan", "nuovo"),
        Change("Sistema", "", "Windows Server"),
        Change("Tipo", "Server", "NAS"),
        Change("MAC", "", MAC_B),
        Change("DHCP", "", "sì"),
    ]
    assert [edit.fills for edit in outcome.edits] == [False, True, False, True, True]
    assert len({edit.key for edit in outcome.edits}) == 5


def test_a_device_named_after_its_address_gets_its_name() -> None:
    plan = replace(PLAN, devices=(Device(1, 1, "192.168.1.10", id=1), PLAN.devices[1]))
    assert told(one(plan, name="pc-7", address="192.168.1.10")) == [Change("Nome", "", "pc-7")]


def test_found_by_its_name_it_has_moved_or_has_another_port() -> None:
    moved = one(name="SRV", address="192.168.1.3")
    assert told(moved) == [Change("Indirizzo IP", "192.168.1.2", "192.168.1.3")]
    second = one(name="PC-1", address="192.168.1.11", mac=MAC_B)
    assert told(second) == [Change("Nuova interfaccia", "", f"192.168.1.11, {MAC_B}")]


def test_ways_in_and_logins_are_added_once() -> None:
    found = Found(1, {"name": "srv", "method": "ssh", "way_address": "srv.lan", "user": "root"}, (), "x")
    (outcome,) = compare([found], PLAN)
    assert told(outcome) == [
        Change("Nuovo accesso remoto", "", "SSH srv.lan"),
        Change("Nuova credenziale", "", "root"),
    ]
    known = Found(1, {"name": "srv", "user": "admin"}, (), "x")
    assert compare([known], PLAN)[0].verdict is Verdict.SAME
    nameless = Found(1, {"name": "srv"}, (), "x")
    assert told(compare([nameless], PLAN)[0]) == [Change("Nuova credenziale", "", "senza nome utente")]
    peer = replace(
        PLAN, accesses=(RemoteAccess(2, RemoteMethod.TEAMVIEWER, peer_id="123 456", port=1, id=21),)
    )
    assert one(peer, name="srv", peer_id="123456").verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({"address": "192.168.1.2", "mac": MAC_A}, "il MAC è di «PC-1»"),
        ({"address": "192.168.1.10", "name": "srv"}, "è un altro dispositivo"),
        ({"mac": MAC_A, "name": "srv"}, "è un altro dispositivo"),
    ],
)
def test_what_contradicts_the_plan_is_a_conflict(texts: dict[str, str], reason: str) -> None:
    outcome = one(PLAN, **texts)
    assert outcome.verdict is Verdict.CONFLICT
    assert reason in outcome.reason


def test_what_is_twice_on_the_plan_is_a_conflict() -> None:
    twice = replace(
        PLAN,
        devices=(*PLAN.devices, Device(1, 1, "pc-1", id=3)),
        interfaces=(*PLAN.interfaces, Interface(3, "", "192.168.1.10", id=13)),
    )
    assert "più dispositivi" in one(twice, address="192.168.1.10").reason
    assert "di nome" in one(twice, name="PC-1").reason


def test_a_leased_address_says_nothing_when_the_mac_is_another() -> None:
    leased = replace(PLAN, interfaces=(replace(PLAN.interfaces[0], dhcp=True), PLAN.interfaces[1]))
    assert one(leased, address="192.168.1.10", mac=MAC_B).verdict is Verdict.NEW


def test_lines_of_one_file_are_held_against_each_other() -> None:
    lines = [
        {"name": "nuovo", "address": "192.168.1.60"},
        {"name": "nuovo", "address": "192.168.1.61"},
        {"name": "altro", "address": "192.168.1.60"},
        {"address": "192.168.1.61"},
        {"name": "vista", "address": "192.168.1.60", "method": "rdp"},
        {"name": "srv", "os": "Linux"},
        {"name": "srv", "os": "Windows"},
        {"name": "srv", "os": "Linux"},
    ]
    outcomes = compare([Found(at, texts) for at, texts in enumerate(lines, 1)], PLAN)
    assert [(one.verdict.value, one.joins) for one in outcomes] == [
        ("new", 0),
        ("new", 1),
        ("conflict", 0),
        ("new", 1),
        ("new", 1),
        ("changed", 0),
        ("conflict", 0),
        ("changed", 0),
    ]
    assert "riga 6 c'è «Linux»" in outcomes[6].reason


def test_a_nameless_sighting_is_told_by_its_address() -> None:
    assert Seen(1, "", {}).said == ""


def test_who_tells_no_mask_takes_that_of_the_narrowest_subnet() -> None:
    wide = replace(PLAN, subnets=(*PLAN.subnets, SubnetRow(1, "192.168.0.0/16", id=33)))
    assert known_prefix("192.168.1.77", wide) == 24
    assert known_prefix("192.168.7.7", wide) == 16
    assert known_prefix("10.0.0.1", wide) is None
    assert known_prefix("", wide) is None
