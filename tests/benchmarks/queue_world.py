"""A database with many incidents and three times as many mails, in words as people write them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.search import PREFIX, make_search
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.tables_incidents import IncidentRow, MessageRow
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Message
from istes_desk.services.shipped import ensure_shipped_rows
from tests.benchmarks.incident_rows import incident_rows

COUNT = 100_000
MAILS_EACH = 3
CUSTOMERS = 200
SYLLABLES = [first + last for first in "bclmrst" for last in ("a", "e", "i", "o", "u")]


def vocabulary() -> list[str]:
    """Some 43,000 words of three syllables, in no order, as many as a language has."""
    words = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    random.Random(1).shuffle(words)
    return words


def make(path: Path, now: datetime, count: int = COUNT) -> Database:
    """The database, open; rare words stand in few texts, common ones in many."""
    database = open_sqlite(path, path.parent / "backups")
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        uow.add(Firm("Studio Sistemi", set_up=True))
        for number in range(CUSTOMERS):
            uow.add(Customer(f"Hotel {number}"))
    with database.engine.begin() as connection:
        for table in ("incidents", "messages"):
            connection.execute(text(f"DROP TRIGGER {PREFIX}{table}_added"))  # indexed at once at the end
        connection.execute(insert(IncidentRow), list(_incidents(count, now)))
        connection.execute(insert(MessageRow), list(_mails(count, now)))
        make_search(connection)
    return database


def _incidents(count: int, now: datetime) -> Iterator[dict[str, Any]]:
    pick, words = random.Random(2), vocabulary()
    for row in incident_rows(count, now):
        customer = pick.randrange(CUSTOMERS) + 1
        yield row | {
            "subject": _text(pick, words, 4),
            "body": _text(pick, words, 20),
            "customer_id": customer,
        }


def _mails(count: int, now: datetime) -> Iterator[dict[str, Any]]:
    pick, words = random.Random(3), vocabulary()
    names = [f.name for f in fields(Message) if f.name != "id"]
    for number in range(count * MAILS_EACH):
        sender = f"{pick.choice(words)}@hotel.example"
        mail = Message(
            number // MAILS_EACH + 1, now, sender, _text(pick, words, 4), f"<{number}@x>", str(number),
            _text(pick, words, 20),
        )  # fmt: skip
        yield {name: getattr(mail, name) for name in names}


def _text(pick: random.Random, words: list[str], count: int) -> str:
    """The first words of the vocabulary come more often."""
    return " ".join(words[int(len(words) * pick.random() ** 3)] for _ in range(count))
