"""Each block of a document as flowables of the page; one function per kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table

from istes_desk.adapters.pdf.chart import ChartBox
from istes_desk.adapters.pdf.matrix import matrix_body
from istes_desk.adapters.pdf.sheet import Bookmark
from istes_desk.adapters.pdf.signing import signatures
from istes_desk.adapters.pdf.style import BODY, HEAD, SMALL, cells, head, listing, text, tight
from istes_desk.services.dossier import blocks

if TYPE_CHECKING:
    from istes_desk.services.dossier.blocks import Block

LABEL = 0.26
CELL = 7.5
NUMBER = 7 * mm


def drawn(found: Sequence[Block], width: float) -> list[Flowable]:
    """All of them, in order; what is signed stands with the paragraph before it."""
    made: list[Flowable] = []
    for block in found:
        made += _DRAWERS[type(block)](block, width)
    return made


def _heading(one: blocks.Heading, _width: float) -> list[Flowable]:
    mark: list[Flowable] = [Bookmark(one.text, 1)] if one.outlined else []
    size = HEAD + 1 if one.outlined else HEAD
    return [
        CondPageBreak(34 * mm),
        Spacer(0, 2.5 * mm),
        *mark,
        text(one.text, size, bold=True),
        Spacer(0, 1.5 * mm),
    ]


def _para(one: blocks.Para, _width: float) -> list[Flowable]:
    return [text(one.text, SMALL if one.quiet else BODY, muted=one.quiet), Spacer(0, 2 * mm)]


def _facts(one: blocks.Facts, width: float) -> list[Flowable]:
    rows = [[text(label, BODY, muted=True), text(value, BODY)] for label, value in one.rows if value]
    table = Table(rows, colWidths=[width * LABEL, width * (1 - LABEL)], style=tight(0, 1.6), splitInRow=1)
    return [table, Spacer(0, 2 * mm)] if rows else []


def _items(one: blocks.Items, width: float) -> list[Flowable]:
    rows = [[text(f"{place}.", BODY), text(line, BODY)] for place, line in enumerate(one.lines, 1)]
    return [Table(rows, colWidths=[NUMBER, width - NUMBER], style=tight(0, 1)), Spacer(0, 1.5 * mm)]


def _grid(one: blocks.Grid, width: float) -> list[Flowable]:
    widths = [width * share for share in one.shares]
    table = listing(head(one.header, SMALL, one.right), cells(one.rows, CELL, one.right), widths)
    return [table, Spacer(0, 3 * mm)]


def _plot(one: blocks.Plot, width: float) -> list[Flowable]:
    words = "; ".join(f"{bar.label} {bar.words}" for bar in one.chart.bars)
    note = text(f"{words}.", SMALL, muted=True)
    return [KeepTogether([ChartBox(one.chart, width), Spacer(0, 1 * mm), note]), Spacer(0, 4 * mm)]


def _matrix(one: blocks.Matrix, width: float) -> list[Flowable]:
    return matrix_body(one.paper, width)


def _signing(one: blocks.Signing, width: float) -> list[Flowable]:
    return [KeepTogether([Spacer(0, 5 * mm), signatures(one.who, width)])]


def _turn(_one: blocks.Turn, _width: float) -> list[Flowable]:
    return [PageBreak()]


_DRAWERS: Mapping[type, Callable[[Any, float], list[Flowable]]] = {
    blocks.Heading: _heading,
    blocks.Para: _para,
    blocks.Facts: _facts,
    blocks.Items: _items,
    blocks.Grid: _grid,
    blocks.Plot: _plot,
    blocks.Matrix: _matrix,
    blocks.Signing: _signing,
    blocks.Turn: _turn,
}
