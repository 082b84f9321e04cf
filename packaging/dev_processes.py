"""What every test server needs: a free port, an account that is not root, an end that comes for certain."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from typing import Any

from dev_system import find_program

START_SECONDS = 60
DIE_WITH_PARENT = ("setpriv", "--pdeathsig", "INT")
ACCOUNTS = ("postgres", "nobody")


def die_with_parent() -> tuple[str, ...]:
    """Put before a command: killing dev.py takes the server with it."""
    return DIE_WITH_PARENT if find_program(DIE_WITH_PARENT[0]) else ()


def unprivileged() -> dict[str, Any]:
    """Arguments for ``Popen`` that leave root behind; empty for everybody else."""
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam(next(name for name in ACCOUNTS if name in names))
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop(server: subprocess.Popen[bytes]) -> None:
    """Fast shutdown (SIGINT, as PostgreSQL and Dovecot mean it), by force after ten seconds."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
