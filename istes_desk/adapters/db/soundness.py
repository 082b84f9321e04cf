"""Cheap signs of a file that is broken, locked or read-only, found without writing to it."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from istes_desk.adapters.db.refusal_words import SQLITE
from istes_desk.services.errors import KnownError

MAGIC = b"SQLite format 3\x00"


def look(path: Path, patience: float) -> None:
    """KnownError or sqlite3.Error, after ``patience`` seconds when somebody else holds the lock."""
    open_sound(path, patience).close()


def open_sound(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to a file that was looked at, for any thread; the caller begins and closes."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise KnownError(*SQLITE[sqlite3.SQLITE_NOTADB])
    uri = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlite3.connect(
        uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    with ExitStack() as otherwise:
        otherwise.callback(connection.close)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _check_length(path, connection)
        connection.execute("ROLLBACK")
        otherwise.pop_all()
    return connection


def _check_length(path: Path, connection: sqlite3.Connection) -> None:
    """A file that was cut off is shorter than its own page count (pages still in the journal excepted)."""
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        return
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size < pages * size:
        raise KnownError(*SQLITE[sqlite3.SQLITE_CORRUPT])
