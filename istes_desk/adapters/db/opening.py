"""Opens a database ready for use, or says in Italian why not; a file that is refused stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from istes_desk.adapters.db.backup import copy_before_migration, finish_restore
from istes_desk.adapters.db.engine import BUSY_SECONDS, server_engine, sqlite_engine
from istes_desk.adapters.db.failures import SQLITE, disk_errors, italian_errors
from istes_desk.adapters.db.schema import bring_up_to_date
from istes_desk.adapters.db.uow import Database
from istes_desk.services.errors import KnownError

MAGIC = b"SQLite format 3\x00"


def open_sqlite(path: Path, backups: Path) -> Database:
    """The embedded database, made or migrated where needed; KnownError when it cannot be used.

    ``backups`` receives the copy that is made before a migration.
    """
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        finish_restore(path, backups)
        if path.exists() and path.stat().st_size:
            _look(path)
    engine, migrating = sqlite_engine(path), sqlite_engine(path, references=False)
    with italian_errors():
        bring_up_to_date(engine, migrating, lambda revision: copy_before_migration(path, backups, revision))
    return Database(engine)


def open_server(url: str, password: str = "") -> Database:
    """The database of a PostgreSQL server, made or migrated where needed; KnownError when unusable."""
    engine = server_engine(url, password)
    with italian_errors():
        bring_up_to_date(engine, engine, lambda _revision: None)
    return Database(engine)


def _look(path: Path) -> None:
    """Cheap signs of a file that is broken, locked or read-only, found without writing to it."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise KnownError(*SQLITE[sqlite3.SQLITE_NOTADB])
    with closing(_connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _check_length(path, connection)
        connection.execute("ROLLBACK")


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _check_length(path: Path, connection: sqlite3.Connection) -> None:
    """A file that was cut off is shorter than its own page count (pages still in the journal excepted)."""
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        return
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size < pages * size:
        raise KnownError(*SQLITE[sqlite3.SQLITE_CORRUPT])
