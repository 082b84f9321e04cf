"""A credential that no device has is given to a device of its customer, or deleted for good (N-2)."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.network.vault.delete_question import ask_to_delete
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.vault import DeviceChoice, device_choices
from istes_desk.services.vault_health import HealthLine


class AttachDialog(QDialog):
    """``chosen`` was emitted with the device; whoever works on it calls ``refuse`` or ``accept``."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, line: HealthLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("attachCredential")
        self.setWindowTitle(self.tr("Give to a device"))
        self.devices, self.error = QComboBox(), tinted(PlainLabel(), Tone.DANGER)
        self.devices.setObjectName("attachDevice")
        self.error.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self.box.accepted.connect(self._offer)
        self.box.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setSpacing(GRID)
        form.addRow(self.tr("Credential:"), PlainLabel(line.title))
        form.addRow(self.tr("&Device:"), self.devices)
        form.addRow(self.error)
        form.addRow(self.box)
        self._allow(False)
        desk.tasks.read(lambda uow: device_choices(uow, line.credential_id), self._show, owner=self)

    def _allow(self, allowed: bool) -> None:
        self.box.button(QDialogButtonBox.StandardButton.Save).setEnabled(allowed)

    def _show(self, choices: tuple[DeviceChoice, ...]) -> None:
        for one in choices:
            self.devices.addItem(one.name, one.device_id)
        self._allow(bool(choices))
        if not choices:
            self.error.setText(self.tr("The customer has no device."))

    def _offer(self) -> None:
        self._allow(False)
        self.chosen.emit(int(self.devices.currentData()))

    def refuse(self, error: Exception) -> None:
        """Says why; another device can be chosen."""
        self.error.setText(words_of(error))
        self._allow(True)


class Strays(QObject):
    """``said`` was emitted with a sentence on what was done, ``failed`` with the error."""

    said = Signal(str)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, session: VaultSession, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self._work = VaultWork(desk, session, self)

    def attach(self, line: HealthLine) -> None:
        """Asks for the device."""
        dialog = AttachDialog(self._desk, line, self._window)
        self._session.locked.connect(dialog.reject)

        def done() -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
            self.said.emit(self.tr("{} has its device.").format(line.title))

        def refuse(error: Exception) -> None:
            if shiboken6.isValid(dialog):
                dialog.refuse(error)
            else:
                self.failed.emit(error)

        dialog.chosen.connect(lambda device: self._work.attach(line.credential_id, device, done, refuse))
        dialog.open()

    def remove(self, line: HealthLine) -> None:
        """Asks once: a secret that is gone cannot be brought back."""

        def done() -> None:
            self.said.emit(self.tr("{} was deleted.").format(line.title))

        ask_to_delete(
            self._window,
            line.title,
            lambda: self._work.remove(line.credential_id, done, self.failed.emit),
        )
