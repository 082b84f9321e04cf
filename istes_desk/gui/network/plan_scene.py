"""The plan as graphics items: shows a Drawing, keeps the selection, tells what the hand did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneHelpEvent,
    QGraphicsSceneMouseEvent,
    QToolTip,
)

from istes_desk.domain.layout_drawn import STYLE, way
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.layout_routes import bent
from istes_desk.domain.network import Device, DeviceKind, Link
from istes_desk.domain.plan import PlanArea
from istes_desk.gui.network.bends import middle_piece, pulled
from istes_desk.gui.network.device_item import SEEN, DeviceItem, Face
from istes_desk.gui.network.drawing import Drawing
from istes_desk.gui.network.far_layer import FAR, FarLayer
from istes_desk.gui.network.link_item import LinkItem
from istes_desk.gui.network.mark_item import AreaItem, MarkItem, NoteItem
from istes_desk.gui.network.plan_links import PlanLinks
from istes_desk.gui.network.scene_items import Items
from istes_desk.gui.network.scene_shapes import around, shifted, snapped
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.plan_pieces import Key
from istes_desk.services.plan_shapes import Frame, Placement, Shapes
from istes_desk.services.uncollected import uncollected

FAINT = 0.2
SMOOTH = 400  # boxes that are drawn smoothly from far away, too


class PlanScene(QGraphicsScene):
    """``reshaped`` was emitted with the Shapes before and after of what the mouse moved.

    ``let_go`` was emitted when the hand is empty again, moved or not.
    """

    reshaped = Signal(object, object)
    let_go = Signal()
    card_asked = Signal(int)
    mark_asked = Signal(tuple)
    rearranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.boxes: Items[int, DeviceItem] = Items(self)
        self._links = PlanLinks(self, self._link_pulled)
        self.marks: Items[Key, MarkItem] = Items(self)
        self._mates: dict[int, tuple[int, ...]] = {}
        self._vlans: dict[int, frozenset[int]] = {}
        self._before = Shapes()
        self._far, self._layer = False, FarLayer()
        self.selectionChanged.connect(self._touch)
        self._rect = QRectF()
        self.hidden: frozenset[DeviceKind] = frozenset()
        self.vlan: int | None = None

    # --- showing

    @uncollected()
    def show_drawing(self, drawing: Drawing) -> None:
        """Brings the items into line with the drawing; what stays keeps its selection."""
        view, self._vlans = drawing.view, drawing.vlans
        if self.boxes.keys().isdisjoint(drawing.faces):
            self._guess(far=len(drawing.faces) > SMOOTH)
        self._show_marks((*view.areas, *view.notes))
        self._show_boxes(drawing)
        self._links.show(drawing)
        groups: dict[int, list[int]] = {}
        for member in view.members:
            groups.setdefault(member.group_id, []).append(member.device_id)
        self._mates = {one: tuple(group) for group in groups.values() for one in group}
        if self.hidden or self.vlan is not None:
            self.show_layers(self.hidden, self.vlan)
        self._fit_rect(drawing)
        self._touch()
        self.rearranged.emit()

    def _guess(self, *, far: bool) -> None:
        """Another plan is first seen whole; the canvas tells what it really looks from."""
        self._far = far
        self._links.look_from(far=far)

    def _show_marks(self, marks: Iterable[Any]) -> None:
        wanted = {(type(one), one.id): one for one in marks}
        self.marks.keep(wanted)
        for key, mark in wanted.items():
            if key in self.marks:
                self.marks[key].show_mark(mark)
            else:
                item = AreaItem if key[0] is PlanArea else NoteItem
                self.marks.put(key, item(mark, self.mark_asked.emit, self._mark_sized))

    def _show_boxes(self, drawing: Drawing) -> None:
        self.boxes.keep(drawing.faces)
        opened = self.card_asked.emit
        for id, face in drawing.faces.items():
            box = self.boxes.get(id)
            if box is None:
                self.boxes.put(id, DeviceItem(face, drawing.at[id], opened, far=self._far))
                continue
            box.setPos(*drawing.at[id])
            if box.face != face:
                box.set_face(face)

    def show_faces(self, shown: dict[int, Face]) -> None:
        """Other words in the same boxes."""
        for id, face in shown.items():
            if id in self.boxes and self.boxes[id].face != face:
                self.boxes[id].set_face(face)
        self._touch()

    @property
    def links(self) -> Items[int, LinkItem]:
        """By id; below 0 the ties of virtual machines to their host."""
        return self._links.items

    def show_layers(self, hidden: frozenset[DeviceKind], vlan: int | None) -> None:
        """Without the devices of some kinds and their links; what is not of the VLAN is faint."""
        self.hidden, self.vlan = hidden, vlan
        inside = None if vlan is None else self._vlans.get(vlan, frozenset())
        for id, box in self.boxes.items():
            box.setVisible(box.face.kind not in hidden)
            box.setOpacity(1.0 if inside is None or id in inside else FAINT)
        for item in self.links.values():
            ends = [self.boxes[end] for end in (item.link.a_device_id, item.link.b_device_id)]
            item.setVisible(all(end.face.kind not in hidden for end in ends))
            item.setOpacity(min(end.opacity() for end in ends))
        self._touch()

    def look_from(self, scale: float) -> None:
        """From far away boxes and links are drawn together, not each by itself."""
        if self._far != (scale < FAR):
            self._far = scale < FAR
            for box in self.boxes.values():
                box.leave(far=self._far)
            self._links.look_from(far=self._far)
            self._touch()

    def take_up(self) -> None:
        """The hand comes near: from now on links can be taken."""
        self._links.make()

    def _touch(self) -> None:
        """Something looks otherwise or stands elsewhere; items that paint nothing do not tell of it."""
        self._layer.forget()
        if self._far:
            self.update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._far:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self.boxes) <= SMOOTH)
            self._layer.paint(painter, self.palette(), self._links, self.boxes.values(), QRectF(rect))

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        """Tool tips are made when they are asked for."""
        self.take_up()
        under = self.items(event.scenePos())
        tip = next((one.tip() for one in under if isinstance(one, DeviceItem | LinkItem)), "")
        QToolTip.showText(event.screenPos(), plain_tip(tip) if tip else "")

    @property
    def vlans(self) -> tuple[int, ...]:
        """Of the plan on show, by number."""
        return tuple(self._vlans)

    def _fit_rect(self, drawing: Drawing) -> None:
        """Looks how large the drawing is."""
        rect = around([drawing.at[id] for id in drawing.faces], SEEN)
        rect |= around(point for line in drawing.ways.values() for point in line.points)
        for mark in self.marks.values():
            rect |= mark.sceneBoundingRect()
        self._rect = rect
        self.setSceneRect(rect)

    def drawing_rect(self) -> QRectF:
        """What is drawn, without the room around it."""
        return self._rect

    # --- what stands where

    @property
    def dragging(self) -> bool:
        """Whether something is in the hand just now."""
        return self.mouseGrabberItem() is not None and bool(self._before)

    def corner(self, device_id: int) -> Point:
        """Where the box stands now."""
        at = self.boxes[device_id].pos()
        return at.x(), at.y()

    def corners(self) -> dict[int, Point]:
        return {id: self.corner(id) for id in self.boxes}

    def show_shapes(self, shapes: Shapes) -> None:
        """Moves things at once, before the database knows."""
        for id, place in shapes.devices.items():
            if id in self.boxes:
                self.boxes[id].setPos(place.x, place.y)
        self._route_near(shapes.devices)
        self._touch()
        self.rearranged.emit()
        for key, frame in shapes.frames.items():
            if key in self.marks:
                self.marks[key].set_frame(frame)
        for id, bends in shapes.bends.items():
            if id in self.links:
                self._route(self.links[id], bends)

    def device_at(self, point: QPointF) -> int:
        """The device under a scene point, 0 for none."""
        found = (item for item in self.items(point) if isinstance(item, DeviceItem))
        return next((item.face.id for item in found), 0)

    def around(self, devices: Iterable[int]) -> QRectF:
        """The rectangle these boxes stand in."""
        rect = QRectF()
        for id in devices:
            rect |= QRectF(*self.corner(id), STYLE.width, STYLE.height)
        return rect

    # --- the selection

    def selected(self) -> list[Key]:
        return [key for key in map(key_of, self.selectedItems()) if key]

    def selected_count(self) -> int:
        return len(self.selectedItems())

    def selected_devices(self) -> list[int]:
        return [id for kind, id in self.selected() if kind is Device]

    def selected_links(self) -> list[int]:
        return [id for kind, id in self.selected() if kind is Link]

    def select(self, keys: Iterable[Key]) -> QRectF:
        """Selects exactly these; the rectangle they stand in."""
        rect = QRectF()
        blocked = self.blockSignals(True)
        self.clearSelection()
        for kind, id in keys:
            homes: dict[Any, dict[Any, Any]] = {Device: self.boxes, Link: self.links}
            item = homes[kind].get(id) if kind in homes else self.marks.get((kind, id))
            if item is not None:
                item.setSelected(True)
                rect |= item.sceneBoundingRect()
        self.blockSignals(blocked)
        self.selectionChanged.emit()
        return rect

    def select_devices(self, ids: Iterable[int]) -> QRectF:
        return self.select((Device, id) for id in ids)

    def mates(self, devices: Iterable[int]) -> list[int]:
        """These and what is grouped with them."""
        return list(dict.fromkeys(mate for one in devices for mate in self._mates.get(one, (one,))))

    # --- the hand

    def held(self) -> Shapes:
        """What moves together now: the selection, its groups, and corners of links between these."""
        devices = {id: Placement(*self.corner(id)) for id in self.mates(self.selected_devices())}
        frames = {key: self.marks[key].frame() for key in self.selected() if key in self.marks}
        between = (item.link for id in devices for item in self._links.near(id))
        bends = {
            one.id: one.bends
            for one in between
            if one.bends and {one.a_device_id, one.b_device_id} <= set(devices)
        }
        return Shapes(devices, frames, bends)

    def pushed_links(self, dx: float, dy: float) -> tuple[Shapes, Shapes]:
        """The corners of the selected links before and after a push by keys: their middle piece goes."""
        before: dict[int, tuple[Point, ...]] = {}
        after: dict[int, tuple[Point, ...]] = {}
        for id in self.selected_links():
            points = self.links[id].points
            piece = middle_piece(points, up_and_down=bool(dx))
            if piece is not None:
                before[id] = self.links[id].link.bends
                after[id] = pulled(points, piece, (dx, dy), free=True)
                self._route(self.links[id], after[id])
        return Shapes(bends=before), Shapes(bends=after)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.take_up()
        super().mousePressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for id in self.mates(self.selected_devices()):
                self.boxes[id].setSelected(True)
        moves = isinstance(self.mouseGrabberItem(), DeviceItem | MarkItem)
        self._before = self.held() if moves else Shapes()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        lead = self.mouseGrabberItem()
        super().mouseReleaseEvent(event)
        before, self._before = self._before, Shapes()
        by = self._moved_by(lead, before) if before else (0.0, 0.0)
        if by != (0.0, 0.0):
            if not event.modifiers() & Qt.KeyboardModifier.AltModifier and lead is not None:
                x, y = snapped((lead.x(), lead.y()))
                by = by[0] + x - lead.x(), by[1] + y - lead.y()
            after = shifted(before, *by)
            self.show_shapes(after)
            if after != before:
                self.reshaped.emit(before, after)
        if before:
            self.let_go.emit()

    def _moved_by(self, lead: QGraphicsItem | None, before: Shapes) -> Point:
        if isinstance(lead, DeviceItem) and lead.face.id in before.devices:
            was = before.devices[lead.face.id]
            return lead.x() - was.x, lead.y() - was.y
        if isinstance(lead, MarkItem) and lead.key in before.frames:
            at = before.frames[lead.key]
            return lead.x() - at.x, lead.y() - at.y
        return 0.0, 0.0

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._before.devices and event.buttons() & Qt.MouseButton.LeftButton:
            self._route_near(self._before.devices)
            self._touch()

    def _route_near(self, devices: Iterable[int]) -> None:
        """Each link of these once."""
        near = {item.link.id: item for id in devices for item in self._links.near(id)}
        for item in near.values():
            self._route(item, self._live_bends(item.link))

    def _live_bends(self, link: Link) -> tuple[Point, ...]:
        """Corners go along when both ends are in the hand."""
        if link.id not in self._before.bends:
            return link.bends
        was, (x, y) = self._before.devices[link.a_device_id], self.corner(link.a_device_id)
        return tuple((bx + x - was.x, by + y - was.y) for bx, by in link.bends)

    def _route(self, item: LinkItem, bends: tuple[Point, ...]) -> None:
        a, b = (self.corner(end) for end in (item.link.a_device_id, item.link.b_device_id))
        item.set_points(bent(a, bends, b, STYLE) if bends else way(a, b))

    def _link_pulled(self, link_id: int, bends: tuple[Point, ...], done: bool) -> None:
        item = self.links[link_id]
        self._route(item, bends)
        if done:
            self.reshaped.emit(Shapes(bends={link_id: item.link.bends}), Shapes(bends={link_id: bends}))

    def _mark_sized(self, key: Key, before: Frame, after: Frame) -> None:
        self.reshaped.emit(Shapes(frames={key: before}), Shapes(frames={key: after}))


def key_of(item: QGraphicsItem) -> Key | None:
    """What an item stands for."""
    if isinstance(item, DeviceItem):
        return Device, item.face.id
    if isinstance(item, LinkItem):
        return Link, item.link.id
    return item.key if isinstance(item, MarkItem) else None
