"""A program that visits a mailbox, says how far it is, and waits for a word or to be killed by the test."""

from __future__ import annotations

import sys
from pathlib import Path

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.services import fetching
from istes_desk.services.filing import Means, Transacting
from tests.fakes import MemorySecrets
from tests.imap_server import told


class Speaking:
    """Implements ``Progress``: after each batch it waits."""

    cancelled = False

    def step(self, done: int, _total: int, _what: str) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        sys.stdin.read(1)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    secrets = MemorySecrets()
    secrets.put("mailbox-1", told()["password"])
    transact = Transacting(open_sqlite(path, path.parent))
    means = Means(ImapSource(), secrets, transact, read_mail, SystemClock(), "mario", frozenset())
    fetching.TOGETHER = int(sys.argv[3])
    fetching.visit(means, int(sys.argv[2]), Speaking())
