"""Lines of the access register as they are read, printed and exported: in words, with names (L-1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Technician
from istes_desk.domain.italian import ROME
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.network import Device
from istes_desk.domain.register_words import ACTIONS
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register_port import RegisterFilter

DAY = timedelta(days=1)
Names = dict[int | None, str]
HEAD = ("Riga", "Data e ora", "Persona", "Azione", "Cliente", "Dispositivo", "Oggetto")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line in words; ``person`` is the technician's name, else the log-in name."""

    id: int
    at: datetime
    person: str
    action: RegisterAction
    words: str
    subject: str
    customer: str = ""
    device: str = ""


def span(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    """The instants of whole days in Rome, the second one excluded."""
    begin = instant_of(first, time()) if first else None
    return begin, instant_of(last + DAY, time()) if last else None


def lines_between(
    uow: UnitOfWork, customer_id: int | None, first: date, last: date
) -> tuple[RegisterLine, ...]:
    """Lines of whole days, both included, the oldest first; None = of all customers and of none."""
    since, until = span(first, last)
    found = uow.register.ids(RegisterFilter(customer_id, since=since, until=until))
    return rows(uow, list(found)[::-1])


def rows(uow: UnitOfWork, ids: Sequence[int]) -> tuple[RegisterLine, ...]:
    """These lines in this order; one that was removed meanwhile is left out."""
    found = {one.id: one for one in uow.find(RegisterEntry, id=list(ids))}
    entries = [found[id] for id in ids if id in found]
    people = {one.login: one.name for one in uow.find(Technician)}
    customers = _names(uow.find(Customer, id=_known(one.customer_id for one in entries)))
    devices = _names(uow.find(Device, id=_known(one.device_id for one in entries)))
    return tuple(_line(one, people, customers, devices) for one in entries)


def _known(ids: Iterable[int | None]) -> list[int]:
    return list({id for id in ids if id is not None})


def _names(found: Sequence[Customer] | Sequence[Device]) -> Names:
    return {one.id: one.name for one in found}


def _line(one: RegisterEntry, people: dict[str, str], customers: Names, devices: Names) -> RegisterLine:
    return RegisterLine(
        one.id,
        one.at,
        people.get(one.author) or one.author,
        one.action,
        ACTIONS[one.action],
        one.subject,
        customers.get(one.customer_id, ""),
        devices.get(one.device_id, ""),
    )


def second(at: datetime) -> str:
    """``10/12/2026 09:30:15``, in Rome."""
    return f"{at.astimezone(ROME):%d/%m/%Y %H:%M:%S}"


def cells(line: RegisterLine) -> tuple[str, ...]:
    """As it stands in a table, under ``HEAD``."""
    facts = (line.person, line.words, line.customer, line.device, line.subject)
    return str(line.id), second(line.at), *facts
