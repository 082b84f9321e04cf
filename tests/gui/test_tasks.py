"""The real threads: nothing is dropped, nothing is swallowed, a close in the middle is orderly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from istes_desk.domain.customers import Customer
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import BeyondSightError, UnitOfWork
from tests.fake_uow import FakeDatabase


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase()


@pytest.fixture
def tasks(database: FakeDatabase) -> Iterator[Tasks]:
    made = Tasks(database, ThreadRunner())
    yield made
    made.close()


def held(gate: threading.Event, error: Exception) -> object:
    gate.wait(5)
    raise error


def test_a_bug_is_told_even_when_its_page_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = QObject(), threading.Event()
    tasks.read(lambda _uow: held(gate, ZeroDivisionError()), print, owner=owner)
    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.failed) as told:
        gate.set()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_refused_write_is_told_even_when_its_page_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = QObject(), threading.Event()

    def refused(_uow: UnitOfWork) -> Changes:
        gate.wait(5)
        raise KnownError("Il disco è pieno.")

    tasks.write(refused, owner=owner, on_error=lambda _error: owner.setObjectName("gone"))
    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.failed) as told:
        gate.set()
    assert told.args[0].message == "Il disco è pieno."


@pytest.mark.parametrize("way", ["read", "write", "background"])
def test_who_asked_goes_on_after_a_bug(qtbot: QtBot, tasks: Tasks, way: str) -> None:
    heard: list[Exception] = []

    def broken(*_uow: UnitOfWork) -> Changes:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.failed):
        getattr(tasks, way)(broken, print, on_bug=heard.append)
    assert [type(error) for error in heard] == [ZeroDivisionError]


def test_a_callback_runs_after_the_call_that_asked(qtbot: QtBot, tasks: Tasks) -> None:
    order: list[str] = []
    for _ in range(200):
        tasks.background(lambda: None, lambda _none: order.append("then"))
        order.append("asked")
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert order == ["asked"] * 200 + ["then"] * 200


def test_an_error_in_a_callback_comes_out(qtbot: QtBot, tasks: Tasks) -> None:
    def fail(zero: int) -> None:
        raise ZeroDivisionError(zero)

    with qtbot.captureExceptions() as caught:
        tasks.background(lambda: 0, fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_closing_keeps_the_writes_and_lets_the_rest_go(tasks: Tasks, database: FakeDatabase) -> None:
    gate, results = threading.Event(), list[object]()

    def add(uow: UnitOfWork) -> Changes:
        uow.add(Customer("Hotel Aurora"))
        return NOTHING

    for _ in range(8):
        tasks.background(lambda: gate.wait(5), results.append)
    tasks.write(add, results.append)
    gate.set()
    tasks.close()
    tasks.close()
    with database() as uow:
        assert len(uow.find(Customer)) == 1
    assert results == []


def test_an_error_while_closing_is_in_the_log(tasks: Tasks, expected_log: Callable[[str], None]) -> None:
    expected_log("while the program closed")
    gate = threading.Event()
    opener = threading.Timer(0.05, gate.set)
    tasks.read(lambda _uow: held(gate, KnownError("Il disco è pieno.")), print)
    opener.start()
    tasks.close()
    opener.join()


def test_what_is_asked_after_the_close_is_not_begun(
    tasks: Tasks, database: FakeDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "istes_desk.gui.tasks")
    tasks.close()
    answers: list[object] = []
    tasks.read(lambda uow: uow.find(Customer), answers.append)
    tasks.write(lambda uow: Changes(new_id=uow.add(Customer("Hotel Aurora")).id), answers.append)
    tasks.background(lambda: "paper", answers.append)
    assert [record.levelname for record in caplog.records] == ["DEBUG"] * 3
    assert (answers, tasks.pending, database.rows) == ([], 0, {})


class FakeSight(FakeDatabase):
    closed = False

    def close(self) -> None:
        self.closed = True


def names(uow: UnitOfWork) -> list[str]:
    return [customer.name for customer in uow.find(Customer)]


def names_beyond_sight(uow: UnitOfWork) -> list[str]:
    found = names(uow)
    if "seen at first" in found:
        raise BeyondSightError
    return found


def add(name: str) -> Callable[[UnitOfWork], Changes]:
    def job(uow: UnitOfWork) -> Changes:
        uow.add(Customer(name))
        return NOTHING

    return job


@pytest.mark.parametrize("ending", [names_beyond_sight, None], ids=["a read", "a write"])
def test_first_sight_answers_until_the_database_itself_is_needed(
    qtbot: QtBot, database: FakeDatabase, ending: Callable[[UnitOfWork], list[str]] | None
) -> None:
    sight, told = FakeSight(), list[list[str]]()
    for known, name in ((sight, "seen at first"), (database, "in the database")):
        with known() as uow:
            uow.add(Customer(name))
    tasks = Tasks(database, ThreadRunner(), sight=sight)
    tasks.read(names, told.append)
    if ending is None:
        tasks.write(add("written"))
    else:
        tasks.read(ending, told.append)
    tasks.read(names, told.append)
    qtbot.waitUntil(lambda: not tasks.pending)
    tasks.close()
    assert sight.closed
    assert told[0] == ["seen at first"]
    assert "in the database" in told[-1]
    with sight() as uow:
        assert names(uow) == ["seen at first"]
