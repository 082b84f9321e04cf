"""The name of a new dated row goes along with its first day until the user writes one of his own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from istes_desk.domain.errors import DomainError
from istes_desk.domain.rule_chains import renamed
from istes_desk.domain.validation import parse_day


class DatedName(QObject):
    """Lives as long as the input of the day; does nothing until ``start``."""

    def __init__(self, name: QLineEdit, day: QLineEdit) -> None:
        super().__init__(day)
        self._name, self._day = name, day
        self._said: tuple[str, date] | None = None
        day.textChanged.connect(self._follow)

    def start(self, said: tuple[str, date] | None) -> None:
        """``said``: the proposed name and the day it speaks of; None = the name stays as it is."""
        self._said = said

    def _follow(self, text: str) -> None:
        if self._said is None or self._name.text() != self._said[0]:
            return
        try:
            begins = parse_day(text)
        except DomainError:
            return  # half a date
        self._said = (renamed(*self._said, begins), begins)
        self._name.setText(self._said[0])
