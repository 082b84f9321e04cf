"""Shown once, instead of the tabs: the firm, the call-out fee, and demo data or an empty archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm, Technician
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.editing.inputs import Field, Kind
from istes_desk.gui.icons import app_icon
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services import settings
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork

LoadDemo = Callable[[UnitOfWork, datetime], Changes]
WIDTH = 620


@dataclass(frozen=True, slots=True)
class FirstDraft:
    """What is asked at the first start; the names are those of ``Firm`` as far as they are its own."""

    name: str = ""
    vat_number: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    phone: str = ""
    email: str = ""
    pec: str = ""
    technician: str = ""
    call_out_fee: Decimal | None = None

    def firm(self) -> Firm:
        own = {field.name for field in fields(Firm)}
        return Firm(**{f.name: getattr(self, f.name) for f in fields(self) if f.name in own})


class FirstRunPage(QWidget):
    """``finished`` was emitted when the firm is set up; every field but the name may stay empty."""

    finished = Signal()

    def __init__(self, desk: Desk, load_demo: LoadDemo) -> None:
        super().__init__()
        self.setObjectName("firstRun")
        self.setWindowTitle("ISTES Desk")
        self.setWindowIcon(app_icon())
        self._desk, self._load_demo = desk, load_demo
        self.form = EntityForm("firstRunForm", self._fields(), buttons=False)
        self.form.saved.connect(lambda _draft: self._finish(None))
        self._demo = QPushButton(self.tr("Start with the &demo data"))
        self._empty = QPushButton(self.tr("&Start empty"))
        self._lay_out()
        self.form.edit(FirstDraft(technician=desk.author))  # in its place: a focus given before is lost
        self.resize(WIDTH + 12 * GRID, 80 * GRID)

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field("name", self.tr("Name of the firm")),
            Field("vat_number", self.tr("VAT number")),
            Field("address", self.tr("Address")),
            Field("postal_code", self.tr("Postal code")),
            Field("city", self.tr("Town")),
            Field("province", self.tr("Province")),
            Field("phone", self.tr("Telephone")),
            Field("email", self.tr("E-mail")),
            Field("pec", self.tr("PEC")),
            Field("technician", self.tr("Your name")),
            Field("call_out_fee", self.tr("Call-out fee"), Kind.MONEY),
        )

    def _lay_out(self) -> None:
        self._demo.setObjectName("firstRunDemo")
        self._demo.clicked.connect(lambda: self._finish(self._load_demo))
        self._empty.setObjectName("firstRunEmpty")
        primary(self._empty)
        self._empty.clicked.connect(lambda: self._finish(None))
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        for part in self._words():
            column.addWidget(part)
        column.addWidget(self.form)
        column.addWidget(self._note())
        buttons = QHBoxLayout()
        buttons.addWidget(self._demo)
        buttons.addStretch(1)
        buttons.addWidget(self._empty)
        column.addLayout(buttons)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _words(self) -> tuple[QLabel, QLabel]:
        title = PlainLabel(self.tr("Welcome to ISTES Desk"))
        title.setFont(font(TextSize.TITLE, bold=True))
        sentence = PlainLabel(
            self.tr("These data stand on reports and plans. Everything can be changed later.")
        )
        sentence.setWordWrap(True)
        return title, tinted(sentence, Tone.MUTED)

    def _note(self) -> QLabel:
        note = PlainLabel(
            self.tr(
                "The unit is 20 minutes at 20.00 € (price list of 10/01/2020). The call-out fee is not"
                " published: while it is empty, interventions that owe it can be closed but not invoiced."
            )
        )
        note.setWordWrap(True)
        return tinted(note, Tone.MUTED)

    def _finish(self, load_demo: LoadDemo | None) -> None:
        try:
            draft: FirstDraft = self.form.draft()
        except DomainError as error:
            self.form.show_error(error)
            return
        now, person = (
            self._desk.clock.now(),
            Technician(self._desk.author, draft.technician or self._desk.author),
        )
        self._lock(True)
        self._desk.tasks.write(
            lambda uow: settings.complete_first_run(
                uow, now, draft.firm(), person, draft.call_out_fee, load_demo
            ),
            lambda _changes: self.finished.emit(),
            owner=self,
            on_error=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        self._lock(False)
        self.form.show_error(error)

    def _lock(self, busy: bool) -> None:
        for part in (self.form, self._demo, self._empty):
            part.setDisabled(busy)
