"""A small chart as plain values: bars of months, a line to hold them against, and the same in words."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

TEN = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """``value`` None = nothing is known; ``words`` says the value with its unit."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """``limit`` is drawn as a line named ``limit_words``; ``top`` is the least height of the scale.

    ``bad_above`` False = what stays below the line is bad, as with completion.
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    limit: float | None = None
    limit_words: str = ""
    top: float = 1.0
    bad_above: bool = True

    @property
    def is_empty(self) -> bool:
        return all(bar.value is None for bar in self.bars)

    @property
    def highest(self) -> float:
        """The top of the scale: everything fits under it."""
        known = [bar.value for bar in self.bars if bar.value is not None]
        return max(*known, self.limit or 0.0, self.top, 0.0)

    @property
    def words(self) -> str:
        """What stands out, in one line: the bars that have something to tell."""
        told = [f"{bar.label}: {bar.words}" for bar in self.bars if bar.value]
        return "; ".join(told) or (self.bars[-1].words if self.bars else "")

    def is_bad(self, bar: Bar) -> bool:
        """On the wrong side of the line."""
        if bar.value is None or self.limit is None:
            return False
        return bar.value > self.limit if self.bad_above else bar.value < self.limit


def begun(bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    """From the first bar that is known on."""
    first = next((place for place, bar in enumerate(bars) if bar.value is not None), 0)
    return bars[first:]


def short(value: float | None) -> str:
    """Over a bar: ``–``, ``3,5``, ``0``, ``88``."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= TEN else f"{value:.1f}".removesuffix(".0").replace(".", ",")


def table(chart: Chart) -> str:
    """For a spreadsheet: UTF-8 with its mark, semicolons, decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("Mese", chart.unit, "Valore"))
    for bar in chart.bars:
        value = "" if bar.value is None else f"{bar.value:.2f}".replace(".", ",")
        writer.writerow((bar.label, value, bar.words))
    return "\ufeff" + out.getvalue()
