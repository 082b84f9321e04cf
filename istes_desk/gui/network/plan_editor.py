"""The plan being edited: reads it, hands every change to undo, writes it through the services."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from istes_desk.domain.layout_drawn import arranged, standing
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, DeviceKind, Link
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.drawing import Drawing, drawing_of, faces
from istes_desk.gui.network.known import Known
from istes_desk.gui.network.plan_commands import (
    AddCommand,
    DeleteCommand,
    FactsCommand,
    Job,
    Select,
    ShapesCommand,
)
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.scene_shapes import shifted
from istes_desk.gui.network.words import device_kinds
from istes_desk.services.changes import Changes
from istes_desk.services.network import PlanView, drawn_plan, judged
from istes_desk.services.plan_pieces import Key, Pieces
from istes_desk.services.plan_shapes import Placement, Shapes
from istes_desk.services.ports import Clock, UnitOfWork


class PlanEditor(QObject):
    """``view_changed`` was emitted with the PlanView now shown, ``refused`` with an error to show.

    ``judged`` follows with the same view and the problems found on it; until then it has those known before.
    """

    view_changed = Signal(object)
    judged = Signal(object)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, scene: PlanScene, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.scene = desk, scene
        self.stack = QUndoStack(self)
        self.known = Known()
        self.view: PlanView | None = None
        self._site_id = self._pending = 0
        self._select_after: Select | None = None
        self._then: Callable[[], None] | None = None
        self._missed = False
        self.clip = Pieces()
        scene.reshaped.connect(self._on_reshaped)
        scene.let_go.connect(self._on_let_go)

    @property
    def site_id(self) -> int:
        """The site on the canvas, 0 for none."""
        return self._site_id

    @property
    def clock(self) -> Clock:
        return self.desk.clock

    @property
    def author(self) -> str:
        return self.desk.author

    def open_site(self, site_id: int) -> None:
        """Another site begins with an empty undo history."""
        if site_id != self._site_id:
            self.stack.clear()
            self.known = Known()
            self._site_id = site_id
        self.reload()

    def reload(self) -> None:
        """Reads the plan anew; while writes are on their way the last of them will ask again."""
        wanted = self._site_id
        if not wanted or self._pending:
            return

        known = self.view.problems if self.view and self.view.site.id == wanted else ()

        def shown(drawing: Drawing) -> None:
            self._missed = self.scene.dragging
            if wanted == self._site_id and not self._pending and not self._missed:
                self._show(drawing)
                self._judge(drawing.view)

        def drawn(uow: UnitOfWork) -> Drawing:
            return drawing_of(replace(drawn_plan(uow, wanted), problems=known))

        self.desk.tasks.read(drawn, shown, owner=self, on_error=self.refused.emit)

    def _on_let_go(self) -> None:
        """A plan that came while something was in the hand is read again."""
        if self._missed:
            self._missed = False
            self.reload()

    def _judge(self, view: PlanView) -> None:
        """What is wrong comes a moment after the plan."""

        def found(fresh: PlanView) -> None:
            if self.view is view:
                self.view = fresh
                self.scene.show_faces(faces(fresh))
                self.judged.emit(fresh)

        self.desk.tasks.read(lambda uow: judged(uow, view), found, owner=self, on_error=self.refused.emit)

    def _show(self, drawing: Drawing) -> None:
        self.view = drawing.view
        self.scene.show_drawing(drawing)
        wanted = list(self._select_after()) if self._select_after else []
        self._select_after = None
        if wanted:
            self.scene.select(wanted)
        self.view_changed.emit(drawing.view)
        then, self._then = self._then, None
        if then and wanted:
            then()

    def run(self, job: Job, failed: Callable[[], None], select: Select = tuple) -> None:
        """Writes, then reads the plan again, also after a refusal; selects what it made."""
        self._pending += 1

        def refused(error: Exception) -> None:
            self._pending -= 1
            failed()
            self.refused.emit(error)
            self.reload()

        def written(_changes: Changes) -> None:
            self._pending -= 1
            self._select_after = select
            self.reload()

        self.desk.tasks.write(job, written, owner=self, on_error=refused)

    def show_shapes(self, shapes: Shapes) -> None:
        """Shows a move at once."""
        self.scene.show_shapes(shapes)

    # --- things

    def add(
        self, text: str, *rows: Any, select: Iterable[Key] = (), then: Callable[[], None] | None = None
    ) -> None:
        """New rows of this site in one step; each has a made id of ``known.fresh``.

        They are selected, or ``select`` is; ``then`` is called once they are shown.
        """
        self._then = then
        self.stack.push(AddCommand(self, text, Pieces(rows), select))

    def add_device(self, kind: DeviceKind, at: Point) -> None:
        """A new device named after its kind, with the next free number."""
        name = self.free_name(device_kinds()[kind])
        new = Device(0, self._site_id, name, kind, x=at[0], y=at[1], placed=True, id=self.known.fresh())
        self.add(self.tr("add {}").format(name), new)

    def free_name(self, base: str, taken: Iterable[str] = ()) -> str:
        """The base with the first number that no device on the plan has."""
        used = {one.name for one in self.view.devices} | {*taken} if self.view else {*taken}
        numbered = (f"{base} {number}" for number in range(1, len(used) + 2))
        return next(name for name in numbered if name not in used)

    def add_link(self, a: int, b: int) -> None:
        """A cable from one device to another."""
        self.add(self.tr("link"), Link(self._site_id, a, b, id=self.known.fresh()))

    def delete(self, keys: Iterable[Key]) -> None:
        if wanted := list(keys):
            self.stack.push(DeleteCommand(self, self.tr("delete"), wanted))

    def change(self, one: Any, **facts: Any) -> None:
        """Some fields of a thing; nothing when they are as they were."""
        old = {name: getattr(one, name) for name in facts}
        if old != facts:
            self.stack.push(FactsCommand(self, self.tr("change"), (type(one), one.id), old, facts))

    # --- places

    def nudge(self, dx: float, dy: float) -> None:
        """Arrow keys move what is selected: one undo step for a row of presses."""
        before = self.scene.held()
        after = shifted(before, dx, dy)
        if not before:
            before, after = self.scene.pushed_links(dx, dy)
        self.reshape(before, after, by_keys=True)

    def arrange(self, *, only_new: bool) -> None:
        """The comb for everything, or only for what nobody has placed yet."""
        if self.view is None:
            return
        devices, links = self.view.devices, self.view.links
        at = standing(devices, links) if only_new else arranged(devices, links)
        here = {id: Placement(*corner) for id, corner in self.scene.corners().items()}
        bends = {} if only_new else {one.id: one.bends for one in links if one.bends}
        after = Shapes({id: Placement(*at[id]) for id in here}, bends=dict.fromkeys(bends, ()))
        self.reshape(Shapes(here, bends=bends), after)

    def move_devices(self, to: dict[int, Point]) -> None:
        """Puts boxes where they belong, in one step."""
        here = {id: Placement(*self.scene.corner(id)) for id in to}
        self.reshape(Shapes(here), Shapes({id: Placement(*at) for id, at in to.items()}))

    def _on_reshaped(self, before: Shapes, after: Shapes) -> None:
        self.reshape(before, after)

    def reshape(self, before: Shapes, after: Shapes, *, by_keys: bool = False) -> None:
        """With the first move by hand everything else stays where it is seen, too."""
        if self.view is None or not after or before == after:
            return
        placed = {one.id: one.placed for one in self.view.devices}
        corners = self.scene.corners() if after.devices else {}
        loose = {id: Placement(*corners[id]) for id, by_hand in placed.items() if not by_hand and corners}
        new = {**loose, **after.devices}
        stood = {**loose, **before.devices}
        old = {id: replace(stood[id], placed=placed.get(id, True)) for id in new}
        at = None if by_keys else self.clock.monotonic_ms()
        self.stack.push(
            ShapesCommand(
                self, self.tr("move"), replace(before, devices=old), replace(after, devices=new), at
            )
        )
