"""Engines for the embedded SQLite file and for a PostgreSQL server; opening checks what they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
# FULL: a heartbeat that was committed survives a power cut, not only a killed process (B-5).
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def sqlite_engine(path: Path, *, references: bool = True) -> Engine:
    """An engine on the file; every transaction takes the write lock at once.

    ``references=False`` does not enforce them: a migration replaces whole tables.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    if not references:
        event.listen(engine, "connect", _enforce_nothing)
    return engine


def server_engine(url: str, password: str = "") -> Engine:
    """An engine on a PostgreSQL server."""
    address = make_url(url)
    return create_engine(address.set(password=password) if password else address, pool_pre_ping=True)


def _prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 would begin too late and not at all before a SELECT
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _enforce_nothing(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lower(text: str | None) -> str | None:
    """SQLite's own knows no accents."""
    return None if text is None else text.lower()
