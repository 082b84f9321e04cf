"""The access register on landscape A4 (L-1): lines, proof, and the sentence on what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.style import HEAD, RULE, TITLE, cells, head, listing, text, tight
from istes_desk.services.register_view import HEAD as COLUMNS

if TYPE_CHECKING:
    from istes_desk.services.register_paper import RegisterPaper

SIZE = 7.0
_TITLE = "Registro degli accessi dell'amministratore di sistema"
_PROOF = "Verifica di integrità"
_SHARES = (0.06, 0.125, 0.12, 0.13, 0.14, 0.12, 0.305)


def register_info(paper: RegisterPaper) -> Info:
    """Title, running head and page."""
    words = f"{_TITLE} · {paper.customer} · {paper.period}"
    return Info(_TITLE, words, paper.letterhead.name, landscape(A4))


def register_story(paper: RegisterPaper, width: float) -> list[Flowable]:
    """Head, lines, proof."""
    return [
        Bookmark(_TITLE),
        letterhead(paper.letterhead, width),
        Spacer(0, 3 * mm),
        text(_TITLE, TITLE - 2, bold=True),
        text(f"{paper.customer} · {paper.period}", HEAD),
        Spacer(0, 3 * mm),
        *register_lines(paper, width),
        Spacer(0, 4 * mm),
        CondPageBreak(35 * mm),
        *register_proof(paper, width),
    ]


def register_lines(paper: RegisterPaper, width: float) -> list[Flowable]:
    """The table of lines, and how many found no room."""
    if not paper.lines:
        return [text("Nessuna riga nel periodo.")]
    table = listing(head(COLUMNS), cells(paper.lines, SIZE), [width * share for share in _SHARES])
    table.splitInRow = 0
    left = f"Altre {paper.left} righe: si vedono nel programma e nella tabella esportata."
    return [table, *([text(left)] if paper.left else [])]


def register_proof(paper: RegisterPaper, width: float) -> list[Flowable]:
    """The verification in a frame, and the honest sentence."""
    words = [text(_PROOF, HEAD, bold=True), *(text(words, 8) for words in paper.proof)]
    looks = [("BOX", (0, 0), (-1, -1), 0.6, RULE), *tight(6, 5)]
    frame = Table([[words]], colWidths=[width], style=looks)
    return [Bookmark(_PROOF, 1), frame, Spacer(0, 3 * mm), text(paper.honest, 8, muted=True)]
