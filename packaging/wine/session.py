"""A screen of its own and one Windows process that idles, so that each start takes tenths of a second."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wine.places import LOCALES, PREFIX, SERVER, WINE

TOO_LONG = 124
OVERRIDES = "mscoree,mshtml=;winemenubuilder.exe=d;version=n,b"
HIDE_TIME_ZONE = ("cmd", "/c", "set", "TZ=&&")
"""Wine takes the zone from TZ, but the C library of a Windows program would read it wrongly."""
FIXED = {
    "WINEPREFIX": str(PREFIX),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "TZ": "Europe/Rome",
    "LANG": "it_IT.UTF-8",
    "LOCPATH": str(LOCALES),
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "1795305600",
}
IDLE, DESKTOP = ("cmd", "/c", "set /p x="), ("explorer", "/desktop")
"""Wine starts its desktop with the first window, and it would hold that program's pipes open for ever."""
NOT_OURS = {"LC_ALL", "PYTHONPATH", "PYTHONHOME", "QT_QPA_PLATFORM", "VIRTUAL_ENV"}


@dataclass(frozen=True, slots=True)
class Done:
    """What a Windows program left: its exit code (124 = it took too long), its output, seconds."""

    code: int
    output: str
    seconds: float


@dataclass(slots=True)
class Session:
    """Runs Windows programs one after the other, or beside one another."""

    display: str = ""
    overrides: str = OVERRIDES
    _extra: dict[str, str] = field(default_factory=dict)

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """QT_ settings pass through Wine only under the names WINEQT_."""
        own = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        asked = {("WINE" + name if name.startswith("QT_") else name): v for name, v in (extra or {}).items()}
        return {**own, **FIXED, "WINEDLLOVERRIDES": self.overrides, "DISPLAY": self.display, **asked}

    def start(self, *command: str, extra: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """CPython under Wine insists on pipes for its standard streams."""
        return subprocess.Popen(
            [WINE, *HIDE_TIME_ZONE, *command],
            env=self.environment(extra),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *command: str, seconds: float = 600, extra: Mapping[str, str] | None = None) -> Done:
        """Waits for the program, not for the end of its pipe, which Wine's own helpers may hold open."""
        began, chunks = time.monotonic(), list[bytes]()
        process = self.start(*command, extra=extra)
        reader = threading.Thread(target=_read, args=(process, chunks), daemon=True)
        reader.start()
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            code = TOO_LONG
        reader.join(1)
        text = b"".join(chunks).decode("utf-8", "replace").replace("\r\n", "\n")
        return Done(code, text, time.monotonic() - began)

    def must(self, *command: str, seconds: float = 600, extra: Mapping[str, str] | None = None) -> Done:
        """Like ``run``; RuntimeError with the last of the output when the exit code is not 0."""
        done = self.run(*command, seconds=seconds, extra=extra)
        if done.code:
            raise RuntimeError(f"{command[0]}: exit code {done.code}\n{done.output[-3000:]}")
        return done


def _read(process: subprocess.Popen[bytes], chunks: list[bytes]) -> None:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("no pipes")
    process.stdin.close()
    while chunk := os.read(process.stdout.fileno(), 65536):
        chunks.append(chunk)


@contextmanager
def session(*, idling: bool = True, frame: Path | None = None) -> Iterator[Session]:
    """Ends every process of our prefix, and no other, on leaving; ``idling`` needs a prefix that is there.

    ``frame`` is a folder for the file that always holds what the screen shows.
    """
    receiving, sending = os.pipe()
    seen = ["-fbdir", str(frame)] if frame else []
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(sending), "-screen", "0", "1366x768x24", "-nolisten", "tcp", *seen],
        pass_fds=[sending],
        stderr=subprocess.DEVNULL,
    )
    os.close(sending)
    with Path(f"/dev/fd/{receiving}").open() as answer:
        here = Session(f":{answer.readline().strip()}")
    os.close(receiving)
    helpers = [screen, *(here.start(*command) for command in (IDLE, DESKTOP) if idling)]
    try:
        yield here
    finally:
        subprocess.run([SERVER, "-k"], env=here.environment(), check=False, capture_output=True)
        for process in helpers:
            process.terminate()
            process.wait()
