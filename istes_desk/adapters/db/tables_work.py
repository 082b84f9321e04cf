"""Tables of interventions and their time segments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.adapters.db.types import Json
from istes_desk.domain.billing_rules import WorkCategory
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.timeclock import QuestionKind, Segment, SegmentState, TimeQuestion


class SegmentRow(Versioned, Base, entity=Segment):
    __tablename__ = "segments"
    intervention_id: Mapped[int] = ref("interventions")
    start_utc: Mapped[datetime]
    start_offset_min: Mapped[int]
    last_heartbeat_utc: Mapped[datetime]
    device_id: Mapped[int | None] = ref("devices")
    category: Mapped[WorkCategory | None]
    end_utc: Mapped[datetime | None]
    end_offset_min: Mapped[int | None]
    elapsed_ms: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[SegmentState]
    note: Mapped[str]
    machine: Mapped[str]


class TimeQuestionRow(Versioned, Base, entity=TimeQuestion):
    __tablename__ = "time_questions"
    intervention_id: Mapped[int] = ref("interventions")
    segment_id: Mapped[int] = ref("segments")
    kind: Mapped[QuestionKind]
    start_utc: Mapped[datetime]
    end_utc: Mapped[datetime]
    elapsed_ms: Mapped[int] = mapped_column(BigInteger)
    before_id: Mapped[int | None] = ref("segments")


class InterventionRow(Versioned, Base, entity=Intervention):
    __tablename__ = "interventions"
    customer_id: Mapped[int] = ref("customers")
    technician: Mapped[str]
    started: Mapped[datetime]
    category: Mapped[WorkCategory]
    incident_id: Mapped[int | None] = ref("incidents")
    site_id: Mapped[int | None] = ref("sites")
    on_site: Mapped[bool]
    trip_made: Mapped[bool]
    stopped: Mapped[datetime | None]
    purpose_conformity: Mapped[bool]
    quote_amount: Mapped[Decimal | None]
    hardware_authorised: Mapped[bool]
    state: Mapped[InterventionState]
    description: Mapped[str]
    device_ids: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
    tariff_id: Mapped[int | None] = ref("tariffs")
    override_units: Mapped[int | None]
    override_reason: Mapped[str]
    rule: Mapped[str]
    reason: Mapped[str]
    minutes: Mapped[int]
    units: Mapped[int]
    unit_price: Mapped[Decimal | None]
    amount: Mapped[Decimal | None]
    call_out_due: Mapped[bool]
    call_out_amount: Mapped[Decimal | None]
    blocked: Mapped[bool]
    report_number: Mapped[int | None]
    closed_at: Mapped[datetime | None]
    reverses_id: Mapped[int | None] = ref("interventions")
