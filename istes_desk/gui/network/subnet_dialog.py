"""Adds or changes one subnet of a site."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from istes_desk.domain.network import SubnetRow
from istes_desk.gui.desk import Desk
from istes_desk.gui.forms.ui_subnet_dialog import Ui_SubnetDialog
from istes_desk.gui.network.field_errors import clear_errors, show_error
from istes_desk.services.network_edit import save_subnet

TEXTS = ("cidr", "name", "gateway", "dhcp_from", "dhcp_to")


class SubnetDialog(QDialog):
    """Closes only when the subnet was saved."""

    def __init__(self, desk: Desk, row: SubnetRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._row = desk, row
        self.ui = Ui_SubnetDialog()
        self.ui.setupUi(self)
        self.fields: dict[str, QLineEdit] = {name: getattr(self.ui, name) for name in TEXTS}
        for name, edit in self.fields.items():
            edit.setText(getattr(row, name))
        self.ui.vlan.setValue(row.vlan or 0)
        clear_errors(self.ui.error, self.fields)
        self.ui.saveButton.clicked.connect(self._save)
        self.ui.cancelButton.clicked.connect(self.reject)

    def _save(self) -> None:
        clear_errors(self.ui.error, self.fields)
        texts: dict[str, Any] = {name: edit.text().strip() for name, edit in self.fields.items()}
        row = replace(self._row, vlan=self.ui.vlan.value() or None, **texts)
        self._desk.tasks.write(
            lambda uow: save_subnet(uow, row),
            lambda _changes: self.accept(),
            owner=self,
            on_error=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        show_error(self.ui.error, error, self.fields)
