"""Severity, urgency, state and the four verbs for one incident: buttons only, no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from istes_desk.domain.incidents import OPEN_STATES, Incident, RequestKind, Severity
from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.words import state_name
from istes_desk.gui.theme import GRID
from istes_desk.services.incident_view import IncidentDetails

LONGEST = 40


class Controls(QWidget):
    """Signals say what was pressed; ``duplicate_asked``: the id of what it repeats, 0 = some other."""

    severity_asked = Signal(object)
    urgent_asked = Signal(bool)
    state_asked = Signal(object)
    duplicate_asked = Signal(int)
    call_asked = Signal()
    reply_asked = Signal()
    note_asked = Signal()
    start_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severities = {letter: self._severity(letter) for letter in Severity}
        self.urgent = self._tool("urgentButton", self.tr("Urgent"), "warning")
        self.urgent.setCheckable(True)
        self.urgent.setToolTip(self.tr("Confirmed urgency: goes before everything else with contract (U)"))
        self.urgent.clicked.connect(self.urgent_asked)
        self.state = self._tool("stateButton", "", "")
        self.state.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.state.setMenu(QMenu(self.state))
        self.call = self._verb("callButton", self.tr("Call &back"), "phone", self.tr("Log a call-back (R)"))
        self.reply = self._verb(
            "replyButton", self.tr("R&eply"), "mail", self.tr("Write to the customer (E)")
        )
        self.note = self._verb("noteButton", self.tr("&Note"), "note", self.tr("Write a note (N)"))
        self.start = self._verb("startButton", self.tr("&Start"), "play", self.tr("Start the timer (S)"))
        self.call.clicked.connect(self.call_asked)
        self.reply.clicked.connect(self.reply_asked)
        self.note.clicked.connect(self.note_asked)
        self.start.clicked.connect(self.start_asked)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widgets in (
            (*self.severities.values(), self.urgent, self.state),
            (self.call, self.reply, self.note, self.start),
        ):
            row = QHBoxLayout()
            row.setSpacing(GRID // 2)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)

    def _severity(self, letter: Severity) -> QToolButton:
        button = self._tool(f"severity{letter}", letter, f"severity_{letter.lower()}")
        button.setIcon(icon(f"severity_{letter.lower()}", theme.SEVERITY_TONES[letter]))
        button.setCheckable(True)
        button.setAccessibleName(self.tr("Severity {letter}").format(letter=letter))
        button.setToolTip(f"{button.accessibleName()} ({letter})")
        button.clicked.connect(partial(self._ask_severity, letter))
        return button

    def _ask_severity(self, letter: Severity, checked: bool) -> None:
        self.severity_asked.emit(letter if checked else None)

    def _tool(self, name: str, text: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        return button

    def _verb(self, name: str, text: str, picture: str, tip: str) -> QPushButton:
        button = QPushButton(icon(picture), text)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        return button

    def show_details(self, details: IncidentDetails) -> None:
        incident = details.incident
        for letter, button in self.severities.items():
            button.setChecked(incident.severity is letter)
        is_incident = incident.kind is RequestKind.INCIDENT
        for widget in (*self.severities.values(), self.urgent):
            widget.setVisible(is_incident)
        open_ = incident.state in OPEN_STATES
        self.urgent.setChecked(incident.urgent)
        for verb in (self.urgent, self.call, self.start):
            verb.setEnabled(open_)
        self._show_state(details)

    def _show_state(self, details: IncidentDetails) -> None:
        name = state_name(details.incident.state)
        self.state.setText(name)
        self.state.setAccessibleName(self.tr("State: {name}").format(name=name))
        menu = self.state.menu()
        menu.clear()
        for state in details.next_states:
            action = menu.addAction(state_name(state))
            action.setObjectName(f"state_{state}")
            action.triggered.connect(partial(self._ask_state, state))
        if details.incident.state in OPEN_STATES:
            self._add_duplicates(menu, details.originals)

    def _add_duplicates(self, menu: QMenu, originals: Sequence[Incident]) -> None:
        """The proposed ones first, then any other by its number."""
        menu.addSeparator()
        for one in originals:
            words = self.tr("Duplicate of {tag}  {subject}").format(tag=one.tag, subject=_short(one.subject))
            action = menu.addAction(words.replace("&", "&&"))
            action.setObjectName(f"duplicateOf{one.id}")
            action.triggered.connect(partial(self._ask_duplicate, one.id))
        action = menu.addAction(self.tr("Duplicate of another request…"))
        action.setObjectName("duplicateOfOther")
        action.triggered.connect(partial(self._ask_duplicate, 0))

    def _ask_duplicate(self, id: int, _checked: bool = False) -> None:
        self.duplicate_asked.emit(id)

    def _ask_state(self, state: object, _checked: bool = False) -> None:
        self.state_asked.emit(state)


def _short(subject: str) -> str:
    return subject if len(subject) <= LONGEST else f"{subject[: LONGEST - 1]}…"
