"""The letters of a pre-notification as pages: the firm, whom it is for, what it is about, the words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from istes_desk.domain.italian import full_date
from istes_desk.services.debits.notices import Notice
from istes_desk.services.papers import Letterhead

MARGIN = 56
SMALL = "font-size: 8.5pt; color: #4d5866"
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
    to = _rows((one.customer, *one.address))
    subject, body = ("<br>".join(_lines(text)) for text in (one.subject, one.body))
    return (
        f"{_head(one.sender)}<p>{to}</p><p>{full_date(one.written_on)}</p>"
        f'<p><br><b>{subject}</b></p><p style="{style}"><br>{body}</p>'
    )


def _head(firm: Letterhead) -> str:
    """As on the other papers: the name on the left, how to reach it on the right, a line under both."""
    reach = (
        ("Partita IVA ", firm.vat_number),
        ("Tel. ", firm.phone),
        ("E-mail ", firm.email),
        ("PEC ", firm.pec),
    )
    told = _rows(label + value for label, value in reach if value)
    return (
        f'<table width="100%"><tr><td><b style="font-size: 13pt">{_rows((firm.name,))}</b>'
        f'<br><span style="{SMALL}">{_rows(firm.address_lines)}</span></td>'
        f'<td align="right" style="{SMALL}">{told}</td></tr></table><hr>'
    )


def _rows(texts: Iterable[str]) -> str:
    return "<br>".join(line for text in texts for line in _lines(text))


def _lines(text: str) -> list[str]:
    return text.translate(ESCAPED).replace(" €", "&nbsp;€").splitlines()
