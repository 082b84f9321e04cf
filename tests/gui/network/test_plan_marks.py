"""Areas, notes, groups and corners of links: drawn by hand or by keys, changed in place, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Link
from istes_desk.domain.plan import GroupMember, PlanArea, PlanGroup, PlanNote
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.tab import NetworkTab
from tests.gui.network.hands import LEFT, middle, pull, rows, trigger


def test_an_area_is_drawn_named_and_given_a_subnet(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    trigger(plan, "planArea")
    assert plan.canvas.mode is Mode.AREA
    pull(plan, qtbot, plan.scene.drawing_rect().topLeft() - QPointF(16, 16), QPoint(200, 120))
    (area,) = rows(database, PlanArea)
    assert (area.width % 8, area.height % 8) == (0, 0)
    assert plan.scene.selected() == [(PlanArea, area.id)]
    label, subnet = plan.findChild(QLineEdit, "areaLabel"), plan.findChild(QComboBox, "areaSubnet")
    assert label is not None
    assert subnet is not None
    label.setText("Sala server")
    label.editingFinished.emit()
    subnet.setCurrentIndex(1)
    subnet.activated.emit(1)
    (area,) = rows(database, PlanArea)
    assert (area.label, area.subnet_id) == ("Sala server", 1)
    for _ in range(3):
        plan.editor.stack.undo()
    assert rows(database, PlanArea) == []
    for _ in range(3):
        plan.editor.stack.redo()
    assert [(one.label, one.subnet_id) for one in rows(database, PlanArea)] == [("Sala server", 1)]


def test_an_area_around_what_is_selected_stands_for_its_subnet(plan: NetworkTab, database: Database) -> None:
    plan.scene.select_devices([6, 8])
    trigger(plan, "areaAround")
    (area,) = rows(database, PlanArea)
    assert (area.label, area.subnet_id) == ("LAN", 1)
    for id in (6, 8):
        assert plan.scene.marks[PlanArea, area.id].sceneBoundingRect().contains(middle(plan, id))


def test_an_area_is_moved_by_its_border_and_sized_by_its_grip(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    plan.scene.select_devices([6, 8])
    trigger(plan, "areaAround")
    (area,) = rows(database, PlanArea)
    plan.canvas.look_at(QPointF(area.x + area.width / 2, area.y + area.height / 2), 1.0)
    pull(plan, qtbot, QPointF(area.x + 60, area.y + 8), QPoint(32, 40))
    (moved,) = rows(database, PlanArea)
    assert (moved.x - area.x, moved.y - area.y) != (0, 0)
    pull(plan, qtbot, QPointF(moved.x + moved.width - 7, moved.y + moved.height - 7), QPoint(-24, 16))
    (sized,) = rows(database, PlanArea)
    assert sized.width < moved.width
    assert sized.height > moved.height
    assert (sized.x, sized.y) == (moved.x, moved.y)
    plan.editor.stack.undo()
    assert plan.scene.marks[PlanArea, area.id].frame().width == moved.width


def test_a_note_is_put_typed_and_walks_with_the_arrow_keys(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    trigger(plan, "planNote")
    qtbot.mouseClick(plan.canvas.viewport(), LEFT, pos=QPoint(40, 40))
    text = plan.findChild(QPlainTextEdit, "noteText")
    assert text is not None
    text.setPlainText("Chiave del rack in portineria")
    text.document().setModified(True)
    plan.canvas.setFocus()
    plan.inspector.mark._write_text()
    (note,) = rows(database, PlanNote)
    assert note.text == "Chiave del rack in portineria"
    plan.scene.select([(PlanNote, note.id)])
    for _ in range(2):
        qtbot.keyClick(plan.canvas, Qt.Key.Key_Right)
    assert rows(database, PlanNote)[0].x == note.x + 16
    trigger(plan, "planDelete")
    assert rows(database, PlanNote) == []
    plan.editor.stack.undo()
    assert rows(database, PlanNote)[0].text == note.text


def test_a_group_moves_together_and_is_undone_as_one(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    plan.scene.select_devices([6, 7])
    trigger(plan, "planGroup")
    assert len(rows(database, PlanGroup)) == 1
    before = plan.scene.corners()
    plan.scene.clearSelection()
    pull(plan, qtbot, middle(plan, 6), QPoint(40, 24))
    after = plan.scene.corners()
    assert {id for id in after if after[id] != before[id]} == {6, 7}
    assert after[6][0] - before[6][0] == after[7][0] - before[7][0]
    plan.scene.select_devices([7, 8])
    trigger(plan, "planGroup")
    assert {one.device_id for one in rows(database, GroupMember)} == {6, 7, 8}
    assert len(rows(database, PlanGroup)) == 1
    plan.editor.stack.undo()
    assert {one.device_id for one in rows(database, GroupMember)} == {6, 7}
    plan.scene.select_devices([6])
    trigger(plan, "planUngroup")
    assert rows(database, GroupMember) == []
    plan.editor.stack.undo()
    plan.scene.select_devices([6])
    trigger(plan, "planDelete")
    plan.editor.stack.undo()
    assert {one.device_id for one in rows(database, GroupMember)} == {6, 7}


@pytest.mark.parametrize("by_keys", [True, False])
def test_a_link_is_pulled_aside_and_routed_anew(
    plan: NetworkTab, database: Database, qtbot: QtBot, by_keys: bool
) -> None:
    item = plan.scene.links[2]
    before = item.points
    plan.scene.select([(Link, 2)])
    if by_keys:
        qtbot.keyClick(plan.canvas, Qt.Key.Key_Down)
    else:
        a, b = before[-3], before[-2]
        pull(plan, qtbot, QPointF((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), QPoint(0, 9))
    link = next(one for one in rows(database, Link) if one.id == 2)
    assert link.bends
    assert plan.scene.links[2].points != before
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(item.points, item.points[1:], strict=False))
    plan.scene.select([(Link, 2)])
    trigger(plan, "straighten")
    assert plan.scene.links[2].points == before
    for _ in range(2):
        plan.editor.stack.undo()
    assert plan.scene.links[2].points == before
    assert next(one for one in rows(database, Link) if one.id == 2).bends == ()


def test_corners_go_along_when_both_ends_move_and_arranging_gives_them_up(
    plan: NetworkTab, database: Database
) -> None:
    plan.scene.select([(Link, 4)])
    plan.editor.nudge(0, 8)
    bends = plan.scene.links[4].link.bends
    plan.scene.select_devices([3, 5])
    plan.editor.nudge(16, 8)
    assert plan.scene.links[4].link.bends == tuple((x + 16, y + 8) for x, y in bends)
    trigger(plan, "arrangeAll")
    assert plan.scene.links[4].link.bends == ()
    plan.editor.stack.undo()
    assert plan.scene.links[4].link.bends == tuple((x + 16, y + 8) for x, y in bends)
