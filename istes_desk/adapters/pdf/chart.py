"""A small chart drawn with the shapes of the page: bars of months, a dashed line to hold them against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, elide, glyphs
from istes_desk.adapters.pdf.style import ACCENT, INK, MUTED, PAPER, RULE, SMALL
from istes_desk.services.charts import short

if TYPE_CHECKING:
    from istes_desk.services.charts import Bar, Chart

HIGH, HEAD, FOOT, GAP = 46 * mm, 16.0, 14.0, 0.34
NARROW, WIDEST = 6.0, 24 * mm


class ChartBox(Flowable):
    """Bars on the wrong side of the line are hatched, so that they stand out in black and white too."""

    def __init__(self, chart: Chart, width: float) -> None:
        super().__init__()
        self.chart, self.width, self.height = chart, width, HIGH

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        glyphs()
        self._title()
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, FOOT, self.width, FOOT)
        each = self.width / max(1, len(self.chart.bars))
        self._limit()
        for place, bar in enumerate(self.chart.bars):
            self._bar(bar, place * each, each)

    @property
    def _room(self) -> float:
        return self.height - HEAD - FOOT - 12

    def _up(self, value: float) -> float:
        return FOOT + self._room * value / self.chart.highest

    def _title(self) -> None:
        self.canv.setFillColor(INK)
        self.canv.setFont(BOLD, SMALL)
        words = f"{self.chart.title} ({self.chart.unit})"
        self.canv.drawString(0, self.height - 8, elide(words, BOLD, SMALL, self.width * 0.7))
        if self.chart.limit is not None:
            self.canv.setFillColor(MUTED)
            self.canv.setFont(PLAIN, NARROW)
            self.canv.drawRightString(self.width, self.height - 8, f"- - -  {self.chart.limit_words}")

    def _bar(self, bar: Bar, left: float, each: float) -> None:
        wide, middle = min(each * (1 - GAP), WIDEST), left + each / 2
        self.canv.setFont(PLAIN, NARROW)
        self.canv.setFillColor(MUTED)
        self.canv.drawCentredString(middle, 4, elide(bar.label, PLAIN, NARROW, each))
        top = FOOT
        if bar.value is not None:
            top = self._up(bar.value)
            self._column(middle - wide / 2, wide, top, bad=self.chart.is_bad(bar))
        words = short(bar.value)
        room = stringWidth(words, PLAIN, NARROW) + 3
        self.canv.setFillColor(PAPER)
        self.canv.rect(middle - room / 2, top + 1.5, room, NARROW + 1, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        self.canv.drawCentredString(middle, top + 3, elide(words, PLAIN, NARROW, each))

    def _column(self, left: float, wide: float, top: float, *, bad: bool) -> None:
        self.canv.setFillColor(PAPER if bad else ACCENT)
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(0.7)
        self.canv.rect(left, FOOT, wide, top - FOOT, fill=1)
        if not bad:
            return
        at = FOOT + 3
        while at < top - 1:
            self.canv.line(left, at, left + wide, at)
            at += 3

    def _limit(self) -> None:
        if self.chart.limit is None:
            return
        self.canv.saveState()
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(3, 2)
        at = self._up(self.chart.limit)
        self.canv.line(0, at, self.width, at)
        self.canv.restoreState()
