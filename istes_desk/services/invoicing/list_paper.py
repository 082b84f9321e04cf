"""The proposal and the issued documents on paper, as lists; counts nothing itself (C-5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from istes_desk.domain.firm import Firm
from istes_desk.domain.invoicing import Courtesy, Obstacle, counted
from istes_desk.domain.italian import full_date, plural
from istes_desk.domain.money import format_euro
from istes_desk.services.dossier.blocks import Block, Document, DossierPaper, Grid, Heading, Items, Para, Part
from istes_desk.services.invoicing.issued import IssuedRow
from istes_desk.services.invoicing.listing import TYPES
from istes_desk.services.invoicing.proposal import CustomerProposal, Proposal
from istes_desk.services.papers import Party
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import letterhead

PROPOSED = ("Giorno", "Voce", "Quantità", "Prezzo", "Importo")
PROPOSED_SHARES = (0.1, 0.56, 0.1, 0.11, 0.13)
ISSUED = ("Numero", "Tipo", "Data", "Cliente", "Totale", "Scadenza", "Trasmessa", "Pagata")
ISSUED_SHARES = (0.1, 0.13, 0.1, 0.27, 0.12, 0.1, 0.09, 0.09)


def proposal_paper(uow: UnitOfWork, today: date, found: Proposal) -> DossierPaper:
    """A heading for each customer, his charges, and what is kept back with its reason."""
    blocks = tuple(block for row in found.customers for block in _proposed(row))
    subtitle = f"lavori fino al {full_date(found.until)}"
    return _paper(uow, today, "Da fatturare", subtitle, blocks or (Para("Nulla da fatturare."),))


def issued_paper(uow: UnitOfWork, today: date, rows: Sequence[IssuedRow]) -> DossierPaper:
    """The documents as they are listed."""
    grid = Grid(ISSUED, tuple(_issued(row) for row in rows), ISSUED_SHARES, right=(4,))
    subtitle = plural(len(rows), "documento", "documenti")
    return _paper(uow, today, "Fatture emesse", subtitle, (grid,) if rows else (Para("Nessun documento."),))


def _paper(
    uow: UnitOfWork, today: date, title: str, subtitle: str, blocks: tuple[Block, ...]
) -> DossierPaper:
    firm = next(iter(uow.find(Firm)), Firm())
    document = Document(Part.MATRIX, subtitle, blocks, title, wide=True)
    return DossierPaper(letterhead(firm), Party("Clienti"), subtitle, today, (document,), cover=False)


def _proposed(row: CustomerProposal) -> Iterator[Block]:
    yield Heading(row.name, outlined=True)
    if row.charges:
        lines = tuple(
            (
                full_date(one.on),
                f"{one.description}. {one.note}" if one.note else one.description,
                counted(one.quantity, one.unit),
                format_euro(one.unit_price),
                format_euro(one.total),
            )
            for one in row.charges
        )
        yield Grid(PROPOSED, lines, PROPOSED_SHARES, right=(2, 3, 4))
    told: tuple[Obstacle | Courtesy, ...] = (*row.obstacles, *row.courtesies)
    if told:
        yield Items(tuple(": ".join(filter(None, (one.what, one.reason))) for one in told))


def _issued(row: IssuedRow) -> tuple[str, ...]:
    head, progress = row.head, row.progress
    days = (head.due_on, progress.sent_on, progress.paid_on)
    return (
        head.tag,
        TYPES[head.document_type],
        full_date(head.issued_on),
        row.customer,
        format_euro(head.total),
        *(full_date(on) if on else "" for on in days),
    )
