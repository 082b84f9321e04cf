"""How far work on the pool is, told across threads; it can be asked to stop. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Steps(QObject):
    """Implements ``Progress``: ``told`` comes on the GUI thread, ``cancel`` is asked between two steps.

    Nobody's child: the work on the pool outlives the dialog that shows it.
    """

    told = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = False

    def step(self, done: int, total: int, what: str) -> None:
        self.told.emit(done, total, what)

    def cancel(self) -> None:
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        return self._cancelled
