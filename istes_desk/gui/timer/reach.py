"""Where the timer is within reach beside its tab: the strip, the small window, the tray, keys everywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from istes_desk.gui.timer.asked import asked
from istes_desk.gui.timer.bar import TimerBar
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.mini import MiniTimer
from istes_desk.gui.timer.words import price_words
from istes_desk.services.time_questions import Question


class TimerReach(QObject):
    """Belongs to the main window; its keys work in every window of the program.

    ``question_asked``: the user wants to answer what is asked about time. ``question_came`` carries the words
    of one that nobody was told yet.
    """

    question_asked = Signal()
    question_came = Signal(str)

    def __init__(self, controller: TimerController, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._timer, self._settings = controller, settings
        self._mini: MiniTimer | None = None
        self.bar = TimerBar(controller, window)
        self.bar.mini_asked.connect(self.toggle_mini)
        self.bar.question_asked.connect(self.question_asked)
        self._known: Question | None = None
        controller.state_changed.connect(self._tell_question)
        self._told: QAction | None = None
        self._pause: QAction | None = None
        self._stop: QAction | None = None
        for name, text, keys, slot in (
            ("actionMiniTimer", self.tr("Small timer window"), "Ctrl+Shift+T", self.toggle_mini),
            ("actionTimerStop", self.tr("Stop the timer"), "Ctrl+Shift+X", self._stop_running),
            ("actionTimerQuestion", self.tr("Answer about time"), "Ctrl+Shift+Q", self.question_asked.emit),
        ):
            window.addAction(self._action(name, text, slot, keys))

    @property
    def mini(self) -> MiniTimer:
        """Made when it is first asked for."""
        if self._mini is None:
            self._mini = MiniTimer(self._timer, self._settings)
            self._mini.question_asked.connect(self.question_asked)
        return self._mini

    def toggle_mini(self) -> None:
        """Opens the small window, or closes it again."""
        self.mini.toggle_shown()

    def into_tray(self, menu: QMenu, before: QAction) -> None:
        """Puts clock and commands into the tray's menu; they are told anew whenever it opens."""
        self._told = self._action("trayTimerTold", "", lambda: None)
        self._told.setEnabled(False)
        self._pause = self._action("trayTimer", "", self._timer.toggle)
        self._stop = self._action("trayStop", self.tr("&Stop the timer"), self._timer.stop)
        mini = self._action("trayMini", self.tr("Small timer &window"), self.toggle_mini)
        for action in (self._told, self._pause, self._stop, mini):
            menu.insertAction(before, action)
        menu.aboutToShow.connect(self._tell)
        self._timer.ticked.connect(lambda: self._tell() if menu.isVisible() else None)
        self._timer.state_changed.connect(self._tell)
        self._tell()

    def close(self) -> None:
        """With the window."""
        if self._mini is not None:
            self._mini.close()
            self._mini.deleteLater()

    def _tell_question(self) -> None:
        question = self._timer.question
        if question is not None and question != self._known:
            self.question_came.emit(asked(question, self._timer.fmt, self._timer.desk.clock.now()).text)
        self._known = question

    def _stop_running(self) -> None:
        if self._timer.running:
            self._timer.stop()

    def _action(self, name: str, text: str, slot: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda _on: slot())
        return action

    def _tell(self) -> None:
        if self._told is None or self._pause is None or self._stop is None:
            return
        work, running = self._timer.work, self._timer.running
        clock = self._timer.fmt.elapsed(self._timer.elapsed)
        told = f"{work.customer} · {clock} · {price_words(self._timer)}" if work else ""
        self._told.setText(told.replace("&", "&&"))
        self._told.setVisible(work is not None)
        self._stop.setVisible(running)
        self._pause.setText(self._next_step(running, paused=work is not None))

    def _next_step(self, running: bool, paused: bool) -> str:
        if running:
            return self.tr("&Pause the timer")
        return self.tr("Go on with the &timer") if paused else self.tr("Start the &timer…")
