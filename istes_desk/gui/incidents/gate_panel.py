"""What is needed before work starts, item by item, ticked in place (Q-11). It decides nothing itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from istes_desk.domain.authorisation import GateItem
from istes_desk.domain.incidents import Authorisation
from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.incident_view import IncidentDetails

ITEMS = ("request", "watcher", "account", "password")


class GatePanel(QWidget):
    """``changed`` carries the items as ticked; ``access_ended`` was asked for."""

    changed = Signal(Authorisation)
    access_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gatePanel")
        self._stored = Authorisation(0)
        self.verdict = PlainLabel()
        self.verdict.setObjectName("gateVerdict")
        self.verdict.setWordWrap(True)
        self.request = QCheckBox(self.tr("Written request on file"))
        self.password = QCheckBox(self.tr("Temporary password received"))
        self.watcher = QLineEdit()
        self.account = QLineEdit()
        self.end = QPushButton(icon("lock"), self.tr("Temporary access ended"))
        self._name_fields()
        self._marks = {code: IconLabel(size=16) for code in ITEMS}
        self._hints = {code: PlainLabel() for code in ITEMS}
        self._arrange()

    def _name_fields(self) -> None:
        self.request.setObjectName("gateRequest")
        self.password.setObjectName("gatePassword")
        self.watcher.setObjectName("gateWatcher")
        self.account.setObjectName("gateAccount")
        self.end.setObjectName("gateEndAccess")
        self.watcher.setPlaceholderText(self.tr("Who watches: controller or processor"))
        self.account.setPlaceholderText(self.tr("Dedicated account of the customer"))
        for field in (self.watcher, self.account):
            field.setAccessibleName(field.placeholderText())
            field.editingFinished.connect(self._tell)
        for box in (self.request, self.password):
            box.setAccessibleName(box.text())
            box.clicked.connect(self._tell)
        self.end.setAccessibleName(self.end.text())
        self.end.clicked.connect(self.access_ended)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.verdict, 0, 0, 1, 2)
        fields = (self.request, self.watcher, self.account, self.password)
        for line, (code, field) in enumerate(zip(ITEMS, fields, strict=True)):
            hint = self._hints[code]
            hint.setFont(theme.font(TextSize.SMALL))
            hint.setWordWrap(True)
            hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(self._marks[code], 2 * line + 1, 0)
            grid.addWidget(field, 2 * line + 1, 1)
            grid.addWidget(hint, 2 * line + 2, 1)
        grid.addWidget(self.end, 9, 1)

    def show_details(self, details: IncidentDetails) -> None:
        """Fills the panel; a field that is being typed in is left alone."""
        self._stored = details.authorisation
        self.verdict.setText(details.gate.reason)
        tinted(self.verdict, Tone.OK if details.gate.open else Tone.WARNING)
        items = {item.code: item for item in details.gate.items}
        self._show_values(items)
        for code in ITEMS:
            self._show_item(code, items.get(code))
        self.end.setVisible(details.access_open)

    def _show_values(self, items: dict[str, GateItem]) -> None:
        request = items["request"]
        self.request.setChecked(request.satisfied)
        self.request.setEnabled(self._stored.written_request or not request.satisfied)
        self.password.setChecked(self._stored.password_notified)
        typed = (self._stored.watcher, self._stored.dedicated_account)
        for field, text in zip((self.watcher, self.account), typed, strict=True):
            if not field.hasFocus() or not field.isModified():
                field.setText(text)

    def _show_item(self, code: str, item: GateItem | None) -> None:
        mark, hint = self._marks[code], self._hints[code]
        field = {"watcher": self.watcher, "account": self.account, "password": self.password}.get(code)
        for widget in (mark, hint, field):
            if widget is not None:
                widget.setVisible(item is not None)
        if item is None:
            return
        name, tone = ("ok", Tone.OK) if item.satisfied else ("warning", Tone.WARNING)
        mark.show_icon(name, tone)
        for widget in (mark, field):
            if widget is not None:
                widget.setToolTip("\n".join(filter(None, (item.label_it, item.hint_it))))
        hint.setText(item.hint_it)
        hint.setVisible(field is None and bool(item.hint_it))

    def _tell(self) -> None:
        items = replace(
            self._stored,
            written_request=self.request.isChecked() and self.request.isEnabled(),
            watcher=self.watcher.text().strip(),
            dedicated_account=self.account.text().strip(),
            password_notified=self.password.isChecked(),
        )
        if items != self._stored:
            self.changed.emit(items)
