"""A document as simple HTML, to be read on the screen before it is printed; everything is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from istes_desk.services.dossier import blocks
from istes_desk.services.dossier.blocks import Block, Document
from istes_desk.services.papers import MatrixPaper

MOST_ROWS = 200


def html(documents: Iterable[Document]) -> str:
    """All of them, one after the other."""
    return "<hr>".join(_document(one) for one in documents)


def _document(one: Document) -> str:
    body = "".join(_block(block) for block in one.blocks)
    return f"<h2>{escape(one.name)}</h2><p><i>{escape(one.subtitle)}</i></p>{body}"


def _block(block: Block) -> str:
    return _MAKERS[type(block)](block)


def _text(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _facts(one: blocks.Facts) -> str:
    rows = ((label, value) for label, value in one.rows if value)
    return _rows(f"<td><i>{_text(label)}</i></td><td>{_text(value)}</td>" for label, value in rows)


def _items(one: blocks.Items) -> str:
    return f"<ol>{''.join(f'<li>{_text(line)}</li>' for line in one.lines)}</ol>"


def _grid(one: blocks.Grid) -> str:
    head = "".join(f"<th align='left'>{_text(word)}</th>" for word in one.header)
    cells = ("".join(f"<td>{_text(word)}</td>" for word in row) for row in one.rows[:MOST_ROWS])
    left = len(one.rows) - MOST_ROWS
    more = f"<p>Altre {left} righe si leggono nel PDF.</p>" if left > 0 else ""
    return _rows([head, *cells]) + more


def _matrix(one: blocks.Matrix) -> str:
    return _grid(blocks.Grid(("PC o sede", *(code for code, _ in one.paper.duties)), _cells(one.paper), ()))


def _cells(paper: MatrixPaper) -> tuple[tuple[str, ...], ...]:
    return tuple((row.pc, *(cell.label if cell else "" for cell in row.cells)) for row in paper.rows)


def _signing(one: blocks.Signing) -> str:
    boxes = "".join(f"<td>{_text(who.label)}<br>{_text(who.name)}<br>__________</td>" for who in one.who)
    return f"<table cellpadding='8'><tr>{boxes}</tr></table>"


def _rows(rows: Iterable[str]) -> str:
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table cellpadding='3' cellspacing='0' border='0'>{lines}</table>"


_MAKERS: Mapping[type, Callable[[Any], str]] = {
    blocks.Heading: lambda one: f"<h3>{_text(one.text)}</h3>",
    blocks.Para: lambda one: f"<p>{_text(one.text)}</p>",
    blocks.Facts: _facts,
    blocks.Items: _items,
    blocks.Grid: _grid,
    blocks.Plot: lambda one: f"<p><b>{_text(one.chart.title)}</b>: {_text(one.chart.words)}</p>",
    blocks.Matrix: _matrix,
    blocks.Signing: _signing,
    blocks.Turn: lambda _one: "<hr>",
}
