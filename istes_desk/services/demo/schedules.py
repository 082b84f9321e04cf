"""Demo schedules: a customer with a rule of its own, a server that is looked at more often."""

from __future__ import annotations

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyCode, Frequency
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.domain.schedules import Schedule
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.schedules import ScheduleDraft, set_own, set_rule

LAX_OWNER = "Camping Lido"
LAX = ScheduleDraft(
    Schedule(Frequency.FORTNIGHTLY),
    "Chiesto dal cliente: la scansione rallenta le casse, si fa la notte del venerdì, ogni due settimane.",
)
OFTEN = ScheduleDraft(Schedule(Frequency.WEEKLY), "Server con i dati dell'albergo.")


def choose_schedules(uow: UnitOfWork, clock: Clock, customer_id: int, author: str) -> None:
    """On the day the duties are assigned."""
    if uow.get(Customer, customer_id).name == LAX_OWNER:
        set_rule(uow, clock, customer_id, DutyCode.AVS, LAX, author)
    servers = [one.id for one in uow.find(Device, customer_id=customer_id, kind=DeviceKind.SERVER)]
    images = uow.find(DutyAssignment, code=DutyCode.IMG, device_id=frozenset(servers))
    set_own(uow, clock, [one.id for one in images], OFTEN)
