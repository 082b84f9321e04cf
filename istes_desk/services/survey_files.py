"""What a reader of survey files gives, whatever the format, and how it refuses (N-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from istes_desk.domain.plan import SurveySource
from istes_desk.domain.survey.columns import Table
from istes_desk.domain.survey.seen import Found
from istes_desk.services.errors import KnownError


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read whole: ``table`` (columns to be matched) or ``found``. ``survey_id``: kept already."""

    source: SurveySource
    file_name: str
    sha256: str
    taken_at: datetime | None = None
    table: Table | None = None
    found: tuple[Found, ...] = ()
    survey_id: int = 0


class UnreadableError(KnownError):
    """The file is broken, too large, hostile or of a kind nobody knows; nothing was imported."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, "Non è stato importato nulla.")


class PasswordWantedError(KnownError):
    """The file opens only with its password, or with another one than was given."""


class KeePassFileError(KnownError):
    """A KeePass database: it has its own import in the vault."""


class SurveyReader(Protocol):
    """Tells the format by the content, never by the name."""

    def __call__(self, path: Path, password: str = "") -> Reading:
        """The file whole; UnreadableError, PasswordWantedError, KeePassFileError."""
