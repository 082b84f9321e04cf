"""Issues invoices until it is killed: ``python -m tests.e2e.issuing_child DATABASE BACKUPS``."""

from __future__ import annotations

import sys
from pathlib import Path

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.domain.italian import date_of
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.proposal import proposal


def main(database: Path, backups: Path) -> None:
    """A line before each invoice, "all" after the last."""
    clock = SystemClock()
    today, files = date_of(clock.now()), FatturaPa(clock)
    opened = open_sqlite(database, backups)
    with opened() as uow:
        rows = proposal(uow, today).customers
    for row in rows:
        choice = Choice(row.customer_id, today, frozenset(one.key for one in row.charges))
        say("next")
        with opened() as uow:
            issue(uow, clock, files, choice, today, "anna")
    say("all")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
