"""The overview sheet: the parts of a plan as blocks, each naming its sheet; no device by name (N-3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from istes_desk.domain.italian import plural
from istes_desk.domain.layout import Layout, Node, Style, comb
from istes_desk.services.plan_boxes import arrow
from istes_desk.services.plan_page import READABLE, Fit, Page, fit
from istes_desk.services.plan_parts import Part
from istes_desk.services.shapes import INK, MUTED, PAPER, Box, Path, Shape, Sign
from istes_desk.services.typeset import Setter

BLOCK = Style(width=230.0, height=104.0)
DASH = (3.0, 2.0)
_KINDS = 5


def overview(parts: Sequence[Part], page: Page, put: Setter, place: Mapping[int, str]) -> Iterator[Shape]:
    """``place[part]`` reads "foglio 3, B4"."""
    home = {box.device_id: at for at, part in enumerate(parts) for box in part.boxes}
    above = [home[part.unit.above] if part.unit.above is not None else None for part in parts]
    nodes = [Node(at, f"{at:04}", int(up is not None)) for at, up in enumerate(above)]
    second = {
        (min(at, home[other]), max(at, home[other]))
        for at, part in enumerate(parts)
        for others in part.away.values()
        for other in others
    }
    pairs = [(up, at) for at, up in enumerate(above) if up is not None]
    _, _, wide, high = page.area
    layout = comb(nodes, [*pairs, *second], Style(BLOCK.width, BLOCK.height, wide / high))
    fitted = fit(_scene(layout), page.area)
    for route in layout.routes:
        yield Path(tuple(fitted.at(*one) for one in route.points), 1.1, DASH if route.dashed else ())
    for at, part in enumerate(parts):
        yield from _block(part, fitted, layout.positions[at], put, place[at])


def _scene(layout: Layout) -> tuple[float, float, float, float]:
    right = max(x for x, _ in layout.positions.values()) + BLOCK.width
    bottom = max(y for _, y in layout.positions.values()) + BLOCK.height
    return 0.0, 0.0, right, bottom


def rooms_of(part: Part) -> str:
    """The places most of its devices stand in."""
    named = Counter(box.room for box in part.boxes if box.room)
    shown = [room for room, _ in sorted(named.items(), key=lambda one: (-one[1], one[0]))]
    return ", ".join(shown[:3]) + (" …" if len(shown) > 3 else "")


def _block(part: Part, fitted: Fit, corner: tuple[float, float], put: Setter, place: str) -> Iterator[Shape]:
    x, y = fitted.at(*corner)
    scale = fitted.scale
    wide, high = BLOCK.width * scale, BLOCK.height * scale
    size = min(9.0, max(READABLE, high / 8))
    room = wide - 8
    yield Box(x, y, wide, high, 1.1, PAPER, (), 3)
    yield from arrow(x + 4, y + size * 0.98, size, forth=True)
    yield put.line(x + 7 + size, y + size * 1.35, place, size * 1.1, bold=True, room=room - size)
    yield put.line(x + 4, y + size * 2.75, rooms_of(part), size, color=INK, room=room)
    count = plural(len(part.boxes), "dispositivo", "dispositivi")
    yield put.line(x + 4, y + size * 4.05, count, size, color=MUTED, room=room)
    kinds = Counter(box.kind for box in part.boxes).most_common(_KINDS)
    step, side = room / _KINDS, min(size * 1.5, room / _KINDS * 0.5)
    base = y + high - side - 3
    for at, (kind, number) in enumerate(kinds):
        yield Sign(kind, x + 4 + at * step, base, side)
        yield put.line(x + 6 + at * step + side, base + side * 0.5 + READABLE * 0.36, str(number), READABLE)
