"""Slots: lining up, spreading, arranging, straightening."""

from __future__ import annotations

from collections.abc import Callable

from istes_desk.domain.alignment import Edge, align, distribute
from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.layout_pack import Rect
from istes_desk.gui.network.bench import Bench
from istes_desk.services.plan_shapes import Shapes


def _boxes(bench: Bench) -> dict[int, Rect]:
    corners = {id: bench.scene.corner(id) for id in bench.scene.selected_devices()}
    return {id: Rect(x, y, STYLE.width, STYLE.height) for id, (x, y) in corners.items()}


def aligner(edge: Edge) -> Callable[[Bench], None]:
    """A slot that brings the selected boxes onto one line."""

    def slot(bench: Bench) -> None:
        boxes = _boxes(bench)
        if len(boxes) > 1:
            bench.editor.move_devices(align(boxes, edge))

    return slot


def distributor(*, across: bool) -> Callable[[Bench], None]:
    """A slot that makes the gaps between the selected boxes equal."""

    def slot(bench: Bench) -> None:
        boxes = _boxes(bench)
        if len(boxes) > 2:
            bench.editor.move_devices(distribute(boxes, across=across))

    return slot


def arrange(bench: Bench, *, only_new: bool) -> None:
    """By the program; one step of undo."""
    bench.editor.arrange(only_new=only_new)
    bench.canvas.fit()


def arrange_all(bench: Bench) -> None:
    arrange(bench, only_new=False)


def arrange_new(bench: Bench) -> None:
    arrange(bench, only_new=True)


def straighten(bench: Bench) -> None:
    """The selected links find their own way again."""
    links = bench.scene.selected_links()
    bent = {id: bench.scene.links[id].link.bends for id in links if bench.scene.links[id].link.bends}
    bench.editor.reshape(Shapes(bends=bent), Shapes(bends=dict.fromkeys(bent, ())))
