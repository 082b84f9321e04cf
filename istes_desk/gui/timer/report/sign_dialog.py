"""Asks for a signature: what is signed in plain words, who signs, the field to sign in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.reports import Signatory
from istes_desk.gui import theme
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.timer.report.pad import SignaturePad
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.report_copies import SignatureDraft, checked

SIZE = QSize(720, 480)
CONSENT = "La firma conferma che l'intervento è stato eseguito; non costituisce quietanza di pagamento."


class SignDialog(QDialog):
    """``told``: a title, and below it what is signed.

    ``signed(draft)`` when it may be stored; it stays open until the caller closes it or shows why not.
    """

    signed = Signal(SignatureDraft)

    def __init__(self, told: str, names: Mapping[Signatory, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("signDialog")
        self.setWindowTitle(self.tr("Sign the report"))
        self._names, self._shown = dict(names), next(iter(names))
        self.pad = SignaturePad()
        self.pad.changed.connect(self._on_drawn)
        title, _, rest = told.partition("\n")
        self._title, self._told = PlainLabel(title), PlainLabel(rest)
        self._title.setFont(theme.font(TextSize.TITLE, bold=True))
        for label in (self._title, self._told):
            label.setWordWrap(True)
        self._error = tinted(PlainLabel(), Tone.DANGER)
        self._error.setObjectName("signError")
        self._error.setWordWrap(True)
        self._make_fields(names)
        self._make_buttons()
        self._arrange()
        self.resize(SIZE)
        self._on_who()
        self._on_drawn()

    def _make_fields(self, names: Mapping[Signatory, str]) -> None:
        words = {
            Signatory.CUSTOMER: self.tr("The customer"),
            Signatory.TECHNICIAN: self.tr("The technician"),
        }
        self.who = QComboBox()
        self.who.setObjectName("signWho")
        for who in names:
            self.who.addItem(words[who], who)
        self.who.currentIndexChanged.connect(self._on_who)
        self.name = QLineEdit()
        self.name.setObjectName("signName")
        self.name.setPlaceholderText(self.tr("first name and surname"))

    def _make_buttons(self) -> None:
        self.undo = self._button("signUndo", self.tr("&Undo stroke"), self.pad.undo)
        self.clear = self._button("signClear", self.tr("C&lear"), self.pad.clear)
        self.cancel = self._button("signCancel", self.tr("Cancel"), self.reject)
        self.save = self._button("signSave", self.tr("&Sign and save"), self._save)
        primary(self.save)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.pad.undo)

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Who si&gns"), self.who)
        form.addRow(self.tr("&Name"), self.name)
        tools, row = QHBoxLayout(), QHBoxLayout()
        for part in (self.undo, self.clear):
            tools.addWidget(part)
        tools.addStretch(1)
        row.addStretch(1)
        for part in (self.cancel, self.save):
            row.addWidget(part)
        consent = tinted(PlainLabel(CONSENT), Tone.MUTED)
        consent.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addLayout(form)
        column.addWidget(self.pad, 1)
        column.addLayout(tools)
        column.addWidget(consent)
        column.addWidget(self._error)
        column.addLayout(row)
        self._error.hide()

    @property
    def _signatory(self) -> Signatory:
        return Signatory(self.who.currentData())

    def _on_who(self) -> None:
        """Each keeps the name that was typed for him."""
        self._names[self._shown] = self.name.text() or self._names[self._shown]
        self._shown = self._signatory
        self.name.setText(self._names[self._shown])
        self.name.setFocus()

    def _on_drawn(self) -> None:
        drawn = bool(self.pad.strokes)
        self.undo.setEnabled(drawn)
        self.clear.setEnabled(drawn)

    def _save(self) -> None:
        draft = SignatureDraft(self.who.currentData(), self.name.text(), self.pad.strokes, self.pad.aspect)
        try:
            checked(draft)
        except DomainError as error:
            self.refuse(error)
            return
        self._error.hide()
        self._set_busy(True)
        self.signed.emit(draft)

    def _set_busy(self, busy: bool) -> None:
        """What is being stored can no longer be drawn on, nor given up."""
        for part in (self.save, self.cancel, self.pad, self.undo, self.clear):
            part.setDisabled(busy)

    def reject(self) -> None:
        """Also by Esc and by the X, but not while it is stored."""
        if self.cancel.isEnabled():
            super().reject()

    def refuse(self, error: Exception) -> None:
        """Why it was not stored; what was drawn stays."""
        self._set_busy(False)
        self._error.setText(str(error))
        self._error.show()
        if isinstance(error, DomainError) and error.field == "name":
            self.name.setFocus()
