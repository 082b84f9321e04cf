"""What of a plan belongs to which sheet, sorted out in one pass over boxes and links. No geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from istes_desk.domain.layout_tree import Forest, Node
from istes_desk.domain.plan_units import Unit
from istes_desk.services.plan_drawing import PlanBox, PlanLink, PlanPaper


@dataclass(slots=True)
class Share:
    """One sheet's part; ``below`` = sheets that hang from it with the device they hang from.

    ``away`` = by box, the devices on other sheets that a second way leads to.
    """

    unit: Unit
    boxes: list[PlanBox] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    links: list[PlanLink] = field(default_factory=list)
    below: list[tuple[int, int]] = field(default_factory=list)
    away: dict[int, dict[int, None]] = field(default_factory=dict)


def shares(paper: PlanPaper, cut: Sequence[Unit], tree: Forest) -> list[Share]:
    """One for each unit, in their order. A link between two blocks of a sheet is a reference like others."""
    made = [Share(unit) for unit in cut]
    home = {one: at for at, unit in enumerate(cut) for one in unit.members}
    heads = {head: unit.above for unit in cut for head in unit.heads}
    block: dict[int, int] = {}
    for one in tree.order:
        block[one] = one if one in heads else block[tree.parent[one]]
    for box in paper.boxes:
        made[home[box.device_id]].boxes.append(box)
    for node in paper.nodes:
        first = heads.get(node.id) is not None
        made[home[node.id]].nodes.append(replace(node, rank=-1) if first else node)
    for at, unit in enumerate(cut):
        if unit.above is not None:
            made[home[unit.above]].below.append((at, unit.above))
    for link in paper.links:
        if block[link.a] == block[link.b]:
            made[home[link.a]].links.append(link)
        elif heads.get(link.a) != link.b and heads.get(link.b) != link.a:
            for one, other in ((link.a, link.b), (link.b, link.a)):
                made[home[one]].away.setdefault(one, {})[other] = None
    return made
