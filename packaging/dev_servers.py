"""The servers that the tests talk to: started on loopback in a temporary folder, stopped whatever happens."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from dev_dovecot import dovecot
from dev_postgres import postgres
from dev_system import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

POSTGRES = "ISTES_DESK_TEST_POSTGRES"
IMAP = "ISTES_DESK_TEST_IMAP"
DBUS = "ISTES_DESK_TEST_DBUS"


@contextlib.contextmanager
def servers() -> Iterator[dict[str, str]]:
    """Environment variables that tell the tests what runs; absent for a server that cannot run here."""
    with contextlib.ExitStack() as running:
        found: dict[str, str] = {}
        if sys.platform != "linux":
            yield found
            return
        if find_program("initdb"):
            found[POSTGRES] = running.enter_context(postgres())
        if find_program("dovecot") and find_program("openssl"):
            found[IMAP] = running.enter_context(dovecot())
        if find_program("dbus-run-session") and find_program("gnome-keyring-daemon"):
            found[DBUS] = "1"
        yield found
