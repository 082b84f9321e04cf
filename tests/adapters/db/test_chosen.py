"""The database that the settings name, and its copy of the day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from istes_desk.adapters.config.shipped import demo_loader, provider_domains
from istes_desk.adapters.db.chosen import ChosenDatabase
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Technician
from istes_desk.services.preferences import Preferences
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fakes import FixedClock, MemorySecrets


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return user_profile(tmp_path)


def chosen(profile: Profile, preferences: Preferences | None = None) -> ChosenDatabase:
    made = ChosenDatabase(profile, preferences or Preferences(), MemorySecrets())
    if not made.on_server:
        with made.transactions():
            """Makes the file."""
        made.transactions.close()
    return made


def test_one_copy_a_day(profile: Profile, clock: FixedClock) -> None:
    database = chosen(profile)
    for hours in (0, 2, 24):
        clock.advance(hours=hours)
        database.copy_of_today(clock.now())
    assert len(database.backups.list()) == 2
    assert database.name == "istes-desk.sqlite3"
    assert database.version.startswith("SQLite 3")


def test_no_copy_when_none_is_wanted(profile: Profile, clock: FixedClock) -> None:
    chosen(profile, Preferences(backup_on_close=False)).copy_of_today(clock.now())
    chosen(profile, Preferences(database="postgresql://db.example/desk")).copy_of_today(clock.now())
    assert list(profile.data.glob("backups/*")) == []


def test_a_copy_that_cannot_be_made_is_logged(
    profile: Profile, clock: FixedClock, expected_log: Callable[[str], None]
) -> None:
    expected_log("WARNING istes_desk.adapters.db.chosen: no copy made on closing")
    database = chosen(profile)
    profile.backups.touch()
    database.copy_of_today(clock.now())


def test_the_shipped_files_are_read(profile: Profile, clock: FixedClock) -> None:
    assert {"gmail.com", "pec.it"} <= provider_domains()
    database = ChosenDatabase(profile, Preferences(), MemorySecrets())
    with database.transactions() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        uow.add(Technician("marco", "Marco Bianchi"))
        demo_loader("marco")(uow, clock.now())
        assert len(uow.find(Customer)) == 8
    database.transactions.close()
