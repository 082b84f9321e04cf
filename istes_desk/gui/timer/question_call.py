"""The door to a waiting question about time, for whoever is not on the Timer tab (B-5). Answers nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from istes_desk.gui.icons import icon
from istes_desk.gui.timer.asked import asked
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.widgets.plain import plain_tip


class QuestionCall(QPushButton):
    """Hidden while nothing is asked; says how many there are, the first one in its tool tip."""

    def __init__(self, controller: TimerController, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon("warning"), "", parent)
        self.setObjectName(name)
        self._timer = controller
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        question, count = self._timer.question, len(self._timer.questions)
        self.setVisible(question is not None)
        if question is None:
            return
        many = self.tr("{} questions about time…").format(count)
        self.setText(self.tr("A question about time…") if count == 1 else many)
        told = asked(question, self._timer.fmt, self._timer.desk.clock.now()).text
        self.setToolTip(plain_tip(told))
        self.setAccessibleDescription(told)
