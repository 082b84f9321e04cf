"""The tables of fields and the sections of dated rows: what may be added, changed, superseded (P-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.firm import Technician
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import Severity
from istes_desk.domain.italian import duration, full_date
from istes_desk.domain.money import format_euro
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Rounding, Tariff
from istes_desk.gui.editing.inputs import Field, Kind, Option
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.editing.section import SectionPlan
from istes_desk.gui.theme import Tone
from istes_desk.services import settings
from istes_desk.services.settings import SettingsView

translate = QCoreApplication.translate
JANUARY = 1


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
        Field("creditor_identifier", translate("Settings", "Creditor identifier")),
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
        lambda: settings.successor(newest, view.today),
        may_edit=view.may_change,
        successor=lambda row: settings.successor(row, view.today),
        add_text=translate("Settings", "Add price list"),
    )


def policies(view: SettingsView) -> SectionPlan:
    """How the queue is run."""
    return SectionPlan(
        "policy",
        translate("Settings", "Policy of the queue"),
        (
            Field("name", translate("Settings", "Name")),
            Field("valid_from", translate("Settings", "Valid from"), Kind.DAY, optional=False),
            Field("pec_required", translate("Settings", "Without contract only by PEC"), Kind.FLAG),
            Field(
                "only_waiting_blocks",
                translate("Settings", "Only waiting requests with contract hold the others back"),
                Kind.FLAG,
            ),
        ),
        lambda row: _policy(row, view),
        lambda uow, row: settings.save_rule(uow, row, view.today),
        may_edit=view.may_change,
        successor=lambda row: settings.successor(row, view.today),
    )


def plans(view: SettingsView) -> SectionPlan:
    """Response times of the support contracts."""
    return SectionPlan(
        "plan",
        translate("Settings", "SLA plans"),
        (
            Field("name", translate("Settings", "Name")),
            Field("valid_from", translate("Settings", "Valid from"), Kind.DAY, optional=False),
        ),
        lambda row: _plan(row, view),
        lambda uow, row: settings.save_rule(uow, row, view.today),
        may_edit=view.may_change,
        successor=lambda row: settings.successor(row, view.today),
    )


def holidays() -> SectionPlan:
    """Feasts of every year; the patron saint of the firm's town is added here."""
    return SectionPlan(
        "holiday",
        translate("Settings", "Holidays"),
        (
            Field("name", translate("Settings", "Name")),
            Field("day", translate("Settings", "Day"), Kind.COUNT),
            Field("month", translate("Settings", "Month"), Kind.COUNT),
        ),
        _holiday,
        settings.save_day,
        lambda: Holiday("", JANUARY, 1),
        settings.remove_day,
        settings.restore_day,
        may_edit=lambda row: row.easter_offset is None,
        add_text=translate("Settings", "Add holiday"),
    )


def closures(view: SettingsView) -> SectionPlan:
    """Days on which the office is shut although they are no feast."""
    return SectionPlan(
        "closure",
        translate("Settings", "Closures of the office"),
        (
            Field("name", translate("Settings", "Name")),
            Field("first", translate("Settings", "First day"), Kind.DAY, optional=False),
            Field("last", translate("Settings", "Last day"), Kind.DAY, optional=False),
        ),
        lambda row: RowText(row.name, _period(row.first, row.last)),
        settings.save_day,
        lambda: Closure("", view.today, view.today),
        settings.remove_day,
        settings.restore_day,
        add_text=translate("Settings", "Add closure"),
        empty=translate("Settings", "No closure: the office is open on every working day."),
    )


@dataclass(frozen=True, slots=True)
class _State:
    words: str
    tone: Tone


def _state(row: Any, view: SettingsView) -> _State:
    if view.today < row.valid_from:
        return _State(translate("Settings", "to come"), Tone.INFO)
    same: list[Any] = [one for one in (*view.tariffs, *view.policies, *view.plans) if _kin(one, row)]
    newer = any(row.valid_from < one.valid_from <= view.today for one in same)
    if newer or not view.valid(row):
        return _State(translate("Settings", "superseded"), Tone.MUTED)
    return _State(translate("Settings", "in force"), Tone.OK)


def _kin(one: Any, other: Any) -> bool:
    return type(one) is type(other) and getattr(one, "code", "") == getattr(other, "code", "")


def _technician(row: Technician) -> RowText:
    tag = "" if row.active else translate("Settings", "no longer here")
    return RowText(row.name, " · ".join(filter(None, (row.login, row.email))), tag)


def _tariff(row: Tariff, view: SettingsView) -> RowText:
    unset = translate("Settings", "call-out fee to be filled in")
    fee = translate("Settings", "call-out fee {}")
    state = _state(row, view)
    detail = (
        translate("Settings", "unit of {} minutes at {}").format(
            row.unit_minutes, format_euro(row.unit_price)
        ),
        unset if row.call_out_fee is None else fee.format(format_euro(row.call_out_fee)),
    )
    return RowText(_since(row.name, row.valid_from), " · ".join(detail), state.words, state.tone)


def _policy(row: QueuePolicy, view: SettingsView) -> RowText:
    state = _state(row, view)
    required = translate("Settings", "PEC required without contract")
    preferred = translate("Settings", "PEC preferred without contract")
    windows = translate("Settings", "call back: {}").format(row.call_back.describe())
    detail = f"{required if row.pec_required else preferred} · {windows}"
    return RowText(_since(row.name, row.valid_from), detail, state.words, state.tone)


def _plan(row: Plan, view: SettingsView) -> RowText:
    state = _state(row, view)
    times = "  ".join(f"{severity}: {duration(row.minutes[severity])}" for severity in Severity)
    return RowText(
        _since(row.name, row.valid_from), f"{times} · {row.schedule.describe()}", state.words, state.tone
    )


def _since(name: str, first: date) -> str:
    if first == date.min:
        return name
    return " · ".join(filter(None, (name, translate("Settings", "from {}").format(full_date(first)))))


def _holiday(row: Holiday) -> RowText:
    if row.easter_offset is None:
        when = f"{row.day:02}/{row.month:02}"
    else:
        when = translate("Settings", "{:+d} days from Easter").format(row.easter_offset)
    since = translate("Settings", "since {}").format(row.first_year) if row.first_year > 1 else ""
    return RowText(row.name, " · ".join(filter(None, (when, since))))


def _period(first: date, last: date) -> str:
    return full_date(first) if first == last else f"{full_date(first)} – {full_date(last)}"


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
