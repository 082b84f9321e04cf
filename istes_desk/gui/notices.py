"""What the window tells in passing: a banner for what is wrong, a toast for what was done. Never modal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from istes_desk.gui.errors import is_known, raise_bug
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, Tone, fill, ink
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.errors import KnownError

TOAST_MS = 7_000
MARGIN = 3 * GRID


class Banner(QFrame):
    """One line or three above the page: what is wrong, what to do, what is safe. Hidden while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAutoFillBackground(True)
        self._icon, self._text = IconLabel(), PlainLabel()
        self._text.setObjectName("bannerText")
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = _close_button(self.tr("Close this message"), "closeBanner")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, tone: Tone, *sentences: str) -> None:
        """Shows the sentences that are not empty."""
        told = [sentence for sentence in sentences if sentence]
        self._text.setText("\n".join(told))
        self.setAccessibleName(" ".join(told))
        self._icon.show_icon("info" if tone is Tone.INFO else "error", tone)
        colors = QPalette(self.palette())
        colors.setColor(QPalette.ColorRole.Window, fill(tone, colors))
        colors.setColor(QPalette.ColorRole.WindowText, ink(tone, colors))
        self.setPalette(colors)
        self.show()


class Toast(QFrame):
    """What was just done, with the way back; goes by itself."""

    def __init__(
        self, window: QWidget, text: str, undo: Callable[[], None] | None = None, act: str = ""
    ) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self._over = window
        self.setAccessibleName(text)
        self.setProperty("card", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(PlainLabel(text))
        if undo is not None:
            row.addWidget(self._make_undo(undo, act or self.tr("&Undo")))
        close = _close_button(self.tr("Close this message"), "closeToast")
        close.clicked.connect(self.close_now)
        row.addWidget(close)
        self._end = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._end.timeout.connect(self.close_now)
        self._end.start()
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _make_undo(self, undo: Callable[[], None], act: str) -> QPushButton:
        button = QPushButton(act)
        button.setObjectName("undoToast")
        button.clicked.connect(undo)
        button.clicked.connect(self.close_now)
        return button

    def close_now(self) -> None:
        """Gone, with its timer."""
        self._end.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        window = self._over
        corner = QPoint(window.width() - self.width() - MARGIN, window.height() - self.height() - 2 * MARGIN)
        self.move(corner)


def _close_button(name: str, object_name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(object_name)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIcon(icon("cross"))
    button.setAutoRaise(True)
    return button


def toast(near: QWidget, text: str, undo: Callable[[], None] | None = None, act: str = "") -> Toast:
    """From any tab: ``toast(self, self.tr("Incident closed"), self._reopen)``; the one before gives way.

    ``act`` is what the button says when it does something else than undo.
    """
    window = near.window()
    for shown in window.findChildren(Toast):
        shown.close_now()
    return Toast(window, text, undo, act)


class Notices(QObject):
    """The main window's own: its banner stands above the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._window: QWidget = self.banner

    def attach(self, window: QWidget) -> None:
        """The window that toasts appear in."""
        self._window = window
        self.setParent(window)

    def show_error(self, error: Exception) -> None:
        """Message, hint and what is safe in the banner; what is not known goes out by the door of bugs."""
        if not is_known(error):
            raise_bug(error)
        elif isinstance(error, KnownError):
            self.banner.tell(Tone.DANGER, error.message, error.hint, error.kept)
        else:
            self.banner.tell(Tone.DANGER, str(error))

    def tell(self, text: str) -> None:
        """Something to know, not an error."""
        self.banner.tell(Tone.INFO, text)

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Something was done."""
        toast(self._window, text, undo)
