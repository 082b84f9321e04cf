"""Each block of a document as flowables of the page; one function per kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table

from istes_desk.adapters.pdf.chart import ChartBox
from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.matrix import matrix_body
from istes_desk.adapters.pdf.sheet import Bookmark
from istes_desk.adapters.pdf.signing import signatures
from istes_desk.adapters.pdf.style import BODY, HEAD, SMALL, cells, head, listing, text, tight
from istes_desk.services.dossier import blocks

if TYPE_CHECKING:
    from istes_desk.services.dossier.blocks import Block

LABEL = 0.28
TITLED, PLOT = 34 * mm, 72 * mm
CELL = 7.5
NUMBER = 7 * mm


def drawn(found: Sequence[Block], width: float) -> list[Flowable]:
    """All of them, in order; a signature is never alone on a page, nor is there room wasted at the end."""
    groups: list[list[Flowable]] = []
    for place, block in enumerate(found):
        ahead = PLOT if isinstance(found[min(place + 1, len(found) - 1)], blocks.Plot) else TITLED
        made = (
            _heading(block, ahead)
            if isinstance(block, blocks.Heading)
            else _DRAWERS[type(block)](block, width)
        )
        if isinstance(block, blocks.Signing):
            made = [KeepTogether([*_back_to_heading(found[:place], groups), *made])]
        groups.append(made)
    flat = [one for group in groups for one in group]
    while flat and isinstance(flat[-1], Spacer):
        flat.pop()
    return flat


def _back_to_heading(before: Sequence[Block], groups: list[list[Flowable]]) -> list[Flowable]:
    """Takes the last section out of the groups, to be kept together with what follows; a table stays."""
    taken: list[Flowable] = []
    for block in reversed(before):
        if isinstance(block, blocks.Grid | blocks.Turn | blocks.Plot | blocks.Matrix):
            break
        taken = [one for one in groups.pop() if not isinstance(one, CondPageBreak)] + taken
        if isinstance(block, blocks.Heading):
            break
    return taken


def _heading(one: blocks.Heading, ahead: float) -> list[Flowable]:
    """``ahead``: the room it must have below, in points."""
    mark: list[Flowable] = [Bookmark(one.text, 1)] if one.outlined else []
    size = HEAD + 1 if one.outlined else HEAD
    return [
        CondPageBreak(ahead),
        Spacer(0, 2.5 * mm),
        *mark,
        text(one.text, size, bold=True),
        Spacer(0, 1.5 * mm),
    ]


def _para(one: blocks.Para, _width: float) -> list[Flowable]:
    return [text(one.text, SMALL if one.quiet else BODY, muted=one.quiet), Spacer(0, 2 * mm)]


def _facts(one: blocks.Facts, width: float) -> list[Flowable]:
    rows = [[text(label, BODY, muted=True), text(value, BODY)] for label, value in one.rows if value]
    looks = [*tight(0, 1.6), ("RIGHTPADDING", (0, 0), (0, -1), 8)]
    table = Table(rows, colWidths=[width * LABEL, width * (1 - LABEL)], style=looks, splitInRow=1)
    return [table, Spacer(0, 2 * mm)] if rows else []


def _items(one: blocks.Items, width: float) -> list[Flowable]:
    rows = [[text(f"{place}.", BODY), text(line, BODY)] for place, line in enumerate(one.lines, 1)]
    return [Table(rows, colWidths=[NUMBER, width - NUMBER], style=tight(0, 1)), Spacer(0, 1.5 * mm)]


def _grid(one: blocks.Grid, width: float) -> list[Flowable]:
    widths = [width * share for share in one.shares]
    table = listing(head(one.header, SMALL, one.right), cells(one.rows, CELL, one.right), widths)
    return [table, Spacer(0, 3 * mm)]


def _plot(one: blocks.Plot, width: float) -> list[Flowable]:
    note = text(f"{one.chart.words}.", SMALL, muted=True)
    return [KeepTogether([ChartBox(one.chart, width), Spacer(0, 1 * mm), note]), Spacer(0, 4 * mm)]


def _matrix(one: blocks.Matrix, width: float) -> list[Flowable]:
    return matrix_body(one.paper, width)


def _signing(one: blocks.Signing, width: float) -> list[Flowable]:
    return [Spacer(0, 5 * mm), signatures(one.who, width)]


def _turn(one: blocks.Turn, width: float) -> list[Flowable]:
    return [PageBreak(), letterhead(one.letterhead, width), Spacer(0, 4 * mm)]


_DRAWERS: Mapping[type, Callable[[Any, float], list[Flowable]]] = {
    blocks.Para: _para,
    blocks.Facts: _facts,
    blocks.Items: _items,
    blocks.Grid: _grid,
    blocks.Plot: _plot,
    blocks.Matrix: _matrix,
    blocks.Signing: _signing,
    blocks.Turn: _turn,
}
