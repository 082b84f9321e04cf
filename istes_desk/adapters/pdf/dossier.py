"""The dossier: a cover with its index, then one document after the other, each under the letterhead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer, Table

from istes_desk.adapters.pdf.dossier_blocks import drawn
from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import TEXT, WIDE, Bookmark, Info
from istes_desk.adapters.pdf.style import BODY, HEAD, RULE, TITLE, text, tight
from istes_desk.domain.italian import full_date

if TYPE_CHECKING:
    from istes_desk.services.dossier.blocks import Document, DossierPaper
    from istes_desk.services.papers import Party

COVER = "Fascicolo dell'amministratore di sistema"


class Dossier:
    """Set twice: the first time its documents note the page they begin on, for the index of the second."""

    def __init__(self, paper: DossierPaper) -> None:
        self.paper = paper
        self.pages: dict[str, int] = {}
        name = COVER if paper.cover else paper.documents[0].name
        subject = f"{name} · {paper.customer.name} · {paper.period}"
        lies = not paper.cover and paper.documents[0].wide
        size = landscape(A4) if lies else A4
        self.info = Info(name, subject, paper.letterhead.name, size, turns=not lies)

    def story(self) -> list[Flowable]:
        """Everything, in order."""
        made = self._cover() if self.paper.cover else []
        for number, document in enumerate(self.paper.documents):
            made += self._document(document, first=not made and number == 0)
        return made

    def _cover(self) -> list[Flowable]:
        paper, width = self.paper, self.info.width
        rows = [
            [text(one.name, HEAD), text(str(self.pages.get(one.name, "")), HEAD, align="right")]
            for one in paper.documents
        ]
        looks = [*tight(0, 4), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE)]
        return [
            Bookmark("Copertina e indice"),
            letterhead(paper.letterhead, width),
            Spacer(0, 30 * mm),
            text(COVER, TITLE + 4, bold=True),
            Spacer(0, 4 * mm),
            *_addressee(paper.customer),
            Spacer(0, 3 * mm),
            text(f"Periodo {paper.period}, stampato il {full_date(paper.made_on)}", BODY, muted=True),
            Spacer(0, 16 * mm),
            text("Indice", HEAD, bold=True),
            Spacer(0, 2 * mm),
            Table(rows, colWidths=[width - 16 * mm, 16 * mm], style=looks),
        ]

    def _document(self, one: Document, *, first: bool) -> list[Flowable]:
        """On a page of its own, across the page where it is wide."""
        across = one.wide and self.info.turns
        turn: list[Flowable] = [] if first else [NextPageTemplate(WIDE if across else TEXT), PageBreak()]
        width = self.info.wide_width if across else self.info.width
        who = text(self.paper.customer.name, HEAD)
        told = text(one.subtitle, BODY, align="right", muted=True)
        found = drawn(one.blocks, width)
        return [
            *turn,
            Bookmark(one.name, on_page=self.pages),
            letterhead(self.paper.letterhead, width),
            Spacer(0, 4 * mm),
            text(one.name, TITLE, bold=True),
            Table([[who, told]], colWidths=[width * 0.5, width * 0.5], style=tight(0, 1.5)),
            Spacer(0, 4 * mm),
            *found,
        ]


def _addressee(customer: Party) -> list[Flowable]:
    lines = [
        *customer.address_lines,
        *([f"Partita IVA {customer.vat_number}"] if customer.vat_number else []),
    ]
    return [text(customer.name, HEAD + 2, bold=True), *(text(line, BODY) for line in lines)]
