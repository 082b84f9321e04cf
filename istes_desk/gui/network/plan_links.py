"""The links of a plan on the scene. From afar they are lines only; items come when somebody may take one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF
from PySide6.QtWidgets import QGraphicsScene

from istes_desk.domain.layout_drawn import Line
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Link
from istes_desk.gui.network.drawing import Drawing
from istes_desk.gui.network.link_item import LinkItem, Pulled
from istes_desk.gui.network.scene_items import Items

Look = tuple[bool, bool, bool]
Strokes = dict[Look, list[QLineF]]


class PlanLinks:
    """One item per link, made by ``items`` or ``near`` when they are first asked for."""

    def __init__(self, scene: QGraphicsScene, pulled: Pulled) -> None:
        self._items: Items[int, LinkItem] = Items(scene)
        self._pulled = pulled
        self._near: dict[int, list[LinkItem]] = {}
        self._waiting: Drawing | None = None
        self._far = False

    def show(self, drawing: Drawing) -> None:
        """Brings them into line with the drawing; what nobody looks at closely waits."""
        self._near = {}
        self._items.keep(drawing.ways)
        self._waiting = drawing
        if self._items or not self._far:
            self.make()

    def make(self) -> None:
        """Items for what waits."""
        drawing, self._waiting = self._waiting, None
        if drawing is not None:
            for link in (*drawing.view.links, *drawing.guests):
                if link.id in drawing.ways:
                    self._show(link, drawing.ways[link.id])

    def _show(self, link: Link, line: Line) -> None:
        item = self._items.get(link.id)
        if item is None:
            item = LinkItem(link, line, self._pulled)
            item.leave(far=self._far)
            self._items.put(link.id, item)
        else:
            item.set_link(link, line)
        for end in (link.a_device_id, link.b_device_id):
            self._near.setdefault(end, []).append(item)

    def look_from(self, *, far: bool) -> None:
        """From far away the far layer draws them."""
        self._far = far
        for item in self._items.values():
            item.leave(far=far)
        if not far:
            self.make()

    @property
    def items(self) -> Items[int, LinkItem]:
        """By id; below 0 the ties of virtual machines to their host."""
        self.make()
        return self._items

    def near(self, device_id: int) -> Iterable[LinkItem]:
        """Those that end at a device."""
        self.make()
        return self._near.get(device_id, ())

    def strokes(self) -> Strokes:
        """The straight pieces by look: selected, dashed, faint. What waits is neither selected nor faint."""
        alike: dict[bool, set[tuple[Point, Point]]] = {}  # many share a trunk
        strokes: Strokes = {}
        for line in self._waiting.ways.values() if self._waiting else ():
            alike.setdefault(line.dashed, set()).update(pairwise(line.points))
        for dashed, pairs in alike.items():
            strokes[False, dashed, False] = [QLineF(ax, ay, bx, by) for (ax, ay), (bx, by) in pairs]
        for item in self._items.values():
            if item.isVisible():
                look = item.isSelected(), item.dashed, item.opacity() < 1
                strokes.setdefault(look, []).extend(item.segments())
        return strokes
