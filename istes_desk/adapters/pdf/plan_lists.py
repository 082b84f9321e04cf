"""The device table and the list of problems that go with a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from istes_desk.adapters.pdf.style import HEAD, SMALL, cells, head, listing, text

if TYPE_CHECKING:
    from reportlab.platypus import Table

    from istes_desk.adapters.pdf.plan_fit import Fit
    from istes_desk.services.papers import PlanPaper, PlanRow

_COLUMNS = ("Rif.", "Nome", "Tipo", "Indirizzi", "MAC", "Sistema", "Posizione", "Note")
_SHARES = (5, 15, 12, 15, 16, 15, 12, 12)


def device_table(paper: PlanPaper, chosen: Fit, width: float) -> Table:
    """One row per device in the order given; the first column finds it on the drawing.

    Columns empty in every row are left out.
    """
    kinds = dict(paper.kinds)
    spots = {b.device_id: chosen.reference(b.x + b.w / 2, b.y + b.h / 2) for b in paper.boxes}
    rows = [_row(row, kinds.get(row.kind, row.kind), spots.get(row.device_id, "-")) for row in paper.rows]
    kept = [i for i in range(len(_COLUMNS)) if any(row[i] for row in rows)]
    shown = [[row[i] for i in kept] for row in rows]
    point = width / sum(_SHARES[i] for i in kept)
    titles = head([_COLUMNS[i] for i in kept], 6.5)
    return listing(titles, cells(shown, SMALL), [point * _SHARES[i] for i in kept])


def _row(row: PlanRow, kind: str, spot: str) -> tuple[str, ...]:
    return spot, row.name, kind, "\n".join(row.addresses), row.mac, row.system, row.place, row.note


def problem_list(paper: PlanPaper) -> list[Flowable]:
    """What the program found wrong, numbered."""
    lines = [text(f"{n}. {problem}", 8) for n, problem in enumerate(paper.problems, 1)]
    return [text("Problemi rilevati", HEAD, bold=True), Spacer(0, 1.5 * mm), *lines]
