"""Tables of what a customer has signed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.adapters.db.types import Json
from istes_desk.domain.contracts import (
    AdsActivity,
    Appointment,
    Contract,
    ContractKind,
    Customisation,
    Mandate,
    MandateScheme,
)
from istes_desk.domain.incidents import CoveredObject


class ContractRow(Versioned, Base, entity=Contract):
    __tablename__ = "contracts"
    customer_id: Mapped[int] = ref("customers")
    kind: Mapped[ContractKind]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    plan_id: Mapped[int | None] = ref("plans")
    covers: Mapped[frozenset[CoveredObject]] = mapped_column(Json(frozenset[CoveredObject]))
    yearly_fee: Mapped[Decimal | None]
    quote_signed_on: Mapped[date | None]
    contract_signed_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    training_minutes: Mapped[int]
    call_out_included: Mapped[bool]
    note: Mapped[str]


class AppointmentRow(Versioned, Base, entity=Appointment):
    __tablename__ = "appointments"
    customer_id: Mapped[int] = ref("customers")
    person: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    sole: Mapped[bool]
    activities: Mapped[frozenset[AdsActivity]] = mapped_column(Json(frozenset[AdsActivity]))
    yearly_fee: Mapped[Decimal | None]
    signed_on: Mapped[date | None]
    note: Mapped[str]


class CustomisationRow(Versioned, Base, entity=Customisation):
    __tablename__ = "customisations"
    customer_id: Mapped[int] = ref("customers")
    title: Mapped[str]
    quote_amount: Mapped[Decimal | None]
    agreed_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    out_of_date: Mapped[bool]
    make_by: Mapped[date | None]
    test_by: Mapped[date | None]
    accept_by: Mapped[date | None]
    confirm_by: Mapped[date | None]
    tested_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    objected_on: Mapped[date | None]
    objection: Mapped[str]
    note: Mapped[str]


class MandateRow(Versioned, Base, entity=Mandate):
    __tablename__ = "mandates"
    customer_id: Mapped[int] = ref("customers")
    reference: Mapped[str] = mapped_column(unique=True)
    iban: Mapped[str]
    signed_on: Mapped[date]
    last_used_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    scheme: Mapped[MandateScheme]
    holder: Mapped[str]
