"""Units and price of one intervention, with the reason (B-1..B-3). Pure arithmetic over the table R0-R13."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from istes_desk.domain.billing_rules import (
    ORDER,
    CallOut,
    Case,
    Cover,
    Rule,
    Terms,
    Units,
    WorkCategory,
    facts_of,
    rule_for,
)
from istes_desk.domain.errors import require
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import ZERO, euro
from istes_desk.domain.tariff import MS_PER_MINUTE, Rounding, Tariff

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["Case", "Cover", "Price", "PriceLine", "Terms", "WorkCategory", "override", "price"]

CALL_OUT_DUE = "È dovuto il diritto di chiamata."
CALL_OUT_UNSET = (
    "È dovuto il diritto di chiamata, ma il tariffario non ne indica ancora l'importo: "
    "l'intervento si può chiudere, non fatturare."
)


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line: ``quantity`` times ``unit_price`` is ``total``; ``rule`` names one code, or "R12 + R13"."""

    rule: str
    quantity: int
    unit_price: Decimal
    total: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Price:
    """The priced intervention; ``amount`` is the sum of the lines, net of VAT and without the call-out fee.

    ``minutes``, ``units`` and ``charged_ms`` count what is charged. ``call_out_amount`` is None when the fee
    is not due or not yet set. ``obstacle`` says in Italian why it is not ``invoiceable``, else it is empty.
    """

    lines: tuple[PriceLine, ...]
    minutes: int
    units: int
    charged_ms: int
    amount: Decimal
    call_out_due: bool
    call_out_amount: Decimal | None
    blocked: bool
    rules: tuple[str, ...]
    reason: str
    obstacle: str = ""

    @property
    def invoiceable(self) -> bool:
        return not self.obstacle


def price(case: Case, tariff: Tariff) -> Price:
    """The price of any case under the tariff in force at its start; one rounding for everything charged."""
    work = _work_by_rule(case)
    charged = {rule: _charged_ms(rule, ms, case, tariff) for rule, ms in work.items()}
    charged_ms = sum(charged.values())
    lines = _lines(charged, tariff.units(charged_ms), case, tariff)
    due = any(_call_out_due(rule.call_out, case) for rule in work)
    blocked = next((rule.reason for rule in work if rule.units is Units.BLOCKED), "")
    unset = CALL_OUT_UNSET if due and tariff.call_out_fee is None else ""
    reasons = [line.reason for line in lines] + ([unset or CALL_OUT_DUE] if due else [])
    return Price(
        lines=lines,
        minutes=tariff.minutes(charged_ms),
        units=tariff.units(charged_ms),
        charged_ms=charged_ms,
        amount=sum((line.total for line in lines), ZERO),
        call_out_due=due,
        call_out_amount=tariff.call_out_fee if due else None,
        blocked=bool(blocked),
        rules=tuple(rule.code for rule in work),
        reason=" ".join(reasons),
        obstacle=" ".join(filter(None, (blocked, unset))),
    )


def override(priced: Price, units: int, tariff: Tariff, reason: str) -> Price:
    """The same price with the technician's units; minutes and rules stay, to print side by side.

    ``DomainError`` without a reason, with negative units, on a quote, on blocked work.
    """
    require(bool(reason.strip()), "Indicare il motivo della correzione degli scatti.", "override_reason")
    require(units >= 0, "Gli scatti non possono essere negativi.", "override_units")
    require("R1" not in priced.rules, "Un lavoro a corpo non si corregge a scatti.", "override_units")
    require(not priced.blocked, "L'intervento è bloccato: prima serve l'autorizzazione.", "override_units")
    text = f"Scatti indicati dal tecnico ({units} invece di {priced.units}): {reason.strip()}"
    line = _line(" + ".join(priced.rules), units, tariff.unit_price, text)
    full = f"{priced.reason} {text}"
    return replace(priced, lines=(line,), units=units, amount=line.total, reason=full)


def _work_by_rule(case: Case) -> dict[Rule, int]:
    """Milliseconds per rule in the order of the table, so that order and pieces of work never matter."""
    facts = facts_of(case)
    if case.nothing_done:
        return {rule_for(facts, None): 0}
    summed: dict[Rule, int] = {}
    for category, ms in case.work:
        if ms:
            rule = rule_for(facts, category)
            summed[rule] = summed.get(rule, 0) + ms
    return dict(sorted(summed.items(), key=lambda item: ORDER[item[0]]))


def _charged_ms(rule: Rule, ms: int, case: Case, tariff: Tariff) -> int:
    """How much of a rule's time is charged: all, what exceeds the included training, or nothing."""
    if rule.units is Units.CHARGED:
        return ms
    if rule.units is not Units.EXCESS:
        return 0
    left = case.cover.training_left_minutes
    if left and tariff.rounding is Rounding.FLOOR:
        ms -= ms % MS_PER_MINUTE
    return max(0, ms - left * MS_PER_MINUTE)


def _call_out_due(mode: CallOut, case: Case) -> bool:
    return {
        CallOut.NO: False,
        CallOut.YES: True,
        CallOut.ON_SITE: case.on_site,
        CallOut.IF_TRIP: case.trip_made,
        CallOut.CONTRACT: case.on_site and case.cover.hardware_call_out,
    }[mode]


def _lines(charged: dict[Rule, int], units: int, case: Case, tariff: Tariff) -> tuple[PriceLine, ...]:
    """Free rules one line each at quantity 0; all charged rules share one line, because they share units."""
    paid = [rule for rule, ms in charged.items() if ms]
    lines = [_free_line(rule, case, tariff) for rule, ms in charged.items() if not ms]
    if paid:
        reason = " ".join(_reason(rule, case, tariff) for rule in paid)
        lines.insert(0, _line(" + ".join(rule.code for rule in paid), units, tariff.unit_price, reason))
    return tuple(lines)


def _free_line(rule: Rule, case: Case, tariff: Tariff) -> PriceLine:
    reason = _reason(rule, case, tariff)
    if rule.units is Units.QUOTE and case.quote_amount is not None:
        return _line(rule.code, 1, euro(case.quote_amount), reason)
    return _line(rule.code, 0, tariff.unit_price, reason)


def _line(rule: str, quantity: int, unit_price: Decimal, reason: str) -> PriceLine:
    return PriceLine(rule, quantity, unit_price, quantity * unit_price, reason)


def _reason(rule: Rule, case: Case, tariff: Tariff) -> str:
    return _sentence(rule, case.cover, case.terms.complaint_days, tariff.valid_from)


@lru_cache(maxsize=1024)
def _sentence(rule: Rule, cover: Cover, complaint_days: int, tariff_from: date) -> str:
    """The rule's sentence with the dated facts it stands on (P-3)."""
    return rule.reason.format(
        tariff_from=full_date(tariff_from),
        conformity=full_date(cover.conformity_from) if cover.conformity_from else "",
        ads_to=f"fino al {full_date(cover.ads_to)}" if cover.ads_to else "senza scadenza",
        delivered=_delivered(cover),
        days=complaint_days,
        left=cover.training_left_minutes,
        included=cover.training_included,
    )


def _delivered(cover: Cover) -> str:
    on = cover.customisation_delivered
    return f"consegnata il {full_date(on)}" if on else "consegna non registrata"
