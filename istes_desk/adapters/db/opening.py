"""Opens a database ready for use, or says in Italian why not; a file that is refused stays as it is."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from istes_desk.adapters.db.backup import copy_before_migration, finish_restore
from istes_desk.adapters.db.engine import BUSY_SECONDS, server_engine, sqlite_engine
from istes_desk.adapters.db.failures import disk_errors, italian_errors
from istes_desk.adapters.db.schema import bring_up_to_date
from istes_desk.adapters.db.soundness import look
from istes_desk.adapters.db.uow import Database


def open_sqlite(path: Path, backups: Path) -> Database:
    """The embedded database, made or migrated where needed; KnownError when it cannot be used.

    ``backups`` receives the copy that is made before a migration. A file that is refused is let go: Windows
    replaces none that is held.
    """
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        finish_restore(path, backups)
        if path.exists() and path.stat().st_size:
            look(path, BUSY_SECONDS)
    engine, migrating = sqlite_engine(path), sqlite_engine(path, references=False)
    with ExitStack() as always, ExitStack() as refused, italian_errors():
        always.callback(migrating.dispose)
        refused.callback(engine.dispose)
        bring_up_to_date(engine, migrating, lambda revision: copy_before_migration(path, backups, revision))
        refused.pop_all()
    return Database(engine)


def open_server(url: str, password: str = "") -> Database:
    """The database of a PostgreSQL server, made or migrated where needed; KnownError when unusable."""
    engine = server_engine(url, password)
    with italian_errors():
        bring_up_to_date(engine, engine, lambda _revision: None)
    return Database(engine)
