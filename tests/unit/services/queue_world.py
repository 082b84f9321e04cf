"""A small world for the services of the queue: shipped policy and plans, three customers, mail by hand."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from istes_desk.domain.contracts import Appointment, Contract, ContractKind
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import (
    Channel,
    CoveredObject,
    Incident,
    IncidentEvent,
    PecVerdict,
)
from istes_desk.domain.mail import PecEnvelope, PecKind, PecReason, RawMail
from istes_desk.services.intake import HandDraft, register_by_hand
from istes_desk.services.ports import Clock, UnitOfWork
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.unit.domain.policy_files import HOLIDAYS, PLANS, POLICY

AUTHOR = "mario"
MONDAY_TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""10:00 in Rome: inside the call-back window."""
AURORA, LIDO, ROSSI = 1, 2, 3
BASIC, ENTERPRISE = 1, 3
PROVIDERS = frozenset({"pec.it"})


def world() -> FakeDatabase:
    """Aurora: Basic, we are sole administrator. Lido: Enterprise, hardware contract. Rossi: nothing."""
    year = date(2026, 1, 1)
    covers = frozenset({CoveredObject.OWN_SOFTWARE})
    return FakeDatabase(
        Firm(name="Ditta", email="assistenza@ditta.example"),
        POLICY,
        *PLANS.values(),
        *HOLIDAYS.rows,
        Customer("Hotel Aurora", mail_domain="aurora.example"),
        Customer("Camping Lido", pec="lido@pec.it"),
        Customer("Ufficio Rossi"),
        Contact(AURORA, "Anna", email="Anna@aurora.example"),
        Contact(ROSSI, "Rita", email="rita@rossi.example"),
        Contract(AURORA, ContractKind.SUPPORT, year, plan_id=BASIC, covers=covers),
        Contract(LIDO, ContractKind.SUPPORT, year, plan_id=ENTERPRISE, covers=covers),
        Contract(LIDO, ContractKind.HARDWARE, year),
        Appointment(AURORA, "Mario", year, date(2026, 12, 31)),
    )


def by_hand(uow: UnitOfWork, clock: Clock, customer: int | None, **facts: Any) -> int:
    """A phone call of now; returns the incident's id."""
    basics = {"received": clock.now(), "channel": Channel.PHONE, "subject": "Blocco"}
    draft = HandDraft(**{**basics, **facts, "customer_id": customer})
    return register_by_hand(uow, clock, draft, AUTHOR).new_id


def mail(sender: str, subject: str = "Blocco stampante", **facts: Any) -> RawMail:
    """An ordinary mail of half an hour ago, its bytes made from what it says."""
    raw = f"{sender}{subject}{facts}".encode()
    said = {"date": MONDAY_TEN - timedelta(minutes=30), "body_text": "Non stampa.", **facts}
    digest = hashlib.sha256(raw).hexdigest()
    return RawMail(raw, digest, f"<{digest[:8]}@mail.example>", sender, subject=subject, **said)


def pec(reason: PecReason, identificativo: str = "opec1", **facts: Any) -> PecEnvelope:
    return PecEnvelope(
        PecKind.MESSAGE,
        certified_at=MONDAY_TEN - timedelta(hours=1),
        identificativo=identificativo,
        reason=reason,
        **facts,
    )


def only(uow: FakeUnitOfWork) -> Incident:
    (incident,) = uow.find(Incident)
    return incident


def story(uow: FakeUnitOfWork, incident_id: int) -> list[str]:
    """The time line's words."""
    return [event.text for event in uow.find(IncidentEvent, incident_id=incident_id)]


VERIFIED = PecVerdict.VERIFIED
