"""Which link is a branch and which is extra: the spanning forest under a comb layout. No geometry here."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
_split = re.compile(r"([0-9]+)").split


@dataclass(frozen=True, slots=True)
class Node:
    """One box; ``rank`` is the distance from the Internet (the lowest of a group becomes its root)."""

    id: int
    label: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Forest:
    """``order`` names parents before children; ``children`` and ``roots`` in drawing order."""

    roots: tuple[int, ...]
    order: tuple[int, ...]
    parent: dict[int, int]
    children: dict[int, tuple[int, ...]]
    levels: dict[int, int]
    extra: tuple[Pair, ...]


def _natural(node: Node) -> tuple[int, list[str | int], int]:
    """``PC 9`` before ``PC 10``; rank first, id last. Words and numbers take turns, so like meets like."""
    parts: list[str | int] = [*_split(node.label.casefold())]
    parts[1::2] = map(int, parts[1::2])
    return node.rank, parts, node.id


def _neighbours(ids: Sequence[int], links: Iterable[Pair]) -> dict[int, list[int]]:
    """Adjacent nodes in drawing order; loops, doubles and links to unknown nodes are left out."""
    place = {one: at for at, one in enumerate(ids)}
    near: dict[int, set[int]] = {one: set() for one in ids}
    for a, b in links:
        if a != b and a in near and b in near:
            near[a].add(b)
            near[b].add(a)
    by = place.__getitem__
    return {one: sorted(others, key=by) if len(others) > 1 else list(others) for one, others in near.items()}


def _spread(ids: Sequence[int], near: dict[int, list[int]]) -> tuple[list[int], list[int], dict[int, int]]:
    """Breadth first from the first node of each group: roots, order, parents."""
    roots: list[int] = []
    order: list[int] = []
    parent: dict[int, int] = {}
    seen: set[int] = set()
    for root in ids:
        if root in seen:
            continue
        roots.append(root)
        seen.add(root)
        waiting = deque([root])
        while waiting:
            at = waiting.popleft()
            order.append(at)
            if fresh := [one for one in near[at] if one not in seen]:
                parent |= dict.fromkeys(fresh, at)
                seen.update(fresh)
                waiting.extend(fresh)
    return roots, order, parent


def forest(nodes: Iterable[Node], links: Iterable[Pair]) -> Forest:
    """The same answer whatever the order of the input; linear but for sorting."""
    ids = [node.id for node in sorted(nodes, key=_natural)]
    near = _neighbours(ids, links)
    roots, order, parent = _spread(ids, near)
    below: dict[int, list[int]] = {one: [] for one in order}
    levels = dict.fromkeys(order, 0)
    for one in order:
        if one in parent:
            below[parent[one]].append(one)
    for one in reversed(order):
        if kids := below[one]:
            kids.sort(key=levels.__getitem__)
            levels[one] = 1 + levels[kids[-1]]
    roots.sort(key=lambda one: -levels[one])
    children = {one: tuple(kids) for one, kids in below.items()}
    return Forest(tuple(roots), tuple(order), parent, children, levels, _extra(near, parent))


def _extra(near: dict[int, list[int]], parent: dict[int, int]) -> tuple[Pair, ...]:
    """Links that are no branch, each once, sorted."""
    return tuple(
        sorted(
            (a, b)
            for a, others in near.items()
            for b in others
            if a < b and parent.get(a) != b and parent.get(b) != a
        )
    )
