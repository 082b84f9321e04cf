"""Tables of access register, conformity targets, breaches."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.domain.compliance import Breach, ConformityTarget, RegisterAction, RegisterEntry, RegisterSeal


class RegisterEntryRow(Base, entity=RegisterEntry):
    __tablename__ = "register_entries"
    at: Mapped[datetime]
    author: Mapped[str]
    action: Mapped[RegisterAction]
    subject: Mapped[str]
    customer_id: Mapped[int | None]
    device_id: Mapped[int | None]
    chain: Mapped[str]


class RegisterSealRow(Base, entity=RegisterSeal):
    __tablename__ = "register_seals"
    day: Mapped[date] = mapped_column(unique=True)
    last_entry_id: Mapped[int] = ref("register_entries")
    entries: Mapped[int]
    seal: Mapped[str]


class ConformityTargetRow(Versioned, Base, entity=ConformityTarget):
    __tablename__ = "conformity_targets"
    customer_id: Mapped[int] = ref("customers")
    title: Mapped[str]
    target: Mapped[str]
    measure: Mapped[str]
    evidence: Mapped[str]
    reached_on: Mapped[date | None]
    agreed: Mapped[bool]


class BreachRow(Versioned, Base, entity=Breach):
    __tablename__ = "breaches"
    customer_id: Mapped[int] = ref("customers")
    aware_at: Mapped[datetime]
    description: Mapped[str]
    measures: Mapped[str]
    notified_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
