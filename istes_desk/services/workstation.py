"""The port of what only the system knows: windows kept out of captures (N-4), the last touch (B-5)."""

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

    def idle_ms(self) -> int | None:
        """How long ago mouse or keyboard were used, in any program; None where the system cannot tell."""
