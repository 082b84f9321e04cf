"""What we wrote about an incident and what became of it; what was not sent can be sent again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from istes_desk.domain.letters import LetterKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.letter_words import kind_name
from istes_desk.gui.incidents.story import heading
from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.delivering import retry
from istes_desk.services.incident_view import IncidentDetails
from istes_desk.services.letter_words import LetterView, letters_of


class Outbox(QWidget):
    """Hidden while nothing was written. ``refused`` carries a known error."""

    refused = Signal(Exception)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outbox")
        self._desk, self._incident_id = desk, 0
        self._shown: tuple[LetterView, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(HALF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(self.tr("WRITTEN TO THE CUSTOMER"), "outboxTitle"))
        column.addLayout(self._rows)
        self.hide()

    def show_details(self, details: IncidentDetails) -> None:
        """Reads the letters; they show as soon as they are there."""
        wanted = self._incident_id = details.incident.id

        def show(found: tuple[LetterView, ...]) -> None:
            if wanted == self._incident_id:
                self._show(found)

        self._desk.tasks.read(lambda uow: letters_of(uow, wanted), show, owner=self)

    def text(self) -> str:
        """All lines, for tests."""
        return "\n".join(f"{_title(view)}\n{view.words}" for view in self._shown)

    def _show(self, letters: Sequence[LetterView]) -> None:
        self.setVisible(bool(letters))
        if tuple(letters) == self._shown:
            return
        self._shown = tuple(letters)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for view in letters:
            self._rows.addWidget(self._row(view))

    def _row(self, view: LetterView) -> QWidget:
        frame = QFrame()
        frame.setObjectName(f"letter{view.id}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, HALF)
        column.setSpacing(0)
        column.addWidget(_label(_title(view)))
        column.addWidget(tinted(_label(view.words), Tone.DANGER if view.problem else Tone.MUTED))
        if view.failed:
            again = QPushButton(icon("refresh"), self.tr("&Try again"))
            again.setObjectName(f"retryLetter{view.id}")
            again.setAccessibleName(self.tr("Send the letter to {who} again").format(who=view.recipient))
            again.clicked.connect(partial(self.retry, view.id))
            column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def retry(self, letter_id: int, _checked: bool = False) -> None:
        """A person wants it sent after all."""
        desk = self._desk
        desk.tasks.write(
            lambda uow: retry(uow, desk.clock, letter_id, desk.author),
            owner=self,
            on_error=self.refused.emit,
        )


def _title(view: LetterView) -> str:
    what = kind_name(view.kind) if view.kind is not LetterKind.REPLY else view.subject
    return f"{what} → {view.recipient}"


def _label(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
