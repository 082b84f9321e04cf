"""The request as typed, or its mails one below the other, the newest open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from istes_desk.domain.incidents import Message
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.incidents.letter_card import LetterCard
from istes_desk.gui.incidents.story import heading
from istes_desk.gui.theme import HALF
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.incident_view import IncidentDetails


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
        self.body.setWordWrap(True)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(HALF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.body)
        column.addLayout(self._cards)

    def show_details(self, details: IncidentDetails) -> None:
        """The text of a mail is shown with the mail; only what was typed has none."""
        typed = "" if any(not one.outgoing for one in details.messages) else details.incident.body.strip()
        self.body.setText(typed)
        self.body.setVisible(bool(typed))
        self._title.setText(self.tr("MESSAGES") if len(details.messages) > 1 else self.tr("MESSAGE"))
        self._title.setVisible(bool(typed or details.messages))
        if details.messages != self._shown:
            self._shown = details.messages
            self._build()

    def _build(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        newest_first = sorted(self._shown, key=lambda one: (one.received, one.id), reverse=True)
        for place, message in enumerate(newest_first):
            card = LetterCard(self._desk, self._fmt, message)
            card.saved.connect(self.saved)
            card.refused.connect(self.refused)
            self._cards.addWidget(card)
            if place == 0:
                card.open(True)
