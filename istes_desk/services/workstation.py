"""The port of what only the system can do for the vault's windows (N-4); where it cannot, nothing happens."""

from __future__ import annotations

from typing import Protocol


class Workstation(Protocol):
    """``window`` is the system's number of a window of this program."""

    def shield(self, window: int) -> bool:
        """Keeps this one window out of screen captures and remote views; False when the system cannot."""

    def watch(self, window: int) -> bool:
        """From now on the system tells this window when the session is locked or left; False = it cannot."""

    def unwatch(self, window: int) -> None:
        """It need not any more."""
