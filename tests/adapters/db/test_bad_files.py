"""Files that cannot be used: one clear Italian page, and the file stays as it is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from istes_desk.adapters.db.failures import disk_errors, italian_errors
from istes_desk.adapters.db.opening import open_server, open_sqlite
from istes_desk.domain.customers import Customer
from istes_desk.services.errors import KnownError

ROOT = Path(__file__).resolve().parents[3]
INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.domain.customers import Customer
database = open_sqlite(Path(sys.argv[1]), Path())
with database() as uow:
    uow.add(Customer("salvato"))
with database() as uow:
    uow.add(Customer("a metà"))
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture
def good(sqlite_path: Path, tmp_path: Path) -> Path:
    """A closed database with enough rows to fill many pages."""
    database = open_sqlite(sqlite_path, tmp_path / "backups")
    with database() as uow:
        for number in range(200):
            uow.add(Customer(f"Cliente {number}", notes="x" * 500))
    database.close()
    return sqlite_path


def is_held(path: Path) -> bool:
    """Whether this process has it open: Windows moves no such file, elsewhere the system tells."""
    if os.name != "nt":
        return str(path) in {
            str(link.readlink()) for link in Path("/proc/self/fd").glob("*") if link.is_symlink()
        }
    try:
        path.replace(path.with_name("moved")).replace(path)
    except PermissionError:
        return True
    return False


def refused(path: Path, words: str) -> KnownError:
    """Opens a file that must be refused and left alone."""
    before = path.read_bytes()
    with pytest.raises(KnownError, match=words) as caught:
        open_sqlite(path, path.parent / "backups")
    assert path.read_bytes() == before
    assert caught.value.hint
    assert caught.value.kept
    return caught.value


def test_an_empty_file_becomes_a_database(sqlite_path: Path, tmp_path: Path) -> None:
    sqlite_path.touch()
    database = open_sqlite(sqlite_path, tmp_path)
    with database() as uow:
        assert uow.find(Customer) == []
    database.close()


def test_not_a_database(sqlite_path: Path) -> None:
    sqlite_path.write_text("Gentile cliente, " * 100, encoding="utf-8")
    refused(sqlite_path, "non è un database")


def test_database_of_another_program(sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE bookmarks (id)")
    refused(sqlite_path, "altro programma")


def test_an_open_file_is_seen_to_be_held(good: Path) -> None:
    with closing(sqlite3.connect(good)) as connection:
        connection.execute("SELECT count(*) FROM customers")
        assert is_held(good)
    assert not is_held(good)


def test_cut_off_file(good: Path) -> None:
    good.write_bytes(good.read_bytes()[:-8192])
    error = refused(good, "danneggiato")
    assert error.__traceback__ is not None, "as long as somebody looks at it"
    assert not is_held(good)


def test_broken_first_pages(good: Path) -> None:
    content = bytearray(good.read_bytes())
    content[100:4096] = b"\xff" * 3996
    good.write_bytes(content)
    refused(good, "danneggiato")


def test_page_broken_inside_is_told_when_it_is_read(good: Path, tmp_path: Path) -> None:
    content = bytearray(good.read_bytes())
    middle = content.index(b"x" * 400, len(content) // 2) // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    good.write_bytes(content)
    database = open_sqlite(good, tmp_path)
    with pytest.raises(KnownError, match="danneggiato"), database() as uow:
        uow.find(Customer)
    database.close()


def test_locked_file(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("istes_desk.adapters.db.opening.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(good)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(good, "occupato")


def test_folder_that_cannot_be_made(good: Path) -> None:
    with pytest.raises(KnownError, match="non si può aprire"):
        open_sqlite(good / "dentro" / "istes-desk.sqlite3", good.parent)


def test_read_only_file_is_told_when_it_is_written(good: Path) -> None:
    reader = sqlite3.connect(f"{good.as_uri()}?mode=ro", uri=True)
    with closing(reader), pytest.raises(KnownError, match="sola lettura"), italian_errors():
        reader.execute("DELETE FROM customers")


def test_full_disk(good: Path, tmp_path: Path) -> None:
    database = open_sqlite(good, tmp_path)
    event.listen(database.engine, "begin", _no_page_more)
    with pytest.raises(KnownError, match="disco è pieno") as caught, database() as uow:
        uow.add(Customer("Nuovo", notes="x" * 40_000))
    assert "intatti" in caught.value.kept
    with database() as uow:
        assert len(uow.find(Customer)) == 200
    database.close()


def _no_page_more(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count=1")


def test_full_disk_said_by_the_system() -> None:
    with pytest.raises(KnownError, match="disco è pieno"), disk_errors():
        raise OSError(28, "No space left on device")


def test_bugs_are_not_translated(good: Path) -> None:
    connection = sqlite3.connect(good)
    with closing(connection), pytest.raises(sqlite3.OperationalError), italian_errors():
        connection.execute("SELECT * FROM nowhere")


def test_server_that_is_not_there() -> None:
    with pytest.raises(KnownError, match="non risponde"):
        open_server("postgresql+psycopg://nobody@127.0.0.1:1/nothing?connect_timeout=2", "secret")


def test_a_killed_process_leaves_what_was_committed(sqlite_path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED, str(sqlite_path)]
    killed = signal.SIGTERM if sys.platform == "win32" else -signal.SIGKILL
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == killed
    database = open_sqlite(sqlite_path, tmp_path)
    with database() as uow:
        assert [customer.name for customer in uow.find(Customer)] == ["salvato"]
        assert uow.add(Customer("avanti")).id == 2
    database.close()
