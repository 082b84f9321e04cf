"""Facts of one thing on the plan, edited in place: a title, its kind, a line of text per field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from istes_desk.domain.network import Device, DeviceKind, Link, LinkKind
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.words import fill_combo
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel

KIND = "kind"
K = TypeVar("K", DeviceKind, LinkKind)


class FactsPane(QWidget):
    """Writes each field when it is left; what the user is typing into is left alone.

    ``labels``: field name to label with its mnemonic, in the order of the form; ``kind`` is the choice.
    Object names are ``prefix`` and the field's name.
    """

    def __init__(
        self, editor: PlanEditor, prefix: str, kinds: dict[K, str], labels: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._editor = editor
        self._thing: Device | Link | None = None
        self.title = PlainLabel()
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.title.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setObjectName(f"{prefix}Kind")
        fill_combo(self.kind, kinds)
        self.kind.activated.connect(
            lambda: self._write(kind=type(next(iter(kinds)))(self.kind.currentData()))
        )
        self.edits = {name: self._make_edit(prefix, name) for name in labels if name != KIND}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)
        self.column.addWidget(self.title)
        self.column.addLayout(self._make_form(labels))

    def _make_edit(self, prefix: str, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"{prefix}_{name}")
        edit.editingFinished.connect(lambda: self._on_edited(name))
        return edit

    def _make_form(self, labels: Mapping[str, str]) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, label in labels.items():
            field = self.edits.get(name, self.kind)
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        return form

    def show_thing(self, title: str, thing: Device | Link) -> None:
        """Fills the fields."""
        self._thing = thing
        self.title.setText(title)
        self.kind.setCurrentIndex(self.kind.findData(thing.kind.value))
        for name, edit in self.edits.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(thing, name))

    def _on_edited(self, name: str) -> None:
        """A thing keeps its name when the field was emptied."""
        edit = self.edits[name]
        text = edit.text().strip()
        edit.setModified(False)
        if name == "name" and not text and self._thing is not None:
            edit.setText(getattr(self._thing, name))
        else:
            self._write(**{name: text})

    def _write(self, **facts: object) -> None:
        if self._thing is not None:
            self._editor.change(self._thing, **facts)
