"""Below the ways in of a device card: the credential the chosen one asks for, and the way to connect."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.network.port_table import WayTable
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.remote import choose_credential, credential_of


class WayBar(QWidget):
    """``launch_asked`` was emitted with the id of a way in. A choice is saved at once."""

    launch_asked = Signal(int)

    def __init__(self, desk: Desk, ways: WayTable, credentials: Sequence[CredentialHandle]) -> None:
        super().__init__()
        self._desk, self._ways = desk, ways
        self.label = PlainLabel(self.tr("Creden&tial:"))
        self.box = QComboBox()
        self.box.setObjectName("wayCredential")
        self.box.setAccessibleName(self.tr("Credential of this way in"))
        self.box.addItem(self.tr("none"), None)
        for one in credentials:
            self.box.addItem(" · ".join(filter(None, (one.label, one.user_name))), one.id)
        self.label.setBuddy(self.box)
        self.connect_button = QPushButton(icon("remote"), self.tr("C&onnect"))
        self.connect_button.setObjectName("connectWay")
        self.connect_button.setAutoDefault(False)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.box, self.connect_button):
            row.addWidget(part)
        row.addWidget(self.message, 1)
        self.box.activated.connect(self._choose)
        self.connect_button.clicked.connect(lambda: self.launch_asked.emit(self._access_id()))
        ways.table.itemSelectionChanged.connect(self.refresh)
        self.refresh()

    def _access_id(self) -> int:
        """0 for a way in that is not saved yet."""
        row = self._ways.table.currentRow()
        return self._ways.row_id(row) if row in self._ways.rows() else 0

    def refresh(self) -> None:
        """For the way in that is current now."""
        access_id = self._access_id()
        unsaved = not access_id and self._ways.table.currentRow() >= 0
        self.setEnabled(bool(access_id))
        self.message.setText(self.tr("Save the card first.") if unsaved else "")
        if access_id:
            self._desk.tasks.read(
                lambda uow: credential_of(uow, access_id), partial(self._show, access_id), owner=self
            )

    def _show(self, access_id: int, row: CredentialHandle | None) -> None:
        if access_id == self._access_id():
            self.box.setCurrentIndex(max(0, self.box.findData(row.id if row else None)))

    def _choose(self) -> None:
        access_id, credential_id = self._access_id(), self.box.currentData()
        self._desk.tasks.write(
            lambda uow: choose_credential(uow, access_id, credential_id),
            owner=self,
            on_error=lambda error: self.message.setText(words_of(error)),
        )
