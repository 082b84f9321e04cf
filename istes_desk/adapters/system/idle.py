"""How long ago somebody used mouse or keyboard, in any program: Windows and X11 know, others do not (B-5)."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from istes_desk.adapters.system.workstation import Library, system_library

WRAP = 0xFFFFFFFF
"""The tick count of ``GetLastInputInfo`` begins anew after 49 days."""
Ask = Callable[[], int | None]
Load = Callable[[str], Any]


class _LastInput(ctypes.Structure):
    _fields_ = (("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint))


class _ScreenSaver(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("event_mask", ctypes.c_ulong),
    )  # fmt: skip


def idle_meter(
    library: Library = system_library,
    environment: Mapping[str, str] = os.environ,
    load: Load | None = None,
) -> Ask:
    """What tells it on this computer; answers None for ever where nothing does."""
    user32 = library("user32")
    if user32 is not None:
        return partial(_windows, user32, library("kernel32"))
    under_x = "DISPLAY" in environment and environment.get("XDG_SESSION_TYPE") != "wayland"
    ask = _x11(load or _shared) if under_x else None
    return ask or _nobody


def _nobody() -> None:
    return None


def _windows(user32: Any, kernel32: Any) -> int | None:
    told = _LastInput(ctypes.sizeof(_LastInput), 0)
    if not user32.GetLastInputInfo(ctypes.byref(told)):
        return None
    touched: int = told.dwTime
    return (int(kernel32.GetTickCount()) - touched) & WRAP


def _x11(load: Load) -> Ask | None:
    """The screen saver extension of a display that stays open; None when one of them is missing."""
    x11, saver = load("X11"), load("Xss")
    if x11 is None or saver is None:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    saver.XScreenSaverAllocInfo.restype = ctypes.POINTER(_ScreenSaver)
    display, first = ctypes.c_void_p(x11.XOpenDisplay(None)), ctypes.c_int()
    if not display or not saver.XScreenSaverQueryExtension(display, ctypes.byref(first), ctypes.byref(first)):
        return None
    root, told = ctypes.c_ulong(x11.XDefaultRootWindow(display)), saver.XScreenSaverAllocInfo()

    def ask() -> int | None:
        return int(told.contents.idle) if saver.XScreenSaverQueryInfo(display, root, told) else None

    return ask


def _shared(name: str) -> Any:
    path = ctypes.util.find_library(name)
    return ctypes.CDLL(path) if path else None
