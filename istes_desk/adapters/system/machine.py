"""Tells this computer from the others that use the same database. Nothing of it leaves that database."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

SYSTEM_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
SALT = "istes-desk:"
"""The system's own id is confidential: only a hash of it is shown to others."""


@lru_cache(maxsize=1)
def machine_id() -> str:
    """16 hexadecimal digits, the same at every start; from the name of the computer if it has no id."""
    import hashlib  # brings a large library, which the start does without

    name = system_id()
    if not name:
        import platform

        name = platform.node()
    return hashlib.sha256(f"{SALT}{name}".encode()).hexdigest()[:16]


if sys.platform == "win32":
    import winreg

    def system_id() -> str:
        """The machine GUID, "" without one."""
        with (
            suppress(OSError),
            winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE,
                r"SOFTWARE\Microsoft\Cryptography",
                access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
            ) as key,
        ):
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""

else:

    def system_id() -> str:
        """The systemd or D-Bus machine id, "" without one."""
        for path in SYSTEM_IDS:
            with suppress(OSError):
                return path.read_text(encoding="ascii").strip()
        return ""
