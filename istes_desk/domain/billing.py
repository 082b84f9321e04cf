"""Units and price of one intervention, with the reason (B-1..B-3). Pure arithmetic over the table R0-R13."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from istes_desk.domain.billing_rules import (
    ORDER,
    RULES,
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
from istes_desk.domain.tariff import FLOOR, MS_PER_MINUTE, Tariff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

__all__ = ["Case", "Cover", "Price", "PriceLine", "Terms", "WorkCategory", "override", "price"]

CALL_OUT_DUE = "È dovuto il diritto di chiamata."
CALL_OUT_UNSET = (
    "È dovuto il diritto di chiamata, ma il tariffario non ne indica ancora l'importo: "
    "l'intervento si può chiudere, non fatturare."
)


class PriceLine(NamedTuple):
    """One line: ``quantity`` times ``unit_price`` is ``total``; ``rule`` names one code, or "R12 + R13".

    A tuple, as ``Price``: figures make a hundred thousand, and a frozen dataclass takes four times as long.
    """

    rule: str
    quantity: int
    unit_price: Decimal
    total: Decimal
    reason: str


class Price(NamedTuple):
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
    charged = work if PAID.issuperset(work) else _charged(work, case, tariff)
    charged_ms = sum(charged.values())
    units = tariff.units(charged_ms)
    lines = _lines(charged, units, case, tariff)
    due, fee = _call_out_due(work, case), tariff.call_out_fee
    unset = CALL_OUT_UNSET if due and fee is None else ""
    blocked = BLOCKED.reason if BLOCKED in work else ""
    return Price(
        lines,
        tariff.minutes(charged_ms),
        units,
        charged_ms,
        lines[0].total if len(lines) == 1 else sum([line.total for line in lines], ZERO),
        due,
        fee if due else None,
        bool(blocked),
        _codes(*work),
        _reasons(lines, (unset or CALL_OUT_DUE) if due else ""),
        f"{blocked} {unset}".strip() if blocked or unset else "",
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
    return priced._replace(lines=(line,), units=units, amount=line.total, reason=full)


def _work_by_rule(case: Case) -> dict[Rule, int]:
    """Milliseconds per rule in the order of the table, so that order and pieces of work never matter."""
    facts = facts_of(case)
    summed: dict[Rule, int] = {}
    for category, ms in () if case.cancelled else case.work:
        if ms:
            rule = rule_for(facts, category)
            summed[rule] = summed.get(rule, 0) + ms
    if not summed:
        return {rule_for(facts, None): 0}
    return summed if len(summed) == 1 else dict(sorted(summed.items(), key=_place))


def _place(part: tuple[Rule, int]) -> int:
    return ORDER[part[0]]


@lru_cache(maxsize=1024)
def _codes(*rules: Rule) -> tuple[str, ...]:
    return tuple(rule.code for rule in rules)


def _charged(work: Mapping[Rule, int], case: Case, tariff: Tariff) -> dict[Rule, int]:
    """How much of each rule's time is charged: all, what exceeds the included training, or nothing."""
    charged = dict.fromkeys(work, 0)
    for rule, ms in work.items():
        if rule in PAID:
            charged[rule] = ms
        elif rule in TRAINING:
            charged[rule] = _excess(ms, case.cover.training_left_minutes, tariff)
    return charged


def _excess(ms: int, left: int, tariff: Tariff) -> int:
    """Training beyond the minutes that are left (R12)."""
    if left and tariff.rounding is FLOOR:
        ms -= ms % MS_PER_MINUTE
    return max(0, ms - left * MS_PER_MINUTE)


def _call_out_due(work: Iterable[Rule], case: Case) -> bool:
    """One fee for the whole intervention, whichever rule asks for it (B-3)."""
    if not ALWAYS.isdisjoint(work):
        return True
    if not (case.on_site or case.trip_made):
        return False
    return any(CALL_OUTS[rule.call_out](case) for rule in work)


def _lines(charged: Mapping[Rule, int], units: int, case: Case, tariff: Tariff) -> tuple[PriceLine, ...]:
    """All charged rules share one line, because they share units; then the free ones at quantity 0."""
    codes, reasons, free = "", "", []
    for rule, ms in charged.items():
        reason = _sentence(rule, tariff.valid_from, STANDS_ON[rule](case))
        if not ms:
            free.append(_free_line(rule, case, tariff, reason))
        elif codes:
            codes, reasons = f"{codes} + {rule.code}", f"{reasons} {reason}"
        else:
            codes, reasons = rule.code, reason
    if not codes:
        return tuple(free)
    return (PriceLine(codes, units, tariff.unit_price, units * tariff.unit_price, reasons), *free)


def _free_line(rule: Rule, case: Case, tariff: Tariff, reason: str) -> PriceLine:
    if rule is QUOTED and case.quote_amount is not None:
        return _line(rule.code, 1, euro(case.quote_amount), reason)
    return PriceLine(rule.code, 0, tariff.unit_price, ZERO, reason)


def _line(rule: str, quantity: int, unit_price: Decimal, reason: str) -> PriceLine:
    return PriceLine(rule, quantity, unit_price, quantity * unit_price, reason)


def _reasons(lines: Sequence[PriceLine], call_out: str) -> str:
    told = lines[0].reason if len(lines) == 1 else " ".join([line.reason for line in lines])
    return f"{told} {call_out}" if call_out else told


@lru_cache(maxsize=8192)
def _sentence(rule: Rule, tariff_from: date, values: tuple[Any, ...]) -> str:
    """The rule's sentence with the dated facts it stands on (P-3)."""
    words = {name: WORDS.get(name, str)(value) for name, value in zip(NAMED[rule], values, strict=True)}
    return rule.reason.format(tariff_from=full_date(tariff_from), **words)


PAID = frozenset(rule for rule in RULES if rule.units is Units.CHARGED)
TRAINING = frozenset(rule for rule in RULES if rule.units is Units.EXCESS)
(QUOTED,) = (rule for rule in RULES if rule.units is Units.QUOTE)
(BLOCKED,) = (rule for rule in RULES if rule.units is Units.BLOCKED)
CALL_OUTS: dict[CallOut, Callable[[Case], bool]] = {
    CallOut.NO: lambda _case: False,
    CallOut.YES: lambda _case: True,
    CallOut.ON_SITE: lambda case: case.on_site,
    CallOut.IF_TRIP: lambda case: case.trip_made,
    CallOut.CONTRACT: lambda case: case.on_site and case.cover.hardware_call_out,
}
ALWAYS = frozenset(rule for rule in RULES if rule.call_out is CallOut.YES)

PATHS = {
    "conformity": "cover.conformity_from",
    "ads_to": "cover.ads_to",
    "delivered": "cover.customisation_delivered",
    "days": "terms.complaint_days",
    "left": "cover.training_left_minutes",
    "included": "cover.training_included",
}
"""Where in a case a gap of a reason is read."""
WORDS: dict[str, Callable[[Any], str]] = {
    "conformity": full_date,
    "ads_to": lambda day: f"fino al {full_date(day)}" if day else "senza scadenza",
    "delivered": lambda day: f"consegnata il {full_date(day)}" if day else "consegna non registrata",
}
NAMED = {
    rule: tuple(name for _, name, _, _ in Formatter().parse(rule.reason) if name in PATHS) for rule in RULES
}
STANDS_ON: dict[Rule, Callable[[Case], tuple[Any, ...]]] = {
    rule: attrgetter(*(PATHS[name] for name in names)) if names else lambda _case: ()
    for rule, names in NAMED.items()
}
"""A rule names none of them or several, so that what is read is always a tuple."""
