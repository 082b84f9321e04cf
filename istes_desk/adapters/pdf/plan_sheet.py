"""The drawn page of a plan: frame with grid references, areas, links, boxes, legend, title block."""

from __future__ import annotations

from itertools import cycle
from math import hypot
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from istes_desk.adapters.pdf import symbols
from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, elide, safe, squeeze
from istes_desk.adapters.pdf.plan_fit import GAP, Fit, symbol_side
from istes_desk.adapters.pdf.plan_frame import draw_frame, draw_legend, draw_title
from istes_desk.adapters.pdf.plan_lists import device_table
from istes_desk.adapters.pdf.style import INK, MUTED, PAPER, RULE

if TYPE_CHECKING:
    from istes_desk.services.papers import PlanArea, PlanBox, PlanLink, PlanPaper, Point

_TINTS = ("#e8f1fa", "#eef6e6", "#fdf3e1", "#f3ecf8", "#e6f5f3", "#f9eaea")
_SMALLEST = 3.5


class PlanSheet(Flowable):
    """Fills the whole page; reads the paper and the fit, decides nothing."""

    def __init__(self, paper: PlanPaper, chosen: Fit) -> None:
        super().__init__()
        self.paper, self.fit = paper, chosen

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height

    def draw(self) -> None:
        draw_frame(self.canv, self.fit)
        tinted = list(zip(self.paper.areas, cycle(_TINTS), strict=False))
        for area, tint in tinted:
            self._area(area, tint)
        for link in self.paper.links:
            self._link(link)
        for area, tint in tinted:
            self._area_words(area, tint)
        for box in self.paper.boxes:
            self._box(box)
        for link in self.paper.links:
            self._link_words(link)
        self._table()
        draw_legend(self.canv, self.paper, self.fit)
        draw_title(self.canv, self.paper, self.fit)

    def _label(self, words: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
        self.canv.setFillColor(INK if bold else MUTED)
        self.canv.setFont(BOLD if bold else PLAIN, size)
        self.canv.drawString(x, y, words)

    def _area(self, area: PlanArea, tint: str) -> None:
        x, y = self.fit.at(area.x, area.y + area.h)
        wide, high = area.w * self.fit.scale, area.h * self.fit.scale
        self.canv.setFillColor(HexColor(tint))
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(4, 2)
        self.canv.roundRect(x, y, wide, high, 4, fill=1)
        self.canv.setDash()

    def _area_words(self, area: PlanArea, tint: str) -> None:
        """On a patch of the tint, above the cables that cross it."""
        x, y = self.fit.at(area.x, area.y)
        size = max(self.fit.text_pt, _SMALLEST)
        line = elide(area.label, PLAIN, size, area.w * self.fit.scale - 8)
        self.canv.setFillColor(HexColor(tint))
        self.canv.rect(x + 3, y - size - 3, stringWidth(line, PLAIN, size) + 2, size + 1.5, fill=1, stroke=0)
        self._label(line, x + 4, y - size - 1.5, size)

    def _link(self, link: PlanLink) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.setLineJoin(1)
        self.canv.setDash(*((3, 2) if link.dashed else ()))
        path = self.canv.beginPath()
        for index, point in enumerate(link.points):
            (path.lineTo if index else path.moveTo)(*self.fit.at(*point))
        self.canv.drawPath(path)
        self.canv.setDash()

    def _link_words(self, link: PlanLink) -> None:
        middle = len(link.points) // 2
        (x0, y0), (x1, y1) = link.points[middle - 1], link.points[middle]
        self._tag(link.label, ((x0 + x1) / 2, (y0 + y1) / 2))
        self._port(link.start_port, link.points[0], link.points[1])
        self._port(link.end_port, link.points[-1], link.points[-2])

    def _port(self, words: str, end: Point, other: Point) -> None:
        """Beside the device, clear of its border; left out where the cable is too short to carry it."""
        size = self._tag_size()
        along = abs(other[0] - end[0]) > abs(other[1] - end[1])
        half = stringWidth(safe(words), PLAIN, size) / 2 if along else size / 2
        away = (half + 2) / self.fit.scale
        length = hypot(other[0] - end[0], other[1] - end[1])
        if words and away < length * 0.25:
            share = away / length
            at = (end[0] + (other[0] - end[0]) * share, end[1] + (other[1] - end[1]) * share)
            self._tag(words, at)

    def _tag_size(self) -> float:
        return max(self.fit.text_pt * 0.85, min(self.fit.text_pt, 6.0))

    def _tag(self, words: str, point: tuple[float, float]) -> None:
        """Words on a white patch over a line."""
        if not words:
            return
        size = self._tag_size()
        line = elide(words, PLAIN, size, 40 * mm)
        x, y = self.fit.at(*point)
        wide = stringWidth(line, PLAIN, size)
        self.canv.setFillColor(PAPER)
        self.canv.rect(x - wide / 2 - 1, y - size / 2, wide + 2, size, fill=1, stroke=0)
        self._label(line, x - wide / 2, y - size * 0.34, size)

    def _box(self, box: PlanBox) -> None:
        x, y = self.fit.at(box.x, box.y + box.h)
        wide, high = box.w * self.fit.scale, box.h * self.fit.scale
        self.canv.setFillColor(PAPER)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.roundRect(x, y, wide, high, 2.5, fill=1)
        side = symbol_side(wide, high)
        symbols.device(self.canv, box.kind, x + GAP, y + (high - side) / 2, side)
        left = x + 2 * GAP + side
        self._box_words(box, left, x + wide - left - 1.5, y, high)

    def _box_words(self, box: PlanBox, x: float, wide: float, y: float, high: float) -> None:
        size = max(self.fit.text_pt, 0.1)
        pitch = size * 1.22
        lines = (box.name, *box.lines)[: max(1, int((high - 1) / pitch))]
        base = y + (high + pitch * len(lines)) / 2 - size * 0.95
        for index, words in enumerate(lines):
            font = PLAIN if index else BOLD
            self._label(squeeze(words, font, size, wide), x, base - index * pitch, size, bold=not index)

    def _table(self) -> None:
        if not self.fit.table:
            return
        left, bottom, wide, high = self.fit.area
        table = device_table(self.paper, self.fit, wide)
        table.wrapOn(self.canv, wide, high)
        table.drawOn(self.canv, left, bottom)
