"""The whole program on real files: its start and its end stand in the register, by the keyring's key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.app import Program, prepare
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.firm import Firm
from istes_desk.services.filing import Transacting
from istes_desk.services.register_keys import keys_held
from istes_desk.services.register_reading import verified
from tests.fakes import FixedClock, MemorySecrets

A = RegisterAction


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A firm that is set up."""
    made = user_profile(tmp_path)
    database = open_sqlite(made.database, made.backups)
    with database() as uow:
        prepare(uow)
        uow.add(Firm("ISTES", set_up=True))
    database.close()
    return made


@pytest.fixture
def program(
    qapp: QApplication, profile: Profile, clock: FixedClock, secrets: MemorySecrets
) -> Iterator[Program]:
    style, palette, sheet = qapp.style().objectName(), QPalette(qapp.palette()), qapp.styleSheet()
    made = Program(qapp, profile, clock, secrets)
    yield made
    made.setParent(None)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def test_start_and_end_of_the_program(
    program: Program, profile: Profile, secrets: MemorySecrets, qtbot: QtBot
) -> None:
    program.start()
    qtbot.waitUntil(lambda: bool(keys_held(secrets)), timeout=20_000)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: not window.desk.tasks.pending, timeout=20_000)
    window.close()
    program.end()
    database = open_sqlite(profile.database, profile.backups)
    with database() as uow:
        found = [one.action for one in uow.find(RegisterEntry)]
    assert found == [A.LOG_IN, A.LOG_OUT]
    assert verified(Transacting(database), keys_held(secrets)[0]).is_whole
    database.close()
