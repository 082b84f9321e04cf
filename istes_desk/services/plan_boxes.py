"""One part of a plan as shapes: areas, boxes, notes, references to other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from istes_desk.domain.plan_changes import ADDED, CHANGED, REMOVED
from istes_desk.services.plan_drawing import DrawnArea, DrawnNote, PlanBox
from istes_desk.services.plan_lines import DASH, LineDrawer
from istes_desk.services.plan_page import READABLE
from istes_desk.services.plan_parts import STYLE, Part
from istes_desk.services.shapes import INK, MUTED, PAPER, RULE, TINTS, Box, Path, Shape, Sign
from istes_desk.services.typeset import HAIR, Setter

GAP = 2.5
LARGEST = 9.0
PITCH = 1.18
MARKED: Mapping[str, tuple[str, tuple[float, ...]]] = {
    ADDED: ("#dff3e3", ()),
    REMOVED: ("#f9e0e0", DASH),
    CHANGED: ("#fdf0cf", ()),
}


@dataclass(frozen=True, slots=True)
class References:
    """``place[part]`` reads "foglio 3, B4"; ``of[device]`` reads the same for a device anywhere.

    ``numbers[device]`` is its line in the device table.
    """

    place: Mapping[int, str]
    of: Mapping[int, str]
    numbers: Mapping[int, str]


class PartDrawer:
    """Draws one part; ``text`` is the size of the words in its boxes.

    ``cut`` has, once the shapes were drawn, what did not fit whole into a box, by device.
    """

    def __init__(self, part: Part, put: Setter, refs: References) -> None:
        self.part, self.put, self.refs = part, put, refs
        self.scale = part.fit.scale
        self.text = min(LARGEST, max(READABLE, STYLE.height * self.scale / 4.5))
        self.small = max(READABLE, self.text * 0.85)
        self.cut: dict[int, tuple[str, ...]] = {}

    def shapes(self) -> Iterator[Shape]:
        """From the back to the front."""
        for area in self.part.areas:
            yield from self._area(area)
        yield from LineDrawer(self.part, self.put, self.small).shapes()
        for box in self.part.boxes:
            yield from self._box(box)
        for note in self.part.notes:
            yield from self._note(note)
        yield from self._flags()

    def _area(self, area: DrawnArea) -> Iterator[Shape]:
        x, y = self.part.fit.at(area.x, area.y)
        wide, high = area.w * self.scale, area.h * self.scale
        yield Box(x, y, wide, high, 0.6, TINTS[area.tint % len(TINTS)], (4, 2), 4, RULE)
        room = max(wide - 8, 1.0)
        down = high - 3 if self.part.unit.above is not None else self.text + 1  # clear of the references
        yield self.put.line(x + 4, y + down, area.label, self.text, color=MUTED, room=room)

    def _note(self, note: DrawnNote) -> Iterator[Shape]:
        x, y = self.part.fit.at(note.x, note.y)
        wide = note.w * self.scale
        lines = self.put.wrap(note.text, self.text, max(wide - 6, 20))
        yield Box(x, y, wide, (len(lines) + 0.6) * self.text * 1.25, 0.5, PAPER, (1, 1.5), color=MUTED)
        for at, line in enumerate(lines, 1):
            yield self.put.line(x + 3, y + at * self.text * 1.25, line, self.text)

    # --- boxes

    def _box(self, box: PlanBox) -> Iterator[Shape]:
        x, y = self.part.fit.at(box.x, box.y)
        wide, high = box.w * self.scale, box.h * self.scale
        tint = TINTS[box.tint % len(TINTS)] if box.tint is not None else PAPER
        fill, dash = MARKED.get(box.mark, (tint, ()))
        yield Box(x, y, wide, high, 1.6 if box.mark else 0.8, fill, dash, 2.5)
        side = min(high * 0.46, wide * 0.15)
        number = self.refs.numbers.get(box.device_id, "")
        top = y + (high - side - self.small * PITCH * bool(number)) / 2
        yield Sign(box.kind, x + GAP, top, side)
        base = top + side + self.small * PITCH
        yield self.put.line(x + GAP + side / 2, base, number, self.small, color=MUTED, shift=0.5)
        left = x + 2 * GAP + side
        room = x + wide - left - GAP - (8 if box.mark else 0)
        yield from self._words(box, left, room, y, high)
        if box.mark:
            yield self.put.line(x + wide - 2, y + 9, box.mark, 10, bold=True, shift=1)

    def _words(self, box: PlanBox, x: float, room: float, y: float, high: float) -> Iterator[Shape]:
        most = max(2, int((high - 1) / (READABLE * PITCH)))
        rows = self._name(box.name, room, most - len(box.lines[:1]))
        short = [box.name] * (" ".join(text for text, _, _ in rows) != " ".join(box.name.split()))
        for line in box.lines[: most - len(rows)]:
            size = self._size(line, room, False)
            rows.append((self.put.elide(line, size, False, room), size, False))
            short += [line] * (rows[-1][0] != line)
        if short:
            self.cut[box.device_id] = tuple(short)
        total = sum(size for _, size, _ in rows) * PITCH
        if total > high - 1:
            rows = [(text, READABLE, bold) for text, _, bold in rows]
            total = len(rows) * READABLE * PITCH
        base = y + (high - total) / 2 - 0.12 * self.text
        for text, size, bold in rows:
            base += size * PITCH
            yield self.put.line(x, base - 0.12 * size, text, size, bold=bold, color=INK if bold else MUTED)

    def _size(self, text: str, room: float, bold: bool) -> float:
        """The usual size, or the smaller one at which the line fits."""
        width = self.put.measure(text, 1.0, bold) or 1.0
        return min(self.text, max(READABLE, room / width))

    def _name(self, name: str, room: float, most: int) -> list[tuple[str, float, bool]]:
        """On one line, else on as many as there are, else cut."""
        size = self._size(name, room, True)
        if self.put.measure(name, size, True) <= room + HAIR:
            return [(name, size, True)]
        lines = self.put.wrap(name, READABLE, room, bold=True)
        if len(lines) > most:
            lines = [self.put.elide(name, READABLE, True, room)]
        return [(line, READABLE, True) for line in lines]

    # --- references to other sheets

    def _flags(self) -> Iterator[Shape]:
        for stub in self.part.stubs:
            x, y = self.part.fit.at(stub.x, stub.y)
            middle = x + STYLE.width * self.scale / 2
            yield from self._flag(self.refs.place[stub.part], middle, y, 1)
        above, boxes = self.part.unit.above, {box.device_id: box for box in self.part.boxes}
        for head in self.part.unit.heads if above is not None else ():
            x, y = self.part.fit.at(boxes[head].x, boxes[head].y)
            middle = x + boxes[head].w * self.scale / 2
            yield from self._flag(self.refs.of[above or 0], middle, y - 0.4, -1)
        for one, others in self.part.away.items():
            box = boxes[one]
            x, y = self.part.fit.at(box.x, box.y + box.h)
            said = "; ".join(dict.fromkeys(self.refs.of[other] for other in others))
            yield from self._flag(said, x + box.w * self.scale * 0.56, y + 0.4, 1, second=True)

    def _flag(self, words: str, x: float, y: float, way: int, *, second: bool = False) -> Iterator[Shape]:
        """An arrow and a framed reference; ``way`` 1 = on to a sheet below ``y``, -1 = from one above it."""
        room = STYLE.width * self.scale * (0.86 if second else 1.0) - READABLE - 6
        gap, high = 1.8 if second else 3.0, READABLE * 1.35
        end = y + gap * way
        top = min(end, end + high * way)
        base = top + READABLE * 1.02
        line = self.put.line(x + READABLE / 2, base, words, READABLE, bold=not second, room=room, shift=0.5)
        yield Path(((x, y), (x, end)), 0.8, DASH if second else ())
        left = line.x - READABLE - 4.5
        yield Box(left, top, line.width + READABLE + 7, high, 0.7, PAPER, DASH if second else ())
        yield from arrow(left + 2, top + high / 2, READABLE, forth=way > 0)
        yield line


def arrow(x: float, y: float, wide: float, *, forth: bool) -> Iterator[Shape]:
    """A small arrow to the right, or back to the left; the fonts of the paper have none."""
    tip, tail, way = (x + wide, x, -1) if forth else (x, x + wide, 1)
    yield Path(((tail, y), (tip, y)), 0.9)
    yield Path(
        ((tip + way * wide * 0.4, y - wide * 0.28), (tip, y), (tip + way * wide * 0.4, y + wide * 0.28)), 0.9
    )
