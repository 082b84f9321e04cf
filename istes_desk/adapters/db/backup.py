"""Copies of the SQLite file by its online backup: verified by opening them, then put in place in one step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy import table as table_of

from istes_desk.adapters.db.failures import SQLITE, disk_errors, italian_errors
from istes_desk.domain.italian import full_stamp
from istes_desk.services.backups import BackupInfo
from istes_desk.services.errors import KnownError
from istes_desk.services.register import SEQUENCE as REGISTER

ASIDE, PART = "before-restore-", ".part"
PREFIX, SUFFIX, STAMP = "istes-desk-", ".sqlite3", "%Y%m%d-%H%M%S"
DAYS, MONTHS = 14, 12
COUNTED = ("customers", "incidents", "interventions")
COUNT = {table: str(select(func.count()).select_from(table_of(table))) for table in COUNTED}
JOURNALS = ("-wal", "-shm")
CARRY = (
    "INSERT INTO counters (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = max(counters.value, excluded.value)"
)


class Contents(NamedTuple):
    """Row counts of the main tables."""

    customers: int
    incidents: int
    interventions: int


class SqliteBackups:
    """Implements ``Backups`` for the embedded file; ``close`` lets go of it before a restore."""

    def __init__(self, path: Path, folder: Path, close: Callable[[], None]) -> None:
        self._path, self._folder, self._close = path, folder, close

    def make(self, now: datetime) -> BackupInfo:
        target = self._folder / f"{PREFIX}{now.astimezone(UTC):{STAMP}}{SUFFIX}"
        copy(self._path, target)
        with disk_errors():
            for old in (*spare(self._copies()), *self._folder.glob(f"*{PART}")):
                old.unlink()
        return _info(target, now)

    def list(self) -> tuple[BackupInfo, ...]:
        found = []
        for path, made_at in sorted(self._copies().items(), reverse=True):
            with suppress(KnownError):  # a broken copy is no copy; it stays where it is
                found.append(_info(path, made_at))
        return tuple(found)

    def restore(self, name: str, now: datetime) -> str:
        fresh = _fresh(self._path)
        copy(self._folder / name, fresh)
        kept = f"{ASIDE}{now.astimezone(UTC):{STAMP}}{SUFFIX}"
        self._close()
        carry_numbers(self._path, fresh)
        with disk_errors():
            _put_aside(self._path, self._folder / kept)
            fresh.replace(self._path)
        verify(self._path)
        return kept

    def _copies(self) -> dict[Path, datetime]:
        dated = {path: _made_at(path) for path in self._folder.glob(f"{PREFIX}*{SUFFIX}")}
        return {path: made_at for path, made_at in dated.items() if made_at}


class ServerBackups:
    """Implements ``Backups`` for PostgreSQL by saying who makes the copies."""

    def make(self, now: datetime) -> BackupInfo:
        raise self._not_here(f"copia del {full_stamp(now)}")

    def list(self) -> tuple[BackupInfo, ...]:
        return ()

    def restore(self, name: str, now: datetime) -> str:
        raise self._not_here(f"ripristino di {name} del {full_stamp(now)}")

    def _not_here(self, what: str) -> KnownError:
        return KnownError(
            f"Le copie del database PostgreSQL si fanno sul server ({what}).",
            "Pianificare pg_dump sul server e ripristinare con pg_restore.",
            "I dati restano sul server.",
        )


def copy(source: Path, target: Path) -> None:
    """A verified copy under its final name, or none at all; KnownError when it cannot be made."""
    part = target.with_name(target.name + PART)
    with disk_errors():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(_open(source)) as old, closing(sqlite3.connect(part)) as new:
                old.backup(new)
                new.execute("PRAGMA journal_mode=DELETE")  # one file, complete in itself
            verify(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def carry_numbers(present: Path, copied: Path) -> None:
    """What was numbered since the copy was made is not numbered again (C-5).

    The register's count stays with its lines. A present file that cannot be read has none to carry.
    """
    given: list[tuple[str, int]] = []
    with suppress(sqlite3.DatabaseError), closing(_open(present, "rw")) as old:  # leaves no journal behind
        given = old.execute("SELECT name, value FROM counters WHERE name <> ?", (REGISTER,)).fetchall()
    with disk_errors(), closing(sqlite3.connect(copied)) as new, new:
        new.executemany(CARRY, given)


def finish_restore(path: Path, folder: Path) -> None:
    """A restore that was cut off after the present file had gone aside: the verified copy takes its place."""
    fresh = _fresh(path)
    if path.exists() or not fresh.exists():
        return
    kept = max(folder.glob(f"{ASIDE}*{SUFFIX}"), default=folder / f"{ASIDE}unknown{SUFFIX}")
    _put_aside(path, kept)
    fresh.replace(path)


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.restoring")


def _put_aside(path: Path, kept: Path) -> None:
    """The present file with its journals, sound or not."""
    for ending in ("", *JOURNALS):
        present = path.with_name(path.name + ending)
        if present.exists():
            present.replace(kept.with_name(kept.name + ending))


def copy_before_migration(path: Path, folder: Path, revision: str) -> None:
    """What the file was before its tables change; kept until somebody deletes it."""
    copy(path, folder / f"before-migration-{revision}-{datetime.now(UTC):{STAMP}}{SUFFIX}")


def verify(path: Path) -> Contents:
    """Opens a copy, checks every page and counts the main tables; KnownError when it is not sound."""
    with italian_errors(), closing(_open(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise KnownError(*SQLITE[sqlite3.SQLITE_CORRUPT])
        return _contents(connection)


def spare(copies: Iterable[Path]) -> set[Path]:
    """The copies that may go: all but those of the last day and the last of each of 14 days and 12 months."""
    in_order = sorted(copies)
    days = {path.name[: len(PREFIX) + 8]: path for path in in_order}
    months = {path.name[: len(PREFIX) + 6]: path for path in in_order}
    today = {path for path in in_order if path.name.startswith(max(days))}
    return set(in_order) - {*_latest(days, DAYS), *_latest(months, MONTHS), *today}


def _latest(by_period: dict[str, Path], count: int) -> list[Path]:
    return [by_period[period] for period in sorted(by_period, reverse=True)[:count]]


def _info(path: Path, made_at: datetime) -> BackupInfo:
    with italian_errors(), closing(_open(path)) as connection:
        return BackupInfo(path.name, made_at, path.stat().st_size, *_contents(connection))


def _contents(connection: sqlite3.Connection) -> Contents:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables.issuperset({"alembic_version", *COUNTED}):
        raise KnownError(*SQLITE[sqlite3.SQLITE_NOTADB])
    return Contents(*(connection.execute(COUNT[table]).fetchone()[0] for table in COUNTED))


def _made_at(path: Path) -> datetime | None:
    try:
        return datetime.strptime(f"{path.name}+0000", f"{PREFIX}{STAMP}{SUFFIX}%z")
    except ValueError:
        return None


def _open(path: Path, mode: str = "ro") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
