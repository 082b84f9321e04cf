"""A section of dated rows: says what a draft changes while it is written, and takes each step back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.section import Section, SectionPlan, Write, always
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.retiming import retimed

WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft does and what to look at first; ``letter`` is the text as it would go out."""

    effect: str
    warnings: Sequence[str] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class RulePlan(SectionPlan):
    """``preview`` may raise DomainError for a draft that cannot be saved; ``warnings`` are of what stands."""

    preview: Callable[[Any], Told] = lambda _row: Told("")
    warnings: Sequence[str] = ()
    may_supersede: Callable[[Any], bool] = always
    may_remove: Callable[[Any], bool] = always


class RuleSection(Section):
    """Rows of rules with their preview under the form."""

    plan: RulePlan

    def __init__(self, desk: Desk, plan: RulePlan) -> None:
        self._after = 0
        super().__init__(desk, _in_time(desk, plan))
        self._standing = self._line("Standing", Tone.WARNING)
        self._effect = self._line("Effect", Tone.INFO)
        self._warned = self._line("Warned", Tone.WARNING)
        self._letter = self._line("Letter", Tone.MUTED)
        self._letter.setContentsMargins(GRID, GRID, GRID, GRID)
        whole, under = self.layout(), self.form.layout()
        if isinstance(whole, QBoxLayout) and isinstance(under, QBoxLayout):
            whole.insertWidget(1, self._standing)
            for place, label in enumerate((self._effect, self._warned), 1):
                under.insertWidget(place, label)
            under.addWidget(self._letter)  # long: below the buttons

    def set_plan(self, plan: SectionPlan) -> None:
        super().set_plan(_in_time(self._desk, plan) if isinstance(plan, RulePlan) else plan)
        _say(self._standing, self.plan.warnings)

    def open_form(self, row: Any) -> None:
        super().open_form(row)
        for part in _inputs(self.form):
            if not part.property(WATCHED):
                part.setProperty(WATCHED, True)
                _watch(part, self._preview)
        self._preview()
        QTimer.singleShot(0, self, self._come_into_sight)

    def close_form(self) -> None:
        self._after = 0
        super().close_form()

    def _supersede(self, row: Any) -> None:
        """The form of the new row right under the one it takes the place of."""
        if self.plan.successor is not None:
            self._after = row.id
            self.open_form(self.plan.successor(row))

    def _rebuild(self) -> None:
        """A new row is written under the one it supersedes, else at the top, where Add stands."""
        super()._rebuild()
        if self._open is not None and not self._open.id:
            under = (place for place, row in enumerate(self._rows, 1) if row.id == self._after)
            self._column.removeWidget(self.form)
            self._column.insertWidget(next(under, 0), self.form)

    def _come_into_sight(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.form)

    def _preview(self) -> None:
        if self._open is None:
            return
        try:
            told = self.plan.preview(self.form.draft())
        except DomainError as error:
            told = Told("", (error.message,))
        _say(self._effect, (told.effect,))
        _say(self._warned, told.warnings)
        _say(self._letter, (told.letter,))

    def _buttons(self, row: Any) -> list[QToolButton]:
        plan, made = self.plan, []
        if plan.may_edit(row):
            made.append(self._button("edit", self.tr("Change"), row, lambda: self.open_form(row)))
        elif plan.successor is not None and plan.may_supersede(row):
            made.append(self._button("copy", self.tr("Supersede"), row, lambda: self._supersede(row)))
        if plan.remove is not None and plan.may_remove(row):
            made.append(self._button("delete", self.tr("Withdraw"), row, lambda: self._remove(row)))
        return made

    def _save(self, row: Any) -> None:
        before = next((one for one in self._rows if row.id and one.id == row.id), None)

        def done(changes: Changes) -> None:
            self.close_form()
            title = self.plan.describe(row).title
            toast(
                self,
                self.tr("Saved: {}").format(title),
                lambda: self._desk.tasks.write(
                    lambda uow: self._take_back(uow, row, before, changes.new_id), on_error=self._refuse
                ),
            )

        self._desk.tasks.write(
            lambda uow: self.plan.save(uow, row), done, owner=self, on_error=self.form.show_error
        )

    def _take_back(self, uow: UnitOfWork, row: Any, before: Any, new_id: int) -> Changes:
        """The row as it was; a new one goes away again."""
        if before is not None:
            stored = uow.get(type(before), before.id)
            return self.plan.save(uow, replace(before, version=stored.version))
        remove = self.plan.remove
        return remove(uow, replace(row, id=new_id)) if remove else Changes()

    def _line(self, name: str, tone: Tone) -> PlainLabel:
        label = tinted(PlainLabel(), tone)
        label.setObjectName(f"{self.plan.name}{name}")
        label.setWordWrap(True)
        label.hide()
        return label


def _in_time(desk: Desk, plan: RulePlan) -> RulePlan:
    """The same, with the deadlines to come walked anew in the same unit of work."""

    def timed(act: Write) -> Write:
        return lambda uow, row: act(uow, row) | retimed(uow, desk.clock, desk.author)

    remove, restore = (timed(act) if act else None for act in (plan.remove, plan.restore))
    return replace(plan, save=timed(plan.save), remove=remove, restore=restore)


def _say(label: PlainLabel, sentences: Iterable[str]) -> None:
    text = "\n".join(filter(None, sentences))
    label.setText(text)
    label.setVisible(bool(text))


def _inputs(form: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QAbstractButton, QComboBox, QSpinBox)
    return [part for part in form.findChildren(QWidget) if isinstance(part, kinds)]


def _watch(part: QWidget, act: Callable[[], None]) -> None:
    """Calls ``act`` whenever the user or the program changes what the input holds."""
    if isinstance(part, QLineEdit | QPlainTextEdit):
        part.textChanged.connect(act)
    elif isinstance(part, QAbstractButton):
        part.toggled.connect(act)
    elif isinstance(part, QComboBox):
        part.currentIndexChanged.connect(act)
    elif isinstance(part, QSpinBox):
        part.valueChanged.connect(act)
