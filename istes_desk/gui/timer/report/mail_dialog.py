"""Asks where the report goes; the known addresses of the customer are offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.errors import words_of
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.office_mail import UnrecordedError


class MailDialog(QDialog):
    """``agreed(address)``; it stays open until the caller closes it or shows why not."""

    agreed = Signal(str)

    def __init__(self, told: str, addresses: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mailReportDialog")
        self.setWindowTitle(self.tr("Mail the report"))
        self.address = QComboBox()
        self.address.setObjectName("mailAddress")
        self.address.setEditable(True)
        self.address.addItems(list(addresses))
        self.address.setMinimumContentsLength(32)
        self._error = tinted(PlainLabel(), Tone.DANGER)
        self._error.setWordWrap(True)
        self._error.setObjectName("mailError")
        self._error.hide()
        self._cancel, self.send = QPushButton(self.tr("Cancel")), QPushButton(self.tr("&Mail it"))
        self._cancel.setObjectName("mailCancel")
        self._cancel.clicked.connect(self.reject)
        self.send.setObjectName("mailSend")
        self.send.clicked.connect(self._agree)
        primary(self.send)
        self.send.setDefault(True)
        self._arrange(told)

    def _arrange(self, told: str) -> None:
        words = PlainLabel(told)
        words.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&To"), self.address)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(self._error)
        column.addLayout(row)

    def _agree(self) -> None:
        self._error.hide()
        self._set_busy(True)
        self.agreed.emit(self.address.currentText())

    def _set_busy(self, busy: bool) -> None:
        """Nothing takes a letter back that is on its way."""
        self.send.setDisabled(busy)
        self._cancel.setDisabled(busy)

    def reject(self) -> None:
        """Also by Esc and by the X, but not while it leaves."""
        if self._cancel.isEnabled():
            super().reject()

    def refuse(self, error: Exception) -> None:
        """Why it did not leave, or that it left unrecorded: then it is not offered again."""
        self._set_busy(False)
        self.send.setDisabled(isinstance(error, UnrecordedError))
        self._error.setText(words_of(error))
        self._error.show()
