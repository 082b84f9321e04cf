"""The lines of one part of a plan and the words along them: labels, speeds, ports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from istes_desk.services.plan_drawing import PlanLink, Point
from istes_desk.services.plan_page import READABLE
from istes_desk.services.plan_parts import STYLE, Part
from istes_desk.services.shapes import MUTED, PAPER, Box, Path, Shape
from istes_desk.services.typeset import Setter

DASH = (3.0, 2.0)
_BESIDE = 2.5  # points between a line and the words beside it


class LineDrawer:
    """Draws the links of one part; ``size`` is that of the words along them."""

    def __init__(self, part: Part, put: Setter, size: float) -> None:
        self.part, self.put, self.size = part, put, size
        self._ends = Counter(end for link in part.links for end in (link.points[0], link.points[-1]))

    def shapes(self) -> Iterator[Shape]:
        """Lines first, words over them."""
        yield from self._lines()
        for link in self.part.links:
            yield from self._words(link)

    def _lines(self) -> Iterator[Shape]:
        """Each piece once: what runs from one point in one direction is as long as the longest of them."""
        longest: dict[tuple[Point, bool, bool, bool], Point] = {}
        for link in self.part.links:
            for start, end in pairwise(link.points):
                key = (start, start[0] == end[0], start < end, link.dashed)
                far = longest.setdefault(key, end)
                longest[key] = max(far, end) if start < end else min(far, end)
        for (start, _, _, dashed), end in longest.items():
            yield Path((self.part.fit.at(*start), self.part.fit.at(*end)), 0.8, DASH if dashed else ())

    def _words(self, link: PlanLink) -> Iterator[Shape]:
        """Beside the last piece when it goes down into a box, else on it.

        The port a line leaves by stands where it arrives: many leave by one trunk, and a bare number under a
        switch says nothing.
        """
        (x0, y0), (x1, y1) = (self.part.fit.at(*one) for one in link.points[-2:])
        trunk = self._ends[link.points[0]] > 1 or (x0 == x1 and len(link.points) > 2)
        port = _port_name(link.start_port) if trunk else ""
        if x0 == x1:
            y = max(y0, y1) - 1.6 if abs(y1 - y0) < 40 else (y0 + y1) / 2
            size = max(READABLE, min(self.size, abs(y1 - y0) * 0.78))  # clear of the line they hang from
            left, right = self._sides(port, link)
            yield from self._beside(right, x0 + _BESIDE, y, size, 0)
            yield from self._beside(left, x0 - _BESIDE, y, size, 1)
        elif said := " · ".join(filter(None, (port, link.label))):
            yield from self._tag(said, (x0 + x1) / 2, y0)
        if not trunk:
            yield from self._port(link.start_port, link.points[0], link.points[1])
        if self._ends[link.points[-1]] == 1:
            yield from self._port(link.end_port, link.points[-1], link.points[-2])

    def _sides(self, port: str, link: PlanLink) -> tuple[str, str]:
        """What stands left and right of a line that arrives; none between it and another that does."""
        x, y = link.points[-1]
        beside = [
            at - x for at, down in self._ends if abs(down - y) < 1 and 0 < abs(at - x) < STYLE.width / 2
        ]
        both = " · ".join(filter(None, (port, link.label)))
        if beside:
            return (both, "") if max(beside) > 0 else ("", both)
        return port, link.label

    def _beside(self, words: str, x: float, y: float, size: float, shift: float) -> Iterator[Shape]:
        """Over one half of the box the line goes to, and of the gap beside it; smaller before it is cut."""
        if words:
            room = self.part.fit.scale * (STYLE.width + STYLE.gap_x * 0.9) / 2 - _BESIDE
            size = max(READABLE, min(size, room / (self.put.measure(words, 1.0, False) or 1.0)))
            yield self.put.line(x, y, words, size, color=MUTED, room=room, shift=shift)

    def _port(self, words: str, end: Point, other: Point) -> Iterator[Shape]:
        """Beside the device, clear of its border; left out where the line is too short to carry it."""
        (ax, ay), (bx, by) = self.part.fit.at(*end), self.part.fit.at(*other)
        along = abs(bx - ax) > abs(by - ay)
        away = self.put.measure(words, self.size, False) / 2 + 2 if along else self.size / 2 + 1
        length = hypot(bx - ax, by - ay)
        if words and away < length * 0.3:
            share = away / length
            yield from self._tag(words, ax + (bx - ax) * share, ay + (by - ay) * share)

    def _tag(self, words: str, x: float, y: float) -> Iterator[Shape]:
        """On a white patch over a line."""
        line = self.put.line(x, y + self.size * 0.34, words, self.size, color=MUTED, room=90, shift=0.5)
        yield Box(line.x - 1, y - self.size / 2, line.width + 2, self.size, 0, PAPER)
        yield line


def _port_name(port: str) -> str:
    """A bare number says what it is a number of."""
    return f"porta {port}" if port[:1].isdigit() else port
