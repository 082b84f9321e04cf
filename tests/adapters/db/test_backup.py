"""Copies are verified, rotated and restored; the present database is never lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from istes_desk.adapters.db.backup import ServerBackups, SqliteBackups, spare
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.services.errors import KnownError
from istes_desk.services.register import SEQUENCE as REGISTER

NOW = datetime(2026, 11, 22, 15, 40, 54, tzinfo=UTC)


@pytest.fixture
def database(sqlite_path: Path, tmp_path: Path) -> Iterator[Database]:
    opened = open_sqlite(sqlite_path, tmp_path / "backups")
    with opened() as uow:
        uow.add(Customer("Hotel Aurora"))
    yield opened
    opened.close()


@pytest.fixture
def backups(database: Database, sqlite_path: Path, tmp_path: Path) -> SqliteBackups:
    return SqliteBackups(sqlite_path, tmp_path / "backups", database.close)


def test_a_copy_is_made_while_the_database_is_open(backups: SqliteBackups, database: Database) -> None:
    with database() as uow:
        made = backups.make(NOW)
        uow.add(Customer("Campeggio"))
    assert (made.name, made.made_at, made.customers) == ("istes-desk-20261122-154054.sqlite3", NOW, 1)
    assert backups.list() == (made,)
    later = backups.make(NOW + timedelta(hours=1))
    assert [info.customers for info in backups.list()] == [2, 1]
    assert later.size > 0


def test_nothing_but_whole_copies_is_left_and_listed(backups: SqliteBackups, tmp_path: Path) -> None:
    made = backups.make(NOW)
    folder = tmp_path / "backups"
    assert [path.name for path in folder.iterdir()] == [made.name]
    (folder / "istes-desk-20261123-000000.sqlite3").write_text("rotto", encoding="utf-8")
    (folder / "istes-desk-appunti.sqlite3").write_text("altro", encoding="utf-8")
    assert backups.list() == (made,)


def test_restore_brings_back_the_copy_and_keeps_the_present(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    made = backups.make(NOW)
    with database() as uow:
        uow.add(Customer("dopo la copia"))
    kept = backups.restore(made.name, NOW)
    restored, aside = (open_sqlite(path, tmp_path) for path in (sqlite_path, tmp_path / "backups" / kept))
    with restored() as uow:
        assert [customer.name for customer in uow.find(Customer)] == ["Hotel Aurora"]
    with aside() as uow:
        assert len(uow.find(Customer)) == 2
    restored.close()
    aside.close()


def test_no_number_is_given_again_after_a_restore(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    """Invoices that left the house keep theirs (C-5); the register's count stays with its lines (L-1)."""
    with database() as uow:
        assert [uow.next_number("invoice-TD01-2026") for _ in range(3)] == [1, 2, 3]
        uow.next_number(REGISTER)
        uow.next_number("older", 9)
    made = backups.make(NOW)
    with database() as uow:
        uow.next_number("invoice-TD01-2026", 4)
        uow.next_number("newer")
        uow.next_number(REGISTER, 5)
        uow.next_number("older", -2)
    backups.restore(made.name, NOW)
    restored = open_sqlite(sqlite_path, tmp_path)
    with restored() as uow:
        given = [uow.next_number(name, 0) for name in ("invoice-TD01-2026", "newer", REGISTER, "older")]
    restored.close()
    assert given == [7, 1, 1, 9]


def test_a_damaged_file_has_no_numbers_to_carry(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    with database() as uow:
        uow.next_number("incident", 3)
    made = backups.make(NOW)
    database.close()
    sqlite_path.write_bytes(b"rotto" * 1000)
    backups.restore(made.name, NOW)
    restored = open_sqlite(sqlite_path, tmp_path)
    with restored() as uow:
        assert uow.next_number("incident") == 4
    restored.close()


CUT_OFF = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from istes_desk.adapters.db.backup import SqliteBackups

path, folder, what, moves = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
seen = 0

def end(event, _args):
    global seen
    seen += event == "os.rename"
    if event == "os.rename" and seen == moves:
        os._exit(9)

sys.addaudithook(end)
backups = SqliteBackups(path, folder, lambda: None)
now = datetime(2026, 11, 22, 16, tzinfo=UTC)
backups.make(now) if what == "make" else backups.restore(what, now)
"""


@pytest.mark.parametrize(("moves", "customers"), [(1, 2), (2, 2), (3, 1)])
def test_a_restore_cut_off_anywhere_leaves_a_whole_database(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path, moves: int, customers: int
) -> None:
    made = backups.make(NOW)
    with database() as uow:
        uow.add(Customer("dopo la copia"))
    database.close()
    folder = tmp_path / "backups"
    command = [sys.executable, "-c", CUT_OFF, str(sqlite_path), str(folder), made.name, str(moves)]
    assert subprocess.run(command, check=False).returncode == 9
    reopened = open_sqlite(sqlite_path, folder)
    with reopened() as uow:
        assert len(uow.find(Customer)) == customers
    reopened.close()
    assert len(list(folder.glob("before-restore-*"))) == 2 - customers


def test_the_journal_of_a_restore_cut_off_stays_with_its_file(sqlite_path: Path, tmp_path: Path) -> None:
    aside, journal = tmp_path / "before-restore-20261122-160000.sqlite3", Path(f"{sqlite_path}-wal")
    aside.write_bytes(b"x")
    journal.write_bytes(b"y")
    fresh = open_sqlite(Path(f"{sqlite_path}.restoring"), tmp_path)
    with fresh() as uow:
        uow.add(Customer("Hotel Aurora"))
    fresh.close()
    reopened = open_sqlite(sqlite_path, tmp_path)
    with reopened() as uow:
        assert len(uow.find(Customer)) == 1
    reopened.close()
    assert Path(f"{aside}-wal").read_bytes() == b"y"


def test_what_a_copy_cut_off_left_goes_with_the_next(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    command = [sys.executable, "-c", CUT_OFF, str(sqlite_path), str(folder), "make", "1"]
    assert subprocess.run(command, check=False).returncode == 9
    assert backups.list() == ()
    made = backups.make(NOW)
    database.close()
    assert [path.name for path in folder.iterdir()] == [made.name]


def test_a_broken_copy_is_not_restored(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    made = backups.make(NOW)
    copy = tmp_path / "backups" / made.name
    copy.write_bytes(copy.read_bytes()[:-8192])
    with pytest.raises(KnownError, match="danneggiato"):
        backups.restore(made.name, NOW)
    with database() as uow:
        assert len(uow.find(Customer)) == 1
    assert not list(tmp_path.glob("*.restoring*"))


def test_a_broken_database_is_restored_too(
    backups: SqliteBackups, database: Database, sqlite_path: Path, tmp_path: Path
) -> None:
    made = backups.make(NOW)
    database.close()
    sqlite_path.write_text("rotto", encoding="utf-8")
    kept = backups.restore(made.name, NOW)
    assert (tmp_path / "backups" / kept).read_text(encoding="utf-8") == "rotto"
    reopened = open_sqlite(sqlite_path, tmp_path)
    with reopened() as uow:
        assert len(uow.find(Customer)) == 1
    reopened.close()


def test_a_missing_copy_and_a_missing_folder_are_told(sqlite_path: Path, backups: SqliteBackups) -> None:
    with pytest.raises(KnownError, match="non si può aprire"):
        backups.restore("istes-desk-20200101-000000.sqlite3", NOW)
    nowhere = SqliteBackups(sqlite_path, sqlite_path / "dentro", lambda: None)
    with pytest.raises(KnownError, match="non si può aprire"):
        nowhere.make(NOW)


def test_rotation_keeps_14_days_and_12_months(tmp_path: Path) -> None:
    start = datetime(2025, 1, 1, 8, tzinfo=UTC)
    moments = [start + timedelta(hours=12 * half) for half in range(2 * 600)]
    copies = [tmp_path / f"istes-desk-{moment:%Y%m%d-%H%M%S}.sqlite3" for moment in moments]
    kept = sorted(path.name for path in set(copies) - spare(copies))
    assert len(kept) == 14 + 11 + 1
    assert kept[0] == "istes-desk-20250930-200000.sqlite3"
    assert kept[-1] == copies[-1].name
    assert [name for name in kept if "-200000" not in name] == [copies[-2].name]


def test_old_copies_go_when_a_new_one_is_made(backups: SqliteBackups) -> None:
    for day in range(20):
        backups.make(NOW - timedelta(days=20 - day))
    names = [info.name for info in backups.list()]
    assert len(names) == 14 + 1 - (1 if names[-1][11:17] == names[-2][11:17] else 0)


def test_a_server_makes_its_own_copies() -> None:
    server = ServerBackups()
    assert server.list() == ()
    for step in (lambda: server.make(NOW), lambda: server.restore("x", NOW)):
        with pytest.raises(KnownError, match="PostgreSQL") as caught:
            step()
        assert "pg_dump" in caught.value.hint
