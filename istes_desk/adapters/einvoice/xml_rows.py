"""XML from rows of (name, content): text is a leaf, rows are a branch, nothing stays away; no format here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Union

from lxml import etree

Content = Union[str, "Rows"]
Rows = Sequence[tuple[str, Content]]


def grow(parent: etree._Element, rows: Rows, namespace: str = "") -> None:
    """Hangs the rows under ``parent``; what has no text in it is left out."""
    for name, content in rows:
        child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
        if isinstance(content, str):
            child.text = content
        else:
            grow(child, content, namespace)
        if not child.text and not len(child):
            parent.remove(child)


def whole(root: etree._Element) -> bytes:
    """The file: UTF-8, indented, with its declaration."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def amount(value: Decimal | int) -> str:
    """Two decimals, a point."""
    return f"{value:.2f}"


def iso(on: date | None) -> str:
    """``2026-11-30``, nothing for none."""
    return on.isoformat() if on else ""
