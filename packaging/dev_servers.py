"""The servers that the tests talk to: started on loopback in a temporary folder, stopped whatever happens."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dev_system import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

POSTGRES = "ISTES_DESK_TEST_POSTGRES"
DBUS = "ISTES_DESK_TEST_DBUS"
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
START_SECONDS = 60
DIE_WITH_PARENT = ("setpriv", "--pdeathsig", "INT")


@contextlib.contextmanager
def servers() -> Iterator[dict[str, str]]:
    """Environment variables that tell the tests what runs; absent for a server that cannot run here."""
    with contextlib.ExitStack() as running:
        found: dict[str, str] = {}
        if sys.platform != "linux":
            yield found
            return
        if find_program("initdb"):
            found[POSTGRES] = running.enter_context(postgres())
        if find_program("dbus-run-session") and find_program("gnome-keyring-daemon"):
            found[DBUS] = "1"
        yield found


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A fresh PostgreSQL cluster; yields its SQLAlchemy URL. Started by root it runs as another user."""
    folder = Path(tempfile.mkdtemp(prefix="istes-postgres-"))
    try:
        who = _unprivileged()
        if who:
            shutil.chown(folder, who["user"], who["group"])
        _initdb(folder, who)
        port = _free_port()
        server = _start(folder, port, who)
        try:
            _wait_until_ready(server, port, folder / "server.log")
            yield f"postgresql+psycopg://istes@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _initdb(folder: Path, who: dict[str, Any]) -> None:
    options = ["--username=istes", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    command = [str(find_program("initdb")), "--pgdata", str(folder / "data"), *options]
    made = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, **who)
    if made.returncode != 0:
        sys.exit(f"initdb failed:\n{made.stdout}{made.stderr}")


def _start(folder: Path, port: int, who: dict[str, Any]) -> subprocess.Popen[bytes]:
    with (folder / "server.log").open("wb") as log:
        command = _server_command(folder, port)
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **who)


def _server_command(folder: Path, port: int) -> list[str]:
    settings = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}"]
    options = [part for setting in (*settings, *UNSAFE_BUT_FAST) for part in ("-c", setting)]
    wrapper = DIE_WITH_PARENT if find_program(DIE_WITH_PARENT[0]) else ()
    return [*wrapper, str(find_program("postgres")), "-D", str(folder / "data"), *options]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ready = [str(find_program("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit("The test PostgreSQL did not start:\n" + log.read_text(errors="replace"))
        time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Fast shutdown (SIGINT in PostgreSQL's words), by force after ten seconds."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
