"""Messages of Windows after which the vault must be locked; read from their structure, on every system."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

WINDOWS_MESSAGE = b"windows_generic_MSG"
WM_ENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0016, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
CONSOLE_DISCONNECT, REMOTE_DISCONNECT, SESSION_LOGOFF, SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
Kind = QByteArray | bytes | bytearray | memoryview
LOCKING = {
    WM_ENDSESSION: frozenset({1}),
    WM_POWERBROADCAST: frozenset({PBT_APMSUSPEND}),
    WM_WTSSESSION_CHANGE: frozenset({CONSOLE_DISCONNECT, REMOTE_DISCONNECT, SESSION_LOGOFF, SESSION_LOCK}),
}


class Message(ctypes.Structure):
    """The first fields of ``MSG``; the rest is not looked at."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


def locks(message: int, wparam: int) -> bool:
    """Session locked or left, remote desktop gone, computer about to sleep or to end."""
    return wparam in LOCKING.get(message, ())


class StationFilter(QAbstractNativeEventFilter):
    """Calls ``lock`` for such a message and lets every message through."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, eventType: Kind, message: int, /) -> tuple[bool, int]:  # noqa: N803 - Qt's
        if QByteArray(eventType) == QByteArray(WINDOWS_MESSAGE):
            seen = Message.from_address(int(message))
            if locks(seen.message, seen.wparam):
                self._lock()
        return False, 0
