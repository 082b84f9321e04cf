"""Which revision a database has and how it comes to ours; Alembic (slow to import) only when they differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from istes_desk.adapters.db.revision import HEAD as HEAD
from istes_desk.services.errors import KnownError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = text("SELECT pg_advisory_xact_lock(1229739333)")
STAMP_TABLE = text(
    "CREATE TABLE alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
STAMP = text("INSERT INTO alembic_version VALUES (:head)")
Copy = Callable[[str], None]


def stored_revision(connection: Connection) -> str:
    """The revision written in the database, "" for a new one; KnownError when it is somebody else's."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise KnownError(
                "Questo database appartiene a un altro programma.",
                "Scegliere il database di ISTES Desk oppure indicarne uno nuovo.",
                "Il database non è stato toccato.",
            )
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def bring_up_to_date(engine: Engine, migrating: Engine, copy: Copy) -> None:
    """Makes the tables of a new database or migrates an older one; ``copy`` is called before migrating.

    ``migrating`` is an engine on the same database that does not enforce references.
    KnownError for a database newer than this program; nothing is changed then.
    """
    with engine.connect() as connection:
        revision = stored_revision(connection)
    if revision == HEAD:
        return
    if not revision:
        _create(engine)
        return
    _check_known(revision)
    copy(revision)
    with migrating.begin() as connection:
        _wait_for_others(connection)
        _upgrade(connection)
    migrating.dispose()


def _wait_for_others(connection: Connection) -> None:
    """On SQLite the transaction itself keeps the others out."""
    if connection.dialect.name == "postgresql":
        connection.execute(LOCK)


def _create(engine: Engine) -> None:
    with engine.begin() as connection:
        _wait_for_others(connection)
        if stored_revision(connection):
            return  # another process was faster
        _make_tables(connection)
        connection.execute(STAMP_TABLE)
        connection.execute(STAMP, {"head": HEAD})
        _mark(connection)


def _make_tables(connection: Connection) -> None:
    """All of them are imported only here and for a migration."""
    from istes_desk.adapters.db.tables import Base

    Base.metadata.create_all(connection)


def _check_known(revision: str) -> None:
    from alembic.script import ScriptDirectory

    if revision not in {script.revision for script in ScriptDirectory(MIGRATIONS).walk_revisions()}:
        raise KnownError(
            "Il database è più recente di questo programma.",
            "Aggiornare ISTES Desk su questo computer, poi riaprirlo.",
            "I dati sono al sicuro: il database non è stato toccato.",
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(_config(connection), "head")
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise RuntimeError(f"migration broke references: {broken[:5]}")
    _mark(connection)


def _mark(connection: Connection) -> None:
    """The revision in the head of the file too, where the installer of Windows reads it without SQLite.

    A file of before 0009 may have none there: 0.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA user_version = {int(HEAD)}"))


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
