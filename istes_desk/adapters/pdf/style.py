"""Colours, text sizes and table looks shared by all papers; readable in black and white."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, glyphs, markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

INK, MUTED, RULE = HexColor("#1a2330"), HexColor("#4d5866"), HexColor("#9aa5b1")
TINT, ACCENT, PAPER = HexColor("#eef2f6"), HexColor("#1f4e79"), HexColor("#ffffff")
SMALL, BODY, HEAD, TITLE = 7.0, 8.5, 10.0, 15.0
LONGEST = 240
"""Characters of what is bold, and of one word."""
ENDLESS = re.compile(rf"\S{{{LONGEST + 1},}}")
Align = Literal["left", "right"]
_ALIGN: dict[Align, Literal[0, 2]] = {"left": 0, "right": 2}
Cell = tuple[int, int]
Look = tuple[str, Cell, Cell, *tuple[Any, ...]]


@cache
def style(size: float, bold: bool = False, align: Align = "left", muted: bool = False) -> ParagraphStyle:
    """Paragraph style of ``size`` points with leading to match."""
    glyphs()
    return ParagraphStyle(
        f"{size}{bold}{align}{muted}",
        fontName=BOLD if bold else PLAIN,
        fontSize=size,
        leading=size * 1.32,
        alignment=_ALIGN[align],
        textColor=MUTED if muted else INK,
    )


def text(
    words: str, size: float = BODY, *, bold: bool = False, align: Align = "left", muted: bool = False
) -> Paragraph:
    """Escaped, wrapped text; what stands out is a name or a title, and no longer than one."""
    kept = _short(words) if bold else ENDLESS.sub(lambda word: _short(word[0]), words)
    return Paragraph(markup(kept), style(size, bold, align, muted))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def cells(
    rows: Sequence[Sequence[str]], size: float = BODY, right: Sequence[int] = ()
) -> list[list[Flowable]]:
    """Rows of words as wrapped cells; columns in ``right`` are right aligned."""
    return [
        [text(w, size, align="right" if i in right else "left") for i, w in enumerate(row)] for row in rows
    ]


def head(titles: Sequence[str], size: float = SMALL, right: Sequence[int] = ()) -> list[Flowable]:
    """The header row of a table."""
    return [
        text(t, size, bold=True, align="right" if i in right else "left", muted=True)
        for i, t in enumerate(titles)
    ]


def listing(
    header: list[Flowable], rows: list[list[Flowable]], widths: Sequence[float], *more: Look
) -> Table:
    """Table with a header repeated on every page and a hairline under each row."""
    looks: list[Look] = [
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        *tight(4, 2.2),
        *more,
    ]
    return Table([header, *rows], colWidths=list(widths), repeatRows=1, splitInRow=1, style=looks)


def tight(side: float, ends: float) -> list[Look]:
    """Paddings of every cell, in points."""
    spans = (("LEFTPADDING", side), ("RIGHTPADDING", side), ("TOPPADDING", ends), ("BOTTOMPADDING", ends))
    everywhere: list[Look] = [(name, (0, 0), (-1, -1), gap) for name, gap in spans]
    return [*everywhere, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTNAME", (0, 0), (-1, -1), PLAIN)]
