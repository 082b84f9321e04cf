"""Which devices share a sheet of a printed plan: the tree cut into blocks of a bounded size (N-3). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istes_desk.domain.layout_tree import Forest


@dataclass(frozen=True, slots=True)
class Unit:
    """Whole blocks below ``above``, which stands on another sheet (None = the top of the plan).

    ``members`` are parents before children; ``heads`` are those of them that hang from ``above``.
    """

    heads: tuple[int, ...]
    members: tuple[int, ...]
    above: int | None = None


Parts = list[tuple[int, ...]]


def _bundles(blocks: Iterable[tuple[int, int]], capacity: int) -> Parts:
    """Neighbours together as long as they fit; a block that is too large by itself stays alone."""
    bundles: list[list[int]] = []
    filled = capacity
    for block, weight in blocks:
        if filled + weight > capacity:
            bundles.append([])
            filled = 0
        bundles[-1].append(block)
        filled += weight
    return [tuple(bundle) for bundle in bundles]


def _cut(children: tuple[int, ...], weight: dict[int, int], capacity: int) -> Parts:
    """The heaviest blocks leave the sheet until what stays, with one reference per bundle, fits."""
    heaviest = sorted(children, key=lambda one: -weight[one])
    staying, leaving = 1 + sum(weight[one] for one in children), set[int]()
    bundles: Parts = []
    for one in heaviest:
        leaving.add(one)
        staying -= weight[one]
        if staying < capacity:
            bundles = _bundles(((child, weight[child]) for child in children if child in leaving), capacity)
            if staying + len(bundles) <= capacity:
                break
    return bundles


def _members(tree: Forest, heads: tuple[int, ...], gone: set[int]) -> tuple[int, ...]:
    """What hangs from the heads on the same sheet, level by level."""
    found = list(heads)
    for one in found:
        found += [child for child in tree.children[one] if child not in gone]
    return tuple(found)


def units(tree: Forest, capacity: int) -> tuple[Unit, ...]:
    """At most ``capacity`` boxes and references on each; the sheet of the first root comes first."""
    weight: dict[int, int] = {}
    cuts: list[tuple[int | None, tuple[int, ...]]] = []
    for one in reversed(tree.order):
        children = tree.children[one]
        weight[one] = 1 + sum(weight[child] for child in children)
        if weight[one] > capacity:
            bundles = _cut(children, weight, capacity)
            cuts += [(one, bundle) for bundle in bundles]
            gone = {head for bundle in bundles for head in bundle}
            weight[one] = 1 + len(bundles) + sum(weight[child] for child in children if child not in gone)
    cuts += [(None, bundle) for bundle in _bundles(((one, weight[one]) for one in tree.roots), capacity)]
    place = {one: at for at, one in enumerate(tree.order)}
    every = {head for _, heads in cuts for head in heads}
    made = [Unit(heads, _members(tree, heads, every), above) for above, heads in cuts]
    return tuple(sorted(made, key=lambda unit: (unit.above is not None, place[unit.heads[0]])))
