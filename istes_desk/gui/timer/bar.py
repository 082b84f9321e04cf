"""The strip under the tabs: what runs, how long, what it costs, what is asked. Hidden when nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.question_call import QuestionCall
from istes_desk.gui.timer.words import place_name, unit_count
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted


class TimerBar(QWidget):
    """Looks at the controller and hands its two buttons on to it; ``mini_asked``: the small window.

    ``question_asked``: the user wants to answer what is asked about time.
    """

    mini_asked = Signal()
    question_asked = Signal()

    def __init__(self, controller: TimerController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timerBar")
        self._timer = controller
        self._text = PlainLabel()
        self._text.setObjectName("timerBarText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setFont(theme.font(bold=True, tabular=True))
        self.pause_button = self._button("timerBarPause", "pause", self.tr("Pause or go on (Ctrl+T)"))
        self.stop_button = self._button("timerBarStop", "stop", self.tr("Stop the timer"))
        self.mini_button = self._button("timerBarMini", "window", self.tr("Small window (Ctrl+Shift+T)"))
        self.mini_button.clicked.connect(self.mini_asked)
        self.pause_button.clicked.connect(controller.toggle)
        self.stop_button.clicked.connect(controller.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        self.question = QuestionCall(controller, "timerBarQuestion")
        self.question.clicked.connect(self.question_asked)
        row.addWidget(self.question)
        row.addStretch(1)
        for part in (self._text, self.pause_button, self.stop_button, self.mini_button):
            row.addWidget(part)
        controller.ticked.connect(self._show)
        controller.state_changed.connect(self._refresh)
        self._refresh()

    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def _button(self, name: str, sign: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(sign))
        button.setAutoRaise(True)
        button.setAccessibleName(label)
        button.setToolTip(label)
        return button

    def _refresh(self) -> None:
        at_work = self._timer.work is not None
        self.setVisible(at_work or self._timer.question is not None)
        for part in (self._text, self.pause_button, self.stop_button):
            part.setVisible(at_work)
        self.pause_button.setIcon(icon("pause" if self._timer.running else "play"))
        tinted(self._text, Tone.ACCENT if self._timer.running else Tone.WARNING)
        self._show()

    def _show(self) -> None:
        work, price = self._timer.work, self._timer.price
        if work is None:
            return
        parts = [
            f"{'●' if self._timer.running else '❙❙'} {work.customer}",
            place_name(work.intervention.on_site),
            self._timer.fmt.elapsed(self._timer.elapsed),
        ]
        if price is not None:
            parts.append(f"{unit_count(price.price.units)} {self._timer.fmt.money(price.price.amount)}")
        self._text.setText(" · ".join(parts))
