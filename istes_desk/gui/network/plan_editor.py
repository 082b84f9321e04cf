"""The plan being edited: reads it, hands every change to undo, writes it through the services."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from istes_desk.domain.layout_drawn import arranged, standing
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, DeviceKind, Link
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.plan_commands import (
    AddCommand,
    DeleteCommand,
    FactsCommand,
    Job,
    MoveCommand,
    Names,
)
from istes_desk.gui.network.plan_scene import Drawing, PlanScene, drawing_of
from istes_desk.gui.network.words import device_kinds
from istes_desk.services.changes import Changes
from istes_desk.services.network import PlanView, plan_view
from istes_desk.services.network_edit import Placement


class PlanEditor(QObject):
    """``view_changed`` was emitted with the PlanView now shown, ``refused`` with an error to show."""

    view_changed = Signal(object)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, scene: PlanScene, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.scene = desk, scene
        self.stack = QUndoStack(self)
        self.names = Names()
        self.view: PlanView | None = None
        self._site_id = self._pending = 0
        self._select_after: int | None = None
        scene.drag_ended.connect(self._on_drag_ended)

    @property
    def site_id(self) -> int:
        """The site on the canvas, 0 for none."""
        return self._site_id

    def open_site(self, site_id: int) -> None:
        """Another site begins with an empty undo history."""
        if site_id != self._site_id:
            self.stack.clear()
            self.names = Names()
            self._site_id = site_id
        self.reload()

    def reload(self) -> None:
        """Reads the plan anew; while writes are on their way the last of them will ask again."""
        wanted = self._site_id
        if not wanted or self._pending:
            return

        def shown(drawing: Drawing) -> None:
            if wanted == self._site_id and not self._pending and not self.scene.dragging:
                self._show(drawing)

        self.desk.tasks.read(
            lambda uow: drawing_of(plan_view(uow, wanted)), shown, owner=self, on_error=self.refused.emit
        )

    def _show(self, drawing: Drawing) -> None:
        self.view = view = drawing.view
        self.scene.show_drawing(drawing)
        if self._select_after is not None and view.device(self._select_after):
            self.scene.select_devices([self._select_after])
            self._select_after = None
        self.view_changed.emit(view)

    def run(self, job: Job, failed: Callable[[], None]) -> None:
        """Writes, then reads the plan again, also after a refusal."""
        self._pending += 1

        def refused(error: Exception) -> None:
            self._pending -= 1
            failed()
            self.refused.emit(error)
            self.reload()

        self.desk.tasks.write(job, self._written, owner=self, on_error=refused)

    def _written(self, changes: Changes) -> None:
        self._pending -= 1
        self._select_after = changes.new_id or self._select_after
        self.reload()

    def place(self, at: dict[int, Point]) -> None:
        """Shows a move at once."""
        self.scene.place(at)

    def add_device(self, kind: DeviceKind, at: Point) -> None:
        """A new device named after its kind, with the next free number."""
        name = self._free_name(device_kinds()[kind])
        new = Device(0, self._site_id, name, kind, x=at[0], y=at[1], placed=True)
        self.stack.push(AddCommand(self, self.tr("add {}").format(name), new))

    def _free_name(self, base: str) -> str:
        taken = {one.name for one in self.view.devices} if self.view else set()
        numbered = (f"{base} {number}" for number in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)

    def add_link(self, a: int, b: int) -> None:
        """A cable from one device to another."""
        self.stack.push(AddCommand(self, self.tr("link"), Link(self._site_id, a, b)))

    def delete(self, devices: list[int], links: list[int]) -> None:
        if devices or links:
            self.stack.push(DeleteCommand(self, self.tr("delete"), devices, links))

    def change(self, one: Device | Link, **facts: Any) -> None:
        """Some fields of a device or a link; nothing when they are as they were."""
        old = {name: getattr(one, name) for name in facts}
        if old != facts:
            self.stack.push(FactsCommand(self, self.tr("change"), one, old, facts))

    def nudge(self, ids: Iterable[int], dx: int, dy: int) -> None:
        """Arrow keys: one undo step for a row of presses."""
        here = {id: self.scene.corner(id) for id in ids}
        self._move(here, {id: (x + dx, y + dy) for id, (x, y) in here.items()}, merge=True)

    def arrange(self, *, only_new: bool) -> None:
        """The comb for everything, or only for what nobody has placed yet."""
        if self.view is None:
            return
        devices, links = self.view.devices, self.view.links
        at = standing(devices, links) if only_new else arranged(devices, links)
        self._move(self.scene.corners(), at)

    def _on_drag_ended(self, moved: dict[int, tuple[Point, Point]]) -> None:
        before = {id: old for id, (old, _) in moved.items()}
        self._move(before, {id: new for id, (_, new) in moved.items()})

    def _move(self, before: dict[int, Point], after: dict[int, Point], *, merge: bool = False) -> None:
        """With the first move by hand everything else stays where it is seen, too."""
        if self.view is None or not after:
            return
        loose = {one.id: one for one in self.view.devices if not one.placed and one.id not in after}
        corners = {id: self.scene.corner(id) for id in loose} | before
        placed = {one.id: one.placed for one in self.view.devices}
        old = {id: Placement(*at, placed=placed.get(id, True)) for id, at in corners.items()}
        new = {id: Placement(*at) for id, at in (corners | after).items()}
        self.stack.push(MoveCommand(self, self.tr("move"), old, new, merge=merge))
