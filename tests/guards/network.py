"""No network but loopback: an audit hook sees every socket of the interpreter, C extensions' own excepted."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

ADDRESS_OF: dict[str, Callable[[tuple[Any, ...]], Any]] = {
    "socket.connect": lambda args: args[1],
    "socket.sendto": lambda args: args[1],
    "socket.getaddrinfo": lambda args: (args[0], args[1]),
    "socket.gethostbyname": lambda args: (args[0], 0),
}
_attempts: list[str] = []


class NetworkClosedError(AssertionError):
    """A test reached for the network."""


def pytest_sessionstart() -> None:
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[Any, ...]) -> None:
    address_of = ADDRESS_OF.get(event)
    if address_of is not None and not is_local(address_of(args)):
        _attempts.append(f"{event} {address_of(args)}")
        raise NetworkClosedError(_attempts[-1])


def is_local(address: Any) -> bool:
    """Unix sockets, loopback addresses and the names that mean them."""
    if not isinstance(address, tuple):
        return True
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def closed_network() -> Iterator[None]:
    """Fails the test even when the code under test swallowed the refusal."""
    _attempts.clear()
    yield
    if _attempts:
        pytest.fail("reached for the network: " + ", ".join(_attempts))
