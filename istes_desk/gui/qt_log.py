"""What Qt itself has to say goes into the program's log."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("istes_desk.qt")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
NO_SCREEN = "This plugin does not support"  # said by the offscreen platform of what it cannot do


def _pass_on(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    level = logging.DEBUG if text.startswith(NO_SCREEN) else LEVELS[kind]
    log.log(level, "%s", text)


def install() -> None:
    """From now on Qt writes nothing to the error stream."""
    qInstallMessageHandler(_pass_on)


def remove() -> None:
    """Qt speaks for itself again."""
    qInstallMessageHandler(None)
