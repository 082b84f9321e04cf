"""How the drawing fits the page: areas, scale, size of the text, grid references; draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from istes_desk.adapters.pdf.glyphs import PLAIN, safe

if TYPE_CHECKING:
    from istes_desk.services.papers import PlanArea, PlanBox, PlanPaper

READABLE = 6.0
LARGEST = 9.0
EDGE, RAIL, STRIP = 7 * mm, 4.5 * mm, 30 * mm
LARGEST_SCALE = 0.95  # points per scene unit: a plan of three devices is not blown up to a poster
PAD = 4 * mm
GAP = 2.5  # points beside the symbol of a box


@dataclass(frozen=True, slots=True)
class Fit:
    """Points per scene unit and where the scene lies; ``left, bottom, wide, high`` is the drawing area.

    ``table`` = height in points kept under the drawing for the device table, 0 = the table is elsewhere.
    """

    page: tuple[float, float]
    scale: float
    text_pt: float
    scene: tuple[float, float, float, float]
    area: tuple[float, float, float, float]
    table: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Scene point (y downwards) on the page (y upwards); the drawing is centred in its area."""
        left, bottom, wide, high = self.area
        sx, sy, sw, sh = self.scene
        spare_x = (wide - sw * self.scale) / 2
        spare_y = 0 if self.table else (high - sh * self.scale) / 2
        return left + spare_x + (x - sx) * self.scale, bottom + high - spare_y - (y - sy) * self.scale

    def grid(self) -> tuple[int, int]:
        """Columns and rows of the reference frame, about 45 mm each."""
        return max(2, round(self.page[0] / (48 * mm))), max(2, round(self.page[1] / (48 * mm)))

    def reference(self, x: float, y: float) -> str:
        """``B3``: letter of the row from the top, number of the column from the left."""
        columns, rows = self.grid()
        px, py = self.at(x, y)
        column = int((px - EDGE) / (self.page[0] - 2 * EDGE) * columns)
        row = int((self.page[1] - EDGE - py) / (self.page[1] - 2 * EDGE) * rows)
        return f"{chr(65 + min(max(row, 0), rows - 1))}{min(max(column, 0), columns - 1) + 1}"


def fit(paper: PlanPaper, page: tuple[float, float]) -> Fit:
    """The largest scale that shows everything on one page."""
    inner = EDGE + RAIL
    bottom = inner + STRIP + PAD
    area = (inner + PAD, bottom, page[0] - 2 * (inner + PAD), page[1] - bottom - inner - PAD)
    scene = _extent(paper)
    scale = min(area[2] / scene[2], area[3] / scene[3], LARGEST_SCALE)
    return Fit(page, scale, _text_size(paper, scale), scene, area)


def with_table(chosen: Fit, height: float) -> Fit:
    """The same fit with the table under the drawing, when ``height`` points are left there."""
    left = chosen.area[3] - chosen.scene[3] * chosen.scale - 2 * PAD
    return replace(chosen, table=height) if 0 < height <= left else chosen


def _extent(paper: PlanPaper) -> tuple[float, float, float, float]:
    """Bounding box of everything drawn, never empty."""
    shapes: list[PlanBox | PlanArea] = [*paper.boxes, *paper.areas]
    corners = [(shape.x, shape.y) for shape in shapes]
    corners += [(shape.x + shape.w, shape.y + shape.h) for shape in shapes]
    corners += [point for link in paper.links for point in link.points]
    if not corners:
        return 0, 0, 1, 1
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return left, top, max(max(x for x, _ in corners) - left, 1), max(max(y for _, y in corners) - top, 1)


def _text_size(paper: PlanPaper, scale: float) -> float:
    """One size for all boxes: name and first address must fit the lowest one."""
    lowest = min((box.h for box in paper.boxes), default=60.0)
    two_lines = lowest * scale / 2.7
    wanted = min(LARGEST, two_lines, max(READABLE, lowest * scale / 4.2))
    return min([wanted, *(_address_size(box, scale) for box in paper.boxes if box.lines)])


def _address_size(box: PlanBox, scale: float) -> float:
    """The size at which the first address fits its box, but no smaller than readable."""
    room = box.w * scale - symbol_side(box.w * scale, box.h * scale) - 2 * GAP - 1.5
    return max(READABLE, room / stringWidth(safe(box.lines[0]) or " ", PLAIN, 1))


def symbol_side(wide: float, high: float) -> float:
    """Side of the symbol in a box of that many points."""
    return min(high * 0.46, wide * 0.17)
