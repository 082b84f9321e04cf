"""Tables of collector files and what the duties concluded from them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, part_of, ref
from istes_desk.domain.duties import DutyCode
from istes_desk.domain.evidence import CollectedFile, CollectedReport, Finding, Verdict


class CollectedReportRow(Base, entity=CollectedReport):
    __tablename__ = "collected_reports"
    __table_args__ = (Index(None, "device_id", "collected_at"),)

    sha256: Mapped[str] = mapped_column(unique=True)
    machine_guid: Mapped[str] = mapped_column(index=True)
    computer_name: Mapped[str]
    collected_at: Mapped[datetime]
    received_at: Mapped[datetime]
    schema_version: Mapped[int]
    tool: Mapped[str]
    author: Mapped[str]
    customer_id: Mapped[int | None] = ref("customers")
    device_id: Mapped[int | None] = ref("devices")
    doubt: Mapped[str]


class CollectedFileRow(Base, entity=CollectedFile):
    __tablename__ = "collected_files"
    report_id: Mapped[int] = part_of("collected_reports")
    body: Mapped[bytes]


class FindingRow(Base, entity=Finding):
    __tablename__ = "findings"
    report_id: Mapped[int] = part_of("collected_reports")
    code: Mapped[DutyCode]
    verdict: Mapped[Verdict]
    text: Mapped[str]
    result_id: Mapped[int | None] = ref("duty_results")
