"""Boxes to sign in: by hand on the paper, or with the strokes drawn on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, elide
from istes_desk.adapters.pdf.style import INK, MUTED, RULE, SMALL, tight
from istes_desk.domain.italian import full_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from istes_desk.services.papers import Signature, Stroke

HEIGHT, GAP = 27 * mm, 12 * mm
LABEL = 18 * mm  # room for "data e firma"
Spot = Callable[[int, float, float, float], None]
"""Page from 0, left, bottom and width of a box, in points."""


class SignatureBox(Flowable):
    """Label and name above, room for the signature, a line below, the instant when signed on screen."""

    def __init__(self, signature: Signature, width: float, spot: Spot | None = None) -> None:
        super().__init__()
        self.signature, self.width, self.height, self._spot = signature, width, HEIGHT, spot

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, who = self.canv, self.signature
        if self._spot is not None:
            left, bottom = canvas.absolutePosition(0, 0)
            self._spot(canvas.getPageNumber() - 1, left, bottom, self.width)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, SMALL)
        canvas.drawString(0, HEIGHT - 8, elide(who.label, BOLD, SMALL, self.width))
        canvas.setFont(PLAIN, SMALL)
        canvas.drawString(0, HEIGHT - 18, elide(who.name, PLAIN, SMALL, self.width))
        _ink(canvas, who.strokes, self.width, HEIGHT - 38)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(0, 11, self.width, 11)
        canvas.setFillColor(MUTED)
        canvas.drawString(0, 2, _below(who))


def draw_signed(canvas: Canvas, who: Signature, width: float) -> None:
    """What signing on screen adds to a box that was printed empty: the ink, who and when."""
    _ink(canvas, who.strokes, width, HEIGHT - 38)
    canvas.setFillColor(MUTED)
    canvas.setFont(PLAIN, SMALL)
    when = f", a schermo il {full_stamp(who.signed_at)}" if who.signed_at else ""
    room = width - LABEL - stringWidth(when, PLAIN, SMALL)
    canvas.drawRightString(width, 2, elide(who.name, PLAIN, SMALL, room) + when)


def _below(who: Signature) -> str:
    return f"firmato a schermo il {full_stamp(who.signed_at)}" if who.signed_at else "data e firma"


def _ink(canvas: Canvas, strokes: Sequence[Stroke], width: float, height: float) -> None:
    """The strokes in proportion, as large as the room above the line allows; a tap is a dot."""
    every = [point for stroke in strokes for point in stroke]
    if not every:
        return
    left, top = min(x for x, _ in every), min(y for _, y in every)
    wide, high = max(x for x, _ in every) - left, max(y for _, y in every) - top
    scale = min(width / (wide or 1), height / (high or 1))
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    for stroke in filter(None, strokes):
        path = canvas.beginPath()
        points = [((x - left) * scale, 13 + (high - y + top) * scale) for x, y in stroke]
        path.moveTo(*points[0])
        for at in points[1:] or points:
            path.lineTo(*at)
        canvas.drawPath(path)


def signatures(who: Sequence[Signature], width: float, spots: Sequence[Spot] = ()) -> Flowable:
    """The boxes side by side, at most three to a row. ``spots`` hear where each of them came to stand."""
    each = (width - GAP * (len(who) - 1)) / len(who)
    told = [*spots, *[None] * (len(who) - len(spots))]
    boxes = [SignatureBox(signature, each, spot) for signature, spot in zip(who, told, strict=True)]
    wide = [each + GAP] * (len(who) - 1) + [each]
    return Table([boxes], colWidths=wide, style=tight(0, 0))
