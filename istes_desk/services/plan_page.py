"""The geometry of a sheet: paper, margins, drawing area, grid references; draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4
READABLE = 6.0
EDGE, RAIL, STRIP, PAD = 7 * MM, 4.5 * MM, 33 * MM, 4 * MM
INNER = EDGE + RAIL


class PageSize(StrEnum):
    """Paper the plan is asked for."""

    A4 = "A4"
    A3 = "A3"


_SIZES = {PageSize.A4: (210 * MM, 297 * MM), PageSize.A3: (297 * MM, 420 * MM)}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of paper, in points from its upper left corner."""

    width: float
    height: float

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Where is drawn: left, top, width, height."""
        left = top = INNER + PAD
        return left, top, self.width - 2 * left, self.height - top - INNER - STRIP - PAD

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows of the reference frame, about 48 mm each."""
        return max(2, round(self.width / (48 * MM))), max(2, round(self.height / (48 * MM)))

    def reference(self, x: float, y: float) -> str:
        """``B3``: letter of the row from the top, number of the column from the left."""
        columns, rows = self.grid
        column = int((x - EDGE) / (self.width - 2 * EDGE) * columns)
        row = int((y - EDGE) / (self.height - 2 * EDGE) * rows)
        return f"{chr(65 + min(max(row, 0), rows - 1))}{min(max(column, 0), columns - 1) + 1}"


def page_of(size: PageSize, landscape: bool) -> Page:
    """The paper as it is held."""
    wide, high = _SIZES[size]
    return Page(high, wide) if landscape else Page(wide, high)


Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a scene lies in a drawing area; ``scale`` in points per scene unit."""

    area: Rectangle
    scene: Rectangle
    scale: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A scene point on the sheet: centred from side to side, at the top of its area."""
        left, top, wide, _ = self.area
        sx, sy, sw, _ = self.scene
        return left + (wide - sw * self.scale) / 2 + (x - sx) * self.scale, top + (y - sy) * self.scale


LARGEST_SCALE = 0.95  # a plan of three devices is not blown up to a poster


def fit(scene: Rectangle, area: Rectangle) -> Fit:
    """The largest scale that shows the whole scene."""
    scale = min(area[2] / max(scene[2], 1.0), area[3] / max(scene[3], 1.0), LARGEST_SCALE)
    return Fit(area, scene, scale)
