"""Errors beside their field: the field is marked, the sentence stands in the form's error label."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.gui.editing.entity_form import words_of
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.tint import tinted


def show_error(label: QLabel, error: Exception, fields: Mapping[str, QWidget]) -> None:
    """Marks the field to blame and gives it the focus."""
    clear_errors(label, fields)
    tinted(label, Tone.DANGER).setText(words_of(error))
    label.show()
    field = fields.get(error.field) if isinstance(error, DomainError) else None
    if field is not None:
        mark(field, True)
        field.setFocus()


def clear_errors(label: QLabel, fields: Mapping[str, QWidget]) -> None:
    """As if nothing had been wrong."""
    label.clear()
    label.hide()
    for field in fields.values():
        mark(field, False)


def mark(field: QWidget, wrong: bool) -> None:
    """A red ground; the words stand beside it."""
    field.setProperty("wrong", wrong)
    field.style().polish(field)
