"""The display list: what stands on a sheet, in points from its upper left corner. No Qt, no file format.

One list is painted on the screen, sent to the printer and written as PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Spot = tuple[float, float]
Measure = Callable[[str, float, bool], float]
"""Width in points of a text in a size, bold or not, as it will be printed."""

INK, MUTED, RULE, PAPER = "#1a2330", "#4d5866", "#9aa5b1", "#ffffff"
TINTS = ("#e8f1fa", "#eef6e6", "#fdf3e1", "#f3ecf8", "#e6f5f3", "#f9eaea")


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its base line, ``width`` what it takes."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool = False
    color: str = INK


@dataclass(frozen=True, slots=True)
class Path:
    """A line over some points, or a filled outline when ``fill`` is set."""

    points: tuple[Spot, ...]
    weight: float = 0.8
    dash: tuple[float, ...] = ()
    color: str = INK
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; without ``weight`` no border, without ``fill`` nothing inside."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.8
    fill: str = ""
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    color: str = INK


@dataclass(frozen=True, slots=True)
class Sign:
    """The symbol of a kind of device in a square; ``x, y`` is its upper left corner."""

    kind: str
    x: float
    y: float
    size: float


Shape = Words | Path | Box | Sign


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; ``title`` is its bookmark, empty for one that goes on with the page before."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...]
