"""The firm itself and its technicians: what stands on the letterhead."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TAX_REGIMES: dict[str, str] = {
    "RF01": "RF01 ordinario",
    "RF04": "RF04 agricoltura e pesca",
    "RF16": "RF16 IVA per cassa, pubblica amministrazione",
    "RF17": "RF17 IVA per cassa",
    "RF18": "RF18 altro",
}
"""The regimes of the electronic invoice that charge VAT and a firm like ours can be in, by code."""


@dataclass(frozen=True, slots=True)
class Firm:
    """The one row of the firm's own data; ``vat_rate`` in percent.

    ``tax_regime`` and the REA fields go into the electronic invoice, ``cbi_code`` (CUC) into the direct debit
    file (C-5); ``payment_days`` from the invoice to its due date.
    """

    name: str = ""
    vat_number: str = ""
    fiscal_code: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    phone: str = ""
    email: str = ""
    pec: str = ""
    iban: str = ""
    creditor_identifier: str = ""
    vat_rate: Decimal = Decimal(22)
    set_up: bool = False
    dpo: str = ""
    tax_regime: str = "RF01"
    rea_office: str = ""
    rea_number: str = ""
    share_capital: Decimal | None = None
    in_liquidation: bool = False
    cbi_code: str = ""
    payment_days: int = 30
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Technician:
    """A person who answers, works and signs; ``login`` is the operating system's user name."""

    login: str
    name: str
    email: str = ""
    active: bool = True
    id: int = 0
    version: int = 0
