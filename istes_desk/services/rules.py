"""Dated rules as the user makes them: superseded, withdrawn, put back, never changed once begun (P-2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from istes_desk.domain import validation
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.italian import full_date
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.letters_text import check_template
from istes_desk.domain.policy import in_force
from istes_desk.domain.rule_chains import Rule, chain, problems, renamed, reopened, sealed
from istes_desk.domain.rule_words import effect, example
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.terms import BillingTerms
from istes_desk.domain.working_time import NeverOpensError
from istes_desk.services.changes import Changes
from istes_desk.services.policies import holidays
from istes_desk.services.ports import UnitOfWork

HOURS = {"Plan": "schedule", "QueuePolicy": "call_back"}


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What would change and from when, an example, and what to look at before saving; all Italian."""

    effect: str
    example: str
    warnings: tuple[str, ...]


def successor(row: Rule | Tariff, today: date) -> Any:
    """A copy that begins tomorrow (or the day after the row itself), for the user to change and add."""
    begins = max(today, row.valid_from) + timedelta(days=1)
    fresh: dict[str, Any] = {"version": 0} if hasattr(row, "version") else {}
    if not isinstance(row, BillingTerms):  # their name is made of the day
        fresh["name"] = renamed(row.name, row.valid_from, begins)
    return replace(row, id=0, valid_from=begins, valid_to=None, **fresh)


def save_rule(uow: UnitOfWork, rule: Rule, today: date) -> Changes:
    """Adds a version that ends the one before, or changes one that is still to come (P-2)."""
    stored = _not_begun(uow, rule, today) if rule.id else None
    rule = _with_code(uow, rule)
    _check(rule, today, holidays(uow))
    others = chain(uow.find(type(rule)), rule)
    if stored:
        others = reopened(others, stored)
    same = any(one.valid_from == rule.valid_from for one in others)
    require(
        not same, "Un'altra versione comincia già in quel giorno: scegliere un giorno diverso.", "valid_from"
    )
    return _store(uow, sealed([*others, rule]))


def withdraw_rule(uow: UnitOfWork, rule: Rule, today: date) -> Changes:
    """Takes away a version that is still to come; the one before goes on (P-2)."""
    stored = _not_begun(uow, rule, today)
    others = chain(uow.find(type(stored)), stored)
    uow.remove(stored)
    return _store(uow, sealed(reopened(others, stored)))


def restore_rule(uow: UnitOfWork, rule: Rule, today: date) -> Changes:
    """Takes ``withdraw_rule`` back."""
    return save_rule(uow, replace(rule, id=0), today)


def preview(rule: Rule, rows: Sequence[Rule], calendar: Holidays, today: date) -> RulePreview:
    """The effect of a draft on the rows that are there; DomainError as ``save_rule`` would raise it."""
    _check(rule, today, calendar)
    others = chain(rows, rule)
    stored = next((one for one in rows if rule.id and one.id == rule.id and type(one) is type(rule)), None)
    if stored:
        others = reopened(others, stored)
    earlier = [one for one in others if one.valid_from < rule.valid_from]
    before = earlier[-1] if earlier else None
    warnings = problems(sealed([*others, rule]), today)
    return RulePreview(effect(rule, before), example(rule, before, calendar), tuple(warnings))


def current(rows: Sequence[Rule], row: Rule, today: date) -> bool:
    """Whether the row is the version of its chain in force today."""
    begun = [one for one in (*chain(rows, row), row) if one.valid_from <= today]
    ended = [one for one in begun if one.valid_to is not None and one.valid_to < today]
    alive = [one for one in begun if one not in ended]
    return bool(alive) and in_force(alive, today) == row


def _not_begun(uow: UnitOfWork, rule: Rule, today: date) -> Rule:
    stored: Rule = uow.get(type(rule), rule.id)
    require(
        stored.valid_from > today, "Questa regola è già in vigore: si può soltanto sostituire con una nuova."
    )
    return stored


def _check(rule: Rule, today: date, calendar: Holidays) -> None:
    later = f"Una regola nuova comincia dopo oggi, {full_date(today)}: quella di oggi resta com'è."
    require(rule.valid_from > today, later, "valid_from")
    validation.ordered(rule.valid_from, rule.valid_to)
    validation.named(rule.name, "il nome")
    if isinstance(rule, LetterTemplate):
        check_template(rule)
        return
    try:
        example(rule, None, calendar)
    except NeverOpensError as error:
        raise DomainError(error.message, HOURS[type(rule).__name__]) from error


def _with_code(uow: UnitOfWork, rule: Rule) -> Rule:
    """A plan that is new in kind gets its code from its name, once for all its versions."""
    if not isinstance(rule, Plan) or rule.code:
        return rule
    code = re.sub(r"[^a-z0-9]+", "-", rule.name.casefold()).strip("-") or "piano"
    require(not uow.find(Plan, code=code), "C'è già un piano con questo nome: sostituire quello.", "name")
    return replace(rule, code=code)


def _store(uow: UnitOfWork, rows: Sequence[Rule]) -> Changes:
    """Writes a whole chain; ``new_id`` is the row that was not there yet."""
    new_id = 0
    for row in rows:
        if row.id:
            uow.save(row)
        else:
            new_id = uow.add(row).id
    return Changes(settings=True, new_id=new_id)
