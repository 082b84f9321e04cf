"""Tables of the firm and its technicians."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned
from istes_desk.domain.firm import Firm, Technician


class FirmRow(Versioned, Base, entity=Firm):
    __tablename__ = "firms"
    name: Mapped[str]
    vat_number: Mapped[str]
    fiscal_code: Mapped[str]
    address: Mapped[str]
    postal_code: Mapped[str]
    city: Mapped[str]
    province: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    pec: Mapped[str]
    iban: Mapped[str]
    creditor_identifier: Mapped[str]
    vat_rate: Mapped[Decimal]
    set_up: Mapped[bool]
    dpo: Mapped[str]
    tax_regime: Mapped[str]
    rea_office: Mapped[str]
    rea_number: Mapped[str]
    share_capital: Mapped[Decimal | None]
    in_liquidation: Mapped[bool]
    cbi_code: Mapped[str]
    payment_days: Mapped[int]


class TechnicianRow(Versioned, Base, entity=Technician):
    __tablename__ = "technicians"
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str]
    active: Mapped[bool]
