"""A list whose rest is on its way: what its headings say, and that the rest comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.queue_model import QueueModel
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Navigator
from istes_desk.services import queue_reading
from istes_desk.services.queue_filter import QueueIndex, QueueSection

LISTED = QueueIndex(((QueueSection.CONTRACT, (1, 2)), (QueueSection.PARKED, (3,))))


def test_only_the_last_section_goes_on() -> None:
    model = QueueModel()

    def headings() -> list[str]:
        return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in (0, 3)]

    model.show(LISTED, [], whole=False)
    first, last = headings()
    assert "(2)" in first
    assert "(1+)" in last
    model.show(LISTED, [])
    assert headings() == [first, last.replace("+", "")]


def test_the_rest_of_a_search_comes_by_itself(
    qtbot: QtBot, desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_reading, "FIRST_FOUND", 2)
    with database() as uow:
        for number in range(900, 905):
            uow.add(Incident(number, "Zanzara", desk.clock.now(), Channel.EMAIL, IncidentClass.PARKED, ""))
    tab = IncidentsTab(desk, Navigator())
    qtbot.addWidget(tab)
    tab.filters.search.setText("zanz")
    qtbot.waitUntil(lambda: tab.list.rows.rowCount() == 3)
    qtbot.waitUntil(lambda: tab.list.rows.rowCount() == 6)
