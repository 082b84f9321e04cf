"""What undo and redo put back on a plan. Jobs run on the database worker, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

import shiboken6
from PySide6.QtGui import QUndoCommand

from istes_desk.domain.network import Device, Link
from istes_desk.domain.plan import GroupMember, NamedView, PlanArea, PlanGroup, PlanNote
from istes_desk.gui.network.known import Known
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.device_history import ADDED, REMOVED
from istes_desk.services.plan_pieces import (
    Key,
    Pieces,
    add_pieces,
    pieces_of,
    remove_pieces,
    restore_pieces,
)
from istes_desk.services.plan_shapes import Shapes, reshape
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.single_facts import note_devices, set_facts

Job = Callable[[UnitOfWork], Changes]
Select = Callable[[], Iterable[Key]]
MERGE_MOVES = 1
WHOLES = (PlanArea, PlanNote, PlanGroup, GroupMember, NamedView)
TOGETHER_MS = 1500  # drags of the same things that follow so soon are one step


class Editor(Protocol):
    """What a command needs of the editor."""

    known: Known

    @property
    def clock(self) -> Clock: ...

    @property
    def author(self) -> str: ...

    def run(self, job: Job, failed: Callable[[], None], select: Select = tuple) -> None: ...

    def show_shapes(self, shapes: Shapes) -> None: ...


class PlanCommand(QUndoCommand):
    """Base: a command whose write was refused becomes obsolete and undoes nothing.

    ``known`` is kept: a write of a site that was left must not meet the names of the next one.
    """

    def __init__(self, editor: Editor, text: str) -> None:
        super().__init__(text)
        self.editor, self.known, self.done = editor, editor.known, False

    def forward(self, uow: UnitOfWork) -> Changes:
        raise NotImplementedError

    def backward(self, uow: UnitOfWork) -> Changes:
        raise NotImplementedError

    def made(self) -> Iterable[Key]:
        """What is selected after it was done."""
        return ()

    def brought_back(self) -> Iterable[Key]:
        """What is selected after it was undone."""
        return ()

    def _forward(self, uow: UnitOfWork) -> Changes:
        self.done = False
        changes = self.forward(uow)
        self.done = True
        return changes

    def redo(self) -> None:
        self.editor.run(self._forward, self._refused, self.made)

    def _refused(self) -> None:
        """The history may be gone by now: another site was opened."""
        if shiboken6.isValid(self):
            self.setObsolete(True)

    def undo(self) -> None:
        back = self.backward
        self.editor.run(
            lambda uow: back(uow) if self.done else NOTHING, lambda: None, lambda: self.brought_back()
        )


class ShapesCommand(PlanCommand):
    """Things go from here to there; moves of the same things that follow at once become one.

    ``at``: when, in milliseconds of the monotonic clock; None = by keys, merged whenever they come.
    """

    def __init__(self, editor: Editor, text: str, before: Shapes, after: Shapes, at: int | None) -> None:
        super().__init__(editor, text)
        self.before, self.after = editor.known.named(before), editor.known.named(after)
        self._at = at

    def id(self) -> int:
        return MERGE_MOVES

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ShapesCommand) or not self._follows(other):
            return False
        self._at = other._at
        for name in ("devices", "frames", "bends"):
            merged = {**getattr(self.after, name), **getattr(other.after, name)}
            self.after = replace(self.after, **{name: merged})
        return True

    def _follows(self, other: ShapesCommand) -> bool:
        """Moves exactly these again, soon enough; what stands by itself since the first move is in both."""
        soon = self._at == other._at or (
            self._at is not None and other._at is not None and other._at - self._at < TOGETHER_MS
        )
        return soon and self._what() >= other._what() and self._moved() == other._moved()

    def _what(self) -> set[object]:
        return {*self.after.devices, *self.after.frames, *(("bends", id) for id in self.after.bends)}

    def _moved(self) -> set[object]:
        """Without what only gets its place written down."""
        here = self.before.devices
        boxes = {id for id, at in self.after.devices.items() if (at.x, at.y) != (here[id].x, here[id].y)}
        return {*boxes, *self.after.frames, *(("bends", id) for id in self.after.bends)}

    def forward(self, uow: UnitOfWork) -> Changes:
        return reshape(uow, self.known.shapes(self.after))

    def backward(self, uow: UnitOfWork) -> Changes:
        return reshape(uow, self.known.shapes(self.before))

    def redo(self) -> None:
        self.editor.show_shapes(self.known.shapes(self.after))
        super().redo()

    def undo(self) -> None:
        self.editor.show_shapes(self.known.shapes(self.before))
        super().undo()


class AddCommand(PlanCommand):
    """New things; undone and redone they come back as they were when they were undone.

    The ids they carry are made up: below 0, each given once.
    """

    def __init__(self, editor: Editor, text: str, new: Pieces, select: Iterable[Key] = ()) -> None:
        super().__init__(editor, text)
        self._new, self._select = new, [editor.known.name(key) for key in select]
        self._taken: Pieces | None = None

    def _keys(self) -> list[Key]:
        return [self.known.key((type(row), row.id)) for row in self._new.rows]

    def made(self) -> Iterable[Key]:
        return [self.known.key(name) for name in self._select] or self._keys()

    def forward(self, uow: UnitOfWork) -> Changes:
        if self._taken is not None:
            return _put_back(uow, self, self._taken)
        changes, names = add_pieces(uow, self._new, self.known.id)
        self.known.learn(names)
        devices = uow.find(Device, id=frozenset(id for kind, id in self._keys() if kind is Device))
        note_devices(uow, self.editor.clock, self.editor.author, devices, ADDED)
        return changes

    def backward(self, uow: UnitOfWork) -> Changes:
        self._taken = _take(uow, self._keys())
        return _remove(uow, self.editor, self._taken)


class DeleteCommand(PlanCommand):
    """Takes things away with all their parts."""

    def __init__(self, editor: Editor, text: str, keys: Iterable[Key]) -> None:
        super().__init__(editor, text)
        self._wanted = [editor.known.name(key) for key in keys]
        self._pieces = Pieces()

    def brought_back(self) -> Iterable[Key]:
        return [self.known.key(key) for key in self._wanted]

    def forward(self, uow: UnitOfWork) -> Changes:
        self._pieces = _take(uow, [self.known.key(key) for key in self._wanted])
        return _remove(uow, self.editor, self._pieces)

    def backward(self, uow: UnitOfWork) -> Changes:
        return _put_back(uow, self, self._pieces)


class FactsCommand(PlanCommand):
    """Some facts of one thing change."""

    def __init__(
        self, editor: Editor, text: str, key: Key, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> None:
        super().__init__(editor, text)
        self._key, self._old, self._new = editor.known.name(key), old, new

    def forward(self, uow: UnitOfWork) -> Changes:
        return self._set(uow, self._old, self._new)

    def backward(self, uow: UnitOfWork) -> Changes:
        return self._set(uow, self._new, self._old)

    def _set(self, uow: UnitOfWork, old: Mapping[str, Any], new: Mapping[str, Any]) -> Changes:
        editor = self.editor
        return set_facts(uow, editor.clock, editor.author, self.known.key(self._key), old, new)


def _take(uow: UnitOfWork, keys: list[Key]) -> Pieces:
    devices = [id for kind, id in keys if kind is Device]
    links = [id for kind, id in keys if kind is Link]
    return pieces_of(uow, devices, links, [key for key in keys if key[0] in WHOLES])


def _remove(uow: UnitOfWork, editor: Editor, pieces: Pieces) -> Changes:
    note_devices(uow, editor.clock, editor.author, pieces.of(Device), REMOVED)
    return remove_pieces(uow, pieces)


def _put_back(uow: UnitOfWork, command: PlanCommand, pieces: Pieces) -> Changes:
    changes, names = restore_pieces(uow, pieces)
    editor = command.editor
    command.known.learn(names)
    note_devices(uow, editor.clock, editor.author, pieces.of(Device), ADDED)
    return changes
