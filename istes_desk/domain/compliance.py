"""What the appointed administrator must be able to show: register, targets, breaches (L-1..L-3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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
    """The daily seal that lets a cut tail be seen (L-1)."""

    day: date
    last_entry_id: int
    entries: int
    seal: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class ConformityTarget:
    """One row of the conformity agreed with a customer (L-3)."""

    customer_id: int
    title: str
    target: str = ""
    measure: str = ""
    evidence: str = ""
    reached_on: date | None = None
    agreed: bool = True
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """A personal data breach with its clock from awareness (L-2)."""

    customer_id: int
    aware_at: datetime
    description: str
    measures: str = ""
    notified_at: datetime | None = None
    closed_at: datetime | None = None
    id: int = 0
    version: int = 0
