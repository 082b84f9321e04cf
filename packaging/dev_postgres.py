"""A PostgreSQL server for the tests: a fresh cluster on loopback. Standard library only."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dev_processes import START_SECONDS, die_with_parent, free_port, stop, unprivileged
from dev_system import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A fresh PostgreSQL cluster; yields its SQLAlchemy URL. Started by root it runs as another user."""
    folder = Path(tempfile.mkdtemp(prefix="istes-postgres-"))
    try:
        who = unprivileged()
        if who:
            shutil.chown(folder, who["user"], who["group"])
        _initdb(folder, who)
        port = free_port()
        server = _start(folder, port, who)
        try:
            _wait_until_ready(server, port, folder / "server.log")
            yield f"postgresql+psycopg://istes@127.0.0.1:{port}/postgres"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
    return [*die_with_parent(), str(find_program("postgres")), "-D", str(folder / "data"), *options]


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ready = [str(find_program("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit("The test PostgreSQL did not start:\n" + log.read_text(errors="replace"))
        time.sleep(0.1)
