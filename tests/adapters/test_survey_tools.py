"""The check meets what listens on the loopback and stops when told; makers and networks are real data."""

from __future__ import annotations

import socket
from ipaddress import ip_network

import pytest

from istes_desk.adapters.surveys import reach as reaching
from istes_desk.adapters.surveys.interfaces import local_networks
from istes_desk.adapters.surveys.reach import reach
from istes_desk.adapters.surveys.vendors import vendor_of


class Steps:
    """Implements ``Progress``; cancels after ``most`` steps."""

    def __init__(self, most: int = 1000) -> None:
        self.done: list[tuple[int, int]] = []
        self.most = most

    def step(self, done: int, total: int, what: str) -> None:
        self.done.append((done, total))

    @property
    def cancelled(self) -> bool:
        return len(self.done) >= self.most


def test_the_check_meets_an_open_port(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(reaching, "PORTS", (port, 1))
        steps = Steps()
        found = reach(["127.0.0.1", "127.0.0.2"], steps)
    assert [(one.line, one.texts["address"], one.ports) for one in found] == [
        (1, "127.0.0.1", (port,)),
        (2, "127.0.0.2", ()),
    ]
    assert steps.done == [(1, 2), (2, 2)]


def test_a_cancelled_check_asks_nobody() -> None:
    assert reach(["127.0.0.1"], Steps(0)) == ()


def test_a_program_that_is_not_there_is_silence() -> None:
    assert reaching._run(["istes-desk-no-such-program"]) is None


def test_the_networks_of_this_computer() -> None:
    assert ip_network("127.0.0.0/8") in local_networks()


@pytest.mark.parametrize(
    ("mac", "vendor"),
    [
        ("00:00:0C:11:22:33", "Cisco"),
        ("02:00:0C:11:22:33", ""),
        ("01:00:5E:11:22:33", ""),
        ("", ""),
        ("00:00:0C:zz", ""),
        ("FC:FF:FF:FF:FF:FF", ""),
    ],
)
def test_the_maker_of_a_card(mac: str, vendor: str) -> None:
    assert vendor_of(mac).startswith(vendor)
    assert bool(vendor_of(mac)) is bool(vendor)
