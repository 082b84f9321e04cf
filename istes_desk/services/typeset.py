"""Words into lines: cutting, wrapping, aligning, all by the printed width. No shape but ``Words`` here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.services.shapes import INK, Measure, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets lines with one measure."""

    measure: Measure

    def line(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, color: str = INK,
        room: float = 0.0, shift: float = 0.0,
    ) -> Words:  # fmt: skip
        """Starting at ``x``, cut to ``room``; ``shift`` 0.5 = centred on ``x``, 1 = ending there."""
        said = self.elide(text, size, bold, room) if room else text
        width = self.measure(said, size, bold)
        return Words(x - width * shift, y, said, size, width, bold, color)

    def elide(self, text: str, size: float, bold: bool, room: float) -> str:
        """Cut in the middle with an ellipsis: names and addresses differ at their end."""
        line = " ".join(text.split())
        kept, short = len(line), line
        while kept > 1 and self.measure(short, size, bold) > room + HAIR:
            kept -= 1
            short = f"{line[: kept // 2]}…{line[len(line) - (kept - kept // 2) :]}"
        return short

    def wrap(self, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
        """Lines no wider than ``room``; a word that is wider is broken."""
        lines: list[str] = []
        for paragraph in text.splitlines():
            lines += self._fill(self._pieces(paragraph, size, room, bold), size, room, bold)
        return lines

    def _fill(self, pieces: Iterator[str], size: float, room: float, bold: bool) -> list[str]:
        lines: list[str] = []
        for piece in pieces:
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and self.measure(longer, size, bold) <= room + HAIR:
                lines[-1] = longer
            else:
                lines.append(piece)
        return lines

    def _pieces(self, text: str, size: float, room: float, bold: bool) -> Iterator[str]:
        for word in text.split():
            rest = word
            while len(rest) > 1 and self.measure(rest, size, bold) > room + HAIR:
                cut = len(rest) - 1
                while cut > 1 and self.measure(rest[:cut], size, bold) > room:
                    cut -= 1
                yield rest[:cut]
                rest = rest[cut:]
            yield rest
