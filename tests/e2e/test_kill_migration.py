"""A program killed while it migrates leaves the old file or the new one, and the copy it made before."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from istes_desk.adapters.db import schema
from istes_desk.adapters.db.backup import verify
from istes_desk.adapters.db.engine import sqlite_engine
from istes_desk.adapters.db.opening import open_sqlite

ROOT = Path(__file__).parents[2]
MAILS = 20_000
MAIL = (
    "INSERT INTO messages (received, sender, subject, message_id, sha256, raw, body, pec, pec_identificativo,"
    " outgoing) VALUES ('2026-03-02 09:00:00', 'anna@aurora.example', 'Guasto', ?, ?, ?, 'Non stampa',"
    " 'not_pec', '', 0)"
)
MOMENTS = (
    "INSERT INTO mail_sources",
    "ALTER TABLE messages DROP",
    "UPDATE alembic_version",
    "PRAGMA foreign_key",
)


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the first version with as many mails as some years bring."""
    path = tmp_path_factory.mktemp("old") / "istes-desk.sqlite3"
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        command.upgrade(schema._config(connection), "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(MAIL, ((f"<{n}>", f"{n:064x}", b"From: x\r\n\xff%d" % n * 60) for n in range(MAILS)))
    return path


def killed_at(moment: str, path: Path, backups: Path) -> None:
    """Migrates in a process of its own and kills it as it begins that statement."""
    command = [sys.executable, "-m", "tests.e2e.migration_child", str(path), str(backups)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert any(line.startswith(moment) for line in child.stdout)
        child.kill()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_migration_leaves_the_old_file_or_the_new_one(
    moment: str, old_file: Path, tmp_path: Path
) -> None:
    path, backups = tmp_path / "istes-desk.sqlite3", tmp_path / "backups"
    path.write_bytes(old_file.read_bytes())
    killed_at(moment, path, backups)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (revision,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        home = "messages" if revision == "0001" else "mail_sources"
        assert raw.execute(f"SELECT count(raw) FROM {home}").fetchone() == (MAILS,)
    assert revision in ("0001", schema.HEAD)
    (copy, *_) = backups.glob("before-migration-*.sqlite3")
    assert verify(copy).incidents == 0
    open_sqlite(path, backups).close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,)
        sums = raw.execute("SELECT count(*), sum(length(raw)) FROM mail_sources").fetchone()
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*), sum(length(raw)) FROM messages").fetchone() == sums
