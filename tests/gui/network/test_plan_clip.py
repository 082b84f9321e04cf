"""Copy, paste, duplicate, line up, look: by menu and keys, with undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Device, DeviceKind, Interface, Link, RemoteAccess
from istes_desk.domain.plan import NamedView
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.plan_canvas import KIND_MIME
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.plan_shapes import Placement, Shapes, reshape
from tests.gui.network.hands import LEFT, rows, trigger


def test_a_duplicate_keeps_its_links_and_has_no_address_yet(plan: NetworkTab, database: Database) -> None:
    plan.scene.select_devices([3, 4])
    trigger(plan, "planDuplicate")
    copies = rows(database, Device)[10:]
    assert [one.name for one in copies] == ["sw-reception-2", "srv-gestionale-2"]
    assert set(plan.scene.selected_devices()) == {one.id for one in copies}
    fresh = {one.id for one in copies}
    assert [one.address for one in rows(database, Interface) if one.device_id in fresh] == ["", ""]
    assert [one.address for one in rows(database, RemoteAccess) if one.device_id in fresh] == []
    (link,) = (one for one in rows(database, Link) if one.a_device_id in fresh)
    assert link.b_device_id in fresh
    assert "2" in plan.message.text()
    plan.editor.stack.undo()
    assert len(rows(database, Device)) == 10
    plan.editor.stack.redo()
    assert len(rows(database, Device)) == 12


def test_paste_into_another_site_keeps_the_addresses_that_are_free_there(
    plan: NetworkTab, database: Database
) -> None:
    plan.scene.select_devices([3, 4])
    trigger(plan, "planCopy")
    assert QApplication.clipboard().text() == "sw-reception\nsrv-gestionale"
    plan.tree.select_site(2)
    plan.empty.draw_asked.emit()
    trigger(plan, "planPaste")
    with database() as uow:
        there = {one.name: one for one in uow.find(Device, site_id=2)}
        addresses = [one.address for one in uow.find(Interface, device_id=there["sw-reception"].id)]
        assert uow.find(RemoteAccess, device_id=there["srv-gestionale"].id)
    assert addresses == ["192.168.10.2"]


def test_cut_and_paste_gives_the_addresses_back(plan: NetworkTab, database: Database) -> None:
    plan.scene.select_devices([4])
    trigger(plan, "planCut")
    assert len(rows(database, Device)) == 9
    trigger(plan, "planPaste")
    (fresh,) = (one for one in rows(database, Device) if one.name == "srv-gestionale")
    assert [one.address for one in rows(database, Interface) if one.device_id == fresh.id] == [
        "192.168.10.10"
    ]


def test_lining_up_and_spreading(plan: NetworkTab) -> None:
    plan.scene.select_devices([4, 5, 6])
    plan.editor.move_devices({4: (0.0, 400.0), 5: (300.0, 440.0), 6: (1000.0, 480.0)})
    plan.scene.select_devices([4, 5, 6])
    trigger(plan, "align_top")
    assert {plan.scene.corner(id)[1] for id in (4, 5, 6)} == {400.0}
    trigger(plan, "spreadAcross")
    assert [plan.scene.corner(id)[0] for id in (4, 5, 6)] == [0.0, 500.0, 1000.0]
    trigger(plan, "align_left")
    plan.editor.stack.undo()
    assert plan.scene.corner(6) == (1000.0, 400.0)


def test_a_kind_is_dropped_where_it_belongs(plan: NetworkTab, database: Database, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData(KIND_MIME, b"camera")
    at, still = QPointF(100, 90), plan.canvas.mapFromScene(0, 0)
    event = QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    plan.canvas.dropEvent(event)
    assert (plan.canvas.mapFromScene(0, 0) - still).manhattanLength() <= 2
    (camera,) = (one for one in rows(database, Device) if one.kind is DeviceKind.CAMERA)
    inside = plan.scene.boxes[camera.id].sceneBoundingRect()
    assert inside.contains(plan.canvas.mapToScene(at.toPoint()))
    plan.kinds.setCurrentRow(8)
    plan.kinds.itemActivated.emit(plan.kinds.item(8))
    assert rows(database, Device)[-1].kind is DeviceKind.NAS
    carried = plan.kinds.mimeData([plan.kinds.item(9)])
    assert carried.data(KIND_MIME).data() == b"camera"


def test_tab_walks_enter_opens_and_escape_lets_go(plan: NetworkTab, qtbot: QtBot) -> None:
    plan.canvas.setFocus()
    order = sorted(plan.scene.corners(), key=lambda id: plan.scene.corner(id)[::-1])
    walked = []
    for _ in range(3):
        qtbot.keyClick(plan.canvas, Qt.Key.Key_Tab)
        walked += plan.scene.selected_devices()
    assert walked == order[:3]
    qtbot.keyClick(plan.canvas, Qt.Key.Key_Backtab)
    assert plan.scene.selected_devices() == [order[1]]
    qtbot.keyClick(plan.canvas, Qt.Key.Key_Escape)
    assert plan.scene.selected() == []


def test_zoom_by_keys_and_wheel_and_no_scroll_bar_while_all_is_seen(plan: NetworkTab, qtbot: QtBot) -> None:
    canvas = plan.canvas
    canvas.fit()
    assert not canvas.horizontalScrollBar().isVisible()
    assert not canvas.verticalScrollBar().isVisible()
    start = canvas.transform().m11()
    trigger(plan, "zoomIn")
    assert canvas.transform().m11() > start
    trigger(plan, "zoomOut")
    assert not canvas.horizontalScrollBar().isVisible()
    for modifier, grows in (
        (Qt.KeyboardModifier.ControlModifier, True),
        (Qt.KeyboardModifier.NoModifier, False),
    ):
        before = canvas.transform().m11()
        wheel = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        canvas.wheelEvent(wheel)
        assert (canvas.transform().m11() > before) is grows
    plan.scene.select_devices([5])
    trigger(plan, "centreSelected")
    assert (canvas.middle() - plan.scene.around([5]).center()).manhattanLength() < 4
    trigger(plan, "planFit")
    assert not canvas.verticalScrollBar().isVisible()


def test_space_and_left_button_pan(plan: NetworkTab, qtbot: QtBot) -> None:
    plan.canvas.look_at(plan.scene.drawing_rect().center(), 2.0)
    before = plan.canvas.middle()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plan.canvas, press)
    port = plan.canvas.viewport()
    qtbot.mousePress(port, LEFT, pos=QPoint(200, 200))
    qtbot.mouseMove(port, QPoint(140, 170))
    qtbot.mouseRelease(port, LEFT, pos=QPoint(140, 170))
    QApplication.sendEvent(plan.canvas, release)
    assert plan.canvas.middle() != before
    assert plan.editor.stack.count() == 0


def menu_action(plan: NetworkTab, name: str) -> QAction:
    menu = plan.toolbar.views.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    action = menu.findChild(QAction, name) or plan.findChild(QAction, name)
    assert action is not None, name
    return action


def test_layers_and_named_views(plan: NetworkTab, database: Database, qtbot: QtBot) -> None:
    menu_action(plan, "layer_pc").setChecked(False)
    assert not plan.scene.boxes[6].isVisible()
    assert not plan.scene.links[5].isVisible()
    plan.canvas.look_at(QPointF(100, 120), 1.5)
    menu_action(plan, "saveView").trigger()
    dialog = plan.findChild(QInputDialog, "viewNameDialog")
    assert dialog is not None
    dialog.setTextValue("Senza PC")
    dialog.accept()
    (view,) = rows(database, NamedView)
    assert (view.name, view.hidden, view.scale) == ("Senza PC", frozenset({DeviceKind.PC}), 1.5)
    menu_action(plan, "showEverything").trigger()
    assert plan.scene.boxes[6].isVisible()
    menu_action(plan, f"view_{view.id}").trigger()
    assert not plan.scene.boxes[6].isVisible()
    assert plan.canvas.transform().m11() == 1.5
    plan.editor.stack.undo()
    assert rows(database, NamedView) == []


def test_what_is_not_of_the_vlan_is_faint(plan: NetworkTab, database: Database) -> None:
    with database() as uow:
        uow.add(Interface(9, "wlan", "10.0.20.1", 24, vlan=20))
    plan.editor.reload()
    menu_action(plan, "vlan_20").trigger()
    assert plan.scene.boxes[9].opacity() == 1.0
    assert plan.scene.boxes[4].opacity() < 0.5
    menu_action(plan, "vlan_None").trigger()
    assert plan.scene.boxes[4].opacity() == 1.0


def test_the_overview_leads_where_it_is_clicked(plan: NetworkTab, qtbot: QtBot) -> None:
    plan.scene.select_devices([1])
    trigger(plan, "toggleMap")
    assert plan.minimap.isVisible()
    plan.canvas.look_at(plan.scene.drawing_rect().center(), 3.0)
    plan.minimap.grab()
    qtbot.mouseClick(plan.minimap, LEFT, pos=QPoint(20, 20))
    assert plan.canvas.middle().x() < plan.scene.drawing_rect().center().x()


def test_a_move_of_what_is_gone_is_said_and_undoes_nothing(plan: NetworkTab, database: Database) -> None:
    with database() as uow:
        reshape(uow, Shapes({id: Placement(*at) for id, at in plan.scene.corners().items()}))
    plan.editor.reload()
    with database() as uow:
        for link in uow.find(Link, b_device_id=8):
            uow.remove(link)
        uow.remove(uow.get(Device, 8))
    plan.scene.select_devices([8])
    plan.editor.nudge(8, 0)
    assert "eliminato" in plan.message.text()
    assert 8 not in plan.scene.boxes
    assert plan.editor.stack.count() == 0


def test_what_another_wrote_meanwhile_is_shown_and_kept(
    plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    view = plan.editor.view
    assert view is not None
    device = view.device(4)
    with database() as uow:
        uow.save(replace(uow.get(Device, 4), role="Archivio"))
    plan.editor.change(device, role="Contabilità")
    assert "«Archivio»" in plan.message.text()
    assert plan.editor.stack.count() == 0
    plan.scene.select_devices([4])
    assert plan.inspector.device.edits["role"].text() == "Archivio"
    plan.editor.change(plan.editor.view.device(4) if plan.editor.view else None, role="Contabilità")
    with database() as uow:
        uow.save(replace(uow.get(Device, 4), role="Backup"))
    plan.editor.stack.undo()
    assert "«Backup»" in plan.message.text()
    assert next(one.role for one in rows(database, Device) if one.id == 4) == "Backup"


def test_the_tools_have_letters_on_the_canvas(plan: NetworkTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: plan.isVisible())
    plan.activateWindow()
    plan.canvas.setFocus()
    for key, mode in ((Qt.Key.Key_N, Mode.NOTE), (Qt.Key.Key_L, Mode.LINK), (Qt.Key.Key_V, Mode.SELECT)):
        qtbot.keyClick(plan.canvas, key)
        assert plan.canvas.mode is mode


def test_the_menu_key_opens_the_menu_of_what_is_selected(plan: NetworkTab) -> None:
    plan.scene.select_devices([4])
    asked: list[int] = []
    plan.canvas.menu_asked.connect(lambda _at, device: asked.append(device))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    plan.canvas.contextMenuEvent(event)
    assert asked == [4]
    menu = plan.findChild(QMenu, "planMenu")
    assert menu is not None
    assert {"openDeviceCard", "planDuplicate", "planDelete"} <= {one.objectName() for one in menu.actions()}
    menu.close()
