"""The sheet that shows what changed since a revision: + − ~ on the boxes, colour beside them (N-3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from istes_desk.domain.layout import Node
from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.plan_changes import ADDED, CHANGED, REMOVED, PlanDifference
from istes_desk.services.plan_drawing import PlanBox, PlanLink, PlanPaper

TITLE = "Modifiche alla piantina"
_LAST = 99


def compared(
    paper: PlanPaper, before: Mapping[str, Any], found: Sequence[PlanDifference], number: int
) -> PlanPaper:
    """The plan of now with what went since revision ``number``; only the table of changes goes with it."""
    marks = {one.device_id: one.mark for one in found if one.device_id}
    gone = [row for row in before["devices"] if marks.get(row["id"]) == REMOVED]
    there = {box.device_id for box in paper.boxes}
    known = {row["id"] for row in before["links"]}
    now = {link.id for link in paper.links}
    kept = tuple(
        link if link.id in known or not link.id else replace(link, label=f"{ADDED} {link.label}".strip())
        for link in paper.links
    )
    ends = there | {row["id"] for row in gone}
    lost = [row for row in before["links"] if row["id"] not in now and {row["a"], row["b"]} <= ends]
    changed = (CHANGED, ADDED)
    return replace(
        paper,
        title=f"{TITLE} dalla revisione {number}",
        boxes=(
            *(replace(box, mark=marks.get(box.device_id, "")) for box in paper.boxes),
            *(_ghost(row) for row in gone),
        ),
        nodes=(*paper.nodes, *(Node(row["id"], row["name"], _LAST) for row in gone)),
        links=(*kept, *(PlanLink(row["a"], row["b"], (), True, REMOVED, id=row["id"]) for row in lost)),
        areas=(),
        notes=(),
        rows=(),
        problems=(),
        changes=tuple(found),
        placed=paper.placed and not gone and not lost and set(marks.values()) <= set(changed),
    )


def _ghost(row: Mapping[str, Any]) -> PlanBox:
    """A device that is gone."""
    lines = (*row["interfaces"][:1], row["role"] or row["room"])
    shown = tuple(filter(None, lines))
    return PlanBox(
        row["id"],
        row["sort"],
        row["name"],
        shown,
        0,
        0,
        STYLE.width,
        STYLE.height,
        row["room"],
        None,
        REMOVED,
    )
