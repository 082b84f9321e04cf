"""A titled list of rows, each edited in place by one form, removed with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.editing.inputs import Field
from istes_desk.gui.editing.row_line import RowText, row_line
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, HALF, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork

Write = Callable[[UnitOfWork, Any], Changes]


def always(_row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """What one section is. ``blank`` makes the row that Add begins with; None = nothing can be added.

    ``successor`` makes the row that supersedes one that may not be changed any more (P-2).
    """

    name: str
    title: str
    fields: Sequence[Field]
    describe: Callable[[Any], RowText]
    save: Write
    blank: Callable[[], Any] | None = None
    remove: Write | None = None
    restore: Write | None = None
    may_edit: Callable[[Any], bool] = always
    successor: Callable[[Any], Any] | None = None
    add_text: str = ""
    empty: str = ""


class Section(QFrame):
    """Shows rows with ``show_rows``; what is being edited stays open and untouched meanwhile."""

    def __init__(self, desk: Desk, plan: SectionPlan) -> None:
        super().__init__()
        self.setObjectName(f"{plan.name}Section")
        self.setProperty("card", True)
        self.plan, self._desk = plan, desk
        self._rows: Sequence[Any] = ()
        self._lines: list[QWidget] = []
        self._open: Any = None
        self.form = EntityForm(f"{plan.name}Form", plan.fields)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self.close_form)
        self.form.hide()
        self._add = QPushButton(icon("add"), plan.add_text)
        self._error = tinted(PlainLabel(), Tone.DANGER)
        self._column = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        title = PlainLabel(self.plan.title)
        title.setFont(font(bold=True))
        self._add.setObjectName(f"{self.plan.name}Add")
        self._add.setAccessibleName(self.plan.add_text)
        self._add.setFlat(True)
        self._add.setVisible(self.plan.blank is not None)
        self._add.clicked.connect(self.add_row)
        self._error.setObjectName(f"{self.plan.name}Refused")
        self._error.setWordWrap(True)
        self._error.hide()
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._add)
        self._column.setSpacing(HALF)
        self._column.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        whole.addLayout(head)
        whole.addWidget(self._error)
        whole.addLayout(self._column)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The rows as they are now."""
        self._rows = rows
        self._rebuild()

    def set_plan(self, plan: SectionPlan) -> None:
        """The choices or the rules changed; an open form keeps what it has."""
        self.plan = plan
        if self._open is None:
            self.form.set_fields(plan.fields)

    @property
    def editing(self) -> bool:
        return self._open is not None

    def add_row(self) -> None:
        """A new row, with the form at the end of the list."""
        if self.plan.blank is not None:
            self.open_form(self.plan.blank())

    def open_form(self, row: Any) -> None:
        """The form in the place of that row."""
        self._error.hide()
        self._open = row
        self._rebuild()
        self.form.show()
        self.form.edit(row)

    def close_form(self) -> None:
        """Back to reading."""
        self._open = None
        self.form.hide()
        self._rebuild()

    def _rebuild(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        self._column.removeWidget(self.form)
        place = len(self._rows)
        for number, row in enumerate(self._rows):
            if self._open is not None and self._open.id == row.id:
                place = number
                continue
            self._put(row_line(self.plan.describe(row), self._buttons(row)))
        if not self._rows and self._open is None and self.plan.empty:
            self._put(row_line(RowText("", self.plan.empty), ()))
        self._column.insertWidget(place, self.form)

    def _put(self, line: QWidget) -> None:
        self._lines.append(line)
        self._column.addWidget(line)

    def _buttons(self, row: Any) -> list[QToolButton]:
        plan, made = self.plan, []
        if plan.may_edit(row):
            made.append(self._button("edit", self.tr("Change"), row, lambda: self.open_form(row)))
        elif plan.successor is not None:
            succeed = plan.successor
            made.append(self._button("copy", self.tr("Supersede"), row, lambda: self.open_form(succeed(row))))
        if plan.remove is not None:
            made.append(self._button("delete", self.tr("Remove"), row, lambda: self._remove(row)))
        return made

    def _button(self, sign: str, words: str, row: Any, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.plan.name}_{sign}_{row.id}")
        button.setIcon(icon(sign))
        button.setIconSize(QSize(2 * GRID, 2 * GRID))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(f"{words}: {self.plan.describe(row).title}")
        button.clicked.connect(act)
        return button

    def _save(self, row: Any) -> None:
        self._desk.tasks.write(
            lambda uow: self.plan.save(uow, row),
            lambda _changes: self.close_form(),
            owner=self,
            on_error=lambda error: self.form.refuse(self._desk, error),
        )

    def _remove(self, row: Any) -> None:
        plan, remove = self.plan, self.plan.remove
        if remove is not None:
            self._desk.tasks.write(
                lambda uow: remove(uow, row),
                lambda _changes: self._offer_undo(plan, row),
                owner=self,
                on_error=self._refuse,
            )

    def _offer_undo(self, plan: SectionPlan, row: Any) -> None:
        self._error.hide()
        restore = plan.restore
        words = self.tr("Removed: {}").format(plan.describe(row).title)
        if restore is not None:
            toast(self, words, lambda: self._desk.tasks.write(lambda uow: restore(uow, row)))

    def _refuse(self, error: Exception) -> None:
        self._error.setText(words_of(error))
        self._error.show()
