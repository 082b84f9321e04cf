"""Device symbols and state marks drawn from their strokes; readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, HexColor

from istes_desk.adapters.pdf.style import INK, PAPER
from istes_desk.services.papers import Symbol
from istes_desk.services.symbol_strokes import strokes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfgen.canvas import Canvas

_MARKS = {
    Symbol.OK: "l 3 12 10 4 22 21",
    Symbol.FAILED: "l 4 4 20 20; l 4 20 20 4",
    Symbol.PLANNED: "c 12 12 9; l 12 12 12 18; l 12 12 16 12",
    Symbol.TO_DO: "r 4 4 16 16",
    Symbol.LATE: "p 12 21 22 3 2 3; l 12 15 12 9; d 12 6 1",
    Symbol.OVERDUE: "f 12 22 23 2 1 2",
    Symbol.VERIFY: "l 6 17 8 21 14 22 18 18 16 14 12 12 12 8; d 12 3.5 1.8",
    Symbol.SUSPENDED: "f 5 4 8 4 8 20 5 20; f 16 4 19 4 19 20 16 20",
    Symbol.NOT_APPLICABLE: "l 4 12 20 12",
}
MARK_INK: Mapping[Symbol, Color] = {
    Symbol.OK: HexColor("#1c6b34"),
    Symbol.FAILED: HexColor("#a11616"),
    Symbol.OVERDUE: HexColor("#a11616"),
    Symbol.LATE: HexColor("#8a4b00"),
    Symbol.VERIFY: HexColor("#5b2a86"),
}


def device(canvas: Canvas, kind: str, x: float, y: float, size: float) -> None:
    """The symbol of a kind of device, its lower left corner at ``x, y``."""
    _draw(canvas, strokes_of(kind), (x, y, size), INK, 1.4)


def mark(canvas: Canvas, symbol: Symbol, x: float, y: float, size: float) -> None:
    """The mark of a state."""
    _draw(canvas, _MARKS[symbol], (x, y, size), MARK_INK.get(symbol, INK), 3)


def _draw(canvas: Canvas, strokes: str, place: tuple[float, float, float], ink: Color, weight: float) -> None:
    canvas.saveState()
    canvas.translate(place[0], place[1])
    canvas.scale(place[2] / 24, place[2] / 24)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(weight)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    for stroke in strokes.split("; "):
        kind, *numbers = stroke.split()
        _stroke(canvas, kind, [float(n) for n in numbers], ink)
    canvas.restoreState()


def _stroke(canvas: Canvas, kind: str, at: list[float], ink: Color) -> None:
    canvas.setFillColor(ink if kind in "df" else PAPER)
    if kind == "r":
        canvas.rect(at[0], at[1], at[2], at[3], fill=1)
    elif kind in "cd":
        canvas.circle(at[0], at[1], at[2], fill=1, stroke=int(kind == "c"))
    else:
        _line(canvas, at, closed=kind in "pf", filled=kind in "pf")


def _line(canvas: Canvas, at: list[float], *, closed: bool, filled: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(at[0], at[1])
    for x, y in zip(at[2::2], at[3::2], strict=True):
        path.lineTo(x, y)
    if closed:
        path.close()
    canvas.drawPath(path, fill=int(filled))
