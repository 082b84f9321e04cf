"""The two error doors: what the user can mend is shown in place, anything else is a bug with a report.

Nothing is swallowed: whatever no slot and no job took ends in ``sys.excepthook``, which is ours.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from istes_desk.gui.tasks import KNOWN
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.errors import KnownError

log = logging.getLogger(__name__)
Report = Callable[[BaseException], str]


def is_known(error: BaseException) -> bool:
    """The user can do something about it."""
    return isinstance(error, KNOWN)


def words_of(error: Exception) -> str:
    """What the user reads of an error he can do something about."""
    if isinstance(error, KnownError):
        return " ".join(filter(None, (error.message, error.hint, error.kept)))
    return str(error)


def raise_bug(error: BaseException) -> None:
    """Through the door of bugs, without ending the program."""
    sys.excepthook(type(error), error, error.__traceback__)


class Caught(AbstractContextManager["Caught"]):
    """Keeps what the block raised, for who goes on without it and tells of it."""

    error: Exception | None = None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


class ErrorDoor(QObject):
    """Takes what nobody caught, from any thread. ``known`` and ``bug`` were emitted on the GUI thread.

    ``bug`` carries the report; each is in the log before.
    """

    known = Signal(Exception)
    bug = Signal(str)
    _arrived = Signal(object)

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._arrived.connect(self._sort, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """From now on nothing goes unseen; ``remove`` gives the hooks back."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__

    def _uncaught(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        error = error or kind()
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if not is_known(error):
            log.critical("uncaught", exc_info=(kind, error, trace))
        self._arrived.emit(error)

    def _sort(self, error: BaseException) -> None:
        if is_known(error):
            self.known.emit(error)
        else:
            self.bug.emit(self._told(error))

    def _told(self, error: BaseException) -> str:
        """An error in making the report must not come back as the next bug."""
        try:
            return self._report(error)
        except Exception as worse:  # this is the door: nobody is behind it
            log.critical("no report", exc_info=worse)
            return f"{type(error).__name__}; no report: {type(worse).__name__}"


class BugDialog(QDialog):
    """One window for all bugs of a run; the work goes on behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bugDialog")
        self.setWindowTitle(self.tr("Error in ISTES Desk"))
        self.resize(640, 400)
        self._reports: list[str] = []
        self._text = self._make_text()
        title = PlainLabel(self.tr("Something in the program went wrong"))
        title.setFont(font(TextSize.TITLE, bold=True))
        words = PlainLabel(
            self.tr(
                "Your data is safe: what was being written was not stored by halves. You can go on working."
                " Send this report to whoever looks after the program; it holds neither passwords nor mails."
            )
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for part in (title, words, self._text, self._make_buttons()):
            column.addWidget(part)

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("bugReport")
        text.setAccessibleName(self.tr("Report"))
        text.setReadOnly(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return text

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = box.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyReport")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        self._go_on = box.addButton(self.tr("&Go on working"), QDialogButtonBox.ButtonRole.RejectRole)
        self._go_on.setObjectName("goOn")
        self._go_on.setDefault(True)
        box.rejected.connect(self.hide)
        return box

    @property
    def report(self) -> str:
        """All that happened since the start, one after the other."""
        return "\n\n".join(self._reports)

    def add(self, report: str) -> None:
        """Shows the report, below those that came before; the same one twice is shown once."""
        if report not in self._reports:
            self._reports.append(report)
        self._text.setPlainText(self.report)
        self.show()
        self.raise_()
        self._go_on.setFocus()
