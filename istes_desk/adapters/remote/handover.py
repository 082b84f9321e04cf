"""A log-in for Remote Desktop that Windows itself forgets when the session ends; never by ``cmdkey``.

An entry ``TERMSRV/host`` that the user keeps himself is left alone; one of ours that a kill left is replaced.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from istes_desk.services.errors import KnownError
from istes_desk.services.remote import Login

GENERIC, SESSION_ONLY = 1, 1  # CRED_TYPE_GENERIC, CRED_PERSIST_SESSION
NOT_FOUND = 1168
OURS = "ISTES Desk"
"""The comment of our entries."""


class WindowsVault(Protocol):
    """The part of Windows' credential functions that is used; errors carry ``winerror``."""

    def read(self, name: str) -> bool:
        """Whether there is an entry that is not ours."""

    def write(self, name: str, user: str, secret: str) -> None: ...

    def delete(self, name: str) -> None: ...


class Win32Vault:
    """Implements ``WindowsVault`` with the package that the keyring brings on Windows."""

    def __init__(self) -> None:
        self._api = import_module("win32ctypes.pywin32.win32cred")
        self._error: type[Exception] = import_module("win32ctypes.pywin32.pywintypes").error

    def read(self, name: str) -> bool:
        try:
            found = self._api.CredRead(name, GENERIC, 0)
        except self._error as error:
            if getattr(error, "winerror", 0) == NOT_FOUND:
                return False
            raise _refused(error) from None
        return bool(found.get("Comment") != OURS)

    def write(self, name: str, user: str, secret: str) -> None:
        entry = {
            "Type": GENERIC,
            "TargetName": name,
            "UserName": user,
            "CredentialBlob": secret,
            "Comment": OURS,
            "Persist": SESSION_ONLY,
        }
        try:
            self._api.CredWrite(entry, 0)
        except self._error as error:
            raise _refused(error) from None

    def delete(self, name: str) -> None:
        try:
            self._api.CredDelete(name, GENERIC, 0)
        except self._error as error:
            if getattr(error, "winerror", 0) != NOT_FOUND:
                raise _refused(error) from None


def _refused(error: Exception) -> KnownError:
    """The number only: no text of the error is repeated."""
    return KnownError(
        f"Windows non ha preso in consegna la credenziale (errore {getattr(error, 'winerror', '?')}).",
        "Copiare la password dalla cassaforte e incollarla quando viene chiesta.",
    )


def entry_name(host: str) -> str:
    return f"TERMSRV/{host}"


def hand_over(vault: WindowsVault, host: str, login: Login) -> bool:
    """False when the user keeps an entry of his own for this host, which then is used."""
    if vault.read(entry_name(host)):
        return False
    vault.write(entry_name(host), login.user, login.secret)
    return True


def take_back(vault: WindowsVault, host: str) -> None:
    vault.delete(entry_name(host))
