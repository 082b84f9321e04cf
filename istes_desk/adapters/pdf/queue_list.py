"""The queue on landscape A4: one table for each section, the reason wrapped (Q-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.style import HEAD, TITLE, cells, head, listing, text, tight

if TYPE_CHECKING:
    from istes_desk.services.queue_paper import QueueLine, QueuePaper

SIZE = 7.5
_HEAD = ("Numero", "Grav.", "Cliente", "Oggetto", "Ricevuta", "Termine", "Stato", "Motivo")
_SHARES = (0.075, 0.045, 0.14, 0.19, 0.12, 0.095, 0.1, 0.235)
_DUE = _HEAD.index("Termine")


def queue_info(paper: QueuePaper) -> Info:
    """Title, running head and page."""
    return Info(paper.title, f"{paper.title} · {paper.chosen}", paper.letterhead.name, landscape(A4))


def queue_story(paper: QueuePaper, width: float) -> list[Flowable]:
    """Head, then the sections."""
    story = [
        Bookmark(paper.title),
        letterhead(paper.letterhead, width),
        Spacer(0, 3 * mm),
        _title(paper, width),
        Spacer(0, 3 * mm),
    ]
    for heading, lines in paper.sections:
        story += [CondPageBreak(30 * mm), Bookmark(heading, 1), text(heading, HEAD, bold=True)]
        story += [Spacer(0, 1.5 * mm), _table(lines, width), Spacer(0, 4 * mm)]
    if not paper.sections:
        story.append(text("Nessuna richiesta."))
    if paper.left:
        story.append(
            text(f"Altre {paper.left} richieste: si vedono nel programma e nella tabella esportata.")
        )
    return story


def _title(paper: QueuePaper, width: float) -> Flowable:
    left = [text(paper.title, TITLE - 2, bold=True), text(paper.chosen, HEAD)]
    right = text(paper.standing, 8, align="right", muted=True)
    return Table([[left, right]], colWidths=[width - 75 * mm, 75 * mm], style=tight(0, 0))


def _table(lines: tuple[QueueLine, ...], width: float) -> Table:
    rows = [_row(line) for line in lines]
    table = listing(head(_HEAD), rows, [width * share for share in _SHARES])
    table.splitInRow = 0
    return table


def _row(line: QueueLine) -> list[Flowable]:
    words = (line.tag, line.severity, line.customer, line.subject, line.received, line.due, line.state)
    made: list[Flowable] = cells([(*words, line.reason)], SIZE)[0]
    if line.late:
        made[_DUE] = text(f"{line.due} !", SIZE, bold=True)
    return made
