"""Asks the system to shield a window, to tell of session changes (N-4) and of the last touch (B-5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR = 0x11, 0x01
NOTIFY_FOR_THIS_SESSION = 0
Library = Callable[[str], Any]


def system_library(name: str) -> Any:
    """A library of Windows; None on other systems."""
    import ctypes

    loader: Library | None = getattr(ctypes, "WinDLL", None)
    return loader(name) if loader is not None else None


class SystemStation:
    """Implements ``Workstation``; ``library`` gives a DLL by name."""

    def __init__(self, library: Library = system_library) -> None:
        self._library = library
        self._idle: Callable[[], int | None] | None = None

    def shield(self, window: int) -> bool:
        """Excluded (Windows 10 2004 and later) or at least black (older ones)."""
        wishes = (WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR)
        return any(self._ask("user32", "SetWindowDisplayAffinity", window, wish) for wish in wishes)

    def watch(self, window: int) -> bool:
        return self._ask("wtsapi32", "WTSRegisterSessionNotification", window, NOTIFY_FOR_THIS_SESSION)

    def unwatch(self, window: int) -> None:
        self._ask("wtsapi32", "WTSUnRegisterSessionNotification", window)

    def idle_ms(self) -> int | None:
        """The first question looks for who can tell."""
        if self._idle is None:
            from istes_desk.adapters.system.idle import idle_meter

            self._idle = idle_meter(self._library)
        return self._idle()

    def _ask(self, library: str, function: str, window: int, *numbers: int) -> bool:
        import ctypes

        found = self._library(library)
        if found is None:
            return False
        given = [ctypes.c_uint32(number) for number in numbers]
        return bool(getattr(found, function)(ctypes.c_void_p(window), *given))
