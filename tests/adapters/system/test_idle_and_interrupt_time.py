"""What Windows and X11 are asked about the last touch and about time, and what is done where they are not."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from istes_desk.adapters.system.idle import idle_meter
from istes_desk.adapters.system.windows_clock import awake_ms, boot_ms
from istes_desk.adapters.system.workstation import SystemStation

HOUR_STEPS = 3600 * 10_000_000


class Windows:
    """Answers as kernel32 and user32 do; ``old`` knows no biased interrupt time."""

    def __init__(self, *, ticks: int = 0, touched: int = 0, old: bool = False, refuses: bool = False) -> None:
        self.ticks, self.touched, self._old, self._refuses = ticks, touched, old, refuses

    def __call__(self, name: str) -> Any:
        if name.startswith("api-ms"):
            if self._old:
                raise OSError(name)
            return SimpleNamespace(QueryInterruptTime=self._writes(2 * HOUR_STEPS))
        return SimpleNamespace(
            QueryUnbiasedInterruptTime=self._writes(HOUR_STEPS),
            GetTickCount64=self._coarse,
            GetTickCount=lambda: self.ticks,
            GetLastInputInfo=self._last_input,
        )

    @property
    def _coarse(self) -> Any:
        return type("Function", (), {"__call__": lambda _self: 7_200_016})()

    def _writes(self, value: int) -> Any:
        def query(place: Any) -> None:
            ctypes.cast(place, ctypes.POINTER(ctypes.c_ulonglong)).contents.value = value

        return query

    def _last_input(self, place: Any) -> int:
        told = ctypes.cast(place, ctypes.POINTER(ctypes.c_uint * 2)).contents
        assert told[0] == 8
        told[1] = self.touched
        return int(not self._refuses)


def test_sleep_is_between_the_two_interrupt_times() -> None:
    windows = Windows()
    assert (awake_ms(windows), boot_ms(windows)) == (3_600_000, 7_200_000)


def test_an_older_windows_has_the_tick_count() -> None:
    assert boot_ms(Windows(old=True)) == 7_200_016


@pytest.mark.parametrize(("ticks", "touched", "idle"), [(90_000, 30_000, 60_000), (5_000, 0xFFFFFFFF, 5_001)])
def test_windows_knows_the_last_touch_across_the_wrap(ticks: int, touched: int, idle: int) -> None:
    assert idle_meter(Windows(ticks=ticks, touched=touched))() == idle


def test_windows_may_refuse() -> None:
    assert idle_meter(Windows(refuses=True))() is None


@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, {"DISPLAY": ":nowhere"}]
)
def test_where_nobody_can_tell_nothing_is_told(environment: dict[str, str]) -> None:
    assert idle_meter(lambda _name: None, environment, lambda _name: None)() is None


class Screen:
    """X11 and its screen saver extension, as far as they are asked."""

    def __init__(self, *, display: int = 5, extension: int = 1, answers: int = 1) -> None:
        self._told = (ctypes.c_ulong * 6)()
        self.display, self.extension, self.answers = display, extension, answers

    def __call__(self, name: str) -> Any:
        return SimpleNamespace(
            XOpenDisplay=_function(lambda _name: self.display),
            XDefaultRootWindow=_function(lambda _display: 9),
            XScreenSaverQueryExtension=lambda *_: self.extension,
            XScreenSaverAllocInfo=_function(lambda: SimpleNamespace(contents=SimpleNamespace(idle=61_000))),
            XScreenSaverQueryInfo=lambda *_: self.answers,
        )


def _function(act: Any) -> Any:
    return type("Function", (), {"__call__": lambda _self, *given: act(*given)})()


@pytest.mark.parametrize(
    ("screen", "idle"),
    [
        (Screen(), 61_000),
        (Screen(answers=0), None),
        (Screen(extension=0), None),
        (Screen(display=0), None),
    ],
)
def test_the_screen_saver_of_x11_knows(screen: Screen, idle: int | None) -> None:
    assert idle_meter(lambda _name: None, {"DISPLAY": ":0"}, screen)() == idle


def test_the_station_hands_it_on() -> None:
    assert SystemStation(Windows(ticks=7_000, touched=2_000)).idle_ms() == 5_000


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own that nobody touches."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "320x240x8"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


ASKS = "from istes_desk.adapters.system import idle; ask = idle.idle_meter(); print(ask() >= 0, ask() >= 0)"


@pytest.mark.x11
def test_a_real_screen_answers(display: str) -> None:
    environment = {"DISPLAY": display, "PATH": "/usr/bin:/bin"}
    told = subprocess.run(
        [sys.executable, "-c", ASKS], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["True", "True"]
