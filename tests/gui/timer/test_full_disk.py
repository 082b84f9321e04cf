"""A disk that is full for a while: the timer goes on counting, what was typed stays typed (B-5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import Engine, event

from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import total_ms
from istes_desk.gui.tab import Place, WorkRequest
from istes_desk.services.errors import KnownError
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench

MINUTE = 60_000
TYPED = "Sostituito l'alimentatore"


@pytest.fixture
def disk() -> Iterator[list[bool]]:
    """Full while it holds True."""
    full = [False]

    def limit(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if full[0] and statement.startswith(("INSERT", "UPDATE")):
            raise KnownError("Il disco è pieno.")

    event.listen(Engine, "before_cursor_execute", limit)
    yield full
    event.remove(Engine, "before_cursor_execute", limit)


def write(bench: Bench, text: str) -> QPlainTextEdit:
    field = find(bench.tab, QPlainTextEdit, "factsText")
    field.setPlainText(text)
    field.document().setModified(True)
    return field


def test_what_cannot_be_stored_stays_typed(bench: Bench, disk: list[bool]) -> None:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=5)
    disk[0] = True
    field = write(bench, TYPED)
    bench.tab.pane.facts.text.commit()
    bench.tab.show_place(Place("intervention", 1))
    bench.tab._on_chosen()
    assert (field.toPlainText(), field.document().isModified()) == (TYPED, True)
    disk[0] = False
    bench.controller.start(WorkRequest(1))
    disk[0] = True
    bench.tab.show_place(Place("intervention", 1))
    write(bench, TYPED)
    bench.tab.show_place(Place("intervention", 2))
    assert field.toPlainText() == ""
    bench.tab.show_place(Place("intervention", 1))
    assert field.toPlainText() == TYPED
    disk[0] = False
    bench.tab.pane.facts.text.commit()
    assert bench.job(1).description == TYPED
    bench.tab.show_place(Place("intervention", 2))
    assert bench.job(2).description == ""


def test_time_is_kept_until_there_is_room_again(bench: Bench, disk: list[bool]) -> None:
    told: list[Exception] = []
    bench.controller.desk.tasks.failed.connect(told.append)
    bench.controller.start(WorkRequest(1))
    disk[0] = True
    for _ in range(5):
        bench.pass_time(minutes=1)
    bench.controller.pause()
    assert bench.controller.running
    assert told
    assert bench.job().state is InterventionState.RUNNING
    assert total_ms(bench.segments()) == 0
    disk[0] = False
    bench.pass_time(minutes=1)
    bench.controller.pause()
    assert total_ms(bench.segments()) == 6 * MINUTE
    assert bench.controller.questions == []
