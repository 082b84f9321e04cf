"""Facts of the one selected device, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.network import Device, DeviceKind
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.words import REMOTE_METHODS, device_kinds, fill_combo
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.network import PlanView

TEXTS = ("name", "role", "room", "os")


class DevicePane(QWidget):
    """``card_asked`` was emitted with the device id."""

    card_asked = Signal(int)

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__()
        self._editor = editor
        self._device: Device | None = None
        self.title = PlainLabel()
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.title.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setObjectName("deviceKind")
        fill_combo(self.kind, device_kinds())
        self.kind.activated.connect(self._on_kind)
        self.edits = {name: self._make_edit(name) for name in TEXTS}
        self.summary = PlainLabel()
        self.summary.setObjectName("deviceSummary")
        self.summary.setWordWrap(True)
        self.problem = tinted(PlainLabel(), Tone.DANGER)
        self.problem.setObjectName("deviceProblem")
        self.problem.setWordWrap(True)
        self.card = QPushButton(self.tr("Open the &card"))
        self.card.setObjectName("openCard")
        primary(self.card)
        self.card.clicked.connect(self._on_card)
        self._lay_out()

    def _make_edit(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"device_{name}")
        edit.editingFinished.connect(lambda: self._on_edited(name))
        return edit

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        labels = (self.tr("&Name"), self.tr("&Role"), self.tr("R&oom"), self.tr("&System"))
        form.addRow(labels[0], self.edits["name"])
        self.edits["name"].setAccessibleName(self.tr("Name"))
        form.addRow(self.tr("&Kind"), self.kind)
        self.kind.setAccessibleName(self.tr("Kind"))
        for label, name in zip(labels[1:], TEXTS[1:], strict=True):
            form.addRow(label, self.edits[name])
            self.edits[name].setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.problem)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addWidget(self.card)

    def show_device(self, view: PlanView, device: Device) -> None:
        """Fills the fields; what the user is typing into is left alone."""
        self._device = device
        self.title.setText(device.name)
        self.kind.setCurrentIndex(self.kind.findData(device.kind.value))
        for name, edit in self.edits.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(device, name))
        found = [one.message_it for one in view.problems if device.id in one.device_ids]
        self.problem.setText("\n".join(found))
        self.problem.setVisible(bool(found))
        self.summary.setText("\n".join(self._facts(view, device)))

    def _facts(self, view: PlanView, device: Device) -> list[str]:
        ports = [
            (one.address + (f"/{one.prefix_length}" if one.prefix_length is not None else ""))
            for one in view.interfaces_of(device.id)
            if one.address
        ]
        ways = [
            f"{REMOTE_METHODS[one.method]} {one.peer_id or one.address}"
            for one in view.accesses_of(device.id)
        ]
        keys = [one.label for one in view.credentials_of(device.id)]
        none = self.tr("none")
        return [
            self.tr("Addresses: {}").format(", ".join(ports) or none),
            self.tr("Remote access: {}").format(", ".join(ways) or none),
            self.tr("Credentials: {}").format(", ".join(keys) or none),
        ]

    def _on_edited(self, name: str) -> None:
        text = self.edits[name].text().strip()
        self.edits[name].setModified(False)
        if self._device is None:
            return
        if name == "name" and not text:
            self.edits[name].setText(self._device.name)
            return
        self._editor.change(self._device, **{name: text})

    def _on_kind(self) -> None:
        if self._device is not None:
            self._editor.change(self._device, kind=DeviceKind(self.kind.currentData()))

    def _on_card(self) -> None:
        if self._device is not None:
            self.card_asked.emit(self._device.id)

    def edit_name(self) -> None:
        """Enter on the canvas: the name is ready to be typed over."""
        self.edits["name"].setFocus()
        self.edits["name"].selectAll()
