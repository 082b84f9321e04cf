"""The items of one kind on a scene, by key."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

K = TypeVar("K")
T = TypeVar("T", bound=QGraphicsItem)


class Items(dict[K, T]):
    """A dict whose values are on the scene while they are in it."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__()
        self._scene = scene

    def put(self, key: K, item: T) -> None:
        self[key] = item
        self._scene.addItem(item)

    def keep(self, wanted: Container[K]) -> None:
        """Takes off whatever is not wanted any more."""
        for key in [key for key in self if key not in wanted]:
            self._scene.removeItem(self.pop(key))
