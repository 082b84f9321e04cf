"""The vault of Windows for the real ``WinVaultKeyring`` of keyring: its API and its limits, in memory.

Targets without regard to case, 1,280 UTF-16 units, room for so many entries of all programs together, and the
errors 8, 1783, 1312 and 1168 as pywin32 raises them: they are no keyring errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import Windows

BLOB = 2560


class Win32Error(Exception):
    """As pywin32 raises it."""

    def __init__(self, winerror: int, funcname: str = "CredWrite") -> None:
        super().__init__(winerror, funcname, "segreto")
        self.winerror, self.funcname = winerror, funcname


class FakeCredentials:
    """Stands for the module ``win32cred``; ``session`` False = nobody is logged on."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_ENTERPRISE = 3

    def __init__(self, room: int = 1400) -> None:
        self.room, self.session = room, True
        self.entries: dict[str, dict[str, Any]] = {}

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:
        self._log_on("CredWrite")
        blob, target = credential["CredentialBlob"].encode("utf-16-le"), credential["TargetName"].casefold()
        if len(blob) > BLOB:
            raise Win32Error(1783)
        if target not in self.entries and len(self.entries) >= self.room:
            raise Win32Error(8)
        self.entries[target] = {**credential, "CredentialBlob": blob}

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:
        self._log_on("CredRead")
        if TargetName.casefold() not in self.entries:
            raise Win32Error(1168, "CredRead")
        return self.entries[TargetName.casefold()]

    def CredDelete(self, Type: int, TargetName: str) -> None:
        self._log_on("CredDelete")
        if self.entries.pop(TargetName.casefold(), None) is None:
            raise Win32Error(1168, "CredDelete")

    def _log_on(self, function: str) -> None:
        if not self.session:
            raise Win32Error(1312, function)


@contextmanager
def windows_vault(credentials: FakeCredentials) -> Iterator[KeyringBackend]:
    """The backend that the program uses on Windows, on this vault."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Windows, "win32cred", credentials, raising=False)
        patch.setattr(Windows, "pywintypes", SimpleNamespace(error=Win32Error), raising=False)
        make: Callable[[], KeyringBackend] = Windows.WinVaultKeyring
        yield make()
