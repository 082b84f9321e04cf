"""All of the mail that the main window holds: the poller, its line at the bottom, the register."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStatusBar, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.mail.ledger_dialog import LedgerDialog
from istes_desk.gui.mail.mail_line import MailLine
from istes_desk.gui.mail.poller import MailPoller
from istes_desk.gui.tab import Navigator


class MailCorner(QObject):
    """Begins to read at once; ``stop`` when the window closes."""

    def __init__(self, desk: Desk, navigator: Navigator, status: QStatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._navigator, self._window = desk, navigator, window
        self.poller = MailPoller(desk, self)
        self.line = MailLine(desk, self.poller)
        self.line.told.clicked.connect(self.open_register)
        status.insertWidget(0, self.line)
        self.line.setVisible(False)
        self.poller.start()

    def fetch_now(self) -> None:
        """F5."""
        self.poller.fetch_now()

    def open_register(self) -> None:
        """The register, above the window; it stays open beside the work."""
        dialog = LedgerDialog(self._desk, self._window)
        dialog.place_asked.connect(self._navigator.place_asked)
        dialog.show()

    def stop(self) -> None:
        """Nothing more is begun."""
        self.poller.stop()
