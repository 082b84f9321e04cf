"""What arrives late on the plan: a refusal after the site was left, another's change during a drag."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.gui.network.known import Known
from istes_desk.gui.network.plan_commands import AddCommand, FactsCommand, Job, Select
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.plan_pieces import Pieces
from istes_desk.services.plan_shapes import Shapes
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock
from tests.gui.network.hands import middle

LEFT = Qt.MouseButton.LeftButton


class LateEditor:
    """Keeps what is written until the test does it."""

    author = "mario"

    def __init__(self, clock: FixedClock) -> None:
        self.known, self.clock = Known(), clock
        self.jobs: list[Job] = []
        self.refusals: list[Callable[[], None]] = []

    def run(self, job: Job, failed: Callable[[], None], select: Select = tuple) -> None:
        del select
        self.jobs.append(job)
        self.refusals.append(failed)

    def show_shapes(self, shapes: Shapes) -> None:
        raise AssertionError(shapes)


def test_a_refusal_after_the_history_is_gone_is_no_crash(clock: FixedClock) -> None:
    editor, stack = LateEditor(clock), QUndoStack()
    command = FactsCommand(editor, "change", (Device, 1), {"name": "a"}, {"name": "b"})
    stack.push(command)
    stack.clear()
    assert not shiboken6.isValid(command)
    editor.refusals[0]()


def test_a_write_of_the_site_that_was_left_keeps_its_own_names(clock: FixedClock) -> None:
    editor, stack = LateEditor(clock), QUndoStack()
    left, made = editor.known, editor.known.fresh()
    stack.push(AddCommand(editor, "add", Pieces((Device(0, 1, "pc", id=made),))))
    editor.known = Known()
    with FakeDatabase(Customer("Hotel"), Site(1, "Sede"))() as uow:
        editor.jobs[0](uow)
    assert left.id(Device, made) == 1
    assert editor.known.id(Device, made) == made


def test_what_came_while_a_box_was_in_the_hand_is_shown_when_it_is_let_go(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    port, at = plan.canvas.viewport(), plan.canvas.mapFromScene(middle(plan, 5))
    qtbot.mousePress(port, LEFT, pos=at)
    with database() as uow:
        id = uow.add(Device(1, 1, "nuovo")).id
    plan.editor.reload()
    assert id not in plan.scene.boxes
    qtbot.mouseRelease(port, LEFT, pos=at)
    assert id in plan.scene.boxes
