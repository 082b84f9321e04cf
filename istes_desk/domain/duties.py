"""Duties of the system administrator: entities and closed sets (D-1..D-5). States are in duty_states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class DutyCode(StrEnum):
    """One row of the checklist; what has two frequencies in D-1 has two codes."""

    TV = "TV"
    TVC = "TVC"
    DR = "DR"
    DRT = "DRT"
    IMG = "IMG"
    BKP = "BKP"
    BKPT = "BKPT"
    BKPR = "BKPR"
    CRED = "CRED"
    FW = "FW"
    AV = "AV"
    AVS = "AVS"
    UPD = "UPD"
    MAP = "MAP"
    VM = "VM"


class Frequency(StrEnum):
    """From the strictest to the laxest."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    ONCE = "once"

    def laxer_than(self, other: Frequency) -> bool:
        """Whether choosing this instead of ``other`` asks for a warning."""
        order = list(Frequency)
        return order.index(self) > order.index(other)


FREQUENCY_LABELS_IT: dict[Frequency, str] = {
    Frequency.DAILY: "giornaliera",
    Frequency.WEEKLY: "settimanale",
    Frequency.FORTNIGHTLY: "quindicinale",
    Frequency.MONTHLY: "mensile",
    Frequency.QUARTERLY: "trimestrale",
    Frequency.YEARLY: "annuale",
    Frequency.ONCE: "una tantum",
}


class DutyScope(StrEnum):
    """What one assignment belongs to: a PC, a site, or a PC that hosts virtual machines."""

    DEVICE = "device"
    SITE = "site"
    HOST = "host"


class Outcome(StrEnum):
    """``WITHDRAWN`` only supersedes: the period is as if the superseded result had never been."""

    OK = "ok"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class EvidenceSource(StrEnum):
    MANUAL = "manual"
    COLLECTED = "collected"


DUE_TIME = time(18)
GRACE_HOURS = 48


@dataclass(frozen=True, slots=True)
class DutyTemplate:
    """A dated row of the firm's checklist (D-1, P-1); due time in Europe/Rome, ``anchor`` None = the usual.

    The first row of a duty is the one that came with the program; ``reason`` says why another is laxer.
    """

    code: DutyCode
    title_it: str
    frequency: Frequency
    scope: DutyScope
    valid_from: date
    valid_to: date | None = None
    grace_hours: int = GRACE_HOURS
    due_time: time = DUE_TIME
    anchor: date | None = None
    reason: str = ""
    author: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class DutyAssignment:
    """A duty given for one PC or site. Frequency, due time and grace are copied from the template.

    ``anchor`` fixes day, weekday or month of every due date (D-2); both bounds are inclusive dates in Rome.
    ``own``: the schedule was chosen for this PC or site alone, ``reason`` says why; a customer's rule leaves
    it as it is. Another schedule ends one assignment and begins the next: what was due stays as it was.
    ``due_from``: nothing falls due before it; the next assignment takes over the running period with its
    first day (``assigned_on``) but falls due from the day of the change (see ``schedules``).
    """

    code: DutyCode
    customer_id: int
    frequency: Frequency
    anchor: date
    assigned_on: date
    site_id: int | None = None
    device_id: int | None = None
    template_id: int | None = None
    due_time: time = DUE_TIME
    grace_hours: int = GRACE_HOURS
    ended_on: date | None = None
    not_applicable_reason: str = ""
    own: bool = False
    reason: str = ""
    due_from: date | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class DutyRule:
    """A customer's own frequency of one duty in place of the template's, a dated row (D-1, P-1).

    ``anchor`` None = the default one of the frequency; ``reason`` is asked when laxer than the template.
    """

    customer_id: int
    code: DutyCode
    frequency: Frequency
    valid_from: date
    valid_to: date | None = None
    anchor: date | None = None
    due_time: time = DUE_TIME
    grace_hours: int = GRACE_HOURS
    reason: str = ""
    author: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class DutyResult:
    """One recorded outcome; append-only, a correction names what it supersedes (D-4).

    ``evidence_sha256`` is the hash of the evidence file as it was when it was named, empty without a file.
    """

    assignment_id: int
    period_key: str
    outcome: Outcome
    at: datetime
    author: str
    note: str = ""
    evidence_file: str = ""
    source: EvidenceSource = EvidenceSource.MANUAL
    intervention_id: int | None = None
    supersedes_id: int | None = None
    evidence_sha256: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class RestoreTest:
    """What a restore or backup test was, beside its result: the log of tests is made of these (D-6)."""

    result_id: int
    medium: str
    restored: str
    destination: str = ""
    minutes: int | None = None
    checked_by: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DutyIncident:
    """The incident that was opened from a failed result (D-4)."""

    result_id: int
    incident_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Suspension:
    """Seasonal closing of a customer (D-5), read from its ``Season`` rows; both days inclusive."""

    customer_id: int
    start: date
    end: date
    reason: str = ""

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def reopens_on(self) -> date:
        return self.end + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of one assignment: instants in UTC, ``due_on`` the date in Rome (D-2)."""

    assignment_id: int
    period_key: str
    opens: datetime
    due: datetime
    grace_end: datetime
    due_on: date
