"""The card at the top: whom to call now, until when, why. It decides nothing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from istes_desk.domain.call_back import CallBack
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.queue_view import Head, QueueRow


class NextCard(QFrame):
    """``call_asked``, ``start_asked`` and ``chosen`` carry the incident's id."""

    call_asked = Signal(int)
    start_asked = Signal(int)
    chosen = Signal(int)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nextCard")
        self.setProperty("card", True)
        self._fmt = fmt
        self._id = 0
        self._caption = self._label("nextCaption", theme.font(TextSize.SMALL, bold=True))
        self._who = self._label("nextWho", theme.font(TextSize.TITLE, bold=True))
        self._why = self._label("nextWhy", theme.font())
        self.call = QPushButton(icon("phone"), self.tr("Call back"))
        self.call.setObjectName("nextCall")
        self.call.setAccessibleName(self.tr("Call back the next customer"))
        self.call.setShortcut("Ctrl+R")
        self.call.setToolTip(f"{self.call.accessibleName()} (Ctrl+R)")
        self.call.clicked.connect(lambda: self.call_asked.emit(self._id))
        self.start = QPushButton(self.tr("Start"))
        self.start.setObjectName("nextStart")
        self.start.setAccessibleName(self.tr("Start the timer for the next customer"))
        self.start.setShortcut("Ctrl+Return")
        self.start.setToolTip(f"{self.start.accessibleName()} (Ctrl+Enter)")
        primary(self.start, "play")
        self.start.clicked.connect(lambda: self.start_asked.emit(self._id))
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.addWidget(self._caption, 0, 0, 1, 3)
        grid.addWidget(self._who, 1, 0, 1, 3)
        grid.addWidget(self._why, 2, 0)
        grid.addWidget(self.call, 2, 1)
        grid.addWidget(self.start, 2, 2)
        grid.setColumnStretch(0, 1)

    def _label(self, name: str, font: QFont) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setFont(font)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def show_head(self, head: Head, now: datetime) -> None:
        """The next one, or why there is none."""
        row = head.next_up
        self._id = row.id if row else 0
        for button in (self.call, self.start):
            button.setVisible(row is not None)
        if row:
            self._show_row(row, now)
        else:
            self._show_nobody(head.call_back, head.waiting)

    def _show_row(self, row: QueueRow, now: datetime) -> None:
        head = self.tr("NEXT")
        self._caption.setText(f"{head}  ·  {row.tag}")
        facts = (row.severity or "–", row.customer, row.plan, self._due(row, now))
        self._who.setText("  ·  ".join(filter(None, facts)))
        self._why.setText(f"{row.subject}\n{row.reason}")
        tinted(self._who, Tone.DANGER if row.late else None)

    def _due(self, row: QueueRow, now: datetime) -> str:
        if row.due is None:
            return ""
        when = f"{self._fmt.near(row.due, now)} ({self._fmt.relative(row.due, now)})"
        return self.tr("due {when}").format(when=when)

    def _show_nobody(self, window: CallBack | None, waiting: int) -> None:
        self._caption.setText(self.tr("NEXT"))
        tinted(self._who, None)
        self._who.setText(self.tr("Nobody to call now") if waiting else self.tr("Nobody is waiting"))
        quiet = self.tr("New requests appear here as soon as they arrive.")
        self._why.setText(window.reason if window and waiting else quiet)
