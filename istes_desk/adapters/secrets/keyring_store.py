"""Secrets in the operating system's keyring, one entry per handle (N-2).

The backend is pinned by an allow-list: an environment variable cannot redirect it to a file or to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
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


def system_backend() -> KeyringBackend:
    """The one keyring of this platform; KnownError when it is missing."""
    module, name = BACKENDS["win32" if sys.platform == "win32" else "linux"]
    try:
        backend: KeyringBackend = getattr(import_module(module), name)()
        if backend.priority <= 0:
            raise KeyringError("not usable")
    except (RuntimeError, KeyringError) as error:
        raise KnownError(
            "Il portachiavi del sistema non è disponibile.",
            "Su Windows accedete con il vostro utente; su Linux avviate il portachiavi della sessione.",
            "Mappe, coda e timer funzionano; le credenziali non si possono leggere né salvare.",
        ) from error
    return backend


class KeyringStore:
    """Implements ``SecretStore``; the backend is asked for at first use, so that a start needs no keyring."""

    def __init__(self, backend: Callable[[], KeyringBackend] = system_backend) -> None:
        self._make_backend = backend
        self._backend: KeyringBackend | None = None

    def put(self, handle: str, secret: str) -> None:
        """Writes and reads back; KnownError when it is too long, locked, or was not kept."""
        if len(secret.encode("utf-16-le")) // 2 > LONGEST:
            raise KnownError(
                "Il segreto è troppo lungo per il portachiavi di Windows (1280 caratteri).", "", KEPT
            )
        try:
            self._ready().set_password(SERVICE.format(handle=handle), USER, secret)
        except KeyringError as error:
            raise _refused(error) from error
        if self.get(handle) != secret:
            raise KnownError("Il portachiavi non ha conservato il segreto.", "Riprovate.", KEPT)

    def get(self, handle: str) -> str:
        """The secret; NotFoundError when it is not there, KnownError when the keyring refuses."""
        try:
            secret = self._ready().get_password(SERVICE.format(handle=handle), USER)
        except KeyringError as error:
            raise _refused(error) from error
        if secret is None:
            raise NotFoundError(
                "Il segreto non è nel portachiavi di questo computer.",
                "Se avete cambiato computer, inseritelo di nuovo o ripristinatelo.",
            )
        return secret

    def delete(self, handle: str) -> None:
        """Removes it; one that is not there is no error."""
        try:
            self._ready().delete_password(SERVICE.format(handle=handle), USER)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise _refused(error) from error

    def _ready(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = self._make_backend()
        return self._backend


def _refused(error: KeyringError) -> KnownError:
    if isinstance(error, KeyringLocked):
        return KnownError("Il portachiavi è bloccato.", "Sbloccatelo e riprovate.", KEPT)
    return KnownError(
        f"Il portachiavi ha risposto con un errore: {type(error).__name__}.", "Riprovate.", KEPT
    )
