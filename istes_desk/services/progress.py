"""Long work tells how far it is, and stops between two steps when it is asked to."""

from __future__ import annotations

from istes_desk.services.errors import CancelledError
from istes_desk.services.ports import Progress


class Unwatched:
    """A ``Progress`` nobody looks at: it is never asked to stop."""

    cancelled = False

    def step(self, done: int, total: int, what: str) -> None:
        """Nobody is told."""


UNWATCHED = Unwatched()


def step(progress: Progress, done: int, total: int, what: str = "") -> None:
    """So many of ``total`` are done, ``what`` comes next; CancelledError when it was asked to stop."""
    if progress.cancelled:
        raise CancelledError
    progress.step(done, total, what)
