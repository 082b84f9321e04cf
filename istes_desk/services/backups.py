"""Copies of the database, as asked of the adapter: one counts only when it was opened and found sound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One copy: file name, when it was made (UTC), bytes, and how many rows of the main tables it holds."""

    name: str
    made_at: datetime
    size: int
    customers: int
    incidents: int
    interventions: int


class Backups(Protocol):
    """Every method may raise KnownError; the present database is never lost."""

    def make(self, now: datetime) -> BackupInfo:
        """A new verified copy; then old copies go (14 days and 12 months stay)."""

    def list(self) -> tuple[BackupInfo, ...]:
        """The sound copies, newest first."""

    def restore(self, name: str, now: datetime) -> str:
        """Puts a copy in the place of the database, which is closed; returns the name the old one keeps.

        The caller opens the database again afterwards.
        """
