"""How long the frozen program takes to its first painted window, against a frozen window of nothing.

Nothing of the program helps with it: the screen itself is watched. They start in turn and the fastest of each
counts, for what else the machine does makes a start longer, never shorter.
"""

from __future__ import annotations

import mmap
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wine import demo
from wine.places import CACHE, HERE, PYTHON_EXE, windows_path
from wine.session import Session, session
from wine.smoke import ON_SCREEN

BARE = CACHE / "bare" / "bare_window"
MOST = 1.5
PAIRS = 8
PATIENCE = 120.0
FEWEST_COLOURS = 3
PIXEL = 4
"""Bytes."""
FROZEN_BARE = ("--noconfirm", "--log-level", "WARN", "--onedir", "--windowed", "--optimize", "0")


class Screen:
    """What is to be seen on a display of Xvfb, whose memory is a file (in the format of xwd)."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            self._memory = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        head, colours = (int.from_bytes(self._memory[at : at + 4], "big") for at in (0, 76))
        self._begin = head + 12 * colours
        self.empty = self._some()

    def _some(self, step: int = 2003) -> list[bytes]:
        """Every so many pixels."""
        places = range(self._begin, len(self._memory) - PIXEL, PIXEL * step)
        return [self._memory[at : at + PIXEL] for at in places]

    def is_empty(self) -> bool:
        return self._some() == self.empty

    def is_painted(self) -> bool:
        """Another picture than before on a good part, and more than one blank area."""
        some = self._some()
        changed = sum(now != before for now, before in zip(some, self.empty, strict=True))
        return changed > len(some) / 5 and len(set(self._some(7))) > FEWEST_COLOURS


def freeze_bare(here: Session) -> None:
    """The yardstick, as PyInstaller makes it by itself."""
    shutil.rmtree(BARE.parent, ignore_errors=True)
    places = ["--distpath", windows_path(BARE.parent), "--workpath", windows_path(BARE.parent / "work")]
    places += ["--specpath", windows_path(BARE.parent)]
    script = windows_path(HERE / "bare_window.py")
    here.must(PYTHON_EXE, "-m", "PyInstaller", *FROZEN_BARE, *places, script, seconds=900)


def run(bundle: Path) -> None:
    """RuntimeError when the program takes too long; on a screen of its own."""
    with tempfile.TemporaryDirectory() as folder, session(frame=Path(folder)) as here:
        screen = Screen(Path(folder) / "Xvfb_screen0")
        with demo_profile() as profile:
            ours = [windows_path(bundle / "ISTES Desk.exe"), "--profile", windows_path(profile)]
            leave = [windows_path(bundle / "istes-desk-cli.exe"), *ours[1:], "quit"]
            bare = [windows_path(BARE / "bare_window.exe")]
            end = ["taskkill", "/f", "/im", "bare_window.exe"]
            pairs = [
                (seconds(here, screen, ours, leave), seconds(here, screen, bare, end)) for _ in range(PAIRS)
            ]
    real, least = (min(times) for times in zip(*pairs, strict=True))
    ratio = real / least
    print(f"   {real:.2f} s to the first painted window, a bare one {least:.2f} s: {ratio:.2f} times")
    if ratio > MOST:
        raise RuntimeError(f"the start: the bound is {MOST} times")


@contextmanager
def demo_profile() -> Iterator[Path]:
    """With the demo year, below the cache: Windows' drive Z knows it."""
    folder = CACHE / "start"
    shutil.rmtree(folder, ignore_errors=True)
    demo.fill(folder / "data")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def seconds(here: Session, screen: Screen, command: list[str], end: list[str]) -> float:
    """From the start of a program to its picture; the screen is empty again afterwards."""
    began = time.monotonic()
    program = here.start(*command, extra=ON_SCREEN)
    _wait(screen.is_painted, command[0])
    taken = time.monotonic() - began
    _wait(lambda: here.run(*end, seconds=60).code == 0, "its end")
    program.wait(PATIENCE)
    _wait(screen.is_empty, "the end of " + command[0])
    return taken


def _wait(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise RuntimeError(f"{what}: nothing to be seen in {PATIENCE:.0f} s")
        time.sleep(0.01)
