"""The database that the settings name, with its copies: the embedded file, or a PostgreSQL server.

What opens it and copies it is imported when it is first asked for, after the first paint.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from istes_desk.adapters.db.first_sight import FirstSight
from istes_desk.adapters.db.live import LiveBackups, LiveDatabase
from istes_desk.adapters.system.profile import Profile
from istes_desk.domain.italian import date_of
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import SecretStore
from istes_desk.services.preferences import SERVER_HANDLE, Preferences

if TYPE_CHECKING:
    from istes_desk.adapters.db.uow import Database
    from istes_desk.services.backups import Backups

log = logging.getLogger(__name__)


class ChosenDatabase:
    """``transactions`` opens it at first use; ``told`` is called after each copy and restore.

    ``sight`` answers the reads of the first paint, None on a server.
    """

    def __init__(
        self,
        profile: Profile,
        preferences: Preferences,
        secrets: SecretStore,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._profile, self._preferences, self._secrets = profile, preferences, secrets
        self.transactions = LiveDatabase(self._open)
        self.sight = None if self.on_server else FirstSight(profile.database)
        self.backups = LiveBackups(self._copies, self.transactions, told)

    @property
    def on_server(self) -> bool:
        return bool(self._preferences.database)

    @property
    def name(self) -> str:
        """The file's name, or the server's address without password."""
        return self._preferences.database or self._profile.database.name

    @property
    def version(self) -> str:
        return "PostgreSQL" if self.on_server else f"SQLite {sqlite3.sqlite_version}"

    def _copies(self) -> Backups:
        from istes_desk.adapters.db.backup import ServerBackups, SqliteBackups

        if self.on_server:
            return ServerBackups()
        return SqliteBackups(self._profile.database, self._profile.backups, self.transactions.close)

    def _open(self) -> Database:
        from istes_desk.adapters.db.opening import open_server, open_sqlite

        if not self.on_server:
            return open_sqlite(self._profile.database, self._profile.backups)
        password = ""
        with suppress(KnownError):  # the server may know the user without
            password = self._secrets.get(SERVER_HANDLE)
        return open_server(self._preferences.database, password)

    def copy_of_today(self, now: datetime) -> None:
        """The daily copy, unless there is one already or none is wanted; nobody is told."""
        if self.on_server or not self._preferences.backup_on_close:
            return
        try:
            copies = self._copies().list()
            if not copies or date_of(copies[0].made_at) != date_of(now):
                self._copies().make(now)
        except KnownError as error:
            log.warning("no copy made on closing: %s", error)
