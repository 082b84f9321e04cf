"""What undo and redo put back on a plan. Jobs run on the database worker, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtGui import QUndoCommand

from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Link
from istes_desk.services import network_edit as edit
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.network_edit import Pieces, Placement
from istes_desk.services.ports import UnitOfWork

Job = Callable[[UnitOfWork], Changes]
MERGE_MOVES = 1


class Names:
    """Ids change when undo brings something back: from the first id of a thing to its present one.

    SQLite hands out the id of a deleted row again, so a thing may well come back under the id it had.
    """

    def __init__(self) -> None:
        self._devices: dict[int, int] = {}
        self._links: dict[int, int] = {}

    def device(self, id: int) -> int:
        return self._devices.get(id, id)

    def link(self, id: int) -> int:
        return self._links.get(id, id)

    def learn(self, devices: dict[int, int], links: dict[int, int]) -> None:
        """From the ids they had last to those they have now."""
        for known, fresh in ((self._devices, devices), (self._links, links)):
            first = {present: name for name, present in known.items()}
            known |= {first.get(last, last): now for last, now in fresh.items()}


class Editor(Protocol):
    """What a command needs of the editor."""

    names: Names

    def run(self, job: Job, failed: Callable[[], None]) -> None: ...

    def place(self, at: dict[int, Point]) -> None: ...


class PlanCommand(QUndoCommand):
    """Base: a command whose write was refused becomes obsolete and undoes nothing."""

    def __init__(self, editor: Editor, text: str) -> None:
        super().__init__(text)
        self.editor, self.done = editor, False

    def forward(self, uow: UnitOfWork) -> Changes:
        raise NotImplementedError

    def backward(self, uow: UnitOfWork) -> Changes:
        raise NotImplementedError

    def _forward(self, uow: UnitOfWork) -> Changes:
        self.done = False
        changes = self.forward(uow)
        self.done = True
        return changes

    def redo(self) -> None:
        self.editor.run(self._forward, lambda: self.setObsolete(True))

    def undo(self) -> None:
        self.editor.run(lambda uow: self.backward(uow) if self.done else NOTHING, lambda: None)


class MoveCommand(PlanCommand):
    """Boxes go from here to there; moves of the same boxes by keys become one."""

    def __init__(
        self, editor: Editor, text: str, before: dict[int, Placement], after: dict[int, Placement],
        *, merge: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(editor, text)
        self._before, self._after, self._merge = before, after, merge

    def id(self) -> int:
        return MERGE_MOVES if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, MoveCommand) or set(other._after) - set(self._before):
            return False
        self._after = self._after | other._after
        return True

    def _named(self, places: dict[int, Placement]) -> dict[int, Placement]:
        return {self.editor.names.device(id): place for id, place in places.items()}

    def forward(self, uow: UnitOfWork) -> Changes:
        return edit.move_devices(uow, self._named(self._after))

    def backward(self, uow: UnitOfWork) -> Changes:
        return edit.move_devices(uow, self._named(self._before))

    def redo(self) -> None:
        self._show(self._after)
        super().redo()

    def undo(self) -> None:
        self._show(self._before)
        super().undo()

    def _show(self, places: dict[int, Placement]) -> None:
        self.editor.place({id: (place.x, place.y) for id, place in self._named(places).items()})


class AddCommand(PlanCommand):
    """A new device or link; undone and redone it comes back under another id."""

    def __init__(self, editor: Editor, text: str, new: Device | Link) -> None:
        super().__init__(editor, text)
        self._new, self._id = new, 0
        self._pieces: Pieces | None = None

    def forward(self, uow: UnitOfWork) -> Changes:
        if self._pieces is not None:
            changes, devices, links = edit.restore_pieces(uow, self._pieces)
            self.editor.names.learn(devices, links)
            return changes
        changes = self._add(uow)
        self._id = changes.new_id
        return changes

    def _add(self, uow: UnitOfWork) -> Changes:
        if isinstance(self._new, Device):
            return edit.add_device(uow, self._new)
        name = self.editor.names.device
        a, b = name(self._new.a_device_id), name(self._new.b_device_id)
        return edit.add_link(uow, replace(self._new, a_device_id=a, b_device_id=b))

    def backward(self, uow: UnitOfWork) -> Changes:
        names = self.editor.names
        is_device = isinstance(self._new, Device)
        devices = [names.device(self._id)] if is_device else []
        links = [] if is_device else [names.link(self._id)]
        self._pieces = edit.pieces_of(uow, devices, links)
        return edit.remove_pieces(uow, self._pieces)


class DeleteCommand(PlanCommand):
    """Takes devices and links away with all their parts."""

    def __init__(self, editor: Editor, text: str, devices: list[int], links: list[int]) -> None:
        super().__init__(editor, text)
        self._devices, self._links = devices, links
        self._pieces = Pieces()

    def forward(self, uow: UnitOfWork) -> Changes:
        names = self.editor.names
        devices, links = map(names.device, self._devices), map(names.link, self._links)
        self._pieces = edit.pieces_of(uow, devices, links)
        return edit.remove_pieces(uow, self._pieces)

    def backward(self, uow: UnitOfWork) -> Changes:
        changes, devices, links = edit.restore_pieces(uow, self._pieces)
        self.editor.names.learn(devices, links)
        return changes


class FactsCommand(PlanCommand):
    """Some fields of a device or a link change."""

    def __init__(
        self, editor: Editor, text: str, one: Device | Link, old: dict[str, Any], new: dict[str, Any]
    ) -> None:
        super().__init__(editor, text)
        self._id, self._is_device, self._old, self._new = one.id, isinstance(one, Device), old, new

    def forward(self, uow: UnitOfWork) -> Changes:
        return self._set(uow, self._new)

    def backward(self, uow: UnitOfWork) -> Changes:
        return self._set(uow, self._old)

    def _set(self, uow: UnitOfWork, facts: dict[str, Any]) -> Changes:
        if self._is_device:
            return edit.set_facts(uow, self.editor.names.device(self._id), facts)
        return edit.set_link_facts(uow, self.editor.names.link(self._id), facts)
