"""The tables of fields of the firm, its technicians and its price lists (P-2)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.firm import TAX_REGIMES, Technician
from istes_desk.domain.money import format_euro
from istes_desk.domain.tariff import Rounding, Tariff
from istes_desk.gui.editing.inputs import Field, Kind, Option
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.editing.section import SectionPlan
from istes_desk.gui.settings.rule_rows import since, state
from istes_desk.services import rules, settings
from istes_desk.services.settings import SettingsView

translate = QCoreApplication.translate


def firm_fields() -> tuple[Field, ...]:
    """What stands on the letterhead."""
    return (
        Field("name", translate("Settings", "Name")),
        Field("vat_number", translate("Settings", "VAT number")),
        Field("fiscal_code", translate("Settings", "Fiscal code")),
        Field("address", translate("Settings", "Address")),
        Field("postal_code", translate("Settings", "Postal code")),
        Field("city", translate("Settings", "Town")),
        Field("province", translate("Settings", "Province")),
        Field("phone", translate("Settings", "Telephone")),
        Field("email", translate("Settings", "E-mail")),
        Field("pec", translate("Settings", "PEC")),
        Field("iban", translate("Settings", "IBAN")),
        Field("payment_days", translate("Settings", "Days until payment"), Kind.COUNT),
        Field("tax_regime", translate("Settings", "Tax regime"), Kind.CHOICE, tuple(TAX_REGIMES.items())),
        Field("rea_office", translate("Settings", "REA office"), hint=translate("Settings", "province: VE")),
        Field("rea_number", translate("Settings", "REA number")),
        Field("share_capital", translate("Settings", "Share capital"), Kind.MONEY),
        Field("in_liquidation", translate("Settings", "In liquidation"), Kind.FLAG),
        Field("creditor_identifier", translate("Settings", "Creditor identifier")),
        Field("cbi_code", translate("Settings", "CUC code of the bank")),
    )


def technicians() -> SectionPlan:
    """Who answers, works and signs."""
    return SectionPlan(
        "technician",
        translate("Settings", "Technicians"),
        (
            Field("name", translate("Settings", "Name")),
            Field("login", translate("Settings", "Log-in name on the computer")),
            Field("email", translate("Settings", "E-mail")),
            Field("active", translate("Settings", "Works here"), Kind.FLAG),
        ),
        _technician,
        settings.save_technician,
        lambda: Technician("", ""),
        add_text=translate("Settings", "Add technician"),
    )


def tariffs(view: SettingsView) -> SectionPlan:
    """Price lists: a used one can only be superseded."""
    newest = view.tariffs[0] if view.tariffs else Tariff(view.today, None, 20, Decimal("20.00"))
    return SectionPlan(
        "tariff",
        translate("Settings", "Price lists"),
        _tariff_fields(),
        lambda row: _tariff(row, view),
        settings.save_tariff,
        lambda: rules.successor(newest, view.today),
        may_edit=view.may_change,
        successor=lambda row: rules.successor(row, view.today),
        add_text=translate("Settings", "Add price list"),
    )


def _technician(row: Technician) -> RowText:
    tag = "" if row.active else translate("Settings", "no longer here")
    return RowText(row.name, " · ".join(filter(None, (row.login, row.email))), tag)


def _tariff(row: Tariff, view: SettingsView) -> RowText:
    unset = translate("Settings", "call-out fee to be filled in")
    fee = translate("Settings", "call-out fee {}")
    shown = state(row, view)
    detail = (
        translate("Settings", "unit of {} minutes at {}").format(
            row.unit_minutes, format_euro(row.unit_price)
        ),
        unset if row.call_out_fee is None else fee.format(format_euro(row.call_out_fee)),
    )
    return RowText(since(row.name, row.valid_from), " · ".join(detail), shown.words, shown.tone)


def _tariff_fields() -> tuple[Field, ...]:
    roundings: tuple[Option, ...] = (
        (Rounding.FLOOR, translate("Settings", "whole minutes, seconds dropped")),
        (Rounding.EXACT, translate("Settings", "exact time")),
        (Rounding.CEIL, translate("Settings", "started minutes count")),
    )
    return (
        Field("name", translate("Settings", "Name")),
        Field("valid_from", translate("Settings", "Valid from"), Kind.DAY, optional=False),
        Field("unit_minutes", translate("Settings", "Unit (minutes)"), Kind.COUNT),
        Field("unit_price", translate("Settings", "Price of a unit"), Kind.MONEY, optional=False),
        Field("call_out_fee", translate("Settings", "Call-out fee"), Kind.MONEY),
        Field("rounding", translate("Settings", "Rounding of time"), Kind.CHOICE, roundings),
    )
