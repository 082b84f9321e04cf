"""One input per kind of field: how it is made, read, filled, and shown as text when nobody edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from istes_desk.domain.italian import full_date
from istes_desk.domain.money import format_euro, parse_euro
from istes_desk.domain.validation import parse_day
from istes_desk.gui.theme import GRID

Option = tuple[Any, str]
NOTE_LINES = 3
COLUMNS = 2
LARGEST = 100_000


class Kind(Enum):
    """What a field holds; an empty DAY or MONEY reads as None when the field is ``optional``."""

    TEXT = auto()
    NOTES = auto()
    DAY = auto()
    MONEY = auto()
    COUNT = auto()
    FLAG = auto()
    CHOICE = auto()
    FLAGS = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entity: its name there, its label, and for CHOICE and FLAGS what may be chosen.

    ``make`` builds an input of its own for what no kind holds.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    options: Sequence[Option] = ()
    hint: str = ""
    optional: bool = True
    make: Callable[[Field], Input] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A widget with its value; ``read`` may raise DomainError naming the field."""

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]


def make_input(field: Field, prefix: str) -> Input:
    """The input of a field; its object name is ``prefix`` and the field's name joined by an underscore."""
    made = (field.make or _MAKERS[field.kind])(field)
    made.widget.setObjectName(f"{prefix}_{field.name}")
    made.widget.setAccessibleName(field.label)
    made.widget.setToolTip(field.hint)
    return made


def shown(field: Field, value: Any) -> str:
    """The value as text, empty when there is none."""
    if field.kind in (Kind.CHOICE, Kind.FLAGS):
        chosen = value if field.kind is Kind.FLAGS else (value,)
        return ", ".join(words for option, words in field.options if option in chosen)
    writer = _WRITERS.get(field.kind, str)
    return "" if value is None else writer(value)


def _text(field: Field) -> Input:
    edit = QLineEdit()
    edit.setPlaceholderText(field.hint)
    return Input(edit, lambda: edit.text().strip(), edit.setText)


def _notes(_field: Field) -> Input:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * NOTE_LINES + 2 * GRID)
    return Input(edit, lambda: edit.toPlainText().strip(), edit.setPlainText)


def _parsed(field: Field, parse: Callable[[str], Any], placeholder: str) -> Input:
    edit = QLineEdit()
    edit.setPlaceholderText(placeholder)

    def read() -> Any:
        text = edit.text().strip()
        return parse(text) if text or not field.optional else None

    return Input(edit, read, lambda value: edit.setText(shown(field, value)))


def _day(field: Field) -> Input:
    words = QCoreApplication.translate("Editing", "dd/mm/yyyy")
    return _parsed(field, lambda text: parse_day(text, field.name), words)


def _money(field: Field) -> Input:
    return _parsed(field, parse_euro, "0,00 €")


def _count(_field: Field) -> Input:
    box = QSpinBox()
    box.setMaximum(LARGEST)
    return Input(box, box.value, box.setValue)


def _flag(field: Field) -> Input:
    box = QCheckBox(field.label)
    return Input(box, box.isChecked, box.setChecked)


def _choice(field: Field) -> Input:
    box = QComboBox()
    for option, words in field.options:
        box.addItem(words, option)
    values = [option for option, _ in field.options]

    def write(value: Any) -> None:
        box.setCurrentIndex(values.index(value) if value in values else -1)

    return Input(box, lambda: values[box.currentIndex()] if box.currentIndex() >= 0 else None, write)


def _flags(field: Field) -> Input:
    panel = QWidget()
    grid = QGridLayout(panel)
    grid.setContentsMargins(0, 0, 0, 0)
    boxes = {option: QCheckBox(words) for option, words in field.options}
    for place, (option, box) in enumerate(boxes.items()):
        box.setObjectName(f"{field.name}_{option}")
        box.setAccessibleName(box.text())
        grid.addWidget(box, place // COLUMNS, place % COLUMNS)

    def write(value: Any) -> None:
        for option, box in boxes.items():
            box.setChecked(option in value)

    return Input(panel, lambda: frozenset(o for o, box in boxes.items() if box.isChecked()), write)


def _yes(value: bool) -> str:
    return QCoreApplication.translate("Editing", "yes") if value else ""


_MAKERS: Mapping[Kind, Callable[[Field], Input]] = {
    Kind.TEXT: _text,
    Kind.NOTES: _notes,
    Kind.DAY: _day,
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.FLAGS: _flags,
}
_WRITERS: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DAY: full_date,
    Kind.MONEY: format_euro,
    Kind.FLAG: _yes,
}
