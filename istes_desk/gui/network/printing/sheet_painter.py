"""Paints a sheet of the display list, on the screen or on a printer: the same shapes the PDF has.

Safe on a pool thread after ``warm_up``: PySide makes Qt's enumerations at their first use, and two threads
that come at once break it. Fonts and outlines, which Qt completes as they are used, are kept per thread.
"""

from __future__ import annotations

from functools import cache
from threading import get_ident

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from istes_desk.services.shapes import INK, PAPER, Box, Path, Sheet, Sign, Words
from istes_desk.services.symbol_strokes import strokes_of

_GRID = 24.0
_STROKE = 1.4
_FONT = 100.0  # points at which words are laid out before they are brought to their size


_ONE_OF_EACH = Sheet(
    8, 8, "",
    (
        Words(0, 8, "x", 6, 4), Words(0, 8, "x", 6, 4, True), Box(0, 0, 8, 8, fill=PAPER), Box(0, 0, 8, 8, 0),
        Path(((0, 0), (8, 8)), dash=(1.0, 1.0)), Path(((0, 0), (8, 0), (8, 8)), fill=PAPER),
        Sign("pc", 0, 0, 8),
    ),
)  # fmt: skip


@cache
def warm_up() -> None:
    """On the GUI thread, before any other paints: every call that painting needs was made once."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_sheet(painter, _ONE_OF_EACH, QRectF(image.rect()))
    painter.end()


def paint_sheet(painter: QPainter, sheet: Sheet, target: QRectF) -> None:
    """The whole sheet in ``target``, as large as it fits, on white."""
    scale = min(target.width() / sheet.width, target.height() / sheet.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(target.topLeft())
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(PAPER))
    for shape in sheet.shapes:
        if isinstance(shape, Words):
            _words(painter, shape)
        elif isinstance(shape, Box):
            _box(painter, shape)
        elif isinstance(shape, Path):
            _path(painter, shape)
        else:
            _sign(painter, shape)
    painter.restore()


@cache
def _font(bold: bool, _thread: int) -> QFont:
    font = QFont("Bitstream Vera Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(int(_FONT))
    font.setBold(bold)
    return font


def _words(painter: QPainter, words: Words) -> None:
    """Stretched to the width it has on paper, whatever fonts this computer has."""
    font = _font(words.bold, get_ident())
    natural = QFontMetricsF(font).horizontalAdvance(words.text)
    if not natural:
        return
    painter.save()
    painter.translate(words.x, words.y)
    painter.scale(words.width / natural, words.size / _FONT)
    painter.setFont(font)
    painter.setPen(QColor(words.color))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


def _pen(color: str, weight: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(QColor(color), weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([part / weight for part in dash])
    return pen


def _fill(color: str) -> QBrush:
    return QBrush(QColor(color)) if color else QBrush(Qt.BrushStyle.NoBrush)


def _box(painter: QPainter, box: Box) -> None:
    painter.setPen(_pen(box.color, box.weight, box.dash) if box.weight else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(_fill(box.fill))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)


def _path(painter: QPainter, path: Path) -> None:
    painter.setPen(_pen(path.color, path.weight, path.dash))
    line = QPolygonF([QPointF(x, y) for x, y in path.points])
    if path.fill:
        painter.setBrush(_fill(path.fill))
        painter.drawPolygon(line)
    else:
        painter.drawPolyline(line)


def _sign(painter: QPainter, sign: Sign) -> None:
    painter.save()
    painter.translate(sign.x, sign.y + sign.size)
    painter.scale(sign.size / _GRID, -sign.size / _GRID)
    for outline, filled in _outlines(sign.kind, get_ident()):
        painter.setPen(_pen(INK, _STROKE, ()))
        painter.setBrush(_fill(INK if filled else ""))
        painter.drawPath(outline)
    painter.restore()


@cache
def _outlines(kind: str, _thread: int) -> tuple[tuple[QPainterPath, bool], ...]:
    """Each stroke of a symbol, and whether it is filled."""
    return tuple(
        (_outline(sort, [float(number) for number in numbers]), sort in "df")
        for sort, *numbers in (stroke.split() for stroke in strokes_of(kind).split("; "))
    )


def _outline(sort: str, at: list[float]) -> QPainterPath:
    path = QPainterPath()
    if sort == "r":
        path.addRect(*at)
    elif sort in "cd":
        path.addEllipse(QPointF(at[0], at[1]), at[2], at[2])
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(at[::2], at[1::2], strict=True)]))
        if sort in "pf":
            path.closeSubpath()
    return path
