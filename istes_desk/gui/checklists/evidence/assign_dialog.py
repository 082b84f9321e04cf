"""Says whose a collected report is: the PCs that speak for it first, then all others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.services.evidence_reading import Candidate, Opened

DEVICE, GUID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class AssignDialog(QDialog):
    """``device_id`` and ``another`` (its identity may change) hold the choice once it is accepted."""

    def __init__(self, opened: Opened, all_pcs: tuple[Candidate, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("assignEvidence")
        self.setWindowTitle(self.tr("Assign to a PC"))
        self.resize(560, 460)
        self._guid = opened.row.report.machine_guid
        self.told, self.search, self.list = PlainLabel(), QLineEdit(), QListWidget()
        self.replace = QCheckBox(self.tr("This PC has a new identity (Windows was &reinstalled)"))
        self.ok = primary(QPushButton(self.tr("&Assign")))
        self._dress(opened.row.report.computer_name)
        known = {one.device.id for one in opened.candidates}
        for one in (*opened.candidates, *(pc for pc in all_pcs if pc.device.id not in known)):
            self.list.addItem(self._item(one))
        if opened.candidates:
            self.list.setCurrentRow(0)
        self._on_current()

    def _dress(self, name: str) -> None:
        asks = self.tr("Which PC is “{name}”? From now on it is known by its identity.")
        self.told.setText(asks.format(name=name))
        self.told.setWordWrap(True)
        self.search.setObjectName("assignSearch")
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setPlaceholderText(self.tr("Search by PC or customer"))
        self.list.setObjectName("assignList")
        self.list.setAccessibleName(self.tr("PCs"))
        self.replace.setObjectName("assignReplace")
        self.ok.setObjectName("assignOk")
        self.ok.setDefault(True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for widget in (self.told, self.search, self.list, self.replace, box):
            column.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemDoubleClicked.connect(self.accept)
        self.replace.toggled.connect(self._on_current)

    def _item(self, one: Candidate) -> QListWidgetItem:
        words = " · ".join(filter(None, (one.device.name, one.customer, one.device.room, one.why)))
        item = QListWidgetItem(icon(f"device_{one.device.kind}"), words)
        item.setData(DEVICE, one.device.id)
        item.setData(GUID, one.device.machine_guid)
        return item

    def _filter(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _on_current(self) -> None:
        item = self.list.currentItem()
        other = item is not None and item.data(GUID) not in ("", self._guid)
        self.replace.setVisible(other)
        self.ok.setEnabled(item is not None and (not other or self.replace.isChecked()))

    @property
    def device_id(self) -> int:
        return int(self.list.currentItem().data(DEVICE))

    @property
    def another(self) -> bool:
        return self.replace.isChecked()
