"""Migrations and table classes say the same on both databases; an old file is copied before it changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from istes_desk.adapters.db import schema
from istes_desk.adapters.db.backup import copy, verify
from istes_desk.adapters.db.engine import sqlite_engine
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.schema import HEAD, MIGRATIONS, bring_up_to_date
from istes_desk.adapters.db.search import PREFIX
from istes_desk.adapters.db.tables import Base
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, MailSource, Message
from istes_desk.services.errors import KnownError
from istes_desk.services.queue_filter import QueueFilter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OLD_MAIL = text(
    "INSERT INTO messages (received, sender, subject, message_id, sha256, raw, body, pec, pec_identificativo,"
    " outgoing) VALUES (:at, 'anna@aurora.example', 'Guasto', '<1@aurora.example>', 'aa', :raw, 'Non stampa',"
    " 'not_pec', '', :outgoing)"
)
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("customers", recreate="auto") as batch:
        batch.add_column(sa.Column("region", sa.Text(), nullable=False, server_default="FVG"))
        batch.alter_column("notes", type_=sa.String(1000))
"""


def test_head_is_the_newest_revision() -> None:
    assert ScriptDirectory(MIGRATIONS).get_current_head() == HEAD


def test_migrated_schema_equals_the_table_classes(empty_engine: Engine) -> None:
    with empty_engine.begin() as connection:
        schema._upgrade(connection)
    with empty_engine.connect() as connection:
        assert compare_metadata(_context(connection), Base.metadata) == []
        assert schema.stored_revision(connection) == HEAD


def _context(connection: Connection) -> MigrationContext:
    """Without the search, which no table class describes."""
    options = {"compare_type": True, "include_name": lambda name, *_: not str(name).startswith(PREFIX)}
    return MigrationContext.configure(connection, opts=options)


def test_created_schema_equals_the_table_classes(empty_engine: Engine) -> None:
    bring_up_to_date(empty_engine, empty_engine, lambda _revision: None)
    with empty_engine.connect() as connection:
        assert compare_metadata(_context(connection), Base.metadata) == []
        assert schema.stored_revision(connection) == HEAD


@pytest.fixture
def with_one_more_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it will be one day: one more revision that rebuilds a table others refer to."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "r9000_next.py").write_text(NEXT.replace("{head}", HEAD), encoding="utf-8")
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "HEAD", "9000")


@pytest.mark.usefixtures("with_one_more_revision")
def test_an_older_file_is_copied_then_migrated_with_its_data(sqlite_path: Path, tmp_path: Path) -> None:
    _with_revision(sqlite_path, HEAD)
    database = open_sqlite(sqlite_path, tmp_path / "backups")
    with database() as uow:
        assert [site.customer_id for site in uow.find(Site)] == [1]
        assert uow.get(Customer, 1).name == "A"
    with database.engine.connect() as connection:
        assert schema.stored_revision(connection) == "9000"
        assert connection.execute(text("SELECT region FROM customers")).scalar() == "FVG"
    database.close()
    (kept,) = (tmp_path / "backups").glob("before-migration-*.sqlite3")
    assert verify(kept).customers == 1


@pytest.mark.usefixtures("with_one_more_revision")
def test_an_older_server_is_migrated(empty_engine: Engine) -> None:
    with empty_engine.begin() as connection:
        command.upgrade(schema._config(connection), HEAD)
    copied: list[str] = []
    bring_up_to_date(empty_engine, empty_engine, copied.append)
    assert copied == [HEAD]


def test_the_bytes_of_a_mail_move_with_it(empty_engine: Engine) -> None:
    """0002: every mail of the first version keeps its bytes, in the table of their own."""
    with empty_engine.begin() as connection:
        command.upgrade(schema._config(connection), "0001")
        connection.execute(
            OLD_MAIL,
            {
                "at": datetime(2026, 3, 2, 9, tzinfo=UTC).isoformat(" "),
                "raw": b"From: x\r\n\xff",
                "outgoing": False,
            },
        )
    bring_up_to_date(empty_engine, empty_engine, lambda _revision: None)
    with Database(empty_engine)() as uow:
        (kept,) = uow.find(Message)
        assert (kept.subject, kept.recipients, kept.automatic) == ("Guasto", "", False)
        assert [source.raw for source in uow.find(MailSource, message_id=kept.id)] == [b"From: x\r\n\xff"]


def test_what_was_there_before_the_search_is_found(empty_engine: Engine) -> None:
    """0003: requests and mails of the second version are indexed."""
    with empty_engine.begin() as connection:
        command.upgrade(schema._config(connection), "0002")
    with Database(empty_engine)() as uow:
        incident = uow.add(Incident(1, "Stampante", NOON, Channel.EMAIL, IncidentClass.CONTRACT, ""))
        uow.add(Message(incident.id, NOON, "anna@aurora.example", "Re: guasto", "<1@x>", "aa"))
    bring_up_to_date(empty_engine, empty_engine, lambda _revision: None)
    with Database(empty_engine)() as uow:
        assert uow.queue.index(QueueFilter(NOON, text="stamp guasto")).size == 1


def test_a_newer_database_is_refused_and_left_alone(sqlite_path: Path, tmp_path: Path) -> None:
    _with_revision(sqlite_path, "9999")
    before = sqlite_path.read_bytes()
    with pytest.raises(KnownError, match="più recente"):
        open_sqlite(sqlite_path, tmp_path / "backups")
    assert sqlite_path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_the_head_of_the_file_tells_the_revision(sqlite_path: Path, tmp_path: Path) -> None:
    """Of a new file, of a migrated one and of a copy: the installer of Windows reads it there."""
    open_sqlite(sqlite_path, tmp_path / "backups").close()
    old, copied = tmp_path / "old.sqlite3", tmp_path / "copy.sqlite3"
    engine = sqlite_engine(old)
    with engine.begin() as connection:
        command.upgrade(schema._config(connection), "0001")
    engine.dispose()
    assert _told_by_head(old) == 0
    open_sqlite(old, tmp_path / "backups").close()
    copy(old, copied)
    assert [_told_by_head(path) for path in (sqlite_path, old, copied)] == [int(HEAD)] * 3


def _told_by_head(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_a_newer_server_is_refused(empty_engine: Engine) -> None:
    bring_up_to_date(empty_engine, empty_engine, lambda _revision: None)
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(KnownError, match="più recente"):
        bring_up_to_date(empty_engine, empty_engine, lambda _revision: None)


def test_opening_a_current_file_does_not_import_alembic(sqlite_path: Path, tmp_path: Path) -> None:
    open_sqlite(sqlite_path, tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from istes_desk.adapters.db.opening import open_sqlite;"
        "open_sqlite(Path(sys.argv[1]), Path()).close(); sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    child = subprocess.run([sys.executable, "-c", code, str(sqlite_path)], cwd=root, check=False)
    assert child.returncode == 0


def _with_revision(path: Path, revision: str) -> None:
    database = open_sqlite(path, path.parent)
    with database() as uow:
        uow.add(Site(uow.add(Customer("A")).id, "Sede"))
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": revision})
    database.close()
