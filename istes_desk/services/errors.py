"""Errors the user can do something about; everything else is a bug and goes through the other door."""

from __future__ import annotations


class KnownError(Exception):
    """Shown in place. ``message`` says what is wrong, ``hint`` what to do, ``kept`` what is safe."""

    def __init__(self, message: str, hint: str = "", kept: str = "") -> None:
        super().__init__(message)
        self.message, self.hint, self.kept = message, hint, kept


class ConflictError(KnownError):
    """Another technician saved the same row first (optimistic locking)."""


class NotFoundError(KnownError):
    """The row is not there any more."""


class CancelledError(KnownError):
    """The user stopped it; nothing was written, unless ``kept`` says more."""

    def __init__(self, kept: str = "Non è stato scritto nulla.") -> None:
        super().__init__("Interrotto.", "", kept)


class TryAgainError(KnownError):
    """Passes by itself (no network, a server that is busy): worth another try later."""
