"""What the appointed administrator must be able to show: register, targets, breaches (L-1..L-3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.errors import require

if TYPE_CHECKING:
    from datetime import date, datetime


class RegisterAction(StrEnum):
    """What the access register records (L-1)."""

    LOG_IN = "log_in"
    LOG_OUT = "log_out"
    LOG_IN_FAILED = "log_in_failed"
    CREDENTIAL_SHOWN = "credential_shown"
    CREDENTIAL_COPIED = "credential_copied"
    CREDENTIAL_CHANGED = "credential_changed"
    REMOTE_SESSION = "remote_session"
    PLAN_PRINTED = "plan_printed"
    VAULT_COPIED = "vault_copied"
    VAULT_RESTORED = "vault_restored"
    KEY_EXPORTED = "key_exported"
    ON_SITE_SESSION = "on_site_session"
    REGISTER_REDUCED = "register_reduced"
    REGISTER_KEY_RENEWED = "register_key_renewed"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of the access register, append-only; ``chain`` is the hex HMAC over it and its predecessor."""

    at: datetime
    author: str
    action: RegisterAction
    subject: str
    customer_id: int | None = None
    device_id: int | None = None
    chain: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class RegisterSeal:
    """The daily seal that lets a cut tail be seen (L-1).

    ``total``: the number of its last line, counted from the first ever written; 0 in seals of old versions.
    """

    day: date
    last_entry_id: int
    entries: int
    seal: str
    total: int = 0
    id: int = 0


class CheckpointKind(StrEnum):
    """Why the chain begins anew: lines past their retention were removed, or the key was lost."""

    RETENTION = "retention"
    NEW_KEY = "new_key"


@dataclass(frozen=True, slots=True)
class RegisterCheckpoint:
    """A sealed beginning of the register (L-1): ``entries`` lines up to ``last_entry_id`` stood before it.

    ``chain`` is the link of the last line before it, from which the chain goes on; ``seal`` is the hex HMAC.
    """

    kind: CheckpointKind
    at: datetime
    author: str
    last_entry_id: int
    entries: int
    chain: str
    seal: str = ""
    note: str = ""
    id: int = 0


LEAST_MONTHS, USUAL_MONTHS = 6, 24
"""How long a line must be kept, and how long it is unless somebody decided otherwise (L-1)."""


@dataclass(frozen=True, slots=True)
class RegisterRetention:
    """For how many months lines are kept, from a day on (L-1)."""

    valid_from: date
    months: int
    author: str = ""
    valid_to: date | None = None
    id: int = 0

    def __post_init__(self) -> None:
        told = f"Il registro si conserva per almeno {LEAST_MONTHS} mesi."
        require(self.months >= LEAST_MONTHS, told, "months")


class TargetKind(StrEnum):
    """The rows of the source's note 1; FREE is agreed with the customer (L-3)."""

    PROGRAM_DOWN = "program_down"
    OTHER_DOWN = "other_down"
    RESTORE = "restore"
    DISASTER = "disaster"
    COPIES = "copies"
    PENETRATION = "penetration"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class ConformityTarget:
    """One row of the conformity agreed with a customer (L-3).

    ``limit_minutes``: the down time allowed per calendar month in Rome, for the two kinds that count hours;
    ``program`` names the management program counted, empty = all.
    """

    customer_id: int
    title: str
    target: str = ""
    measure: str = ""
    evidence: str = ""
    reached_on: date | None = None
    agreed: bool = True
    kind: TargetKind = TargetKind.FREE
    position: int = 0
    program: str = ""
    limit_minutes: int | None = None
    evidence_file: str = ""
    evidence_sha256: str = ""
    id: int = 0
    version: int = 0


class DowntimeCause(StrEnum):
    """What stood still: a management program, or hardware and external events (L-3)."""

    PROGRAM = "program"
    HARDWARE = "hardware"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Downtime:
    """A span in which a customer could not work, UTC; ``ended`` None = still down (L-3)."""

    customer_id: int
    cause: DowntimeCause
    started: datetime
    ended: datetime | None = None
    program: str = ""
    incident_id: int | None = None
    note: str = ""
    author: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class ConformityReport:
    """A conformity report as it was printed; ``rows`` is the frozen text of its targets, JSON (L-3).

    ``signed_on`` becomes the customer's conformity date; ``corrections``: signatures taken back, by line.
    """

    customer_id: int
    number: int
    issued_at: datetime
    author: str
    rows: str
    signer: str = ""
    signed_on: date | None = None
    corrections: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """A personal data breach with its clock from awareness (L-2, GDPR art. 33)."""

    customer_id: int
    aware_at: datetime
    description: str
    measures: str = ""
    notified_at: datetime | None = None
    closed_at: datetime | None = None
    data_kinds: str = ""
    subjects: str = ""
    consequences: str = ""
    controller_told_at: datetime | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class ProcessingAgreement:
    """What is agreed with a customer as controller (GDPR art. 28); feeds the processor's register (30.2)."""

    customer_id: int
    signed_on: date
    valid_to: date | None = None
    subject: str = ""
    categories: str = ""
    data_kinds: str = ""
    data_subjects: str = ""
    transfers: str = ""
    subprocessors: str = ""
    measures: str = ""
    controller: str = ""
    controller_contact: str = ""
    dpo: str = ""
    note: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class YearlyVerification:
    """The yearly check of one administrator's work at one customer (L-1)."""

    customer_id: int
    year: int
    person: str
    verified_by: str
    at: datetime
    outcome: str
    measures: str = ""
    signed_on: date | None = None
    id: int = 0
    version: int = 0
