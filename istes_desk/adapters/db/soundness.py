"""Cheap signs of a file that is broken, locked or read-only, found without writing to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from istes_desk.adapters.db.refusal_words import SQLITE
from istes_desk.services.errors import KnownError

MAGIC = b"SQLite format 3\x00"


def look(path: Path, patience: float) -> None:
    """KnownError or sqlite3.Error, after ``patience`` seconds when somebody else holds the lock."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise KnownError(*SQLITE[sqlite3.SQLITE_NOTADB])
    with closing(connect(path, patience)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _check_length(path, connection)
        connection.execute("ROLLBACK")


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """To a file that is there; the caller says when a transaction begins."""
    uri = f"{path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)


def _check_length(path: Path, connection: sqlite3.Connection) -> None:
    """A file that was cut off is shorter than its own page count (pages still in the journal excepted)."""
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        return
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size < pages * size:
        raise KnownError(*SQLITE[sqlite3.SQLITE_CORRUPT])
