"""The rotating log file; what is secret is struck out of every line, tracebacks included."""

from __future__ import annotations

import logging
import re
import time
from itertools import pairwise
from pathlib import Path

BYTES, FILES = 1_000_000, 5
LINE = "%(asctime)sZ %(levelname)s %(threadName)s %(name)s: %(message)s"
_NAME = (
    r"[\"']?\b\w*(?:passwor[dt]|passwd|passphrase|pwd|token|secret|segreto|credential|authorization|api[_-]?key)"
    r"\w*[\"']?\s*[=:]\s*"
)
_VALUE = r"""(?:b?"[^"]*"|b?'[^']*'|(?:Bearer |Basic )?[^\s,;)]+)"""
_STRUCK_OUT = (
    (re.compile(r"\[parameters: [^\n]*"), "[parameters: ***]"),  # values of a database statement
    (re.compile(r"(\w+://[^\s:/@]+):[^\s@]+@"), r"\1:***@"),
    (re.compile(f"({_NAME}){_VALUE}", re.IGNORECASE), r"\1***"),
    (re.compile(r"[\w.+-]+@(?=[\w-]+\.\w)"), "***@"),
)


def redact(text: str) -> str:
    """The text without passwords, tokens, values of database rows, local parts of addresses, home folder."""
    for pattern, instead in _STRUCK_OUT:
        text = pattern.sub(instead, text)
    return text.replace(str(Path.home()), "~")


class RedactingFormatter(logging.Formatter):
    """Strikes out last, so that no traceback slips through; times are UTC."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class RotatingFile(logging.FileHandler):
    """Begins a new file after so many bytes; ``logging.handlers`` brings in sockets and pickles as well."""

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and self.stream.tell() >= BYTES:
            self.stream.close()
            try:
                self._put_aside()
            except OSError:  # the old file goes on
                self.handleError(record)
            self.stream = self._open()
        super().emit(record)

    def _put_aside(self) -> None:
        file = Path(self.baseFilename)
        names = [file, *(file.with_name(f"{file.name}.{age}") for age in range(1, FILES))]
        for younger, older in reversed([*pairwise(names)]):
            if younger.exists():
                younger.replace(older)


def start_log(path: Path) -> logging.Handler:
    """Everything from INFO goes to the file; OSError when it cannot be opened."""
    handler = RotatingFile(path, encoding="utf-8")
    handler.setFormatter(RedactingFormatter(LINE))
    logging.getLogger().addHandler(handler)
    logging.getLogger("istes_desk").setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Lets go of the file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
