"""The kinds of device to be dragged onto the plan; Enter on one puts it in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.icons import icon
from istes_desk.gui.network.plan_canvas import KIND_MIME
from istes_desk.gui.network.words import device_kinds
from istes_desk.gui.widgets.plain import plain_tip

KIND = Qt.ItemDataRole.UserRole
ICON, CELL = 20, 30


class KindPalette(QListWidget):
    """``kind_asked`` was emitted with the kind to put in the middle of the plan."""

    kind_asked = Signal(DeviceKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kindPalette")
        self.setAccessibleName(self.tr("Kinds of device, to be dragged onto the plan"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setIconSize(QSize(ICON, ICON))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind, name in device_kinds().items():
            item = QListWidgetItem(icon(f"device_{kind.value}"), "", self)
            item.setData(KIND, kind.value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip(plain_tip(self.tr("{}: drag it onto the plan").format(name)))
            item.setSizeHint(QSize(CELL, CELL))
        self.setFixedWidth(CELL + 14)
        self.itemActivated.connect(lambda item: self.kind_asked.emit(DeviceKind(item.data(KIND))))

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(KIND_MIME, QByteArray(str(items[0].data(KIND)).encode()))
        return data
