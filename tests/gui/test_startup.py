"""What is found broken at the start: one clear page, nothing overwritten, a way on. Real files throughout."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.backup import SqliteBackups
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.app import Program
from istes_desk.domain.customers import Customer
from istes_desk.gui.startup_page import StartupPage
from tests.fakes import FixedClock, MemorySecrets
from tests.gui.finding import click, find

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return user_profile(tmp_path)


@pytest.fixture
def good(profile: Profile) -> Path:
    """A database with one customer, and one copy of it."""
    database = open_sqlite(profile.database, profile.backups)
    with database() as uow:
        uow.add(Customer("Hotel Aurora"))
    database.close()
    SqliteBackups(profile.database, profile.backups, lambda: None).make(NOW)
    return profile.database


@pytest.fixture
def program(qapp: QApplication, profile: Profile, clock: FixedClock) -> Iterator[Program]:
    style, palette, sheet = qapp.style().objectName(), QPalette(qapp.palette()), qapp.styleSheet()
    made = Program(qapp, profile, clock, MemorySecrets())
    yield made
    made.end()
    made.setParent(None)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def page(program: Program, qtbot: QtBot) -> StartupPage:
    """The page with a problem, once it is there."""
    qtbot.waitUntil(lambda: bool(shown()) and find(shown()[0], QPushButton, "startupRetry").isVisible())
    return shown()[0]


def shown() -> list[StartupPage]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, StartupPage) and w.isVisible()]


def told(page: StartupPage) -> list[str]:
    return [find(page, QLabel, name).text() for name in ("startupTitle", "startupHint", "startupKept")]


def broken_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8192])


def something_else(path: Path) -> None:
    path.write_text("Gentile cliente, " * 100, encoding="utf-8")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("damage", "words"),
    [(broken_in_the_middle, "danneggiato"), (something_else, "non è un database"), (newer, "più recente")],
)
def test_a_database_that_cannot_be_used_is_refused_and_left_alone(
    damage: object, words: str, good: Path, program: Program, qtbot: QtBot
) -> None:
    assert callable(damage)
    damage(good)
    before = good.read_bytes()
    program.start()
    sentences = told(page(program, qtbot))
    assert words in sentences[0]
    assert all(sentences)
    assert good.read_bytes() == before


def test_a_locked_database_opens_when_the_other_let_go(
    good: Path, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("istes_desk.adapters.db.opening.BUSY_SECONDS", 0)
    opened: list[bool] = []
    monkeypatch.setattr(program, "_opened", opened.append)
    with closing(sqlite3.connect(good, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        program.start()
        refused = page(program, qtbot)
        assert "occupato" in told(refused)[0]
        other.execute("ROLLBACK")
    click(refused, "startupRetry")
    qtbot.waitUntil(lambda: opened == [False])


def test_a_copy_can_be_put_back_from_the_page(
    good: Path, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(program, "_opened", opened.append)
    broken_in_the_middle(good)
    program.start()
    refused = page(program, qtbot)
    copies = find(refused, QListWidget, "startupCopies")
    qtbot.waitUntil(lambda: copies.count() == 1)
    assert "1 customers" in copies.item(0).text()
    assert not find(refused, QPushButton, "startupRestore").isEnabled()
    copies.setCurrentRow(0)
    click(refused, "startupRestore")
    qtbot.waitUntil(lambda: opened == [False])
    assert list((good.parent / "backups").glob("before-restore-*"))
    with closing(sqlite3.connect(good)) as connection:
        assert connection.execute("SELECT name FROM customers").fetchall() == [("Hotel Aurora",)]


def test_broken_settings_are_named_and_left_alone(profile: Profile, program: Program, qtbot: QtBot) -> None:
    profile.settings.write_text("language = [", encoding="utf-8")
    program.start()
    assert str(profile.settings) in told(page(program, qtbot))[0]
    assert profile.settings.read_text(encoding="utf-8") == "language = ["
    assert not profile.database.exists()


def test_a_folder_that_is_a_file(profile: Profile, program: Program, qtbot: QtBot) -> None:
    profile.data.rmdir()
    profile.data.touch()
    program.start()
    assert "non si può aprire" in told(page(program, qtbot))[0]


def test_a_server_that_does_not_answer(profile: Profile, program: Program, qtbot: QtBot) -> None:
    url = "postgresql+psycopg://desk@127.0.0.1:9/desk?connect_timeout=2"
    profile.settings.write_text(f'database = "{url}"\n', encoding="utf-8")
    program.start()
    refused = page(program, qtbot)
    assert "server" in told(refused)[0]
    click(refused, "startupQuit")
    assert not refused.isVisible()


def test_opening_says_so_when_it_takes_long(qtbot: QtBot, tmp_path: Path) -> None:
    opening = StartupPage(tmp_path)
    qtbot.addWidget(opening)
    opening.show_opening()
    assert told(opening)[0] == "Opening the database…"
    assert not find(opening, QPushButton, "startupRetry").isVisible()
