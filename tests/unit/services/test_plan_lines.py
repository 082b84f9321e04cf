"""Words along the lines of a printed plan: a port stands where it can be told whose it is (N-3)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.services.plan_drawing import PlanLink, PlanPaper
from istes_desk.services.shapes import Words
from tests.unit.services.test_plan_sheets import devices, paper, sheets_of

TOP, LEFT, RIGHT = (80.0, 64.0), (80.0, 200.0), (300.0, 200.0)


def drawn(*links: PlanLink) -> list[Words]:
    plain: PlanPaper = paper([], 3, placed=True)
    places = ((0.0, 0.0), (0.0, 200.0), (220.0, 200.0))
    boxes = tuple(replace(box, x=x, y=y) for box, (x, y) in zip(plain.boxes, places, strict=True))
    sheet = sheets_of(replace(plain, boxes=boxes, links=links))[0]
    assert len(devices(sheet)) == 3
    return [one for one in sheet.shapes if isinstance(one, Words)]


def test_ports_of_a_trunk_stand_where_each_cable_arrives() -> None:
    said = drawn(
        PlanLink(1, 2, (TOP, (80.0, 150.0), LEFT), label="1 Gbit/s", start_port="11", id=1),
        PlanLink(1, 3, (TOP, (80.0, 150.0), (300.0, 150.0), RIGHT), start_port="Gi0/2", end_port="x", id=2),
    )
    texts = [one.text for one in said]
    assert "11" not in texts
    port, label = (next(one for one in said if one.text == text) for text in ("porta 11", "1 Gbit/s"))
    assert port.x + port.width < label.x
    assert "Gi0/2" in texts


def test_a_trunk_that_arrives_from_the_side_names_its_port_on_the_line() -> None:
    texts = [
        one.text
        for one in drawn(
            PlanLink(1, 2, (TOP, (80.0, 232.0), (160.0, 232.0)), label="fibra", start_port="3", id=1),
            PlanLink(1, 3, (TOP, (80.0, 260.0), (160.0, 232.0)), end_port="9", id=2),
            PlanLink(1, 3, (TOP, (80.0, 260.0), (220.0, 260.0)), id=3),
        )
    ]
    assert "porta 3 · fibra" in texts
    assert "9" not in texts


def test_two_lines_into_one_box_keep_their_words_apart() -> None:
    said = drawn(
        PlanLink(1, 2, (TOP, (80.0, 150.0), LEFT), label="1 Gbit/s", start_port="7", id=1),
        PlanLink(1, 3, (TOP, (80.0, 150.0), (300.0, 150.0), RIGHT), label="1 Gbit/s", id=2),
        PlanLink(
            3,
            2,
            ((304.0, 200.0), (304.0, 140.0), (84.0, 140.0), (84.0, 200.0)),
            label="replica",
            start_port="2",
            id=3,
        ),
    )
    both, second = (
        next(one for one in said if one.text == text) for text in ("porta 7 · 1 Gbit/s", "porta 2 · replica")
    )
    assert both.x + both.width < second.x
