"""What Windows is asked for, and that other systems are asked for nothing."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from istes_desk.adapters.system.workstation import SystemStation, system_library


class Libraries:
    """Windows as far as this is seen: ``refused`` answers no."""

    def __init__(self, refused: tuple[tuple[str, int], ...] = ()) -> None:
        self.asked: list[tuple[str, str, list[int | None]]] = []
        self._refused = refused

    def __call__(self, name: str) -> Any:
        def answer(function: str) -> Any:
            def call(*given: ctypes.c_void_p | ctypes.c_uint32) -> int:
                values = [one.value for one in given]
                self.asked.append((name, function, values))
                return int((function, values[-1]) not in self._refused)

            return call

        return type("Library", (), {"__getattr__": lambda _self, function: answer(function)})()


def test_one_window_is_kept_from_captures() -> None:
    windows = Libraries()
    assert SystemStation(windows).shield(7)
    assert windows.asked == [("user32", "SetWindowDisplayAffinity", [7, 0x11])]


def test_an_older_windows_shows_it_black() -> None:
    windows = Libraries(refused=(("SetWindowDisplayAffinity", 0x11),))
    assert SystemStation(windows).shield(7)
    assert [asked[2] for asked in windows.asked] == [[7, 0x11], [7, 0x01]]


def test_session_changes_are_told_as_long_as_they_are_wanted() -> None:
    windows = Libraries()
    station = SystemStation(windows)
    assert station.watch(2**40 + 7)
    station.unwatch(2**40 + 7)
    assert windows.asked == [
        ("wtsapi32", "WTSRegisterSessionNotification", [2**40 + 7, 0]),
        ("wtsapi32", "WTSUnRegisterSessionNotification", [2**40 + 7]),
    ]


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "WinDLL", raising=False)
    station = SystemStation(lambda _name: None)
    assert (station.shield(7), station.watch(7)) == (False, False)
    station.unwatch(7)
    assert system_library("nowhere") is None
