"""Starts remote sessions: a list of arguments, no shell, nothing of a secret in arguments or environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from istes_desk.adapters.remote.handover import Win32Vault, WindowsVault, hand_over, take_back
from istes_desk.adapters.remote.programs import FOLDERS, TITLES, command
from istes_desk.domain.network import RemoteMethod
from istes_desk.domain.remote_target import RemoteTarget
from istes_desk.services.errors import KnownError
from istes_desk.services.remote import Login

PLATFORM: str = "win32" if sys.platform == "win32" else "linux"
NEW_CONSOLE, DETACHED = 0x10, 0x8  # CREATE_NEW_CONSOLE, DETACHED_PROCESS


def windows_vault() -> WindowsVault | None:
    """None where there is nothing to hand a log-in over to."""
    return Win32Vault() if PLATFORM == "win32" else None


class SystemLauncher:
    """Implements ``services.remote.Launcher``. A log-in goes by the vault of Windows or not at all."""

    def __init__(
        self, platform: str = PLATFORM, vault: Callable[[], WindowsVault | None] = windows_vault
    ) -> None:
        self._platform, self._vault = platform, vault
        self._running: list[subprocess.Popen[bytes]] = []
        self._handed: set[str] = set()

    def check(self, target: RemoteTarget) -> None:
        self._command(target)

    def start(self, target: RemoteTarget, login: Login | None) -> bool:
        line, console = self._command(target)
        handed = login is not None and self._hand_over(target, login)
        try:
            self._run(line, console)
        except OSError as error:
            self.withdraw(target)
            raise KnownError(
                f"{TITLES[target.method]} non è partito: {error.strerror or type(error).__name__}.",
                "Provare ad aprirlo dal menu del sistema.",
            ) from error
        return handed

    def withdraw(self, target: RemoteTarget) -> None:
        vault = self._vault()
        if vault is not None and target.host in self._handed:
            take_back(vault, target.host)
            self._handed.discard(target.host)

    def _hand_over(self, target: RemoteTarget, login: Login) -> bool:
        """Asked twice for one host while the first entry is there, it stays ours."""
        vault = self._vault()
        if vault is None or target.method is not RemoteMethod.RDP:
            return False
        self.withdraw(target)
        if hand_over(vault, target.host, login):
            self._handed.add(target.host)
        return target.host in self._handed

    def _command(self, target: RemoteTarget) -> tuple[list[str], bool]:
        folders = [found for name in FOLDERS if (found := os.environ.get(name))]
        line, console = command(target, self._platform, shutil.which, folders)
        if not line:
            raise KnownError(
                f"Su questo computer non c'è {TITLES[target.method]}.",
                "Installarlo, o collegarsi in un altro modo tra quelli della scheda del dispositivo.",
            )
        return line, console

    def _run(self, line: list[str], console: bool) -> None:
        """Lives on its own: the end of this program does not end it. Those that ended are cleared away."""
        self._running = [one for one in self._running if one.poll() is None]
        windows = PLATFORM == "win32"
        flags = (NEW_CONSOLE if console else DETACHED) if windows else 0
        quiet = None if console else subprocess.DEVNULL
        started = subprocess.Popen(  # noqa: S603 - a list without a shell, checked by domain.remote_target
            line,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            start_new_session=not windows,
            creationflags=flags,
        )
        self._running.append(started)
