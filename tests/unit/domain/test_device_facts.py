"""The history tells each change in words a technician reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.domain.device_facts import (
    Change,
    changed_accesses,
    changed_facts,
    changed_fields,
    changed_interfaces,
    named,
)
from istes_desk.domain.network import Device, DeviceKind, Interface, RemoteAccess, RemoteMethod
from istes_desk.domain.plan import DeviceField

PC = Device(1, 1, "pc-1", id=7)
PORT = Interface(7, "eth0", "192.168.1.10", 24, id=3)


def test_each_fact_that_differs_is_a_line() -> None:
    after = replace(
        PC, name="pc-2", kind=DeviceKind.SERVER, warranty_until=date(2027, 12, 31), host_device_id=9
    )
    assert changed_facts(PC, after) == (
        Change("Nome", "pc-1", "pc-2"),
        Change("Tipo", "PC", "Server"),
        Change("Fine garanzia", "", "31/12/2027"),
        Change("Macchina ospite", "", "9"),
    )


def test_a_move_on_the_drawing_is_no_change() -> None:
    assert changed_facts(PC, replace(PC, x=50, placed=True)) == ()


def test_the_host_is_told_by_its_name() -> None:
    found = changed_facts(PC, replace(PC, host_device_id=9, role="posta"))
    assert named(found, {9: "esxi"}) == [Change("Ruolo", "", "posta"), Change("Macchina ospite", "", "esxi")]
    assert named([Change("Macchina ospite", "8", "")], {}) == [Change("Macchina ospite", "8", "")]


def test_interfaces_are_added_changed_and_removed() -> None:
    moved = replace(PORT, address="192.168.1.11", vlan=0, gateway="192.168.1.1", mac="00:1A:2B:3C:4D:5E")
    wifi = Interface(7, "wlan0", dhcp=True)
    gone = Interface(7, address="10.0.0.1", id=4)
    assert changed_interfaces([PORT, gone], [moved, wifi]) == (
        Change(
            "Interfaccia",
            "eth0 192.168.1.10/24",
            "eth0 192.168.1.11/24, gateway 192.168.1.1, VLAN 0, 00:1A:2B:3C:4D:5E",
        ),
        Change("Interfaccia", "", "wlan0, DHCP"),
        Change("Interfaccia", "10.0.0.1", ""),
    )
    assert changed_interfaces([PORT], [PORT]) == ()


def test_ways_in_and_fields_are_told_with_what_matters() -> None:
    way = RemoteAccess(7, RemoteMethod.RDP, "10.0.0.5", 3389, via_vpn=True, nat_port=3390, note="notte")
    peer = RemoteAccess(7, RemoteMethod.TEAMVIEWER, peer_id="123 456 789")
    assert changed_accesses([], [way, peer]) == (
        Change("Accesso remoto", "", "Desktop remoto 10.0.0.5:3389, con VPN, NAT 3390, notte"),
        Change("Accesso remoto", "", "TeamViewer 123 456 789"),
    )
    assert changed_fields(
        [DeviceField(7, "Inventario", "A1", 2)], [DeviceField(7, "Inventario", "A2", 2)]
    ) == (Change("Campo", "Inventario: A1", "Inventario: A2"),)
