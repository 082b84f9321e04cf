"""The display list of a plan as vector PDF; in memory, AES-256 when it has a password (N-3)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from istes_desk.adapters.pdf import symbols
from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, glyphs, safe
from istes_desk.services.progress import UNWATCHED, step
from istes_desk.services.shapes import Box, Path, Shape, Sheet, Sign, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.colors import Color

    from istes_desk.services.ports import Progress

_color: dict[str, Color] = {}
_SIGN = 24.0


@cache
def _widths(bold: bool) -> dict[int, float]:
    """Width of each character at 1000 points."""
    codes = glyphs()
    font = getFont(BOLD if bold else PLAIN)
    return {code: font.stringWidth(chr(code), 1000) for code in codes}


@lru_cache(maxsize=20_000)
def _thousandth(text: str, bold: bool) -> float:
    widths = _widths(bold)
    return sum(widths.get(ord(char), 0.0) for char in _drawable(text)) / 1000


def measure(text: str, size: float, bold: bool) -> float:
    """``services.shapes.Measure`` by the fonts that are embedded."""
    return _thousandth(text, bold) * size


def plan_pdf(sheets: Sequence[Sheet], title: str, author: str, progress: Progress = UNWATCHED) -> bytes:
    """One page for each sheet, with bookmarks."""
    glyphs()
    out = BytesIO()
    # the stubs of reportlab take the name of the font for a number
    canvas = Canvas(out, pageCompression=1, lang="it-IT", initialFontName=PLAIN)  # type: ignore[arg-type]
    canvas.setTitle(safe(title))
    canvas.setAuthor(safe(author))
    canvas.setCreator("ISTES Desk")
    pen = _Pen(canvas)
    pen.prepare(sheets)
    for number, sheet in enumerate(sheets, 1):
        step(progress, number - 1, len(sheets), sheet.title)
        canvas.setPageSize((sheet.width, sheet.height))
        if sheet.title:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(safe(sheet.title), str(number), 0)
        pen.sheet(sheet)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Pen:
    """Draws shapes; sets colours, widths and fonts only when they change."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._high = canvas, 0.0
        self._state: dict[str, object] = {}
        self._forms: dict[str | Box, str] = {}

    def prepare(self, sheets: Sequence[Sheet]) -> None:
        """What comes again and again, symbols and rounded boxes, is drawn once for the file."""
        canvas = self._canvas
        for shape in (one for sheet in sheets for one in sheet.shapes):
            key = _form_key(shape)
            if key is None or key in self._forms:
                continue
            self._forms[key] = name = f"form{len(self._forms)}"
            self._state = {}
            if isinstance(key, Box):
                canvas.beginForm(name, -2, -2, key.width + 2, key.height + 2)
                self._rectangle(key, 0, 0)
            else:
                canvas.beginForm(name, -1, -1, _SIGN + 1, _SIGN + 1)
                canvas.setDash()  # else it would take over the dashes of the line before it
                symbols.device(canvas, key, 0, 0, _SIGN)
            canvas.endForm()

    def _place(self, key: str | Box, x: float, y: float, scale: float) -> None:
        self._canvas.saveState()
        self._canvas.transform(scale, 0, 0, scale, x, y)
        self._canvas.doForm(self._forms[key])
        self._canvas.restoreState()

    def sheet(self, sheet: Sheet) -> None:
        self._high, self._state = sheet.height, {}
        self._canvas.setLineJoin(1)
        for shape in sheet.shapes:
            if isinstance(shape, Words):
                self._words(shape)
            elif isinstance(shape, Box):
                self._box(shape)
            elif isinstance(shape, Path):
                self._path(shape)
            else:
                self._sign(shape)

    def _change(self, name: str, value: object) -> bool:
        changed = self._state.get(name) != value
        self._state[name] = value
        return changed

    def _stroke(self, color: str, weight: float, dash: tuple[float, ...]) -> None:
        if self._change("stroke", color):
            self._canvas.setStrokeColor(_ink(color))
        if self._change("weight", weight):
            self._canvas.setLineWidth(weight)
        if self._change("dash", dash):
            self._canvas.setDash(list(dash))
            self._canvas.setLineCap(0 if dash else 2)

    def _fill(self, color: str) -> None:
        if self._change("fill", color):
            self._canvas.setFillColor(_ink(color))

    def _words(self, words: Words) -> None:
        if not words.text:
            return
        self._fill(words.color)
        text = self._canvas.beginText(words.x, self._high - words.y)
        text.setFont(BOLD if words.bold else PLAIN, words.size)
        text.textOut(_drawable(words.text))
        self._canvas.drawText(text)

    def _box(self, box: Box) -> None:
        key, y = _form_key(box), self._high - box.y - box.height
        if key is None:
            self._rectangle(box, box.x, y)
        else:
            self._place(key, box.x, y, 1)

    def _rectangle(self, box: Box, x: float, y: float) -> None:
        if box.weight:
            self._stroke(box.color, box.weight, box.dash)
        if box.fill:
            self._fill(box.fill)
        look = {"stroke": int(box.weight > 0), "fill": int(bool(box.fill))}
        if box.radius:
            self._canvas.roundRect(x, y, box.width, box.height, box.radius, **look)
        else:
            self._canvas.rect(x, y, box.width, box.height, **look)

    def _path(self, line: Path) -> None:
        self._stroke(line.color, line.weight, line.dash)
        path = self._canvas.beginPath()
        for at, (x, y) in enumerate(line.points):
            (path.lineTo if at else path.moveTo)(x, self._high - y)
        if line.fill:
            self._fill(line.fill)
        self._canvas.drawPath(path, fill=int(bool(line.fill)))

    def _sign(self, sign: Sign) -> None:
        self._place(sign.kind, sign.x, self._high - sign.y - sign.size, sign.size / _SIGN)


def _form_key(shape: Shape) -> str | Box | None:
    """Equal for what looks the same wherever it stands; None for what is drawn in place."""
    if isinstance(shape, Sign):
        return shape.kind
    return replace(shape, x=0.0, y=0.0) if isinstance(shape, Box) and shape.radius else None


@lru_cache(maxsize=20_000)
def _drawable(text: str) -> str:
    return safe(text)


def _ink(color: str) -> Color:
    if color not in _color:
        _color[color] = HexColor(color)
    return _color[color]
