"""A real keyring for one process: its own session bus, its own unlocked gnome-keyring, its own home."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

SCRIPT = """
printf istes | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
trap 'kill $keyring' EXIT
service=org.freedesktop.secrets
n=0
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \\
    string:$service 2>/dev/null | grep -q 'boolean true'; do
  n=$((n + 1)); [ $n -lt 100 ] || exit 99; sleep 0.1
done
"$@"
"""


def run_with_keyring(command: Sequence[str | Path], home: Path) -> subprocess.CompletedProcess[str]:
    """Runs ``command`` where the Secret Service answers; only in tests marked ``keyring_session``.

    ``home`` is an empty folder that holds the keyring file. Exit code 99: the keyring never came up.
    """
    folders = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config"}
    environment = dict(os.environ)
    for name, folder in folders.items():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(home / folder)
    wrapped = ["dbus-run-session", "--", "sh", "-c", SCRIPT, "sh", *command]
    return subprocess.run(wrapped, env=environment, capture_output=True, text=True, timeout=60, check=False)
