"""The mail in the bottom line: when it was read, what came, what is wrong; a click opens the register."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.mail.poller import MailPoller
from istes_desk.gui.theme import TextSize, font

STYLE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class MailLine(QWidget):
    """Hidden while there is no mailbox. ``told`` is the button that opens the register."""

    def __init__(self, desk: Desk, poller: MailPoller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mailLine")
        self._desk, self._poller = desk, poller
        self._format = Formatter(chosen(desk.preferences.load().language))
        self.told = self._button("mailState", self.tr("Mail"))
        self.told.setToolTip(self.tr("Open the register of the mail"))
        self.stop = self._button("mailCancel", self.tr("Stop reading the mail"))
        self.stop.setIcon(icon("cross"))
        self.stop.setToolTip(self.stop.accessibleName())
        self.stop.clicked.connect(poller.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.told)
        row.addWidget(self.stop)
        poller.changed.connect(self._follow)
        self._follow()

    def _button(self, name: str, accessible: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(accessible)
        button.setAutoRaise(True)
        button.setFont(font(TextSize.SMALL, tabular=True))
        return button

    def _follow(self) -> None:
        self.setVisible(self._poller.any_mailbox)
        self.stop.setVisible(self._poller.busy)
        self.told.setText(self._reading() if self._poller.busy else self._outcome())
        wrong = [one.error for one in self._poller.attempts.values() if one.error is not None]
        self.told.setIcon(icon("warning" if wrong else "mail"))
        self.told.setToolButtonStyle(STYLE)
        words = "\n".join(map(words_of, wrong))
        self.told.setToolTip(words or self.tr("Open the register of the mail"))

    def _reading(self) -> str:
        box = self._poller.current
        done, total = self._poller.progress
        name = box.name if box else ""
        if total:
            return self.tr("{}: {} of {}").format(name, done, total)
        return self.tr("{}: reading…").format(name)

    def _outcome(self) -> str:
        attempts = self._poller.attempts.values()
        if not attempts:
            return self.tr("Mail: not read yet")
        when = self._format.near(max(one.at for one in attempts), self._desk.clock.now())
        failed = sum(one.error is not None for one in attempts)
        if failed:
            return self.tr("Mail: {}, out of reach: {}").format(when, failed)
        return self.tr("Mail: {}, new: {}").format(when, sum(one.opened for one in attempts))
