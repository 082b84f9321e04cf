"""The time line of an incident and the walk of its deadline, as lines of text. Read only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from istes_desk.domain.sla import Deadline
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.incident_view import IncidentDetails


def heading(text: str, name: str) -> QLabel:
    """A quiet title above a block."""
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setFont(theme.font(TextSize.SMALL, bold=True))
    return label


class Lines(QWidget):
    """Two columns of text that can be selected with the mouse: when, and what."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Builds anew only when something changed."""
        wanted = tuple(lines)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (when, what) in enumerate(wanted):
            if when:
                self._grid.addWidget(self._label(when, quiet=True), number, 0)
            self._grid.addWidget(self._label(what), number, 1 if when else 0, 1, 1 if when else 2)

    def text(self) -> str:
        """All lines, for the clipboard and for tests."""
        return "\n".join("  ".join(filter(None, line)) for line in self._shown)

    def _label(self, text: str, quiet: bool = False) -> QLabel:
        label = PlainLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if quiet:
            label.setFont(theme.font(tabular=True))
            tinted(label, Tone.MUTED)
        else:
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label


class Story(QWidget):
    """Time line first, then the deadline step by step."""

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self.events = Lines("timeLine")
        self.walk = Lines("walk")
        self._walk_title = heading(self.tr("DEADLINE, STEP BY STEP"), "walkTitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(self.tr("TIME LINE"), "timeLineTitle"))
        column.addWidget(self.events)
        column.addSpacing(GRID)
        column.addWidget(self._walk_title)
        column.addWidget(self.walk)

    def show_details(self, details: IncidentDetails, now: datetime) -> None:
        self.events.show_lines((self._fmt.near(event.at, now), event.text) for event in details.events)
        for widget in (self._walk_title, self.walk):
            widget.setVisible(details.deadline is not None)
        if details.deadline:
            self.walk.show_lines(self._steps(details.deadline, details.incident.due))

    def _steps(self, deadline: Deadline, due: datetime | None) -> list[tuple[str, str]]:
        """The sentences already say the stretch; a stored deadline that differs is named."""
        lines = [("", step.sentence) for step in deadline.walk]
        lines.append(("", self.tr("Due {when}").format(when=self._fmt.stamp(deadline.due))))
        if due is not None and due != deadline.due:
            fixed = self.tr("The recorded deadline stays {when}").format(when=self._fmt.stamp(due))
            lines.append(("", fixed))
        return lines
