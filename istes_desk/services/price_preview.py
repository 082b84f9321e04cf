"""What an intervention costs while it runs: all is loaded once, then it is arithmetic (P-3, B-1, B-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from istes_desk.domain.billing import Case, Cover, Price, Terms
from istes_desk.domain.contracts import Appointment, Contract, Customisation
from istes_desk.domain.cover import cover_at
from istes_desk.domain.customers import Customer
from istes_desk.domain.interventions import Intervention, case_of, priced
from istes_desk.domain.italian import date_of
from istes_desk.domain.tariff import MS_PER_MINUTE, Tariff, tariff_at
from istes_desk.domain.terms import BillingTerms, terms_at
from istes_desk.domain.timeclock import Segment, SegmentState, total_ms
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.training import minutes_used

HORIZON_MS = 24 * 60 * MS_PER_MINUTE
"""No unit further away than this is announced."""
DEFAULT_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """One intervention with everything its price depends on, as it was loaded."""

    intervention: Intervention
    segments: tuple[Segment, ...]
    cover: Cover
    tariff: Tariff
    terms: Terms = DEFAULT_TERMS

    def case(self, more_ms: int = 0) -> Case:
        """The case to price; ``more_ms`` is what the running segment measured since it was loaded."""
        return case_of(self.intervention, _grown(self.segments, more_ms), self.cover, self.terms)

    def price(self, more_ms: int = 0) -> Price:
        return priced(self.intervention, self.case(more_ms), self.tariff)

    def work_ms(self) -> int:
        """All work measured when it was loaded."""
        return total_ms(self.segments)


@dataclass(frozen=True, slots=True)
class Preview:
    """The price from now until ``next_unit_ms`` more of running time; None = no further unit is near.

    Between two previews nothing but the clock moves, so a tick costs a comparison.
    """

    price: Price
    next_unit_ms: int | None


def preview(sheet: PriceSheet, more_ms: int = 0) -> Preview:
    """The price now, and when it goes up."""
    now = sheet.price(more_ms)
    if sheet.price(more_ms + HORIZON_MS).units <= now.units:
        return Preview(now, None)
    low, high = more_ms, more_ms + HORIZON_MS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if sheet.price(middle).units > now.units else (middle, high)
    return Preview(now, high)


def load_sheet(uow: UnitOfWork, intervention: Intervention) -> PriceSheet:
    """Cover, tariff and terms in force when it started (P-1); NotInForceError without a tariff."""
    day = date_of(intervention.started)
    customer = uow.get(Customer, intervention.customer_id)
    contracts = uow.find(Contract, customer_id=customer.id)
    cover = cover_at(
        day,
        customer,
        contracts,
        uow.find(Appointment, customer_id=customer.id),
        _delivered(uow, intervention),
        minutes_used(uow, customer.id, day, contracts, intervention.id),
    )
    segments = tuple(uow.find(Segment, intervention_id=intervention.id))
    terms = terms_at(uow.find(BillingTerms), day)
    return PriceSheet(intervention, segments, cover, tariff_at(uow.find(Tariff), day), terms)


def _grown(segments: Iterable[Segment], more_ms: int) -> Iterable[Segment]:
    for segment in segments:
        running = segment.state is SegmentState.OPEN
        yield replace(segment, elapsed_ms=segment.elapsed_ms + more_ms) if running else segment


def _delivered(uow: UnitOfWork, intervention: Intervention) -> Customisation | None:
    """The last customisation delivered up to the start: the one a complaint is about (R3)."""
    day = date_of(intervention.started)
    found = uow.find(Customisation, customer_id=intervention.customer_id)
    delivered = [(c.delivered_on, c) for c in found if c.delivered_on and c.delivered_on <= day]
    return max(delivered, key=lambda pair: pair[0])[1] if delivered else None
