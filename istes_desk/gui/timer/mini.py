"""The small timer window above all others: clock, units, price; pause and stop. Remembers its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, TextSize, Tone
from istes_desk.gui.timer.controller import PROGRAM, TimerController
from istes_desk.gui.timer.question_call import QuestionCall
from istes_desk.gui.timer.words import price_words
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted

PLACE = "timer/mini"
CORNER = 6 * GRID
FRAME = QSize(2 * GRID, 5 * GRID)
"""What the system's frame may add around it."""


class MiniTimer(QWidget):
    """Nobody's child, so that it stays while the main window is minimised; with the system's own frame.

    ``question_asked``: the user wants to answer what is asked about time.
    """

    question_asked = Signal()

    def __init__(self, controller: TimerController, settings: QSettings) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("miniTimer")
        self._timer, self._settings = controller, settings
        self._who = self._label("miniWho", theme.font(bold=True))
        self._clock = self._label("miniClock", theme.font(TextSize.TITLE, bold=True, tabular=True))
        self._price = self._label("miniPrice", theme.font(tabular=True))
        self.pause = self._button("miniPause", controller.toggle)
        self.stop = self._button("miniStop", controller.stop)
        self.stop.setIcon(icon("stop"))
        self.stop.setText(self.tr("&Stop"))
        self.question = QuestionCall(controller, "miniQuestion")
        self.question.clicked.connect(self.question_asked)
        self._arrange()
        controller.ticked.connect(self._show_numbers)
        controller.state_changed.connect(self._refresh)
        self._refresh()

    def _label(self, name: str, font: QFont) -> PlainLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setFont(font)
        return label

    def _button(self, name: str, slot: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._clock, 1)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.setSpacing(HALF)
        column.addWidget(self._who)
        column.addLayout(buttons)
        column.addWidget(self._price)
        column.addWidget(self.question)

    def open(self) -> None:
        """Where it was last, on a screen that is there; at first in the upper right corner."""
        self.adjustSize()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        stored = self._settings.value(PLACE)
        first = screens[0]
        at = (
            stored
            if isinstance(stored, QPoint)
            else first.topRight() - QPoint(self.width() + CORNER, -CORNER)
        )
        self.move(on_screen(QRect(at, self.sizeHint() + FRAME), screens))
        self.show()
        self.raise_()

    def toggle_shown(self) -> None:
        """Opens it, or closes it again."""
        if self.isVisible():
            self.close()
        else:
            self.open()

    def keep_place(self) -> None:
        """For the next time, also that of another start."""
        if self.isVisible():
            self._settings.setValue(PLACE, self.pos())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_place()
        super().closeEvent(event)

    def _refresh(self) -> None:
        """Other work, or another state of it."""
        work, running = self._timer.work, self._timer.running
        self.setWindowTitle(work.customer if work else PROGRAM)
        self._who.setText(work.customer if work else self.tr("No timer is running."))
        self.pause.setIcon(icon("pause" if running else "play"))
        self.pause.setText(self.tr("&Pause") if running else self.tr("&Go on"))
        for part in (self._clock, self._price, self.pause, self.stop):
            part.setEnabled(work is not None)
        tinted(self._clock, Tone.ACCENT if running else Tone.WARNING)
        self._show_numbers()

    def _show_numbers(self) -> None:
        work = self._timer.work
        self._clock.setText(self._timer.fmt.elapsed(self._timer.elapsed) if work else "")
        self._price.setText(price_words(self._timer) if work else "")


def on_screen(wanted: QRect, screens: list[QRect]) -> QPoint:
    """The place itself when all of the window can be seen there, else the nearest one on a screen."""
    if any(screen.contains(wanted) for screen in screens):
        return wanted.topLeft()
    screen = max(screens, key=lambda one: _shared(one, wanted))
    left = min(max(wanted.left(), screen.left()), screen.right() + 1 - wanted.width())
    top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - wanted.height())
    return QPoint(max(left, screen.left()), max(top, screen.top()))


def _shared(screen: QRect, wanted: QRect) -> int:
    both = screen.intersected(wanted)
    return max(0, both.width()) * max(0, both.height())
