"""CSV of any dialect as a table of plain texts: a formula is a text like any other, nothing is computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from istes_desk.domain.survey.columns import Table, guess_columns
from istes_desk.services.survey_files import UnreadableError

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 32_767
HEAD_ROWS = 10
"""The headings stand in one of the first rows: exports like to put a title above."""
GUARDED = ("'=", "'+", "'-", "'@", "'\t")


def plain(cell: str) -> str:
    """The apostrophe with which careful programs disarm a formula is theirs, not the user's."""
    return (cell[1:] if cell.startswith(GUARDED) else cell).strip()


def checked_rows(rows: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """All rows as texts; refuses what no list of devices can be."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        if len(found) >= MOST_ROWS:
            raise UnreadableError(f"La tabella ha più di {MOST_ROWS} righe.", "Dividerla in più file.")
        if len(row) > MOST_COLUMNS:
            raise UnreadableError(f"La tabella ha più di {MOST_COLUMNS} colonne.")
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise UnreadableError(f"La riga {len(found) + 1} ha una cella troppo lunga.")
        found.append(tuple(plain(cell) for cell in row))
    return found


def as_table(rows: Sequence[tuple[str, ...]]) -> Table:
    """The row among the first ones that names most columns is the heading; else the first with cells."""
    if not any(any(row) for row in rows):
        raise UnreadableError("La tabella è vuota.")
    head = max(range(min(HEAD_ROWS, len(rows))), key=lambda at: (_named(rows[at]), any(rows[at]), -at))
    return Table(tuple(rows[head]), tuple(rows[head + 1 :]), head + 2)


def _named(row: Sequence[str]) -> int:
    """How many cells are headings that are known."""
    return len(guess_columns(row))


def read_csv(text: str) -> Table:
    """Comma, semicolon, tab or bar, whichever the first lines use most evenly."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#TYPE"))
    try:
        rows = checked_rows(csv.reader(io.StringIO(body), delimiter=_delimiter(body), strict=True))
    except csv.Error as wrong:
        raise UnreadableError("La tabella CSV è danneggiata.", "Esportarla di nuovo.") from wrong
    return as_table(rows)


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:HEAD_ROWS] if line.strip()]
    return max(";\t,|", key=lambda sign: (sum(1 for line in lines if sign in line), text[:4000].count(sign)))
