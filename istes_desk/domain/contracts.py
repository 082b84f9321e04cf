"""What a customer has signed, as dated rows (P-1, C-1..C-4); valid on both end days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from istes_desk.domain.incidents import CoveredObject

NO_OBJECTS: frozenset[CoveredObject] = frozenset()
TACIT_DAYS = 30
"""A signed quote left without contract counts as accepted after these (C-1)."""
HALF_DAY_MINUTES = 240
"""What a new contract proposes as included training (R12); each row keeps its own."""


def anniversary(first: date, years: int) -> date:
    """The first day of a later year of a contract; of one begun on 29 February, 1 March in a common year."""
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 3, 1)


class ContractKind(StrEnum):
    SUPPORT = "support"
    HARDWARE = "hardware"
    SOFTWARE_UPDATE = "software_update"


@dataclass(frozen=True, slots=True)
class Contract:
    """A yearly contract. ``covers`` says for which objects a support contract gives class 1 (Q-4).

    ``revoked_on`` is the day a signed quote was taken back (C-1). ``training_minutes`` is the included half
    day (C-4); ``call_out_included`` is for hardware (R8).
    """

    customer_id: int
    kind: ContractKind
    valid_from: date
    valid_to: date | None = None
    plan_id: int | None = None
    covers: frozenset[CoveredObject] = NO_OBJECTS
    yearly_fee: Decimal | None = None
    quote_signed_on: date | None = None
    contract_signed_on: date | None = None
    cancelled_on: date | None = None
    revoked_on: date | None = None
    training_minutes: int = 0
    call_out_included: bool = False
    note: str = ""
    id: int = 0
    version: int = 0

    @property
    def ends_on(self) -> date | None:
        """The last day: what is cancelled ends with the year already invoiced (C-1).

        Of an update contract that is the year of the calendar, after 31/10 the next one; any other is paid
        in advance from anniversary to anniversary. Cancelled before its first day it never begins.
        """
        if self.cancelled_on is None:
            return self.valid_to
        last = self._last_paid(self.cancelled_on)
        return min(last, self.valid_to or last)

    def _last_paid(self, day: date) -> date:
        """The last day of the year that a cancellation on ``day`` can no longer avoid."""
        if self.kind is ContractKind.SOFTWARE_UPDATE:
            return date(day.year + (day > date(day.year, 10, 31)), 12, 31)
        starts = (
            anniversary(self.valid_from, number) for number in range(day.year - self.valid_from.year + 2)
        )
        return next((start for start in starts if start > day), self.valid_from) - timedelta(days=1)

    @property
    def waits_until(self) -> date | None:
        """Last day to revoke a signed quote without signed contract; then it counts as accepted (C-1)."""
        if self.quote_signed_on is None or self.contract_signed_on is not None:
            return None
        return self.quote_signed_on + timedelta(days=TACIT_DAYS)

    @property
    def accepted_from(self) -> date | None:
        """The first day a quote without contract counts as accepted; None without one."""
        return self.waits_until + timedelta(days=1) if self.waits_until else None

    def accepted_on(self, day: date) -> bool:
        """Not a quote that could still be revoked on that day, nor one that was.

        A contract signed later holds from its own first day, as its parties wrote it, also for the days
        when only the quote was there: what is closed by then keeps its price (B-3).
        """
        if self.contract_signed_on is None and self.revoked_on is not None:
            return False
        return self.accepted_from is None or self.accepted_from <= day

    def valid_on(self, day: date) -> bool:
        """True from the first to the last day, both included, when it was accepted by then."""
        started = self.valid_from <= day and (self.ends_on is None or day <= self.ends_on)
        return started and self.accepted_on(day)


class AdsActivity(StrEnum):
    """The Garante's eleven kinds of system administrator (C-2, L-1)."""

    SYSTEM = "system"
    SERVER = "server"
    HARDWARE = "hardware"
    NETWORK = "network"
    SECURITY = "security"
    APPLICATION = "application"
    DATABASE = "database"
    BACKUP = "backup"
    RECOVERY = "recovery"
    WEB = "web"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Appointment:
    """The yearly appointment as system administrator; ends 31/12 (C-2). ``sole``: nobody else (Q-11)."""

    customer_id: int
    person: str
    valid_from: date
    valid_to: date
    sole: bool = True
    activities: frozenset[AdsActivity] = frozenset(AdsActivity)
    yearly_fee: Decimal | None = None
    signed_on: date | None = None
    note: str = ""
    id: int = 0
    version: int = 0

    def valid_on(self, day: date) -> bool:
        """True from the first to the last day, both included."""
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True, slots=True)
class Customisation:
    """A bespoke change to the firm's software (C-3); how long one may object the terms say.

    The ``…_by`` days are agreed with R&D for making, test, acceptance and confirmation; ``tested_on``,
    ``accepted_on`` and ``confirmed_on`` are when it happened. ``objection`` is what the customer wrote.
    """

    customer_id: int
    title: str
    quote_amount: Decimal | None = None
    agreed_on: date | None = None
    delivered_on: date | None = None
    accepted_on: date | None = None
    out_of_date: bool = False
    make_by: date | None = None
    test_by: date | None = None
    accept_by: date | None = None
    confirm_by: date | None = None
    tested_on: date | None = None
    confirmed_on: date | None = None
    objected_on: date | None = None
    objection: str = ""
    note: str = ""
    id: int = 0
    version: int = 0


class MandateScheme(StrEnum):
    """The two SEPA direct debit schemes."""

    CORE = "CORE"
    B2B = "B2B"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A SEPA direct debit mandate (C-5). ``holder`` is the account's, empty when it is the customer."""

    customer_id: int
    reference: str
    iban: str
    signed_on: date
    last_used_on: date | None = None
    revoked_on: date | None = None
    scheme: MandateScheme = MandateScheme.CORE
    holder: str = ""
    id: int = 0
    version: int = 0
