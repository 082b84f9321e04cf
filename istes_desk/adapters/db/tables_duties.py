"""Tables of duties of the checklist and their append-only results."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyIncident,
    DutyResult,
    DutyRule,
    DutyScope,
    DutyTemplate,
    EvidenceSource,
    Frequency,
    Outcome,
    RestoreTest,
)


class DutyTemplateRow(Versioned, Base, entity=DutyTemplate):
    __tablename__ = "duty_templates"
    code: Mapped[DutyCode]
    title_it: Mapped[str]
    frequency: Mapped[Frequency]
    scope: Mapped[DutyScope]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    grace_hours: Mapped[int]
    due_time: Mapped[time]
    anchor: Mapped[date | None]
    reason: Mapped[str]
    author: Mapped[str]


class DutyAssignmentRow(Versioned, Base, entity=DutyAssignment):
    __tablename__ = "duty_assignments"
    code: Mapped[DutyCode]
    customer_id: Mapped[int] = ref("customers")
    frequency: Mapped[Frequency]
    anchor: Mapped[date]
    assigned_on: Mapped[date]
    site_id: Mapped[int | None] = ref("sites")
    device_id: Mapped[int | None] = ref("devices")
    template_id: Mapped[int | None] = ref("duty_templates")
    due_time: Mapped[time]
    grace_hours: Mapped[int]
    ended_on: Mapped[date | None]
    not_applicable_reason: Mapped[str]
    own: Mapped[bool]
    reason: Mapped[str]
    due_from: Mapped[date | None]


class DutyRuleRow(Versioned, Base, entity=DutyRule):
    __tablename__ = "duty_rules"
    customer_id: Mapped[int] = ref("customers")
    code: Mapped[DutyCode]
    frequency: Mapped[Frequency]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    anchor: Mapped[date | None]
    due_time: Mapped[time]
    grace_hours: Mapped[int]
    reason: Mapped[str]
    author: Mapped[str]


class DutyResultRow(Base, entity=DutyResult):
    __tablename__ = "duty_results"
    __table_args__ = (Index(None, "assignment_id", "period_key"),)

    assignment_id: Mapped[int] = ref("duty_assignments")
    period_key: Mapped[str]
    outcome: Mapped[Outcome]
    at: Mapped[datetime]
    author: Mapped[str]
    note: Mapped[str]
    evidence_file: Mapped[str]
    source: Mapped[EvidenceSource]
    intervention_id: Mapped[int | None] = ref("interventions")
    supersedes_id: Mapped[int | None] = ref("duty_results", unique=True)
    evidence_sha256: Mapped[str]


class RestoreTestRow(Base, entity=RestoreTest):
    __tablename__ = "restore_tests"
    result_id: Mapped[int] = ref("duty_results", unique=True)
    medium: Mapped[str]
    restored: Mapped[str]
    destination: Mapped[str]
    minutes: Mapped[int | None]
    checked_by: Mapped[str]


class DutyIncidentRow(Base, entity=DutyIncident):
    __tablename__ = "duty_incidents"
    result_id: Mapped[int] = ref("duty_results")
    incident_id: Mapped[int] = ref("incidents")
