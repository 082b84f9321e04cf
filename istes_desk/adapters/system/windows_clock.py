"""The interrupt times of Windows: unbiased = awake, biased = with sleep (B-5)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from istes_desk.adapters.system.workstation import Library, system_library

PER_MS = 10_000
"""Interrupt time counts in steps of 100 ns."""
KERNEL = "kernel32"
SINCE_10 = "api-ms-win-core-realtime-l1-1-1"
"""Where Windows 10 keeps the biased interrupt time; kernel32 does not export it."""


def awake_ms(library: Library = system_library) -> int:
    """Stands still while the computer sleeps."""
    return _read(library(KERNEL).QueryUnbiasedInterruptTime)


def boot_ms(library: Library = system_library) -> int:
    """Goes on while the computer sleeps; before Windows 10 the coarser tick count."""
    return _biased(library)()


@lru_cache(maxsize=4)
def _biased(library: Library) -> Callable[[], int]:
    try:
        query = library(SINCE_10).QueryInterruptTime
    except (OSError, AttributeError):
        ticks = library(KERNEL).GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        return lambda: int(ticks())
    return lambda: _read(query)


def _read(query: Any) -> int:
    value = ctypes.c_ulonglong()
    query(ctypes.byref(value))
    return value.value // PER_MS
