"""Who answers in a small network: a TCP connect to a few ports, else the system's ping. On demand only."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from istes_desk.adapters.surveys.consoles import read_neighbours
from istes_desk.domain.survey.seen import Found
from istes_desk.services.ports import Progress

PORTS = (22, 80, 135, 443, 445, 3389, 9100)
WAIT_SECONDS, AT_ONCE, PING_SECONDS = 0.6, 32, 3
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def reach(addresses: Sequence[str], progress: Progress) -> tuple[Found, ...]:
    """Implements ``SurveyTools.reach``; what was found so far when it is cancelled."""
    met: dict[str, tuple[int, ...]] = {}
    with ThreadPoolExecutor(AT_ONCE, "reach") as pool:
        waiting = {pool.submit(_ask, one, progress): one for one in addresses}
        for done, future in enumerate(as_completed(waiting), 1):
            address, ports = waiting[future], future.result()
            if ports is not None:
                met[address] = ports
            progress.step(done, len(waiting), address)
    macs = _macs() if met else {}
    answered = [one for one in addresses if one in met]
    return tuple(
        Found(line, {"address": one, "mac": macs.get(one, "")}, met[one])
        for line, one in enumerate(answered, 1)
    )


def _ask(address: str, progress: Progress) -> tuple[int, ...] | None:
    """The open ports of a machine that is there, None when nobody answers."""
    ports, refused = [], False
    for port in PORTS:
        if progress.cancelled:
            return None
        state = _connect(address, port)
        if state is True:
            ports.append(port)
        refused = refused or state is False
    if ports or refused or _ping(address):
        return tuple(ports)
    return None


def _connect(address: str, port: int) -> bool | None:
    """True = open, False = the machine itself refused, None = silence."""
    try:
        with socket.create_connection((address, port), WAIT_SECONDS):
            return True
    except ConnectionRefusedError:
        return False
    except OSError:
        return None


def _ping(address: str) -> bool:
    count = ["-n", "1", "-w", "800"] if sys.platform == "win32" else ["-c", "1", "-W", "1"]
    return _run(["ping", *count, address]) is not None


def _macs() -> dict[str, str]:
    """What the system's own table of neighbours says by now."""
    said = _run(["arp", "-a"]) or ""
    return {one.texts["address"]: one.texts["mac"] for one in read_neighbours(said)}


def _run(command: list[str]) -> str | None:
    """What a program of the system printed; None when it failed or there is none."""
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, its argument is an address that was parsed
            command, capture_output=True, timeout=PING_SECONDS, check=False, creationflags=NO_WINDOW,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("cp1252", errors="replace") if done.returncode == 0 else None
