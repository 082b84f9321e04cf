"""A plan as sheets of the display list: overview, numbered drawings, tables (N-3). Qt-free, pure.

The overview names blocks; the drawings name every device with its address, once in the whole file; the
device table refers to it by number and adds what the drawing has not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from istes_desk.domain.plan_changes import ADDED, CHANGED, REMOVED
from istes_desk.services.plan_boxes import PartDrawer, References
from istes_desk.services.plan_drawing import PlanPaper
from istes_desk.services.plan_frame import Label, Numbering, frame, legend, title_block
from istes_desk.services.plan_lines import DASH
from istes_desk.services.plan_overview import overview, rooms_of
from istes_desk.services.plan_page import INNER, MM, STRIP, Page, PageSize, page_of
from istes_desk.services.plan_parts import Part, parts_of
from istes_desk.services.plan_tables import Tabulator, listings
from istes_desk.services.shapes import Measure, Shape, Sheet
from istes_desk.services.typeset import Setter

CABLE, AIR = "Cavo", "Senza fili o altra via"
NUMBER = "Numero nell'elenco"
_MARKS = ((ADDED, "Aggiunto"), (REMOVED, "Tolto"), (CHANGED, "Modificato"))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A page before it knows how many there are."""

    title: str
    name: str
    shapes: list[Shape]
    labels: list[Label] = field(default_factory=list)


def plan_sheets(paper: PlanPaper, size: PageSize, landscape: bool, measure: Measure) -> tuple[Sheet, ...]:
    """Every page in order."""
    page, put = page_of(size, landscape), Setter(measure)
    raw = [*_drawings(paper, page, put)]
    return tuple(
        Sheet(
            page.width, page.height, one.title,
            (
                *frame(page, put),
                *one.shapes,
                *legend(page, put, one.labels),
                *title_block(page, put, paper, Numbering(one.name, at, len(raw))),
            ),
        )
        for at, one in enumerate(raw, 1)
    )  # fmt: skip


def _drawings(paper: PlanPaper, page: Page, put: Setter) -> Iterator[_Raw]:
    parts = parts_of(paper, page)
    first = 1 if len(parts) == 1 else 2
    sheet_of = {box.device_id: at for at, part in enumerate(parts) for box in part.boxes}
    spots = {id: page.reference(*parts[at].spot(id)) for id, at in sheet_of.items()}
    heads = [spots[part.unit.heads[0]] if part.unit.heads else "" for part in parts]
    refs = References(
        {at: f"foglio {at + first}, {heads[at]}" for at in range(len(parts))},
        {id: f"foglio {at + first}, {spots[id]}" for id, at in sheet_of.items()},
        paper.numbers,
    )
    cut: dict[int, tuple[str, ...]] = {}
    if first == 2:
        yield _overview(paper, parts, page, put, refs)
    for at, part in enumerate(parts):
        name = "Piantina" if first == 1 else _named(f"Foglio {at + first}", rooms_of(part))
        drawer = PartDrawer(part, put, refs)
        yield _Raw(name, name, list(drawer.shapes()), _labels(paper, part))
        cut |= drawer.cut
    where = {id: f"{sheet_of[id] + first}-{spots[id]}" for id in sheet_of}
    for listing in listings(paper, where, cut):
        for number, shapes in enumerate(Tabulator(page, put, listing).pages()):
            yield _Raw("" if number else listing.title, listing.title, shapes)


def _named(sheet: str, rooms: str) -> str:
    return f"{sheet} – {rooms}" if rooms else sheet


def _overview(paper: PlanPaper, parts: tuple[Part, ...], page: Page, put: Setter, refs: References) -> _Raw:
    shapes = list(overview(parts, page, put, refs.place))
    left_out = [note.text for note in paper.notes if not any(note in part.notes for part in parts)]
    lines = [line for text in left_out for line in put.wrap(f"• {text}", 7, page.area[2])][:8]
    bottom = page.height - INNER - STRIP - 2 * MM - len(lines) * 9
    shapes += [put.line(page.area[0], bottom + at * 9, line, 7) for at, line in enumerate(lines, 1)]
    kinds = {box.kind for part in parts for box in part.boxes}
    labels = [Label(label, kind) for kind, label in paper.kinds if kind in kinds]
    return _Raw("Quadro d'insieme", "Quadro d'insieme", shapes, labels)


def _labels(paper: PlanPaper, part: Part) -> list[Label]:
    """Only what is on the sheet."""
    kinds = {box.kind for box in part.boxes}
    found = [Label(label, kind) for kind, label in paper.kinds if kind in kinds]
    found += [Label(NUMBER, mark="12")] * bool(paper.rows)
    dashes = {link.dashed for link in part.links}
    found += [Label(CABLE, dash=())] * (False in dashes)
    found += [Label(AIR, dash=DASH)] * (True in dashes or bool(part.away))
    tints = {box.tint for box in part.boxes} - {None}
    found += [Label(area.label, tint=area.tint) for area in paper.areas if area.tint in tints]
    marks = {box.mark for box in part.boxes}
    return found + [Label(said, mark=mark) for mark, said in _MARKS if mark in marks]
