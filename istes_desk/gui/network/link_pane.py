"""Facts of the one selected link, edited in place."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from istes_desk.domain.network import Link, LinkKind
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.words import fill_combo, link_kinds
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import PlanView

TEXTS = ("a_port", "b_port", "speed", "label")


class LinkPane(QWidget):
    """Writes each field when it is left."""

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__()
        self._editor = editor
        self._link: Link | None = None
        self.title = PlainLabel()
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.title.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setObjectName("linkKind")
        fill_combo(self.kind, link_kinds())
        self.kind.activated.connect(self._on_kind)
        self.edits = {name: self._make_edit(name) for name in TEXTS}
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&Kind"), self.kind)
        self.kind.setAccessibleName(self.tr("Kind"))
        labels = (self.tr("&From port"), self.tr("&To port"), self.tr("&Speed"), self.tr("&Label"))
        for label, name in zip(labels, TEXTS, strict=True):
            form.addRow(label, self.edits[name])
            self.edits[name].setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addLayout(form)

    def _make_edit(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"link_{name}")
        edit.editingFinished.connect(lambda: self._on_edited(name))
        return edit

    def show_link(self, view: PlanView, link: Link) -> None:
        """Fills the fields; what the user is typing into is left alone."""
        self._link = link
        ends = (view.device(link.a_device_id), view.device(link.b_device_id))
        self.title.setText(" – ".join(one.name for one in ends if one))
        self.kind.setCurrentIndex(self.kind.findData(link.kind.value))
        for name, edit in self.edits.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(link, name))

    def _on_edited(self, name: str) -> None:
        self.edits[name].setModified(False)
        if self._link is not None:
            self._editor.change(self._link, **{name: self.edits[name].text().strip()})

    def _on_kind(self) -> None:
        if self._link is not None:
            self._editor.change(self._link, kind=LinkKind(self.kind.currentData()))
