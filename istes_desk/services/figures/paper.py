"""The figures under the letterhead: the table with its total, a note, the charts."""

from __future__ import annotations

from datetime import date

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.services.dossier.blocks import Block, Document, DossierPaper, Grid, Para, Part, Plot
from istes_desk.services.figures.charts import charts
from istes_desk.services.figures.figures import Figures, GroupBy
from istes_desk.services.figures.sheet import TITLE_IT, printed, printed_head, sheet
from istes_desk.services.papers import Party
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import letterhead

NOTE_IT = (
    "Importi senza IVA, diritti di chiamata compresi. Il valore gratuito è quanto sarebbero costati gli"
    " scatti lavorati e non addebitati. Gli interventi stornati non sono contati."
)
_SHARES = (0.28, 0.1, 0.1, 0.09, 0.12, 0.09, 0.11, 0.11)


def figures_paper(
    uow: UnitOfWork, found: Figures, by: GroupBy, customer_id: int | None, today: date
) -> DossierPaper:
    """Of one customer or of all."""
    firm = next(iter(uow.find(Firm)), Firm())
    table = sheet(found, by)
    rows = tuple(map(printed, table.rows))
    grid = Grid(printed_head(table), rows, _SHARES, right=tuple(range(1, len(table.head))))
    plots = tuple(Plot(chart) for chart in charts(found) if not chart.is_empty)
    blocks: tuple[Block, ...] = (grid, Para(NOTE_IT, quiet=True), *plots)
    document = Document(Part.MATRIX, found.period.words, blocks, TITLE_IT, wide=True)
    party = Party("Tutti i clienti" if customer_id is None else uow.get(Customer, customer_id).name)
    return DossierPaper(letterhead(firm), party, found.period.words, today, (document,), cover=False)
