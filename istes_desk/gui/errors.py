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

from istes_desk.gui.tasks import KNOWN
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
