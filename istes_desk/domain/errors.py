"""Refusals of the domain: each carries the Italian sentence the user reads; raises nothing by itself."""

from __future__ import annotations


class DomainError(ValueError):
    """A rule says no. ``message`` is a whole Italian sentence, ``field`` the name of the field to blame."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class MoneyError(DomainError):
    """An amount that is not an exact number of cents."""


class TariffError(DomainError):
    """No price list, or a wrong one, for the day."""


class SegmentError(DomainError):
    """Times that cannot be: reversed, overlapping, outside their state."""


class NonexistentTimeError(SegmentError):
    """The local time was skipped by the change to summer time."""


class AmbiguousTimeError(SegmentError):
    """The local time exists twice: ask which of the two."""


class StateError(DomainError):
    """A step the present state does not allow."""


def require(condition: bool, message: str, field: str = "") -> None:
    """Raise ``DomainError(message)`` unless the condition holds."""
    if not condition:
        raise DomainError(message, field)
