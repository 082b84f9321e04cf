"""Which id a thing of the undo history has today: undo may bring it back under another one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any, TypeVar

from istes_desk.domain.network import Device, Link
from istes_desk.services.plan_pieces import Key, Names
from istes_desk.services.plan_shapes import Shapes

V = TypeVar("V")


class Known:
    """Commands keep names: the key under which a thing was first met, or a made one below 0.

    An id that was given away meanwhile gets a made name, so that two things never share one.
    """

    def __init__(self) -> None:
        self._now: Names = {}
        self._names: dict[Key, Key] = {}
        self._made = count(-1, -1)

    def fresh(self) -> int:
        """An id for something that is not stored yet."""
        return next(self._made)

    def name(self, key: Key) -> Key:
        """What to remember of a thing that has this key today."""
        if key not in self._names and key in self._now:
            self.learn({(key[0], self.fresh()): key[1]})
        return self._names.get(key, key)

    def key(self, name: Key) -> Key:
        return name[0], self._now.get(name, name[1])

    def id(self, kind: type[Any], name: Any) -> Any:
        """The id today; None stays None."""
        return self._now.get((kind, name), name)

    def learn(self, names: Names) -> None:
        """From the ids they had last to those they have now."""
        for last, now in names.items():
            name = self._names.pop(last, last)
            self._now[name] = now
            self._names[name[0], now] = name

    def named(self, shapes: Shapes) -> Shapes:
        """To be remembered."""
        return _with(shapes, self.name)

    def shapes(self, shapes: Shapes) -> Shapes:
        """The same under the ids of today."""
        return _with(shapes, self.key)


def _with(shapes: Shapes, turn: Any) -> Shapes:
    def turned(kind: type[Any], places: Mapping[int, V]) -> dict[int, V]:
        return {turn((kind, id))[1]: place for id, place in places.items()}

    frames = {turn(key): frame for key, frame in shapes.frames.items()}
    return Shapes(turned(Device, shapes.devices), frames, turned(Link, shapes.bends))
