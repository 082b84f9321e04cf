"""Tables of access register, conformity targets, breaches."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.domain.compliance import (
    Breach,
    CheckpointKind,
    ConformityReport,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    RegisterAction,
    RegisterCheckpoint,
    RegisterEntry,
    RegisterRetention,
    RegisterSeal,
    TargetKind,
    YearlyVerification,
)

_ONCE_A_YEAR = "uq_yearly_verifications_customer_id_year_person"


class RegisterEntryRow(Base, entity=RegisterEntry):
    __tablename__ = "register_entries"
    at: Mapped[datetime]
    author: Mapped[str]
    action: Mapped[RegisterAction]
    subject: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(index=True)
    device_id: Mapped[int | None]
    chain: Mapped[str]


class RegisterSealRow(Base, entity=RegisterSeal):
    __tablename__ = "register_seals"
    day: Mapped[date] = mapped_column(unique=True)
    last_entry_id: Mapped[int] = ref("register_entries")
    entries: Mapped[int]
    seal: Mapped[str]
    total: Mapped[int]


class RegisterRetentionRow(Base, entity=RegisterRetention):
    __tablename__ = "register_retentions"
    valid_from: Mapped[date]
    months: Mapped[int]
    author: Mapped[str]
    valid_to: Mapped[date | None]


class RegisterCheckpointRow(Base, entity=RegisterCheckpoint):
    __tablename__ = "register_checkpoints"
    kind: Mapped[CheckpointKind]
    at: Mapped[datetime]
    author: Mapped[str]
    last_entry_id: Mapped[int]
    entries: Mapped[int]
    chain: Mapped[str]
    seal: Mapped[str]
    note: Mapped[str]


class ConformityTargetRow(Versioned, Base, entity=ConformityTarget):
    __tablename__ = "conformity_targets"
    customer_id: Mapped[int] = ref("customers")
    title: Mapped[str]
    target: Mapped[str]
    measure: Mapped[str]
    evidence: Mapped[str]
    reached_on: Mapped[date | None]
    agreed: Mapped[bool]
    kind: Mapped[TargetKind]
    position: Mapped[int]
    program: Mapped[str]
    limit_minutes: Mapped[int | None]
    evidence_file: Mapped[str]
    evidence_sha256: Mapped[str]


class DowntimeRow(Versioned, Base, entity=Downtime):
    __tablename__ = "downtimes"
    customer_id: Mapped[int] = ref("customers")
    cause: Mapped[DowntimeCause]
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    program: Mapped[str]
    incident_id: Mapped[int | None] = ref("incidents")
    note: Mapped[str]
    author: Mapped[str]


class ConformityReportRow(Versioned, Base, entity=ConformityReport):
    __tablename__ = "conformity_reports"
    customer_id: Mapped[int] = ref("customers")
    number: Mapped[int] = mapped_column(unique=True)
    issued_at: Mapped[datetime]
    author: Mapped[str]
    rows: Mapped[str]
    signer: Mapped[str]
    signed_on: Mapped[date | None]
    corrections: Mapped[str]


class BreachRow(Versioned, Base, entity=Breach):
    __tablename__ = "breaches"
    customer_id: Mapped[int] = ref("customers")
    aware_at: Mapped[datetime]
    description: Mapped[str]
    measures: Mapped[str]
    notified_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    data_kinds: Mapped[str]
    subjects: Mapped[str]
    consequences: Mapped[str]
    controller_told_at: Mapped[datetime | None]


class ProcessingAgreementRow(Versioned, Base, entity=ProcessingAgreement):
    __tablename__ = "processing_agreements"
    customer_id: Mapped[int] = ref("customers")
    signed_on: Mapped[date]
    valid_to: Mapped[date | None]
    subject: Mapped[str]
    categories: Mapped[str]
    data_kinds: Mapped[str]
    data_subjects: Mapped[str]
    transfers: Mapped[str]
    subprocessors: Mapped[str]
    measures: Mapped[str]
    controller: Mapped[str]
    controller_contact: Mapped[str]
    dpo: Mapped[str]
    note: Mapped[str]


class YearlyVerificationRow(Versioned, Base, entity=YearlyVerification):
    __tablename__ = "yearly_verifications"
    __table_args__ = (UniqueConstraint("customer_id", "year", "person", name=_ONCE_A_YEAR),)

    customer_id: Mapped[int] = ref("customers")
    year: Mapped[int]
    person: Mapped[str]
    verified_by: Mapped[str]
    at: Mapped[datetime]
    outcome: Mapped[str]
    measures: Mapped[str]
    signed_on: Mapped[date | None]
