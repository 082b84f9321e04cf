"""What a collector file of a PC says: the file as it came and what each duty concluded from it (D-4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from istes_desk.domain.duties import DutyCode


class Verdict(StrEnum):
    """What one duty concludes; a query that failed or is absent is UNKNOWN, never BAD."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CollectedReport:
    """One accepted collector file; ``sha256`` of its bytes makes the import idempotent.

    ``device_id`` None = no PC with this machine GUID yet. ``doubt`` says in Italian why it proves less than
    it says (dated in the future, another PC of the same name, edited by hand), empty = nothing to object.
    """

    sha256: str
    machine_guid: str
    computer_name: str
    collected_at: datetime
    received_at: datetime
    schema_version: int
    tool: str = ""
    author: str = ""
    customer_id: int | None = None
    device_id: int | None = None
    doubt: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """The bytes of a report, kept apart so that lists stay light."""

    report_id: int
    body: bytes
    id: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What one duty concluded from one report, in one Italian sentence; ``result_id`` once recorded."""

    report_id: int
    code: DutyCode
    verdict: Verdict
    text: str
    result_id: int | None = None
    id: int = 0
