"""A day to type, checked when it is read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import full_date
from istes_desk.domain.validation import parse_day


class DayEdit(QLineEdit):
    """Holds the last day that could be read."""

    def __init__(self, name: str, accessible: str, on: date) -> None:
        super().__init__(full_date(on))
        self._given = on
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16)

    def follow(self, today: date) -> None:
        """A new day: what nobody typed goes with it."""
        if self.text() == full_date(self._given):
            self.setText(full_date(today))
        self._given = today

    def day(self) -> date:
        """DomainError when there is no such day."""
        return parse_day(self.text(), self.objectName())

    def day_or(self, other: date) -> date:
        """``other`` while it cannot be read."""
        try:
            return self.day()
        except DomainError:
            return other
