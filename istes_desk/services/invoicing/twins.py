"""Finds what a proposed charge may be charged as a second time (C-3, C-5). Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from istes_desk.domain.contracts import Customisation
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.invoices import LineKind
from istes_desk.domain.invoicing import Charge, Finding
from istes_desk.domain.invoicing_twins import QUOTED, twins_noted
from istes_desk.services.invoicing.lines import charged_lines, left
from istes_desk.services.ports import UnitOfWork

LUMPS = frozenset({LineKind.CUSTOMISATION, LineKind.OTHER})


def with_twins(uow: UnitOfWork, found: Sequence[Finding]) -> Iterable[Finding]:
    """The same findings, those with a twin noted."""
    whose = {one.customer_id for one in found if isinstance(one, Charge) and one.kind in LUMPS}
    if not whose:
        return found
    jobs = uow.find(Intervention, customer_id=whose, rule=QUOTED)
    return twins_noted(found, jobs, _invoiced(uow, uow.find(Customisation, customer_id=whose)))


def _invoiced(uow: UnitOfWork, rows: Sequence[Customisation]) -> tuple[Customisation, ...]:
    lines = charged_lines(uow, customisation_id={row.id for row in rows})
    still = left(uow, lines)
    paid = {line.customisation_id for line in lines if still[line.invoice_id, line.position]}
    return tuple(row for row in rows if row.id in paid)
