"""A long access register in a real file, written quickly: the same chain and seals as the program's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from istes_desk.adapters.db.base import Counter
from istes_desk.adapters.db.register_read import ENTRIES, SEALS
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry, RegisterSeal
from istes_desk.domain.italian import date_of
from istes_desk.services.register import SEQUENCE, link, seal_of

KEY = b"k" * 32
BEGIN = datetime(2024, 1, 1, 6, tzinfo=UTC)
PART = 50_000
ACTIONS = (RegisterAction.CREDENTIAL_SHOWN, RegisterAction.REMOTE_SESSION, RegisterAction.LOG_IN)


def build(database: Database, count: int, step: timedelta = timedelta(minutes=1)) -> None:
    """``count`` lines, one each ``step``, sealed day by day."""
    lines, seals = [], []
    for entry, seal in _made(count, step):
        lines.append(entry)
        seals += [seal] if seal else []
        if len(lines) == PART or entry.id == count:
            with database.engine.begin() as connection:
                connection.execute(insert(ENTRIES), [_row(one) for one in lines])
                connection.execute(insert(SEALS), [_row(one) for one in seals]) if seals else None
            lines, seals = [], []
    with database.engine.begin() as connection:
        connection.execute(insert(Counter).values(name=SEQUENCE, value=count))


def _row(one: RegisterEntry | RegisterSeal) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def _made(count: int, step: timedelta) -> Iterator[tuple[RegisterEntry, RegisterSeal | None]]:
    chain, since, days, entry = "", 0, 0, _line(1, step)
    for id in range(1, count + 1):
        entry = replace(entry, chain=link(KEY, chain, entry))
        chain, following = entry.chain, _line(id + 1, step)
        day, seal = date_of(entry.at), None
        if id == count or date_of(following.at) != day:
            days += 1
            seal = RegisterSeal(day, id, id - since, "", id, days)
            seal, since = replace(seal, seal=seal_of(KEY, seal, chain)), id
        yield entry, seal
        entry = following


def _line(id: int, step: timedelta) -> RegisterEntry:
    action, subject = ACTIONS[id % len(ACTIONS)], f"srv-{id % 40} · Amministratore"
    return RegisterEntry(BEGIN + id * step, "mario", action, subject, id % 50, id % 40, id=id)


SWAP = (
    "UPDATE register_entries SET id = -1 WHERE id = {0}",
    "UPDATE register_entries SET id = {0} WHERE id = {1}",
    "UPDATE register_entries SET id = {1} WHERE id = -1",
)
COPY = (
    "INSERT INTO register_entries (id, at, author, action, subject, customer_id, device_id, chain) "
    "SELECT {1}, at, author, action, subject, customer_id, device_id, chain FROM register_entries "
    "WHERE id = {0}"
)
LAST_DAY = (
    "DELETE FROM register_entries WHERE id > "
    "(SELECT last_entry_id FROM register_seals ORDER BY id DESC LIMIT 1 OFFSET 1)",
    "DELETE FROM register_seals WHERE id = (SELECT max(id) FROM register_seals)",
)
SWAP_DAYS = (
    "UPDATE register_seals SET day = '1999-01-01' WHERE id = 3",
    "UPDATE register_seals SET day = date(day, '-1 day') WHERE id = 4",
    "UPDATE register_seals SET day = (SELECT date(day, '+1 day') FROM register_seals WHERE id = 4) "
    "WHERE id = 3",
)


def attacks(count: int, at: int) -> dict[str, tuple[tuple[str, ...], int]]:
    """Name -> statements on a file, and the line that is named then (0: a seal or the end)."""
    return {
        "edit": ((f"UPDATE register_entries SET subject = 'x' WHERE id = {at}",), at),
        "no such action": ((f"UPDATE register_entries SET action = 'x' WHERE id = {at}",), at),
        "no such date": ((f"UPDATE register_entries SET at = 'x' WHERE id = {at}",), at),
        "no fingerprint": ((f"UPDATE register_entries SET chain = 'è' WHERE id = {at}",), at),
        "no seal": (("UPDATE register_seals SET seal = 'è' WHERE id = 3",), 0),
        "delete": ((f"DELETE FROM register_entries WHERE id = {at}",), at + 1),
        "reorder": (tuple(one.format(at, at + 1) for one in SWAP), at),
        "cut tail": ((f"DELETE FROM register_entries WHERE id > {count - 3}",), 0),
        "cut with seals": (LAST_DAY, 0),
        "insert": ((COPY.format(at, count + 1),), count + 1),
        "change a seal": (("UPDATE register_seals SET entries = entries + 1 WHERE id = 3",), 0),
        "swap days": (SWAP_DAYS, 0),
    }


def reach_in(database: Database, statements: tuple[str, ...]) -> None:
    """As somebody does who has the file and not the key."""
    with closing(sqlite3.connect(str(database.engine.url.database), isolation_level=None)) as file:
        for one in statements:
            file.execute(one)
