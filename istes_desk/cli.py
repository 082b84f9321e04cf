"""Headless commands for scheduled tasks: one line of answer, an exit code, no window and no question."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.db.backup import SqliteBackups, verify
from istes_desk.adapters.db.opening import open_server, open_sqlite
from istes_desk.adapters.secrets.keyring_store import KeyringStore
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.domain.italian import full_stamp
from istes_desk.services.errors import KnownError
from istes_desk.services.preferences import SERVER_HANDLE


def run(command: str, root: Path | None = None, file: Path | None = None) -> int:
    """One of ``COMMANDS``; 1 when it is refused, with the reason on the error stream."""
    try:
        print(COMMANDS[command](user_profile(root), file))
    except KnownError as error:
        print(*filter(None, (error.message, error.hint, error.kept)), file=sys.stderr)
        return 1
    return 0


def backup(profile: Profile, _file: Path | None) -> str:
    """A copy of the embedded database."""
    if not profile.database.exists():
        raise KnownError("Non c'è ancora nessun database da copiare.")
    made = _backups(profile).make(SystemClock().now())
    return f"Copia verificata: {profile.backups / made.name} ({made.incidents} richieste)"


def restore_check(profile: Profile, file: Path | None) -> str:
    """Proves that a copy opens and is whole; changes nothing."""
    if file is None:
        copies = _backups(profile).list()
        if not copies:
            raise KnownError("Non c'è ancora nessuna copia.")
        file = profile.backups / copies[0].name
    held = verify(file)
    return f"Copia integra: {file} ({held.customers} clienti, {held.incidents} richieste)"


def migrate(profile: Profile, _file: Path | None) -> str:
    """Opening is migrating; the copy is made before."""
    address = TomlPreferences(profile.settings).load().database
    server = open_server(address, _password()) if address else None
    with closing(server or open_sqlite(profile.database, profile.backups)):
        return f"Database aggiornato, {full_stamp(SystemClock().now())}"


def _password() -> str:
    try:
        return KeyringStore().get(SERVER_HANDLE)
    except KnownError:
        return ""


def _backups(profile: Profile) -> SqliteBackups:
    return SqliteBackups(profile.database, profile.backups, lambda: None)


COMMANDS: dict[str, Callable[[Profile, Path | None], str]] = {
    "backup": backup,
    "restore-check": restore_check,
    "migrate": migrate,
}
