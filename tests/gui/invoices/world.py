"""A firm and customers with a month of work in the real database, for the Fatture tab."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.invoices.tab import InvoicesTab
from istes_desk.gui.tab import Navigator
from tests.unit.services.billing_world import AURORA, FIRM, LIDO, TARIFF

P = TypeVar("P", bound=InvoicePage)
PRICE = Decimal("20.00")


def fill(database: Database) -> None:
    """Two customers with work, one without fiscal data; the first has a yearly fee too."""
    with database() as uow:
        stored = uow.find(Firm)
        if stored:
            uow.save(replace(FIRM, id=stored[0].id, version=stored[0].version))
        else:
            uow.add(FIRM)
        for row in (TARIFF, AURORA, LIDO, replace(AURORA, name="Bar Nuovo", postal_code="")):
            uow.add(row)
        uow.add(Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=Decimal("600.00")))
        uow.add(job(1, 1, 2, on_site=True, call_out_due=True, call_out_amount=Decimal("35.00")))
        uow.add(job(2, 2, 3))
        uow.add(job(3, 1, 0, reason="Gratis: canone di aggiornamento in vigore."))
        uow.add(job(4, 1, 1, blocked=True))
        uow.add(job(5, 3, 1))


def job(number: int, customer: int, units: int, **facts: Any) -> Intervention:
    """Closed work of 1 March."""
    at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    made = Intervention(
        customer,
        "marco",
        at,
        state=InterventionState.CLOSED,
        tariff_id=1,
        units=units,
        unit_price=PRICE,
        amount=units * PRICE,
        description="Stampante che non stampa",
        reason="Lavoro a scatti secondo il tariffario.",
        report_number=number,
        closed_at=at,
    )
    return replace(made, **facts)


def invoices_tab(desk: Desk) -> InvoicesTab:
    return InvoicesTab(desk, Navigator())


def page_of(tab: InvoicesTab, kind: type[P]) -> P:
    """The page in front, which must be of that kind."""
    assert isinstance(tab.page, kind)
    return tab.page
