"""Secrets in the operating system's keyring, one entry per handle (N-2).

The backend is pinned by an allow-list: an environment variable cannot redirect it to a file or to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from istes_desk.domain.vault_places import LONGEST, units_of
from istes_desk.domain.vault_problems import VaultProblem as P
from istes_desk.services.vault_errors import MissingSecretError, VaultError

BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "linux": ("keyring.backends.SecretService", "Keyring"),
}
SERVICE = "ISTES Desk {handle}"
USER = "istes-desk"
SECOND_NAME = "{user}@{service}"
STILL = "Mappe, coda e timer funzionano; le credenziali non si possono leggere né salvare."
PLATFORM: str = "win32" if sys.platform == "win32" else "linux"
WIN32 = {8: P.FULL, 1312: P.NO_SESSION, 1783: P.TOO_LONG}
NOT_FOUND = 1168


def system_backend() -> KeyringBackend:
    """The one keyring of this platform; VaultError when it is missing."""
    module, name = BACKENDS[PLATFORM]
    try:
        backend: KeyringBackend = getattr(import_module(module), name)()
        if backend.priority <= 0:
            raise KeyringError("not usable")
    except (RuntimeError, OSError, KeyringError) as error:
        raise VaultError(P.NO_KEYRING, STILL) from error
    return backend


def system_errors() -> tuple[type[Exception], ...]:
    """What the backends raise: the system's own errors pass through ``keyring`` as they are."""
    if PLATFORM != "win32":
        bus: type[Exception] = import_module("jeepney").DBusErrorResponse
        service: type[Exception] = import_module("secretstorage").SecretStorageException
        return KeyringError, OSError, bus, service
    error: type[Exception] = import_module("win32ctypes.pywin32.pywintypes").error
    return KeyringError, error


class KeyringStore:
    """Implements ``SecretStore``; the backend is asked for at first use, so that a start needs no keyring."""

    def __init__(
        self,
        backend: Callable[[], KeyringBackend] = system_backend,
        errors: Callable[[], tuple[type[Exception], ...]] = system_errors,
    ) -> None:
        self._make_backend, self._errors = backend, errors()
        self._backend: KeyringBackend | None = None

    def put(self, handle: str, secret: str) -> None:
        """Writes and reads back; VaultError when it is too long, locked, or was not kept.

        What was there stays until then; the second name under which Windows keeps it goes after.
        """
        if units_of(secret) > LONGEST:
            raise VaultError(P.TOO_LONG)
        service = SERVICE.format(handle=handle)
        with self._told():
            known = self._ready().get_password(service, USER) is not None
            self._ready().set_password(service, USER, secret)
            if known:
                self._drop_copy(service)
        if not self._holds(handle, secret):
            raise VaultError(P.NOT_KEPT)

    def _holds(self, handle: str, secret: str) -> bool:
        try:
            return self.get(handle) == secret
        except MissingSecretError:
            return False

    def get(self, handle: str) -> str:
        """The secret; NotFoundError when it is not there, VaultError when the keyring refuses."""
        with self._told():
            secret = self._ready().get_password(SERVICE.format(handle=handle), USER)
        if secret is None:
            raise MissingSecretError
        return secret

    def delete(self, handle: str) -> None:
        """Removes it; one that is not there is no error."""
        try:
            with self._told():
                self._ready().delete_password(SERVICE.format(handle=handle), USER)
        except MissingSecretError:
            return

    def _drop_copy(self, service: str) -> None:
        with suppress(PasswordDeleteError):
            self._ready().delete_password(SECOND_NAME.format(user=USER, service=service), USER)

    def _ready(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = self._make_backend()
        return self._backend

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The keyring's errors in words; nothing of the secret is in them."""
        try:
            yield
        except self._errors as error:
            raise _refused(error) from None


def _refused(error: Exception) -> VaultError:
    """The number is told, never the words: they may hold the secret."""
    code = getattr(error, "winerror", None)
    if isinstance(error, PasswordDeleteError) or code == NOT_FOUND:
        return MissingSecretError()
    if isinstance(error, KeyringLocked):
        return VaultError(P.LOCKED)
    if code in WIN32:
        return VaultError(WIN32[code])
    return VaultError(P.OTHER, detail=f"({type(error).__name__}{f' {code}' if code is not None else ''})")
