"""Device symbols and state marks as strokes on a 24 x 24 grid, y upwards; readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, HexColor

from istes_desk.adapters.pdf.style import INK, PAPER
from istes_desk.services.papers import Symbol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfgen.canvas import Canvas

# r x y w h = rectangle, c x y r = circle, d x y r = filled disc, l x y x y ... = line,
# p x y ... = closed outline, f x y ... = filled outline
_KINDS = {
    "pc": "r 2 8 20 13; l 12 8 12 4; l 7 3 17 3",
    "notebook": "r 4 9 16 11; p 4 9 20 9 23 4 1 4",
    "server": "r 5 2 14 20; l 5 15 19 15; l 5 8 19 8; d 8 18.5 1.2; d 8 11.5 1.2; d 8 5 1.2",
    "vm": "r 2 7 15 14; r 7 3 15 13",
    "printer": "r 3 7 18 9; r 6 16 12 6; r 6 2 12 8; l 8 6 16 6",
    "switch": "r 1 7 22 10; r 4 10 3 3; r 9 10 3 3; r 14 10 3 3; d 20 11.5 1.1",
    "router": "c 12 12 10; l 5 12 19 12; l 12 5 12 19; l 16 15 19 12 16 9; l 8 15 5 12 8 9",
    "firewall": "r 2 4 20 16; l 2 9.3 22 9.3; l 2 14.6 22 14.6; l 9 4 9 9.3; l 15 9.3 15 14.6; l 9 14.6 9 20",
    "access_point": "r 3 3 18 6; l 12 9 12 13; l 8 13 8 16 16 16 16 13; l 5 13 5 20 19 20 19 13",
    "nas": "r 4 3 16 18; l 9.3 3 9.3 21; l 14.6 3 14.6 21; d 6.6 6 1; d 12 6 1; d 17.3 6 1",
    "camera": "r 2 8 14 9; p 16 11 22 7 22 18 16 14; c 9 12.5 2.6",
    "pos": "r 6 2 12 20; r 8 14 8 5; d 9 10 1; d 12 10 1; d 15 10 1; d 9 6 1; d 12 6 1; d 15 6 1",
    "phone": "r 3 3 18 12; l 2 18 2 20 22 20 22 18; d 9 10 1; d 12 10 1; d 15 10 1; d 9 7 1; d 12 7 1",
    "ups": "r 4 2 16 20; f 13 20 8 11 11.5 11 10 4 16 13 12.5 13",
    "internet": "c 12 12 10; l 2 12 22 12; l 12 2 12 22; l 4 6.5 20 6.5; l 4 17.5 20 17.5",
    "tablet": "r 5 2 14 20; l 10 4.5 14 4.5",
    "other": "p 12 22 22 12 12 2 2 12; d 12 12 1.6",
}
_ALIASES = {
    "ap": "access_point",
    "wan": "internet",
    "cloud": "internet",
    "laptop": "notebook",
    "workstation": "pc",
    "virtual_machine": "vm",
    "voip": "phone",
    "modem": "router",
}
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


def strokes_of(kind: str) -> str:
    """The strokes of a kind of device; an unknown kind is a diamond."""
    key = kind.lower().replace("-", "_").replace(" ", "_")
    return _KINDS.get(_ALIASES.get(key, key), _KINDS["other"])


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
