"""The letters of a pre-notification as pages: whom it is for, what it is about, the words. Prints nothing."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from istes_desk.services.debits.notices import Notice

MARGIN = 56
BREAK = "page-break-after: always"
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def paper(notices: tuple[Notice, ...]) -> QTextDocument:
    """A page for each customer; the words are plain text."""
    document = QTextDocument()
    document.setDocumentMargin(MARGIN)
    font = document.defaultFont()
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    last = len(notices) - 1
    document.setHtml("".join(_page(one, BREAK if place < last else "") for place, one in enumerate(notices)))
    return document


def print_on(printer: QPrinter, notices: tuple[Notice, ...]) -> None:
    """Each letter on its own sheet: numbers at the foot would count through letters of others."""
    document, dots = paper(notices), QGuiApplication.primaryScreen().logicalDotsPerInch()
    inches = printer.pageRect(QPrinter.Unit.Inch).size()
    document.setPageSize(QSizeF(inches.width() * dots, inches.height() * dots))
    document.print_(printer)


def _page(one: Notice, style: str) -> str:
    customer, subject, body = ("<br>".join(_lines(text)) for text in (one.customer, one.subject, one.body))
    return f'<p>{customer}</p><p><br><b>{subject}</b></p><p style="{style}"><br>{body}</p>'


def _lines(text: str) -> list[str]:
    return text.translate(ESCAPED).replace(" €", "&nbsp;€").splitlines()
