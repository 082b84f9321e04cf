"""The sign in the system tray: notices with a click that leads there, timer and way out in its menu.

Where there is no tray the window's own toast tells. The tray never keeps a closed window alive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from istes_desk.gui.icons import app_icon
from istes_desk.gui.notices import toast
from istes_desk.services.notices import Notice

LINES = 4
SHOWN_MS = 10_000


class Tray(QObject):
    """``incident_asked`` was emitted with the id of what a clicked notice is about."""

    incident_asked = Signal(int)

    def __init__(self, window: QWidget, *, available: bool) -> None:
        super().__init__(window)
        self._window, self._about = window, 0
        self._menu = self._make_menu()
        self._icon = self._make_icon() if available else None

    def take_timer(self, title_changed: SignalInstance, into_menu: Callable[[QMenu, QAction], None]) -> None:
        """The running clock: what ``into_menu`` puts before the way out, and the title beside the sign."""
        into_menu(self._menu, self._menu.actions()[-1])
        title_changed.connect(self._tell_title)

    def _tell_title(self, title: str) -> None:
        if self._icon is not None:
            self._icon.setToolTip(title)

    def tell(self, notices: Sequence[Notice]) -> None:
        """All of them in one message; a click leads to the first that is about a request."""
        self._about = next((one.incident_id for one in notices if one.incident_id), 0)
        lines = [one.text for one in notices[:LINES]]
        if len(notices) > LINES:
            lines.append(self.tr("and {} more").format(len(notices) - LINES))
        text = "\n".join(lines)
        if self._icon is not None:
            self._icon.showMessage("ISTES Desk", text, app_icon(), SHOWN_MS)
            self._icon.setToolTip(f"ISTES Desk\n{text}")
        else:
            toast(self._window, text, self._open if self._about else None, self.tr("&Show"))

    def remark(self, text: str) -> None:
        """Something the window asks, for whoever does not see it; a click opens the window."""
        self._about = 0
        if self._icon is not None and not self._window.isActiveWindow():
            self._icon.showMessage("ISTES Desk", text, app_icon(), SHOWN_MS)

    def open(self) -> None:
        """The window before all others."""
        self._raise()

    def close(self) -> None:
        """With the window."""
        if self._icon is not None:
            self._icon.hide()

    def _make_icon(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(app_icon(), self)
        made.setObjectName("trayIcon")
        made.setToolTip("ISTES Desk")
        made.setContextMenu(self._menu)
        made.activated.connect(self._on_activated)
        made.messageClicked.connect(self._open)
        made.show()
        return made

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName("trayMenu")
        for name, text, act in (
            ("trayOpen", self.tr("&Open ISTES Desk"), self._raise),
            ("trayQuit", self.tr("&Quit"), self._window.close),
        ):
            action = QAction(text, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _on, act=act: act())
            menu.addAction(action)
        return menu

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._raise()

    def _raise(self) -> None:
        window = self._window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def _open(self) -> None:
        self._raise()
        if self._about:
            self.incident_asked.emit(self._about)
