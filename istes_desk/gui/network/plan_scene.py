"""The plan as graphics items: shows a PlanView, keeps the selection, tells what the hand did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSceneMouseEvent

from istes_desk.domain.layout_drawn import STYLE, Line, way
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Interface
from istes_desk.gui.network.device_item import DeviceItem, Face
from istes_desk.gui.network.link_item import LinkItem
from istes_desk.services.network import PlanView
from istes_desk.services.plan_paper import first_address

MARGIN = 400.0


def faces(view: PlanView) -> dict[int, Face]:
    """What each box says, by device id."""
    worst: dict[int, str] = {}
    for problem in reversed(view.problems):
        worst.update(dict.fromkeys(problem.device_ids, problem.message_it))
    ports: dict[int, list[Interface]] = {}
    for port in view.interfaces:
        ports.setdefault(port.device_id, []).append(port)
    credentials = Counter(one.device_id for one in view.credentials)
    remote = Counter(one.device_id for one in view.accesses)

    def face(one: Device) -> Face:
        address, problem = first_address(tuple(ports.get(one.id, ()))), worst.get(one.id, "")
        choice = one.role or one.room
        return Face(one.id, one.kind, one.name, address, choice, problem, credentials[one.id], remote[one.id])

    return {one.id: face(one) for one in view.devices}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view with everything that takes time to work out, made on the database worker."""

    view: PlanView
    faces: dict[int, Face]
    at: dict[int, Point]
    lines: dict[int, Line]


def drawing_of(view: PlanView) -> Drawing:
    """Where everything stands and how the links run."""
    at = view.standing()
    return Drawing(view, faces(view), at, view.lines(at))


class PlanScene(QGraphicsScene):
    """``drag_ended`` was emitted with {device id: (old corner, new corner)} of what the mouse moved."""

    drag_ended = Signal(object)
    card_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[int, DeviceItem] = {}
        self._links: dict[int, LinkItem] = {}
        self._near: dict[int, list[LinkItem]] = {}
        self._grabbed: dict[int, Point] = {}
        self._showing = False

    def show_drawing(self, drawing: Drawing) -> None:
        """Brings the items into line with the drawing; what stays keeps its selection."""
        self._showing = True
        self._show_boxes(drawing.faces, drawing.at)
        self._show_links(drawing.view, drawing.lines)
        self._showing = False
        self.fit_rect()

    def _show_boxes(self, wanted: dict[int, Face], at: dict[int, Point]) -> None:
        for gone in set(self._boxes) - set(wanted):
            self.removeItem(self._boxes.pop(gone))
        for id, face in wanted.items():
            if id not in self._boxes:
                self._boxes[id] = DeviceItem(face, self._box_moved, self.card_asked.emit)
                self.addItem(self._boxes[id])
            elif self._boxes[id].face != face:
                self._boxes[id].set_face(face)
            self._boxes[id].setPos(*at[id])

    def _show_links(self, view: PlanView, drawn: dict[int, Line]) -> None:
        self._near = {}
        for gone in set(self._links) - set(drawn):
            self.removeItem(self._links.pop(gone))
        for link in view.links:
            if link.id not in drawn:
                continue
            if link.id not in self._links:
                self._links[link.id] = LinkItem(link, drawn[link.id])
                self.addItem(self._links[link.id])
            else:
                self._links[link.id].set_link(link, drawn[link.id])
            for end in (link.a_device_id, link.b_device_id):
                self._near.setdefault(end, []).append(self._links[link.id])

    def fit_rect(self) -> None:
        """Room around the drawing, so that it can be pushed about."""
        self.setSceneRect(self.drawing_rect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))

    def drawing_rect(self) -> QRectF:
        """What is drawn, without the room around it."""
        rect = QRectF()
        for box in self._boxes.values():
            rect |= box.sceneBoundingRect()
        for link in self._links.values():
            rect |= link.shape().boundingRect()
        return rect

    @property
    def dragging(self) -> bool:
        """Whether boxes are in the hand just now."""
        return bool(self._grabbed) and self.mouseGrabberItem() is not None

    def corner(self, device_id: int) -> Point:
        """Where the box stands now."""
        at = self._boxes[device_id].pos()
        return at.x(), at.y()

    def corners(self) -> dict[int, Point]:
        return {id: self.corner(id) for id in self._boxes}

    def place(self, at: dict[int, Point]) -> None:
        """Moves boxes at once, before the database knows."""
        for id, (x, y) in at.items():
            if id in self._boxes:
                self._boxes[id].setPos(x, y)

    def device_at(self, point: QPointF) -> int:
        """The device under a scene point, 0 for none."""
        found = (item for item in self.items(point) if isinstance(item, DeviceItem))
        return next((item.face.id for item in found), 0)

    def selected_devices(self) -> list[int]:
        return [item.face.id for item in self.selectedItems() if isinstance(item, DeviceItem)]

    def selected_count(self) -> int:
        return len(self.selectedItems())

    def selected_links(self) -> list[int]:
        return [item.link.id for item in self.selectedItems() if isinstance(item, LinkItem)]

    def select_devices(self, ids: Iterable[int]) -> QRectF:
        """Selects exactly these; the rectangle they stand in."""
        wanted, rect = set(ids), QRectF()
        self.clearSelection()
        for id in wanted & set(self._boxes):
            self._boxes[id].setSelected(True)
            rect |= self._boxes[id].sceneBoundingRect()
        return rect

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mousePressEvent(event)
        self._grabbed = {id: self.corner(id) for id in self.selected_devices()}

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            moved_by_hand = (id for id, old in self._grabbed.items() if self.corner(id) != old)
            self.place({id: snapped(self.corner(id)) for id in moved_by_hand})
        now = {id: (old, self.corner(id)) for id, old in self._grabbed.items() if id in self._boxes}
        moved = {id: pair for id, pair in now.items() if pair[0] != pair[1]}
        self._grabbed = {}
        if moved:
            self.drag_ended.emit(moved)

    def _box_moved(self, device_id: int) -> None:
        if self._showing:
            return
        for item in self._near.get(device_id, ()):
            a, b = (self._boxes[end] for end in (item.link.a_device_id, item.link.b_device_id))
            item.set_points(way((a.x(), a.y()), (b.x(), b.y())))


def snapped(point: Point) -> Point:
    """On the 8-pixel grid."""
    return round(point[0] / 8) * 8.0, round(point[1] / 8) * 8.0


def centred(point: QPointF) -> Point:
    """The corner of a box whose middle is at the point."""
    return snapped((point.x() - STYLE.width / 2, point.y() - STYLE.height / 2))
