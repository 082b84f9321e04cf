"""What a row of the device table says, and what is left to the box on the drawing (N-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.domain.network import Interface, RemoteAccess, RemoteMethod
from istes_desk.services.plan_paper import plan_paper
from tests.plan_worlds import site


def test_a_way_in_does_not_repeat_the_address_in_the_box() -> None:
    source = site(6)
    ways = (
        RemoteAccess(4, RemoteMethod.RDP, "192.168.10.5", 3389),
        RemoteAccess(4, RemoteMethod.SSH, "srv-gestionale"),
        RemoteAccess(4, RemoteMethod.HTTPS, "10.9.9.9", 8443),
        RemoteAccess(4, RemoteMethod.VNC, "aurora.example", 5900),
    )
    second = Interface(4, "gestione", "10.9.9.9", 24, id=99)
    view = replace(source.view, accesses=ways, interfaces=(*source.view.interfaces, second))
    rows = {row.name: row for row in plan_paper(replace(source, view=view), "Marco", date(2026, 11, 22)).rows}
    assert rows["srv-gestionale"].addresses == ("192.168.10.5/24", "10.9.9.9/24")
    assert rows["srv-gestionale"].remote == (
        "Desktop remoto porta 3389; SSH; HTTPS 2° indirizzo porta 8443; VNC aurora.example porta 5900"
    )
