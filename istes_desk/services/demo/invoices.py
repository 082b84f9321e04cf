"""The demo's invoices: the yearly fees of this year and the last, issued and marked by the real use cases."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from istes_desk.domain.italian import date_of
from istes_desk.domain.localtime import instant_of
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.marks import mark_paid, mark_sent
from istes_desk.services.invoicing.ports import EInvoices
from istes_desk.services.invoicing.proposal import firm_lacks, proposal
from istes_desk.services.ports import UnitOfWork

SEASONS = ((1, 5), (4, 3))
"""In January what begins with the year, in spring what began since."""
PAID_AFTER = timedelta(days=26)
SENT_AFTER = timedelta(days=1)


def invoice_fees(uow: UnitOfWork, now: datetime, einvoices: EInvoices, author: str) -> Changes:
    """Nothing while the firm's fiscal data are missing; the last invoice waits to be paid."""
    today, changes = date_of(now), NOTHING
    issued: list[tuple[int, date]] = []
    years = (today.year - 1, today.year) if not firm_lacks(uow) else ()
    for on in (date(year, *season) for year in years for season in SEASONS):
        for choice in _choices(uow, on) if on <= today else ():
            clock = StoryClock(instant_of(on, time(10)))
            changes |= issue(uow, clock, einvoices, choice, on, author)
            issued.append((changes.new_id, on))
    for id, on in issued[:-1]:
        clock = StoryClock(now)
        mark_sent(uow, clock, id, min(on + SENT_AFTER, today))
        mark_paid(uow, clock, id, min(on + PAID_AFTER, today))
    return changes


def _choices(uow: UnitOfWork, on: date) -> list[Choice]:
    """Everything that has no doubt about it."""
    found = []
    for row in proposal(uow, on).customers:
        keys = frozenset(one.key for one in row.charges if not one.note)
        if row.ready and keys:
            found.append(Choice(row.customer_id, on, keys))
    return found
