"""Customers, their places and people, and what is known of their season (Q-12, D-5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.payment import PaymentMethod

if TYPE_CHECKING:
    from datetime import date


class Connectivity(StrEnum):
    """What the customer must own before a remote job makes sense (Q-12)."""

    UNKNOWN = "unknown"
    NONE = "none"
    DSL = "dsl"
    FIBRE = "fibre"
    RADIO = "radio"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer company. ``conformity_date`` switches R4-R7 from 00:00 of that day, Rome time (L-3)."""

    name: str
    business_name: str = ""
    vat_number: str = ""
    fiscal_code: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    phone: str = ""
    pec: str = ""
    recipient_code: str = ""
    mail_domain: str = ""
    data_controller: str = ""
    data_processor: str = ""
    connectivity: Connectivity = Connectivity.UNKNOWN
    conformity_date: date | None = None
    notes: str = ""
    active: bool = True
    country: str = "IT"
    payment: PaymentMethod = PaymentMethod.TRANSFER
    invoice_email: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a customer: the hotel, the camp site, the office."""

    customer_id: int
    name: str
    address: str = ""
    city: str = ""
    notes: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of a customer; ``email`` recognises his mail (Q-10)."""

    customer_id: int
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    id: int = 0
    version: int = 0


class SeasonKind(StrEnum):
    """High season: no customisations (C-3). Closing: duties are suspended (D-5)."""

    HIGH = "high"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Season:
    """A dated stretch of a customer's year, both ends inclusive."""

    customer_id: int
    kind: SeasonKind
    start: date
    end: date
    note: str = ""
    id: int = 0
    version: int = 0
