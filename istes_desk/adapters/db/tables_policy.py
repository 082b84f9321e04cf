"""Tables of dated rows: policies, plans, holidays, tariffs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned
from istes_desk.adapters.db.types import Json
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import Severity
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Rounding, Tariff
from istes_desk.domain.working_time import Schedule


class QueuePolicyRow(Versioned, Base, entity=QueuePolicy):
    __tablename__ = "queue_policies"
    name: Mapped[str]
    valid_from: Mapped[date]
    call_back: Mapped[Schedule] = mapped_column(Json(Schedule))
    pec_required: Mapped[bool]
    only_waiting_blocks: Mapped[bool]
    valid_to: Mapped[date | None]


class PlanRow(Versioned, Base, entity=Plan):
    __tablename__ = "plans"
    code: Mapped[str]
    name: Mapped[str]
    schedule: Mapped[Schedule] = mapped_column(Json(Schedule))
    minutes: Mapped[Mapping[Severity, int]] = mapped_column(Json(Mapping[Severity, int]))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class HolidayRow(Versioned, Base, entity=Holiday):
    __tablename__ = "holidays"
    name: Mapped[str]
    month: Mapped[int]
    day: Mapped[int]
    easter_offset: Mapped[int | None]
    first_year: Mapped[int]
    last_year: Mapped[int]


class ClosureRow(Versioned, Base, entity=Closure):
    __tablename__ = "closures"
    name: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]


class TariffRow(Base, entity=Tariff):
    __tablename__ = "tariffs"
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    unit_minutes: Mapped[int]
    unit_price: Mapped[Decimal]
    call_out_fee: Mapped[Decimal | None]
    rounding: Mapped[Rounding]
    name: Mapped[str]
