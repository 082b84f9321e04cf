"""What fetching cannot do without: the library parses each mail, the database takes the same rows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from email import message_from_bytes
from pathlib import Path

TABLES = ("incidents", "messages", "mail_sources", "incident_events", "ledger_entries")
TOGETHER = 100


def parsing(mails: Sequence[bytes]) -> float:
    """Seconds of the library's quickest policy alone, nothing asked of the messages."""
    began = time.perf_counter()
    for raw in mails:
        message_from_bytes(raw)
    return time.perf_counter() - began


def copy_of(path: Path) -> Path:
    """The database as it is now, beside it."""
    target = path.with_name("before.sqlite3")
    with closing(sqlite3.connect(path)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)
    return target


def inserting(before: Path, after: Path) -> float:
    """Seconds to write into ``before`` what ``after`` has more, plain SQL, a commit for each batch."""
    with opened(before) as here, opened(after) as there:
        rows = {table: list(_new(here, there, table)) for table in TABLES}
        count = max(map(len, rows.values()))
        began = time.perf_counter()
        for start in range(0, count, TOGETHER):
            here.execute("BEGIN IMMEDIATE")
            for table, values in rows.items():
                first, end = (place * len(values) // count for place in (start, start + TOGETHER))
                _insert(here, table, values[first:end])
            here.execute("COMMIT")
        return time.perf_counter() - began


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """As safe as the program opens it, references unchecked."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def _new(here: sqlite3.Connection, there: sqlite3.Connection, table: str) -> Iterator[Sequence[object]]:
    (last,) = here.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    yield from there.execute(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (last,))


def _insert(here: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        here.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
