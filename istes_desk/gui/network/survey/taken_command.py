"""Undo and redo of a survey that was taken over: all of it at once."""

from __future__ import annotations

from collections.abc import Callable

from istes_desk.gui.network.plan_commands import Editor, PlanCommand
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.surveys import Taken
from istes_desk.services.undoable import take_back

Take = Callable[[UnitOfWork], Taken]


class TakenCommand(PlanCommand):
    """Pushed when it is done already: its first ``redo`` does nothing."""

    def __init__(self, editor: Editor, text: str, take: Take, taken: Taken) -> None:
        super().__init__(editor, text)
        self._take, self._taken = take, taken
        self.done, self._first = True, True

    def redo(self) -> None:
        if self._first:
            self._first = False
        else:
            super().redo()

    def forward(self, uow: UnitOfWork) -> Changes:
        self._taken = self._take(uow)
        return self._taken.changes

    def backward(self, uow: UnitOfWork) -> Changes:
        take_back(uow, self._taken.steps)
        return self._taken.changes
