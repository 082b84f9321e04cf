"""Slots: areas, notes and groups on the plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from istes_desk.domain.network import Device
from istes_desk.domain.plan import GroupMember, PlanArea, PlanGroup, PlanNote
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.canvas_tools import AREA_SIZE, Mode
from istes_desk.gui.network.drawing import shared_subnet
from istes_desk.gui.network.plan_commands import DeleteCommand
from istes_desk.gui.network.scene_shapes import snapped

translate = QCoreApplication.translate
NOTE_WIDTH, NOTE_HIGH = 176.0, 56.0
PAD, HEAD = 16.0, 16.0


def area_around(bench: Bench) -> None:
    """Around the selected devices, of the subnet they share; in the middle when none is selected."""
    view, devices = bench.editor.view, bench.scene.selected_devices()
    if view is None:
        return
    rect = bench.scene.around(devices)
    if not devices:
        corner = bench.canvas.middle() - QPointF(AREA_SIZE[0] / 2, AREA_SIZE[1] / 2)
        add_area(bench, QRectF(*snapped((corner.x(), corner.y())), *AREA_SIZE))
        return
    rect.adjust(-PAD, -PAD - HEAD, PAD, PAD)
    subnet = shared_subnet(view, devices)
    add_area(bench, rect, subnet.id if subnet else None, (subnet.name or subnet.cidr) if subnet else "")


def add_area(bench: Bench, rect: QRectF, subnet_id: int | None = None, label: str = "") -> None:
    """Its label is ready to be typed over."""
    editor, view = bench.editor, bench.editor.view
    bench.canvas.set_mode(Mode.SELECT)
    bench.say("")
    words = label or translate("MarkActions", "Room")
    tint = len(view.areas) if view else 0
    place = (rect.x(), rect.y(), rect.width(), rect.height())
    new = PlanArea(editor.site_id, words, *place, tint, subnet_id, id=editor.known.fresh())
    editor.add(translate("MarkActions", "area"), new, then=bench.inspector.mark.edit)


def add_note(bench: Bench, at: QPointF) -> None:
    """Its text is ready to be typed over."""
    bench.canvas.set_mode(Mode.SELECT)
    bench.say("")
    editor = bench.editor
    text = translate("MarkActions", "Note")
    new = PlanNote(editor.site_id, text, *snapped((at.x(), at.y())), NOTE_WIDTH, id=editor.known.fresh())
    editor.add(translate("MarkActions", "note"), new, then=bench.inspector.mark.edit)


def note_here(bench: Bench) -> None:
    """In the middle of what is seen, or beside the selected device."""
    chosen = bench.scene.selected_devices()
    add_note(bench, _free_place(bench, chosen[0]) if chosen else bench.canvas.middle())


def _free_place(bench: Bench, device_id: int) -> QPointF:
    """Beside the device where no other stands, else on its right."""
    box = bench.scene.around([device_id])
    places = (
        box.topRight() + QPointF(PAD, 0),
        box.bottomLeft() + QPointF(0, PAD),
        box.topLeft() - QPointF(0, NOTE_HIGH),
        box.topLeft() - QPointF(NOTE_WIDTH + PAD, 0),
    )
    others = [bench.scene.around([id]) for id in bench.scene.boxes]
    rects = [QRectF(at.x(), at.y(), NOTE_WIDTH, NOTE_HIGH - PAD) for at in places]
    free = (rect for rect in rects if not any(rect.intersects(one) for one in others))
    return next(free, rects[0]).topLeft()


def group(bench: Bench) -> None:
    """The selected devices move together from now on; a device leaves its old group for it."""
    editor, view = bench.editor, bench.editor.view
    devices = bench.scene.mates(bench.scene.selected_devices())
    if view is None or len(devices) < 2:
        return
    old = {one.group_id for one in view.members if one.device_id in devices}
    whole = [one.id for one in view.groups if one.id in old]
    number = len(view.groups) + 1
    new = PlanGroup(editor.site_id, translate("MarkActions", "Group {}").format(number), editor.known.fresh())
    members = [GroupMember(new.id, id, editor.known.fresh()) for id in devices]
    words = translate("MarkActions", "group")
    editor.stack.beginMacro(words)
    if whole:
        editor.stack.push(DeleteCommand(editor, words, [(PlanGroup, id) for id in whole]))
    editor.add(words, new, *members, select=[(Device, id) for id in devices])
    editor.stack.endMacro()


def ungroup(bench: Bench) -> None:
    """Every group that a selected device is in."""
    editor, view, chosen = bench.editor, bench.editor.view, bench.scene.selected_devices()
    groups = {one.group_id for one in view.members if one.device_id in chosen} if view else set()
    editor.delete([(PlanGroup, id) for id in sorted(groups)])
