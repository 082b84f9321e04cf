"""Opens the embedded SQLite file or a PostgreSQL server, ready for use, or says in Italian why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
# FULL: a heartbeat that was committed survives a power cut, not only a killed process (B-5).
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def sqlite_engine(path: Path) -> Engine:
    """An engine on the file, nothing looked at yet; every transaction takes the write lock at once."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server."""
    return create_engine(make_url(url), pool_pre_ping=True)


def _prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 would begin too late and not at all before a SELECT
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lower(text: str | None) -> str | None:
    """SQLite's own knows no accents."""
    return None if text is None else text.lower()
