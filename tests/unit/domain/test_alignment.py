"""Lining up and spreading boxes."""

from __future__ import annotations

import pytest

from istes_desk.domain.alignment import Edge, align, distribute
from istes_desk.domain.layout_pack import Rect

BOXES = {"a": Rect(0, 0, 100, 50), "b": Rect(300, 80, 160, 64), "c": Rect(120, 200, 40, 40)}


@pytest.mark.parametrize(
    ("edge", "axis", "value"),
    [
        (Edge.LEFT, 0, [0, 0, 0]),
        (Edge.RIGHT, 0, [360, 300, 420]),
        (Edge.CENTRE, 0, [180, 150, 210]),
        (Edge.TOP, 1, [0, 0, 0]),
        (Edge.BOTTOM, 1, [190, 176, 200]),
        (Edge.MIDDLE, 1, [95, 88, 100]),
    ],
)
def test_one_line_and_the_other_axis_stays(edge: Edge, axis: int, value: list[float]) -> None:
    aligned = align(BOXES, edge)
    assert [aligned[key][axis] for key in BOXES] == value
    other = 1 - axis
    assert [aligned[key][other] for key in BOXES] == [(box.x, box.y)[other] for box in BOXES.values()]


def test_equal_gaps_and_the_outer_ones_stay() -> None:
    assert distribute(BOXES, across=True) == {"a": (0, 0), "c": (180, 200), "b": (300, 80)}
    down = distribute(BOXES, across=False)
    assert [down["a"][1], down["c"][1]] == [0, 200]
    assert down["b"][1] == 50 + (240 - 50 - 64 - 40) / 2
    assert distribute({"a": BOXES["a"]}, across=True) == {"a": (0, 0)}
