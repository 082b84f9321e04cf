"""Secrets in the operating system's keyring, one entry per handle (N-2).

The backend is pinned by an allow-list: an environment variable cannot redirect it to a file or to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from istes_desk.services.errors import KnownError, NotFoundError

BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "linux": ("keyring.backends.SecretService", "Keyring"),
}
SERVICE = "ISTES Desk {handle}"
USER = "istes-desk"
LONGEST = 1280  # UTF-16 units that a Windows credential holds
KEPT = "Nessuna credenziale è stata cambiata."
TOO_LONG = "Il segreto è troppo lungo per il portachiavi di Windows (1280 caratteri)."
PLATFORM: str = "win32" if sys.platform == "win32" else "linux"
WIN32 = {
    8: ("Il portachiavi di Windows è pieno.", "Togliere le credenziali che non servono più e riprovare."),
    1312: (
        "Windows non ha aperto il portachiavi per questa sessione.",
        "Uscire dalla sessione, rientrare e riprovare.",
    ),
    1783: (TOO_LONG, ""),
}


def system_backend() -> KeyringBackend:
    """The one keyring of this platform; KnownError when it is missing."""
    module, name = BACKENDS[PLATFORM]
    try:
        backend: KeyringBackend = getattr(import_module(module), name)()
        if backend.priority <= 0:
            raise KeyringError("not usable")
    except (RuntimeError, OSError, KeyringError) as error:
        raise KnownError(
            "Il portachiavi del sistema non è disponibile.",
            "Su Windows accedere con il proprio utente; su Linux avviare il portachiavi della sessione.",
            "Mappe, coda e timer funzionano; le credenziali non si possono leggere né salvare.",
        ) from error
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
        """Writes and reads back; KnownError when it is too long, locked, or was not kept."""
        if len(secret.encode("utf-16-le")) // 2 > LONGEST:
            raise KnownError(TOO_LONG, "", KEPT)
        with self._told():
            self._ready().set_password(SERVICE.format(handle=handle), USER, secret)
        if self.get(handle) != secret:
            raise KnownError("Il portachiavi non ha conservato il segreto.", "Riprovare.", KEPT)

    def get(self, handle: str) -> str:
        """The secret; NotFoundError when it is not there, KnownError when the keyring refuses."""
        with self._told():
            secret = self._ready().get_password(SERVICE.format(handle=handle), USER)
        if secret is None:
            raise NotFoundError(
                "Il segreto non è nel portachiavi di questo computer.",
                "Se il computer è cambiato, inserirlo di nuovo o ripristinarlo.",
            )
        return secret

    def delete(self, handle: str) -> None:
        """Removes it; one that is not there is no error."""
        with self._told():
            try:
                self._ready().delete_password(SERVICE.format(handle=handle), USER)
            except PasswordDeleteError:
                return

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


def _refused(error: Exception) -> KnownError:
    if isinstance(error, KeyringLocked):
        return KnownError("Il portachiavi è bloccato.", "Sbloccarlo e riprovare.", KEPT)
    code = getattr(error, "winerror", None)
    if code in WIN32:
        return KnownError(*WIN32[code], KEPT)
    number = f" {code}" if code is not None else ""
    return KnownError(
        f"Il portachiavi ha risposto con un errore: {type(error).__name__}{number}.", "Riprovare.", KEPT
    )
