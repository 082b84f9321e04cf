"""A plan spread over sheets: which boxes stand where on which sheet, and what leads to another one (N-3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from istes_desk.domain.layout import Layout, Style, comb
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.layout_tree import Forest, Node, forest
from istes_desk.domain.plan_units import Unit, units
from istes_desk.services.plan_drawing import DrawnArea, DrawnNote, PlanBox, PlanLink, PlanPaper
from istes_desk.services.plan_page import Fit, Page, Rectangle, fit
from istes_desk.services.plan_shares import Share, shares

STYLE = Style()
SMALLEST_SCALE = 0.5  # a box of 80 x 32 points holds three lines of 7 points
_MARGIN = 30.0
_LARGE = 0.75
_WISHES = (1.0, 0.7, 1.6, 2.5)  # of the paper's shape: a long trunk leaves a flatter rest
TAG_ROOM = 26.0  # scene units kept above and below for references to other sheets
_SHARES = (0.55, 0.42, 0.3, 0.2, 0.12, 0.06)


@dataclass(frozen=True, slots=True)
class Stub:
    """Where a branch leaves for the sheet of another part; scene units, upper left corner of its flag."""

    part: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet draws. ``away`` = by box, the devices on other sheets that a second way leads to."""

    unit: Unit
    boxes: tuple[PlanBox, ...]
    links: tuple[PlanLink, ...]
    stubs: tuple[Stub, ...]
    areas: tuple[DrawnArea, ...]
    notes: tuple[DrawnNote, ...]
    away: Mapping[int, tuple[int, ...]]
    fit: Fit

    @property
    def readable(self) -> bool:
        return self.fit.scale >= SMALLEST_SCALE

    def spot(self, device_id: int) -> Point:
        """The middle of a box on the sheet."""
        box = next(one for one in self.boxes if one.device_id == device_id)
        return self.fit.at(box.x + box.w / 2, box.y + box.h / 2)


Drawn = tuple[
    tuple[PlanBox, ...], tuple[PlanLink, ...], tuple[Stub, ...], tuple[DrawnArea, ...], tuple[DrawnNote, ...]
]
"""Boxes, links, references, areas and notes of one sheet, in scene units."""


def parts_of(paper: PlanPaper, page: Page) -> tuple[Part, ...]:
    """All on one sheet while it can be read, else block by block; the first part holds the root."""
    tree = forest(paper.nodes, paper.pairs)
    _, _, wide, high = page.area
    cells = wide / (STYLE.width + STYLE.gap_x) * high / (STYLE.height + STYLE.gap_y) / SMALLEST_SCALE**2
    if len(tree.order) <= cells:
        (whole,) = shares(paper, [Unit(tree.roots, tree.order)], tree)
        alone = _part(paper, whole, page, whole=True)
        if alone.readable or len(tree.order) < 2:
            return (alone,)
    return _split(paper, tree, page, cells)


def _split(paper: PlanPaper, tree: Forest, page: Page, cells: float) -> tuple[Part, ...]:
    """Fewer boxes on a sheet until every one can be read; what never can is cut as at first."""
    for wish in _SHARES:
        made = _cut(paper, tree, page, cells * wish, until_unreadable=True)
        if made[-1].readable:
            return made
    return _cut(paper, tree, page, cells * _SHARES[0], until_unreadable=False)


def _cut(
    paper: PlanPaper, tree: Forest, page: Page, capacity: float, *, until_unreadable: bool
) -> tuple[Part, ...]:
    made: list[Part] = []
    for share in shares(paper, units(tree, max(4, int(capacity))), tree):
        made.append(_part(paper, share, page))
        if until_unreadable and not made[-1].readable:
            break
    return tuple(made)


def _part(paper: PlanPaper, share: Share, page: Page, *, whole: bool = False) -> Part:
    unit, away = share.unit, {one: tuple(others) for one, others in share.away.items()}

    def made(drawn: Drawn) -> Part:
        scene = _extent(drawn, unit.above is not None, bool(away))
        return Part(unit, *drawn, away, fit(scene, page.area))

    if paper.placed and not share.below:
        kept = made(_kept(paper, share))
        if kept.readable or whole:
            return kept
    return made(_combed(share, page))


def _kept(paper: PlanPaper, share: Share) -> Drawn:
    """As it stands on the screen, with what was drawn around it."""
    boxes, links = tuple(share.boxes), tuple(share.links)
    if len(boxes) == len(paper.boxes):
        return boxes, links, (), paper.areas, paper.notes
    left, top = min(box.x for box in boxes) - _MARGIN, min(box.y for box in boxes) - _MARGIN
    right = max(box.x + box.w for box in boxes) + _MARGIN
    bottom = max(box.y + box.h for box in boxes) + _MARGIN
    areas = (_clipped(area, left, top, right, bottom) for area in paper.areas)
    notes = tuple(note for note in paper.notes if left <= note.x <= right and top <= note.y <= bottom)
    return boxes, links, (), tuple(area for area in areas if area.w > 0 and area.h > 0), notes


def _clipped(area: DrawnArea, left: float, top: float, right: float, bottom: float) -> DrawnArea:
    """What of an area is seen in a window; without width or height it is outside."""
    x, y = max(area.x, left), max(area.y, top)
    return replace(area, x=x, y=y, w=min(area.x + area.w, right) - x, h=min(area.y + area.h, bottom) - y)


def _best_comb(share: Share, page: Page) -> Layout:
    """The first that is large enough, or the one that fills the sheet best."""
    nodes = [*share.nodes, *(Node(-1 - at, f"~{at}", 99) for at, _ in share.below)]
    pairs = [(link.a, link.b) for link in share.links] + [(above, -1 - at) for at, above in share.below]
    _, _, wide, high = page.area
    best, largest = comb(nodes, pairs, Style(aspect=wide / high)), 0.0
    for wish in _WISHES:
        layout = comb(nodes, pairs, Style(aspect=wide / high * wish)) if largest else best
        scale = _scale(layout, page)
        if scale > largest:
            best, largest = layout, scale
        if scale >= _LARGE:
            break
    return best


def _scale(layout: Layout, page: Page) -> float:
    right = max((one.x + one.width for one in layout.blocks.values()), default=1.0)
    bottom = max((one.y + one.height for one in layout.blocks.values()), default=1.0)
    return fit((0.0, 0.0, right, bottom), page.area).scale


def _combed(share: Share, page: Page) -> Drawn:
    """Arranged anew for the shape of the sheet; a branch to another sheet ends in a box of its own."""
    layout = _best_comb(share, page)
    corner = layout.positions
    boxes = (replace(box, x=corner[box.device_id][0], y=corner[box.device_id][1]) for box in share.boxes)
    named: dict[tuple[int, int], list[PlanLink]] = {}
    for link in share.links:
        named.setdefault((min(link.a, link.b), max(link.a, link.b)), []).append(link)
    links = (
        _relaid(named.get((min(one.a, one.b), max(one.a, one.b)), []), one.a, one.b, one.points, one.dashed)
        for one in layout.routes
    )
    stubs = tuple(Stub(at, *corner[-1 - at]) for at, _ in share.below)
    return tuple(boxes), tuple(links), stubs, (), ()


def _relaid(known: list[PlanLink], a: int, b: int, points: tuple[Point, ...], second: bool) -> PlanLink:
    """The links between two boxes on one new line; their words stay."""
    label = " / ".join(dict.fromkeys(link.label for link in known if link.label))
    dashed = second or any(link.dashed for link in known)
    if len(known) != 1:
        return PlanLink(a, b, points, dashed, label)
    (link,) = known
    ports = (link.start_port, link.end_port) if link.a == a else (link.end_port, link.start_port)
    return PlanLink(a, b, points, dashed, label, *ports)


def _extent(drawn: Drawn, entered: bool, left: bool) -> Rectangle:
    """Bounding box of everything drawn, with room for references."""
    boxes, links, stubs, areas, notes = drawn
    rects = [(one.x, one.y, one.w, one.h) for one in boxes]
    rects += [(one.x, one.y, one.w, one.h) for one in areas]
    rects += [(one.x, one.y, one.w, STYLE.height) for one in notes]
    rects += [(one.x, one.y, STYLE.width, STYLE.height) for one in stubs]
    corners = [corner for x, y, w, h in rects for corner in ((x, y), (x + w, y + h))]
    corners += [point for link in links for point in link.points]
    if not corners:
        return 0.0, 0.0, 1.0, 1.0
    x, y = min(x for x, _ in corners), min(y for _, y in corners) - TAG_ROOM * entered
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners) + TAG_ROOM * left
    return x, y, right - x, bottom - y
