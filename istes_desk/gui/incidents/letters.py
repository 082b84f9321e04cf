"""The text of the request and its mails, each of which can be saved exactly as it came."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from istes_desk.domain.incidents import Message
from istes_desk.domain.mail import safe_name
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.story import heading
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.errors import KnownError
from istes_desk.services.incident_view import IncidentDetails, raw_message


class Letters(QWidget):
    """``saved`` carries the path, ``refused`` a known error."""

    saved = Signal(str)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._fmt = desk, fmt
        self._shown: tuple[Message, ...] = ()
        self._title = heading(self.tr("MESSAGE"), "lettersTitle")
        self.body = PlainLabel()
        self.body.setObjectName("incidentBody")
        self.body.setTextFormat(Qt.TextFormat.PlainText)
        self.body.setWordWrap(True)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.body)
        column.addLayout(self._buttons)

    def show_details(self, details: IncidentDetails) -> None:
        self.body.setText(details.incident.body.strip())
        self.body.setVisible(bool(details.incident.body.strip()))
        self._title.setVisible(bool(details.incident.body.strip() or details.messages))
        if details.messages != self._shown:
            self._shown = details.messages
            self._build()

    def _build(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for message in self._shown:
            self._buttons.addWidget(self._button(message), 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, message: Message) -> QPushButton:
        when = self._fmt.stamp(message.received)
        button = QPushButton(icon("save"), self.tr("Save the message of {when}…").format(when=when))
        button.setObjectName(f"saveMessage{message.id}")
        button.setAccessibleName(button.text())
        button.clicked.connect(partial(self._save, message))
        return button

    def _save(self, message: Message, _checked: bool = False) -> None:
        name = safe_name(f"{message.subject or 'mail'}.eml")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the message"), name, self.tr("Mail (*.eml)")
        )
        if chosen:
            path = Path(chosen)
            self._desk.tasks.read(
                lambda uow: raw_message(uow, message.id),
                lambda raw: self._write(path, raw),
                owner=self,
                on_error=self.refused.emit,
            )

    def _write(self, path: Path, raw: bytes) -> None:
        def job() -> str:
            try:
                path.write_bytes(raw)
            except OSError as error:
                raise KnownError(
                    f"Il messaggio non è stato salvato: {error.strerror}.",
                    "Scegliere un'altra cartella.",
                    "L'originale resta nel database.",
                ) from error
            return str(path)

        self._desk.tasks.background(job, self.saved.emit, owner=self, on_error=self.refused.emit)
