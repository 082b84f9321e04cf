"""The plan under the hand: placing, dragging, linking, deleting, undo; problems lead to their devices."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device, DeviceKind, Interface, Link, RemoteAccess, SubnetRow
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.subnet_dialog import SubnetDialog
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.tab import Navigator, Place, WorkRequest
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from tests.gui.network.conftest import fill

LEFT = Qt.MouseButton.LeftButton


def devices(database: Database) -> dict[str, Device]:
    with database() as uow:
        return {one.name: one for one in uow.find(Device, site_id=1)}


def spot(plan: NetworkTab, device_id: int) -> QPoint:
    """Where the box stands in the viewport."""
    x, y = plan.scene.corner(device_id)
    return plan.canvas.mapFromScene(x + 80, y + 32)


def drag(plan: NetworkTab, qtbot: QtBot, device_id: int, by: QPoint) -> None:
    start, port = spot(plan, device_id), plan.canvas.viewport()
    qtbot.mousePress(port, LEFT, pos=start)
    qtbot.mouseMove(port, start + by / 2)
    qtbot.mouseMove(port, start + by)
    qtbot.mouseRelease(port, LEFT, pos=start + by)


def trigger(plan: NetworkTab, name: str) -> None:
    action = plan.findChild(QAction, name)
    assert action is not None, name
    action.trigger()


def test_a_drag_is_written_once_and_undone_at_once(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    before = plan.scene.corners()
    drag(plan, qtbot, 5, QPoint(120, 60))
    stored = devices(database)
    moved = stored["nas-copie"]
    assert moved.placed
    assert (moved.x, moved.y) == plan.scene.corner(5) != before[5]
    assert (moved.x % 8, moved.y % 8) == (0, 0)
    assert all(one.placed for one in stored.values())
    assert {id: at for id, at in plan.scene.corners().items() if id != 5} == {
        id: at for id, at in before.items() if id != 5
    }
    trigger(plan, "planUndo")
    assert not devices(database)["nas-copie"].placed
    assert plan.scene.corners() == before
    trigger(plan, "planRedo")
    assert plan.scene.corner(5) == (moved.x, moved.y)


def test_arrow_keys_move_what_is_selected_in_one_undo_step(plan: NetworkTab, qtbot: QtBot) -> None:
    x, y = plan.scene.corner(4)
    plan.scene.select_devices([4])
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(plan.canvas, key)
    assert plan.scene.corner(4) == (x + 16, y + 8)
    assert plan.editor.stack.count() == 1
    plan.editor.stack.undo()
    assert plan.scene.corner(4) == (x, y)


def test_a_device_from_the_menu_is_placed_with_a_click_and_linked_by_dragging(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    trigger(plan, "add_camera")
    assert plan.canvas.mode is Mode.PLACE
    qtbot.mouseClick(plan.canvas.viewport(), LEFT, pos=QPoint(60, 60))
    fresh = devices(database)["Camera 1"]
    assert (fresh.kind, fresh.placed, fresh.customer_id) == (DeviceKind.CAMERA, True, 1)
    assert plan.scene.selected_devices() == [fresh.id]
    trigger(plan, "planLink")
    port = plan.canvas.viewport()
    qtbot.mousePress(port, LEFT, pos=spot(plan, 3))
    qtbot.mouseMove(port, spot(plan, fresh.id))
    qtbot.mouseRelease(port, LEFT, pos=spot(plan, fresh.id))
    with database() as uow:
        assert [one.a_device_id for one in uow.find(Link, b_device_id=fresh.id)] == [3]
    for _ in range(2):
        plan.editor.stack.undo()
    assert "Camera 1" not in devices(database)
    for _ in range(2):
        plan.editor.stack.redo()
    with database() as uow:
        assert len(uow.find(Link, b_device_id=devices(database)["Camera 1"].id)) == 1


def test_deleting_takes_all_parts_and_undo_brings_them_back(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    plan.scene.select_devices([4])
    plan.canvas.setFocus()
    qtbot.keyClick(plan.canvas, Qt.Key.Key_Delete)
    trigger(plan, "planDelete") if "srv-gestionale" in devices(database) else None
    assert "srv-gestionale" not in devices(database)
    plan.editor.stack.undo()
    back = devices(database)["srv-gestionale"]
    with database() as uow:
        assert uow.find(Interface, device_id=back.id)
        assert uow.find(RemoteAccess, device_id=back.id)
        assert uow.find(Link, b_device_id=back.id)
    plan.editor.stack.redo()
    assert "srv-gestionale" not in devices(database)


def test_a_removed_device_lets_go_of_its_credentials_and_undo_hangs_them_on_it_again(
    plan: NetworkTab, desk: Desk, database: Database
) -> None:
    with database() as uow:
        uow.add(CredentialHandle(1, CredentialKind.PIN, "pin", "h", desk.clock.now(), device_id=5))
    plan.editor.reload()
    plan.scene.select_devices([5])
    trigger(plan, "planDelete")
    assert "nas-copie" not in devices(database)
    message = plan.findChild(QLabel, "planMessage")
    assert message is not None
    assert message.isVisible()
    with database() as uow:
        assert uow.get(CredentialHandle, 1).device_id is None
    plan.editor.stack.undo()
    assert devices(database)["nas-copie"].id == 5
    with database() as uow:
        assert uow.get(CredentialHandle, 1).device_id == 5


def test_a_deleted_link_comes_back(plan: NetworkTab, database: Database) -> None:
    plan.editor.delete([(Link, 1)])
    with database() as uow:
        assert len(uow.find(Link)) == 8
    plan.editor.stack.undo()
    with database() as uow:
        assert len(uow.find(Link)) == 9


def test_the_inspector_changes_facts_in_place(plan: NetworkTab, database: Database, qtbot: QtBot) -> None:
    plan.scene.select_devices([4])
    plan.canvas.setFocus()
    trigger(plan, "planRename")
    name = plan.findChild(QLineEdit, "device_name")
    assert name is not None
    name.clear()
    qtbot.keyClicks(name, "srv-hotel")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "srv-hotel" in devices(database)
    assert "srv-hotel" in {box.name for box in plan.editor.view.devices} if plan.editor.view else False
    plan.editor.stack.undo()
    assert "srv-gestionale" in devices(database)
    name.clear()
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "srv-gestionale"


def test_problems_are_listed_and_lead_to_their_devices(plan: NetworkTab) -> None:
    lines = plan.problems.list
    assert lines.count() == 1
    assert "192.168.10.21" in lines.item(0).text()
    lines.itemClicked.emit(lines.item(0))
    assert set(plan.scene.selected_devices()) == {6, 7}
    plan.explain()
    assert "192.168.10.21" in plan.message.text()


def test_find_goes_from_one_hit_to_the_next(plan: NetworkTab) -> None:
    for expected in ([6], [7], [6]):
        plan.toolbar.find_asked.emit("reception-")
        assert plan.scene.selected_devices() == expected
    plan.toolbar.find_asked.emit("10.40")
    assert plan.scene.selected_devices() == [8]
    plan.toolbar.find_asked.emit("niente")
    assert "niente" in plan.message.text()


def test_arrange_everything_and_back(plan: NetworkTab, database: Database) -> None:
    before = plan.scene.corners()
    plan.scene.select_devices([4])
    plan.editor.nudge(800, 800)
    trigger(plan, "arrangeNew")
    assert plan.scene.corner(4) == (before[4][0] + 800, before[4][1] + 800)
    trigger(plan, "arrangeAll")
    assert plan.scene.corners() == before
    plan.editor.stack.undo()
    assert plan.scene.corner(4) != before[4]


def test_an_empty_site_says_how_to_begin(plan: NetworkTab, database: Database, qtbot: QtBot) -> None:
    plan.tree.select_site(2)
    draw = plan.empty.findChild(QPushButton, "drawByHand")
    assert draw is not None
    assert draw.isVisible()
    qtbot.mouseClick(draw, LEFT)
    with database() as uow:
        (router,) = uow.find(Device, site_id=2)
    assert router.kind is DeviceKind.ROUTER
    assert plan.canvas.isVisible()


def test_without_any_site_the_customers_are_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    navigator = Navigator()
    tab = NetworkTab(desk, navigator)
    qtbot.addWidget(tab)
    tab.show()
    button = tab.empty.findChild(QPushButton, "addSite")
    assert button is not None
    with qtbot.waitSignal(navigator.place_asked) as asked:
        qtbot.mouseClick(button, LEFT)
    assert asked.args == [Place("customer", 0)]


def test_places_are_shown(plan: NetworkTab) -> None:
    plan.tree.select_site(2)
    assert plan.show_place(Place("device", 7))
    assert plan.editor.site_id == 1
    assert plan.scene.selected_devices() == [7]
    assert plan.show_place(Place("site", 2))
    assert plan.editor.site_id == 2
    assert not plan.show_place(Place("incident", 1))


def test_the_scope_opens_the_first_site_of_the_customer(plan: NetworkTab, desk: Desk) -> None:
    def more(uow: UnitOfWork) -> Changes:
        customer = uow.add(Customer("Camping Lido"))
        uow.add(Site(customer.id, "Reception"))
        return Changes(customers=frozenset({customer.id}))

    desk.tasks.write(more)
    plan.set_scope(2)
    assert plan.editor.site_id == 3
    assert plan.tree.sites() == [3]
    plan.set_scope(None)
    assert plan.editor.site_id == 3
    assert plan.tree.sites() == [3, 2, 1]


def test_the_menu_of_a_device_starts_the_timer(plan: NetworkTab, qtbot: QtBot) -> None:
    plan.canvas.menu_asked.emit(QPoint(10, 10), 4)
    menu = plan.findChild(QMenu, "planMenu")
    assert menu is not None
    with qtbot.waitSignal(plan.navigator.work_asked) as asked:
        next(one for one in menu.actions() if one.objectName() == "startTimerHere").trigger()
    assert asked.args == [WorkRequest(1, site_id=1, device_ids=(4,))]
    menu.close()


def test_the_menu_of_a_plan_starts_the_timer_for_the_site(plan: NetworkTab, qtbot: QtBot) -> None:
    plan.scene.clearSelection()
    plan.canvas.menu_asked.emit(QPoint(10, 10), 0)
    menu = plan.findChild(QMenu, "planMenu")
    assert menu is not None
    with qtbot.waitSignal(plan.navigator.work_asked) as asked:
        next(one for one in menu.actions() if one.objectName() == "startTimerHere").trigger()
    assert asked.args == [WorkRequest(1, site_id=1)]
    menu.close()


def test_a_wrong_subnet_is_refused_beside_its_field(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    plan.scene.clearSelection()
    add = plan.inspector.findChild(QPushButton, "addSubnet")
    assert add is not None
    qtbot.mouseClick(add, LEFT)
    dialog = plan.findChild(SubnetDialog)
    assert dialog is not None
    dialog.ui.cidr.setText("192.168.20.5/24")
    dialog.ui.saveButton.click()
    assert "192.168.20.0/24" in dialog.ui.error.text()
    assert dialog.ui.cidr.property("wrong")
    dialog.ui.cidr.setText("192.168.20.0/24")
    dialog.ui.saveButton.click()
    with database() as uow:
        assert [one.cidr for one in uow.find(SubnetRow)] == ["192.168.10.0/24", "192.168.20.0/24"]


def test_zoom_has_its_limits(plan: NetworkTab) -> None:
    for _ in range(60):
        plan.canvas.zoom(1.3)
    assert plan.canvas.transform().m11() <= 4
    plan.canvas.fit()
    assert plan.canvas.transform().m11() <= 1


def test_on_the_real_threads_the_last_move_wins_and_undo_finds_everything(
    desk: Desk, database: Database, qtbot: QtBot
) -> None:
    with database() as uow:
        fill(uow)
    tasks = Tasks(database, ThreadRunner())
    tab = NetworkTab(replace(desk, tasks=tasks), Navigator())
    qtbot.addWidget(tab)
    tasks.changed.connect(tab.on_changes)
    tab.show_place(Place("site", 1))
    qtbot.waitUntil(lambda: tab.editor.view is not None, timeout=30_000)
    start = tab.scene.corner(4)
    tab.scene.select_devices([4])
    for _ in range(5):
        tab.editor.nudge(8, 0)
    tab.editor.add_device(DeviceKind.NAS, (900.0, 900.0))
    tab.editor.stack.undo()
    tab.editor.stack.redo()
    assert tab.scene.corner(4) == (start[0] + 40, start[1])
    qtbot.waitUntil(lambda: tasks.pending == 0, timeout=30_000)
    stored = devices(database)
    assert (stored["srv-gestionale"].x, stored["srv-gestionale"].y) == (start[0] + 40, start[1])
    assert "NAS 1" in stored
    tab.editor.stack.undo()
    tab.editor.stack.undo()
    qtbot.waitUntil(lambda: tasks.pending == 0, timeout=30_000)
    assert len(devices(database)) == 10
    assert tab.scene.corner(4) == start
    tasks.close()
