"""The facts of one entity as labels and values, edited in place by the same table of fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.editing.inputs import Field, Kind, shown
from istes_desk.gui.editing.section import Write
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted


class Facts(QFrame):
    """Shows what is known; ``Change`` turns it into the form. ``saved`` was emitted with the new row's id."""

    saved = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, name: str, title: str, fields: Sequence[Field], save: Write) -> None:
        super().__init__()
        self.setObjectName(f"{name}Section")
        self.setProperty("card", True)
        self._desk, self._fields, self._write = desk, fields, save
        self._entity: Any = None
        self.form = EntityForm(f"{name}Form", fields)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave)
        self.form.hide()
        self._reading = QWidget()
        self._change = QPushButton(icon("edit"), self.tr("Change"))
        self._change.setObjectName(f"{name}Change")
        self._change.setAccessibleName(f"{self._change.text()}: {title}")
        self._change.setFlat(True)
        self._change.clicked.connect(lambda: self.open_form(self._entity))
        heading = PlainLabel(title)
        heading.setFont(font(bold=True))
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._change)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        for part in (self._reading, self.form):
            self._column.addWidget(part)
        self._column.insertLayout(0, head)

    @property
    def editing(self) -> bool:
        return not self.form.isHidden()

    def show_entity(self, entity: Any) -> None:
        """What is stored now; an open form keeps what was typed."""
        self._entity = entity
        self._read()

    def open_form(self, entity: Any) -> None:
        """Edits that entity; one with id 0 is new."""
        self._reading.hide()
        self._change.hide()
        self.form.show()
        self.form.edit(entity)

    def close_form(self) -> None:
        """Back to reading."""
        self.form.hide()
        self._change.show()
        self._reading.show()

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()

    def _read(self) -> None:
        fresh = QWidget(self)
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(HALF)
        grid.setColumnStretch(1, 1)
        told = [(f, text) for f in self._fields if (text := shown(f, getattr(self._entity, f.name)))]
        for row, (field, text) in enumerate(told):
            value = PlainLabel(text)
            value.setWordWrap(True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setFont(font(tabular=field.kind is not Kind.NOTES))
            label = tinted(PlainLabel(field.label), Tone.MUTED)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        fresh.setHidden(self.editing)
        self._column.replaceWidget(self._reading, fresh)
        self._reading.hide()
        self._reading.deleteLater()
        self._reading = fresh

    def _save(self, entity: Any) -> None:
        def done(changes: Any) -> None:
            self.close_form()
            self.saved.emit(changes.new_id)

        self._desk.tasks.write(
            lambda uow: self._write(uow, entity),
            done,
            owner=self,
            on_error=lambda error: self.form.refuse(self._desk, error),
        )
