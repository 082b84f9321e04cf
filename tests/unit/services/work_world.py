"""A customer, a tariff and a technician's clock, for the tests of timer and price."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.network import Device
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.timeclock import Reading, Segment
from istes_desk.services import interventions
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.timekeeping import reading
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

ANNA = "anna"
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"))


@dataclass
class World:
    """One hotel with two PCs, with an appointment as sole administrator but without conformity."""

    clock: FixedClock
    db: FakeDatabase = field(default_factory=FakeDatabase)
    before: Reading | None = None

    def __post_init__(self) -> None:
        with self.db() as uow:
            uow.add(Customer("Hotel Aurora", "Aurora S.r.l.", address="Lungomare 5", city="Caorle"))
            uow.add(Site(1, "Reception"))
            uow.add(Device(1, 1, "PC-01"))
            uow.add(Device(1, 1, "PC-02"))
            uow.add(Appointment(1, "Anna Verdi", date(2026, 1, 1), date(2026, 12, 31)))
            uow.add(TARIFF)
            uow.add(
                Incident(
                    7,
                    "Blocco stampante",
                    self.clock.now(),
                    Channel.EMAIL,
                    IncidentClass.CONTRACT,
                    "",
                    customer_id=1,
                    device_id=2,
                )
            )

    def start(self, category: WorkCategory | None = None, *, incident: int = 0, on_site: bool = False) -> int:
        """Starts work and remembers the clocks, as the window does."""
        order = WorkOrder(1, incident, category=category, on_site=on_site)
        with self.db() as uow:
            changes = interventions.start(uow, self.clock, order, ANNA, self.before)
        self.before = reading(self.clock)
        return changes.new_id

    def work(self, category: WorkCategory | None = None, *, minutes: int, on_site: bool = False) -> int:
        """A whole stopped intervention."""
        job = self.start(category, on_site=on_site)
        self.clock.advance(minutes=minutes)
        with self.db() as uow:
            interventions.stop(uow, self.clock, job, self.before)
        self.before = None
        return job

    def job(self, id: int) -> Intervention:
        with self.db() as uow:
            return uow.get(Intervention, id)

    def segments(self, id: int) -> list[Segment]:
        with self.db() as uow:
            return uow.find(Segment, intervention_id=id)

    def uow(self) -> FakeUnitOfWork:
        """A look at the rows, without a transaction."""
        return FakeUnitOfWork(self.db.rows, self.db.numbers)
