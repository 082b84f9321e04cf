"""Reads PDFs back for the tests: text, characters with their boxes, fonts; each file is parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pdfplumber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """What the tests ask of one page."""

    size: tuple[float, float]
    text: str
    chars: list[dict[str, Any]]
    words: list[dict[str, Any]]
    images: int
    curves: int


@lru_cache(maxsize=4)
def _pages(path: Path, _written: int) -> tuple[Page, ...]:
    with pdfplumber.open(path) as pdf:
        return tuple(
            Page(
                (float(page.width), float(page.height)),
                page.extract_text() or "",
                page.chars,
                page.extract_words(),
                len(page.images),
                len(page.curves),
            )
            for page in pdf.pages
        )


def pages(path: Path) -> tuple[Page, ...]:
    """The pages of the file as it is now."""
    return _pages(path, path.stat().st_mtime_ns)


def page_texts(path: Path) -> list[str]:
    return [page.text for page in pages(path)]


def whole_text(path: Path) -> str:
    """The words of all pages, one blank between them, wrapping undone."""
    return " ".join(" ".join(page_texts(path)).split())


def sizes(path: Path) -> list[tuple[int, int]]:
    return [(round(page.size[0]), round(page.size[1])) for page in pages(path)]


def fonts(path: Path) -> set[str]:
    return {char["fontname"] for page in pages(path) for char in page.chars}


def smallest_text(path: Path) -> float:
    return min(float(char["size"]) for page in pages(path) for char in page.chars)


def images(path: Path) -> int:
    return sum(page.images for page in pages(path))


def curves(path: Path) -> int:
    return sum(page.curves for page in pages(path))


def bookmarks(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [title for _, title, *_ in pdf.doc.get_outlines()]


def catalog(path: Path) -> dict[str, Any]:
    with pdfplumber.open(path) as pdf:
        return {**pdf.doc.catalog, **pdf.metadata}


def picture(path: Path) -> Image:
    """Page 1 as it looks, one pixel per point."""
    with pdfplumber.open(path) as pdf:
        return pdf.pages[0].to_image(resolution=72).original


def outside(path: Path) -> list[str]:
    """Characters that leave their page."""
    return [
        char["text"]
        for page in pages(path)
        for char in page.chars
        if min(char["x0"], char["top"], page.size[0] - char["x1"], page.size[1] - char["bottom"]) < 0
    ]


def collisions(path: Path) -> list[tuple[str, str]]:
    """Pairs of words of one page whose ink boxes overlap by more than a hair."""
    return [pair for page in pages(path) for pair in _overlaps(page.words)]


def _overlaps(words: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    boxes = sorted((_ink(word), word["text"]) for word in words)
    for index, (first, said) in enumerate(boxes):
        for second, other in boxes[index + 1 :]:
            if second[0] >= first[2]:
                break
            if first[1] < second[3] and second[1] < first[3]:
                yield said, other


def _ink(word: dict[str, Any]) -> Box:
    """The box without ascent and descent slack."""
    slack = (word["bottom"] - word["top"]) * 0.18
    return word["x0"] + 0.3, word["top"] + slack, word["x1"] - 0.3, word["bottom"] - slack
