"""A form made from a table of fields: takes an entity, gives the changed one, shows errors beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.dated_name import DatedName
from istes_desk.gui.editing.inputs import Field, Input, Kind, make_input, shown
from istes_desk.gui.editing.merging import merged, told
from istes_desk.gui.errors import words_of as words_of
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.errors import ConflictError, KnownError


class EntityForm(QWidget):
    """``saved`` was emitted with the changed entity, ``cancelled`` when nothing is wanted.

    Without buttons (``buttons=False``) somebody else asks for ``draft()``.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, name: str, fields: Sequence[Field], *, buttons: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._entity = name, None
        self._inputs: dict[str, Input] = {}
        self._errors: dict[str, QLabel] = {}
        self._fields: Sequence[Field] = ()
        self._naming: DatedName | None = None
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._wrong = _error_label(f"{name}Error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, HALF, 0, HALF)
        column.addLayout(self._form)
        column.addWidget(self._wrong)
        if buttons:
            column.addLayout(self._make_buttons())
        self.set_fields(fields)

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Builds the inputs anew: the choices came from the database."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self._inputs, self._errors, self._fields = {}, {}, fields
        for field in fields:
            made = self._inputs[field.name] = make_input(field, self._name)
            wrong = self._errors[field.name] = _error_label(f"{self._name}_{field.name}Error")
            box = QVBoxLayout()
            box.setSpacing(0)
            box.addWidget(made.widget)
            box.addWidget(wrong)
            label = PlainLabel("" if field.kind is Kind.FLAG else field.label)
            label.setBuddy(made.widget)
            self._form.addRow(label, box)
        self._naming = self._dated_name()

    def _dated_name(self) -> DatedName | None:
        found = (self._inputs.get(one) for one in ("name", "valid_from"))
        edits = [one.widget for one in found if one and isinstance(one.widget, QLineEdit)]
        return DatedName(*edits) if len(edits) == 2 else None

    def edit(self, entity: Any) -> None:
        """Fills the inputs and gives the first one the focus; the name of a new dated row follows its day."""
        self._entity = entity
        self._clear()
        self._follow(None)
        for name, one in self._inputs.items():
            one.write(getattr(entity, name))
        self._follow(entity)
        next(iter(self._inputs.values())).widget.setFocus()

    def _follow(self, entity: Any) -> None:
        if self._naming is not None:
            fresh = entity is not None and not entity.id
            self._naming.start((entity.name, entity.valid_from) if fresh else None)

    def draft(self) -> Any:
        """The entity with what was typed; DomainError names the field."""
        values: dict[str, Any] = {}
        for name, one in self._inputs.items():
            try:
                values[name] = one.read()
            except DomainError as error:
                raise DomainError(error.message, name) from error
        entity: Any = self._entity
        return replace(entity, **values)

    def show_error(self, error: Exception) -> None:
        """Beside the field to blame, else under the form."""
        self._clear()
        field = error.field if isinstance(error, DomainError) else ""
        label = self._errors.get(field, self._wrong)
        label.setText(words_of(error))
        label.show()
        if field in self._inputs:
            self._inputs[field].widget.setFocus()

    def refuse(self, desk: Desk, error: Exception) -> None:
        """A write was refused: says why; after a conflict the other version is read and taken over."""
        entity: Any = self._entity
        if not isinstance(error, ConflictError):
            self.show_error(error)
            return
        desk.tasks.read(
            lambda uow: uow.get(type(entity), entity.id), self._rebase, owner=self, on_error=self.show_error
        )

    def _rebase(self, theirs: Any) -> None:
        both, changed = merged(self._entity, self.draft(), theirs)
        for name, one in self._inputs.items():
            one.write(getattr(both, name))
        self._entity = theirs
        fields = [field for field in self._fields if field.name in changed]
        news = [f"{field.label} «{shown(field, getattr(theirs, field.name)) or '–'}»" for field in fields]
        self.show_error(KnownError(told(news)))

    def save(self) -> None:
        """As if the button had been pressed."""
        try:
            draft = self.draft()
        except DomainError as error:
            self.show_error(error)
        else:
            self.saved.emit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            Qt.Key.Key_Escape: self.cancelled.emit,
            Qt.Key.Key_Return: self.save,
            Qt.Key.Key_Enter: self.save,
        }
        act = actions.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _clear(self) -> None:
        for label in (self._wrong, *self._errors.values()):
            label.clear()
            label.hide()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        save, cancel = QPushButton(self.tr("&Save")), QPushButton(self.tr("Cancel"))
        primary(save)
        save.setObjectName(f"{self._name}Save")
        cancel.setObjectName(f"{self._name}Cancel")
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.cancelled)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row


def _error_label(name: str) -> QLabel:
    label = tinted(PlainLabel(), Tone.DANGER)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.hide()
    return label
