"""What a dossier is asked for, and what every document of it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.italian import date_of
from istes_desk.domain.periods import Period
from istes_desk.services.papers import Party
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import party


@dataclass(frozen=True, slots=True)
class Scope:
    """One customer, a span of days, the instant of printing. ``day``: for lists that hold on a date."""

    customer: Customer
    firm: Firm
    span: Period
    now: datetime
    names: dict[str, str]
    people: tuple[str, ...]
    appointments: tuple[Appointment, ...]

    @property
    def today(self) -> date:
        return date_of(self.now)

    @property
    def day(self) -> date:
        """The last day of the span, today when that is earlier."""
        return min(self.span.last, self.today)

    @property
    def party(self) -> Party:
        return party(self.customer)

    @property
    def controller(self) -> str:
        """Who answers for the customer, by name where it is known."""
        return self.customer.data_controller

    def who(self, login: str) -> str:
        """The name of a technician, or the log-in as it is."""
        return self.names.get(login, login)

    def inside(self, at: datetime) -> bool:
        first, end = self.span.instants
        return first <= at < end


def scope_of(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> Scope:
    """NotFoundError when the customer is gone."""
    technicians = uow.find(Technician)
    found = uow.find(Appointment, customer_id=customer_id)
    return Scope(
        uow.get(Customer, customer_id),
        next(iter(uow.find(Firm)), Firm()),
        span,
        now,
        {one.login: one.name for one in technicians},
        tuple(one.name for one in technicians if one.active),
        tuple(sorted(found, key=lambda one: (one.valid_from, one.id))),
    )
