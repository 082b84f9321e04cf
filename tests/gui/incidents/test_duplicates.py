"""A person closes a request into the one it repeats and takes it back; work by hand asks for its turn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import EventKind, Incident, IncidentEvent, IncidentState
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Place
from tests.fakes import FixedClock
from tests.gui.finding import click, find
from tests.gui.incidents.conftest import Register


@pytest.fixture
def two(tab: IncidentsTab, register: Register, clock: FixedClock) -> tuple[int, int]:
    first = register("aurora", subject="Non stampa")
    clock.advance(minutes=5)
    second = register("aurora", subject="Ancora non stampa")
    tab.reload()
    assert tab.list.select(second)
    return first, second


def stored(database: Database, id: int) -> Incident:
    with database() as uow:
        return uow.get(Incident, id)


def choose(tab: IncidentsTab, name: str) -> None:
    menu = find(tab, QToolButton, "stateButton").menu()
    find(menu, QAction, name).trigger()


def test_the_proposed_one_by_one_click_and_back(
    tab: IncidentsTab, two: tuple[int, int], database: Database
) -> None:
    first, second = two
    choose(tab, f"duplicateOf{first}")
    assert stored(database, second).duplicate_of_id == first
    assert stored(database, second).state is IncidentState.CLOSED
    tab.notice.undo.click()
    assert stored(database, second).duplicate_of_id is None
    assert stored(database, second).state is IncidentState.QUEUED


def test_any_other_by_its_number(
    qtbot: QtBot, tab: IncidentsTab, two: tuple[int, int], database: Database
) -> None:
    first, second = two
    choose(tab, "duplicateOfOther")
    find(tab, QLineEdit, "composerLine").setText("boh")
    click(tab, "composerSend")
    assert stored(database, second).duplicate_of_id is None
    choose(tab, "duplicateOfOther")
    find(tab, QLineEdit, "composerLine").setText(f"INC-{stored(database, first).number:06d}")
    click(tab, "composerSend")
    assert stored(database, second).duplicate_of_id == first


def test_work_by_hand_waits_for_its_turn(tab: IncidentsTab, register: Register, database: Database) -> None:
    """Q-8: as starting the timer does."""
    register("lido", subject="Fermo")
    one = register("rossi", subject="Lento")
    tab.show_place(Place("incident", one))
    choose(tab, f"state_{IncidentState.IN_PROGRESS}")
    assert stored(database, one).state is IncidentState.QUEUED
    find(tab, QLineEdit, "composerLine").setText("è qui in negozio")
    click(tab, "composerSend")
    assert stored(database, one).state is IncidentState.IN_PROGRESS
    with database() as uow:
        assert uow.find(IncidentEvent, incident_id=one, kind=EventKind.OVERRIDE)
