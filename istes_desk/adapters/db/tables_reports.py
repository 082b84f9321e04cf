"""Tables of reports as they left the house, and of what people decided about deadlines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.adapters.db.types import Json
from istes_desk.domain.reminders import Reminder
from istes_desk.domain.reports import ReportCopy, ReportDelivery, Signatory, Signature, SigningBox, Stroke
from istes_desk.domain.terms import BillingTerms


class SignatureRow(Base, entity=Signature):
    __tablename__ = "signatures"
    intervention_id: Mapped[int] = ref("interventions")
    signatory: Mapped[Signatory]
    name: Mapped[str]
    signed_at: Mapped[datetime]
    strokes: Mapped[tuple[Stroke, ...]] = mapped_column(Json(tuple[Stroke, ...]))
    aspect: Mapped[int]
    report_sha256: Mapped[str]
    author: Mapped[str]


class ReportCopyRow(Base, entity=ReportCopy):
    __tablename__ = "report_copies"
    __table_args__ = (UniqueConstraint("intervention_id", "edition"),)

    intervention_id: Mapped[int] = ref("interventions")
    edition: Mapped[int]
    made_at: Mapped[datetime]
    sha256: Mapped[str]
    pdf: Mapped[bytes]
    boxes: Mapped[tuple[SigningBox, ...]] = mapped_column(Json(tuple[SigningBox, ...]))


class ReportDeliveryRow(Base, entity=ReportDelivery):
    __tablename__ = "report_deliveries"
    intervention_id: Mapped[int] = ref("interventions")
    copy_id: Mapped[int] = ref("report_copies")
    sent_to: Mapped[str]
    sent_at: Mapped[datetime]
    message_id: Mapped[str]
    author: Mapped[str]


class BillingTermsRow(Versioned, Base, entity=BillingTerms):
    __tablename__ = "billing_terms"
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    defect_free: Mapped[bool]
    complaint_days: Mapped[int]
    author: Mapped[str]


class ReminderRow(Versioned, Base, entity=Reminder):
    __tablename__ = "reminders"
    customer_id: Mapped[int] = ref("customers")
    key: Mapped[str] = mapped_column(unique=True)
    snoozed_until: Mapped[date | None]
    done_on: Mapped[date | None]
    author: Mapped[str]
    note: Mapped[str]
