"""What threading asks of the store: messages, incidents and whose an address is (Q-10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.incidents import Incident, Message, PecVerdict
from istes_desk.domain.mail import (
    CustomerMatch,
    IncidentRef,
    RawMail,
    fingerprint,
    match_customer,
    normalise_address,
)
from istes_desk.services.duplicates import standing
from istes_desk.services.ports import Between, UnitOfWork

TWIN_HOURS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Whose an address or a private domain is; several owners decide nothing."""

    known: Mapping[str, Collection[int]]
    domains: Mapping[str, Collection[int]]

    @classmethod
    def known_to(cls, uow: UnitOfWork) -> Addresses:
        """The stored ones, made once for a unit of work that remembers."""
        derived: dict[str, Addresses] = getattr(uow, "derived", {})
        if "addresses" not in derived:
            derived["addresses"] = cls.stored(uow)
        return derived["addresses"]

    @classmethod
    def stored(cls, uow: UnitOfWork) -> Addresses:
        """From the contacts' e-mail, the customers' PEC and their private domains."""
        known: defaultdict[str, set[int]] = defaultdict(set)
        domains: defaultdict[str, set[int]] = defaultdict(set)
        for contact in uow.find(Contact):
            known[normalise_address(contact.email)].add(contact.customer_id)
        for customer in uow.find(Customer):
            known[normalise_address(customer.pec)].add(customer.id)
            domains[customer.mail_domain.strip().lstrip("@").lower()].add(customer.id)
        known.pop("", None)
        domains.pop("", None)
        return cls(known, domains)


class StoredThreads:
    """``ThreadIndex`` over one unit of work; ``received`` is the instant of the mail to place."""

    def __init__(self, uow: UnitOfWork, received: datetime, providers: Collection[str]) -> None:
        self._uow, self._received, self._providers = uow, received, providers

    def is_outgoing(self, message_id: str) -> bool:
        return bool(message_id) and bool(self._uow.find(Message, message_id=message_id, outgoing=True))

    def is_imported(self, identity: str) -> bool:
        kind, _, digest = identity.partition(":")
        if kind == "sha256":
            return bool(self._uow.find(Message, sha256=digest))
        named = self._uow.find(Message, message_id=identity)
        return any(message.pec is not PecVerdict.UNVERIFIED for message in named)

    def incident_of(self, message_id: str) -> IncidentRef | None:
        if not message_id:
            return None
        bare = message_id.strip("<>")
        named = self._uow.find(Message, message_id=message_id)
        found = (*named, *self._uow.find(Message, pec_identificativo=(bare, message_id)))
        return next((self._ref(m.incident_id) for m in found if m.incident_id), None)

    def incident_numbered(self, number: int) -> IncidentRef | None:
        found = self._uow.find(Incident, number=number)
        return self._ref(found[0].id) if found else None

    def customer_of(self, address: str) -> CustomerMatch:
        addresses = Addresses.known_to(self._uow)
        return match_customer(address, addresses.known, addresses.domains, self._providers)

    def similar(self, mail: RawMail) -> IncidentRef | None:
        near = Between(self._received - TWIN_HOURS, self._received + TWIN_HOURS)
        print_ = fingerprint(mail.subject, mail.body_text)
        for incident in reversed(self._uow.find(Incident, sender=mail.sender, received=near)):
            if fingerprint(incident.subject, incident.body) == print_:
                return self._ref(incident.id)
        return None

    def _ref(self, incident_id: int) -> IncidentRef:
        found = standing(self._uow, self._uow.get(Incident, incident_id))
        return IncidentRef(
            found.id, found.number, found.state, found.customer_id, normalise_address(found.sender)
        )
