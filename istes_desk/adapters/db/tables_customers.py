"""Tables of customers, their places, people and seasons."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.domain.customers import Connectivity, Contact, Customer, Season, SeasonKind, Site
from istes_desk.domain.invoices import PaymentMethod


class CustomerRow(Versioned, Base, entity=Customer):
    __tablename__ = "customers"
    name: Mapped[str] = mapped_column(index=True)
    business_name: Mapped[str]
    vat_number: Mapped[str]
    fiscal_code: Mapped[str]
    address: Mapped[str]
    postal_code: Mapped[str]
    city: Mapped[str]
    province: Mapped[str]
    phone: Mapped[str]
    pec: Mapped[str]
    recipient_code: Mapped[str]
    mail_domain: Mapped[str]
    data_controller: Mapped[str]
    data_processor: Mapped[str]
    connectivity: Mapped[Connectivity]
    conformity_date: Mapped[date | None]
    notes: Mapped[str]
    active: Mapped[bool]
    country: Mapped[str]
    payment: Mapped[PaymentMethod]
    invoice_email: Mapped[str]


class SiteRow(Versioned, Base, entity=Site):
    __tablename__ = "sites"
    customer_id: Mapped[int] = ref("customers")
    name: Mapped[str]
    address: Mapped[str]
    city: Mapped[str]
    notes: Mapped[str]


class ContactRow(Versioned, Base, entity=Contact):
    __tablename__ = "contacts"
    customer_id: Mapped[int] = ref("customers")
    name: Mapped[str]
    role: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)
    phone: Mapped[str]
    mobile: Mapped[str]


class SeasonRow(Versioned, Base, entity=Season):
    __tablename__ = "seasons"
    customer_id: Mapped[int] = ref("customers")
    kind: Mapped[SeasonKind]
    start: Mapped[date]
    end: Mapped[date]
    note: Mapped[str]
