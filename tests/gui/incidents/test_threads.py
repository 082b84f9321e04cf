"""The same tab with the real threads: nothing is lost between them, the window never waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Severity
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Navigator
from istes_desk.gui.tasks import Tasks, ThreadRunner
from tests.gui.incidents.conftest import Register


@pytest.fixture
def threaded(seeded: Desk, database: Database) -> Iterator[Desk]:
    tasks = Tasks(database, ThreadRunner())
    yield replace(seeded, tasks=tasks, provider_domains=frozenset({"pec.it"}))
    tasks.close()


def test_files_come_in_while_the_queue_lives(
    qtbot: QtBot, threaded: Desk, register: Register, tmp_path: Path
) -> None:
    one = register("lido", severity=Severity.B)
    tab = IncidentsTab(threaded, Navigator())
    qtbot.addWidget(tab)
    threaded.tasks.changed.connect(tab.on_changes)
    tab.show()
    qtbot.waitUntil(lambda: tab.list.rows.row_of(one) >= 0)
    tab.activate()
    qtbot.waitUntil(lambda: tab.pane.details is not None)
    files = [tmp_path / f"{n}.eml" for n in range(5)]
    for file in files:
        file.write_bytes(
            b"From: anna@aurora.example\nMessage-ID: <%s@x>\nSubject: x\n\n" % file.stem.encode()
        )
    tab._files.take(files)
    said = tab.findChild(QLabel, "noticeText")
    assert said is not None
    qtbot.waitUntil(lambda: said.text() == "5 new.")
    qtbot.waitUntil(lambda: tab.list.rows.rowCount() == 7)
    qtbot.waitUntil(lambda: tab.pane.incident.subject == "x" and not threaded.tasks.pending)
