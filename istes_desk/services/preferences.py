"""The machine's own settings: language, look, where the database is. Business data is in the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SERVER_HANDLE = "database"
"""Under which the keyring has the password of the database server."""


class Language(StrEnum):
    SYSTEM = "system"
    ITALIAN = "it"
    ENGLISH = "en"


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """``database`` is empty for the embedded SQLite file, else a PostgreSQL URL without password.

    ``idle_minutes``: after so long without a touch remote work is asked about (B-5), 0 = never.
    ``notice_...``: which kinds of ``services.notices`` are told.
    """

    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    database: str = ""
    report_folder: str = ""
    vault_lock_minutes: int = 10
    clipboard_seconds: int = 20
    idle_minutes: int = 10
    backup_on_close: bool = True
    notice_urgent: bool = True
    notice_near: bool = True
    notice_missed: bool = True
    notice_callable: bool = True
    notice_mailbox: bool = True
    notice_letter: bool = True


class PreferenceStore(Protocol):
    """Reads and writes the settings file."""

    def load(self) -> Preferences:
        """The settings; KnownError when the file is broken (it is left as it is)."""

    def save(self, preferences: Preferences) -> None: ...
