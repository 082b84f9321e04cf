"""What surrounds every sheet: frame with grid references, legend of what is used, title block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from istes_desk.domain.italian import full_date
from istes_desk.services.papers import Letterhead
from istes_desk.services.plan_drawing import PlanPaper
from istes_desk.services.plan_page import EDGE, INNER, MM, RAIL, STRIP, Page
from istes_desk.services.shapes import INK, MUTED, RULE, TINTS, Box, Path, Shape, Sign
from istes_desk.services.typeset import Setter

TITLE_WIDE = 104 * MM
_ROW = 7.4 * MM  # a row of cells of the title block


@dataclass(frozen=True, slots=True)
class Label:
    """One entry of the legend: a symbol of a kind, a line, or a tint."""

    text: str
    kind: str = ""
    dash: tuple[float, ...] | None = None
    tint: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The sheet's name and place among all."""

    name: str
    number: int
    of: int


def frame(page: Page, put: Setter) -> Iterator[Shape]:
    """Outer and inner border with letters down the sides and numbers along top and bottom."""
    for gap, weight in ((EDGE, 0.4), (INNER, 0.9)):
        yield Box(gap, gap, page.width - 2 * gap, page.height - 2 * gap, weight)
    columns, rows = page.grid
    step = (page.width - 2 * EDGE) / columns
    for at in range(columns):
        for top in (EDGE, page.height - INNER):
            x = EDGE + at * step
            yield put.line(x + step / 2, top + RAIL / 2 + 2.3, str(at + 1), 6.5, color=MUTED, shift=0.5)
            if at:
                yield Path(((x, top), (x, top + RAIL)), 0.4)
    step = (page.height - 2 * EDGE) / rows
    for at in range(rows):
        for left in (EDGE, page.width - INNER):
            y = EDGE + at * step
            said = chr(65 + at)
            yield put.line(left + RAIL / 2, y + step / 2 + 2.3, said, 6.5, color=MUTED, shift=0.5)
            if at:
                yield Path(((left, y), (left + RAIL, y)), 0.4)


def legend(page: Page, put: Setter, labels: Iterable[Label]) -> Iterator[Shape]:
    """Left of the title block, four in a column."""
    top = page.height - INNER - STRIP
    yield Path(((INNER, top), (page.width - INNER - TITLE_WIDE, top)), 0.6, color=RULE)
    shown = tuple(labels)
    if not shown:
        return
    left = INNER + 3 * MM
    yield put.line(left, top + 4.6 * MM, "Legenda", 7, bold=True, color=MUTED)
    deep = 6
    column = min(62 * MM, (page.width - 2 * INNER - TITLE_WIDE - 5 * MM) / -(-len(shown) // deep))
    for at, label in enumerate(shown):
        x, y = left + at // deep * column, top + 6.2 * MM + at % deep * 4.3 * MM
        yield from _swatch(label, x, y, put)
        yield put.line(x + 5.6 * MM, y + 2.9 * MM, label.text, 6.5, room=column - 6.4 * MM)


def _swatch(label: Label, x: float, y: float, put: Setter) -> Iterator[Shape]:
    if label.kind:
        yield Sign(label.kind, x, y, 3.7 * MM)
    elif label.dash is not None:
        yield Path(((x, y + 2 * MM), (x + 4.4 * MM, y + 2 * MM)), 0.9, label.dash)
    elif label.mark:
        size = 9 if len(label.mark) == 1 else 6.5
        yield put.line(x + 2 * MM, y + 3.2 * MM, label.mark, size, bold=size > 7, shift=0.5)
    else:
        fill = TINTS[(label.tint or 0) % len(TINTS)]
        yield Box(x, y + 0.4 * MM, 4 * MM, 3.2 * MM, 0.4, fill, (3, 1.5), color=RULE)


def title_block(page: Page, put: Setter, paper: PlanPaper, at: Numbering) -> Iterator[Shape]:
    """Customer, site and sheet large; who, when, which copy in two rows of cells below."""
    x, y = page.width - INNER - TITLE_WIDE, page.height - INNER - STRIP
    yield Box(x, y, TITLE_WIDE, STRIP, 0.9)
    room = TITLE_WIDE - 6 * MM
    rows = (
        (paper.customer, 10.0, True, 5.0),
        (" · ".join(filter(None, (paper.site, paper.title))), 8.0, False, 9.2),
        (at.name, 8.0, True, 13.2),
        (_firm(paper.letterhead), 6.5, False, 16.8),
    )
    for text, size, bold, down in rows:
        color = MUTED if size < 7 else INK
        yield put.line(x + 3 * MM, y + down * MM, text, size, bold=bold, color=color, room=room)
    cells = (
        (
            ("Foglio", f"{at.number} di {at.of}", 0.18),
            ("Revisione", paper.revision, 0.28),
            ("Data", full_date(paper.date), 0.24),
            ("Copia", paper.copy, 0.30),
        ),
        (
            ("Disegnato da", paper.drawn_by, 0.34),
            ("Controllato da", paper.checked_by or "–", 0.34),
            ("Contiene credenziali", paper.credentials_said, 0.32),
        ),
    )
    for row, fields in enumerate(cells):
        yield from _cells(fields, x, y + STRIP - (2 - row) * _ROW, put)


def _firm(of: Letterhead) -> str:
    """Who to call."""
    return " · ".join(filter(None, (of.name, of.phone, of.email)))


def _cells(fields: tuple[tuple[str, str, float], ...], x: float, y: float, put: Setter) -> Iterator[Shape]:
    yield Path(((x, y), (x + TITLE_WIDE, y)), 0.5)
    for place, (label, value, share) in enumerate(fields):
        wide = TITLE_WIDE * share
        if place:
            yield Path(((x, y), (x, y + _ROW)), 0.5)
        yield put.line(x + 1.6 * MM, y + 2.6 * MM, label, 6, color=MUTED, room=wide - 2.4 * MM)
        yield put.line(x + 1.6 * MM, y + 6.0 * MM, value, 7.5, room=wide - 2.4 * MM)
        x += wide
