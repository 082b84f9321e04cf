"""The deadlines on paper: by month, with reason and mark (C-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from istes_desk.domain.deadlines import Deadline, DeadlineKind
from istes_desk.domain.firm import Firm
from istes_desk.domain.reminders import Reminder
from istes_desk.services.deadline_paper import deadline_paper
from istes_desk.services.deadlines import DeadlineRow
from istes_desk.services.dossier.blocks import DossierPaper, Grid, Heading, Para
from tests.fake_uow import FakeDatabase, FakeUnitOfWork

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ONE = Deadline(date(2026, 10, 31), DeadlineKind.CANCELLATION, 1, "Ultimo giorno", "Perché sì.")
ROW = DeadlineRow(ONE, "Hotel Aurora", "customer", 1)


def paper_of(*rows: DeadlineRow) -> DossierPaper:
    made = FakeDatabase(Firm("Studio Sistemi"))
    return deadline_paper(FakeUnitOfWork(made.rows, made.numbers), NOW, rows)


def test_months_lines_and_marks() -> None:
    done = replace(ROW, mark=Reminder(1, "x", done_on=date(2026, 3, 1)))
    later = DeadlineRow(
        replace(ONE, on=date(2026, 11, 2)),
        "Studio Rossi",
        "customer",
        2,
        Reminder(2, "y", snoozed_until=date(2026, 4, 1)),
    )
    bare = replace(later, mark=Reminder(2, "y"))
    paper = paper_of(ROW, done, later, bare)
    (document,) = paper.documents
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert headings == ["Ottobre 2026", "Novembre 2026"]
    assert [row[-1] for grid in grids for row in grid.rows] == [
        "",
        "fatta il 01/03/2026",
        "rimandata al 01/04/2026",
        "",
    ]
    assert (paper.period, paper.customer.name) == (
        "4 scadenze, dal 31/10/2026 al 02/11/2026",
        "Tutti i clienti",
    )


def test_one_and_none() -> None:
    alone = paper_of(ROW)
    assert (alone.period, alone.customer.name) == ("1 scadenza, 31/10/2026", "Hotel Aurora")
    assert paper_of().documents[0].blocks == (Para("Nessuna scadenza."),)
