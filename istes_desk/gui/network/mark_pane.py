"""The one selected area or note, edited in place: its words, tint, and the subnet an area stands for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.tints import tint_colors, tint_names
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import PlanView


class MarkPane(QWidget):
    """Writes each field when it is left."""

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__()
        self._editor = editor
        self._mark: PlanArea | PlanNote | None = None
        self.title = PlainLabel()
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.label, self.text = QLineEdit(), QPlainTextEdit()
        self.tint, self.subnet = QComboBox(), QComboBox()
        self._name(self.label, "areaLabel", self.tr("Label of the area"))
        self._name(self.text, "noteText", self.tr("Text of the note"))
        self._name(self.tint, "areaTint", self.tr("Colour of the area"))
        self._name(self.subnet, "areaSubnet", self.tr("Subnet of the area"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(140)
        self.text.installEventFilter(self)
        self.tint.addItems(tint_names())
        self.label.editingFinished.connect(lambda: self._write(label=self.label.text().strip()))
        self.tint.activated.connect(lambda at: self._write(tint=at))
        self.subnet.activated.connect(lambda: self._write(subnet_id=self.subnet.currentData()))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(GRID)
        self.form.addRow(self.tr("&Label"), self.label)
        self.form.addRow(self.tr("&Colour"), self.tint)
        self.form.addRow(self.tr("&Subnet"), self.subnet)
        self.form.addRow(self.tr("Te&xt"), self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addLayout(self.form)

    def _name(self, widget: QWidget, name: str, said: str) -> None:
        widget.setObjectName(name)
        widget.setAccessibleName(said)

    def show_mark(self, view: PlanView, mark: PlanArea | PlanNote) -> None:
        """Fills the fields; what the user is typing into is left alone while it is the same thing."""
        same = self._mark is not None and (type(mark), mark.id) == (type(self._mark), self._mark.id)
        if self.text.document().isModified() and not same:
            self._write_text()
        self._mark = mark
        area = isinstance(mark, PlanArea)
        self.title.setText(self.tr("Area") if area else self.tr("Note"))
        for widget, shown in (
            (self.label, area),
            (self.tint, area),
            (self.subnet, area),
            (self.text, not area),
        ):
            self.form.setRowVisible(widget, shown)
        if isinstance(mark, PlanArea):
            self._show_area(view, mark)
        elif not self.text.document().isModified() and self.text.toPlainText() != mark.text:
            self.text.setPlainText(mark.text)
            self.text.document().setModified(False)

    def _show_area(self, view: PlanView, area: PlanArea) -> None:
        if not (self.label.hasFocus() and self.label.isModified()):
            self.label.setText(area.label)
        for tint in range(self.tint.count()):
            chip = QPixmap(14, 14)
            chip.fill(QColor(tint_colors(tint, self.palette())[0]))
            self.tint.setItemData(tint, chip, Qt.ItemDataRole.DecorationRole)
        self.tint.setCurrentIndex(area.tint % self.tint.count())
        self.subnet.clear()
        self.subnet.addItem(self.tr("none: a room"), None)
        for row in view.subnets:
            words = " · ".join(filter(None, (row.cidr, row.name, f"VLAN {row.vlan}" if row.vlan else "")))
            self.subnet.addItem(words, row.id)
        self.subnet.setCurrentIndex(max(0, self.subnet.findData(area.subnet_id)))

    def edit(self) -> None:
        """The words are ready to be typed over."""
        field = self.label if isinstance(self._mark, PlanArea) else self.text
        field.setFocus()
        field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() is QEvent.Type.FocusOut:
            self._write_text()
        return super().eventFilter(watched, event)

    def _write_text(self) -> None:
        if isinstance(self._mark, PlanNote) and self.text.document().isModified():
            self.text.document().setModified(False)
            self._write(text=self.text.toPlainText().strip())

    def _write(self, **facts: object) -> None:
        if self._mark is not None:
            self._editor.change(self._mark, **facts)
