"""Whose a request to be assigned may be: several know the address, the domain or are named in it (Q-10)."""

from __future__ import annotations

from collections.abc import Iterator

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.incidents import Incident
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.search_words import fold

MOST = 3
SHORTEST = 4


def proposed(uow: UnitOfWork, incident: Incident) -> tuple[Customer, ...]:
    """The likeliest first, three at most; none when the customer is known."""
    if incident.customer_id is not None:
        return ()
    active = {customer.id: customer for customer in uow.find(Customer, active=True)}
    found = dict.fromkeys(id for id in _likely(uow, incident, active) if id in active)
    return tuple(active[id] for id in found)[:MOST]


def _likely(uow: UnitOfWork, incident: Incident, customers: dict[int, Customer]) -> Iterator[int]:
    address = incident.sender.strip().lower()
    host = address.rpartition("@")[2] if "@" in address else ""
    yield from (contact.customer_id for contact in uow.find(Contact, email=address) if address)
    yield from (one.id for one in customers.values() if address and one.pec.lower() == address)
    yield from (one.id for one in customers.values() if host and one.mail_domain.lower() == host)
    text = fold(f"{incident.subject} {incident.body} {address}")
    yield from (one.id for one in customers.values() if _named(one, text))


def _named(customer: Customer, text: str) -> bool:
    """All long words of the name stand in it."""
    words = [word for word in fold(customer.name).split() if len(word) >= SHORTEST]
    return bool(words) and all(word in text for word in words)
