"""Which other sites a VPN joins to this one: their subnets must not overlap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.site_tunnels import TunnelChoice, set_tunnels, tunnel_choices


class TunnelDialog(QDialog):
    """A tick per site; saved together."""

    def __init__(self, desk: Desk, site_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("tunnelDialog")
        self.setWindowTitle(self.tr("Sites joined by VPN"))
        self._desk, self._site_id = desk, site_id
        self.told = PlainLabel(self.tr("Tick the sites that a VPN joins to this one."))
        self.told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("tunnelList")
        self.list.setAccessibleName(self.tr("Sites joined by VPN"))
        buttons = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self.box.accepted.connect(self._save)
        self.box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for widget in (self.told, self.list, self.box):
            column.addWidget(widget)
        desk.tasks.read(lambda uow: tunnel_choices(uow, site_id), self._show, owner=self)

    def _show(self, choices: tuple[TunnelChoice, ...]) -> None:
        if not choices:
            self.told.setText(self.tr("The customer has no other site."))
            self.list.hide()
            self.box.setStandardButtons(QDialogButtonBox.StandardButton.Close)
            self.adjustSize()
        for one in choices:
            item = QListWidgetItem(one.name, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.joined else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one.site_id)

    def _save(self) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        chosen = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        wanted = [int(one.data(Qt.ItemDataRole.UserRole)) for one in chosen]
        site_id = self._site_id
        self._desk.tasks.write(
            lambda uow: set_tunnels(uow, site_id, wanted), lambda _changes: self.accept(), owner=self
        )
