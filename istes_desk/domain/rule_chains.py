"""Rows that supersede each other: how one closes the one before it, and what days are left out (P-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from istes_desk.domain.italian import full_date
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.terms import BillingTerms

Rule = QueuePolicy | Plan | LetterTemplate | BillingTerms
ONE_DAY = timedelta(days=1)


def chain_of(row: Rule) -> tuple[type[Rule], str]:
    """What the row is a version of: the policy, one plan, one kind of letter, the price terms."""
    return type(row), str(getattr(row, "code", "") or getattr(row, "kind", ""))


def chain(rows: Iterable[Rule], row: Rule) -> list[Rule]:
    """The other versions of the same thing, oldest first."""
    same = (one for one in rows if chain_of(one) == chain_of(row) and (not row.id or one.id != row.id))
    return sorted(same, key=lambda one: one.valid_from)


def sealed(rows: Iterable[Rule]) -> list[Rule]:
    """Each row ends at the latest the day before the next one begins; oldest first."""
    ordered = sorted(rows, key=lambda one: one.valid_from)
    closed = [_closed(row, after.valid_from - ONE_DAY) for row, after in pairwise(ordered)]
    return [*closed, *ordered[-1:]]


def reopened(rows: Iterable[Rule], gone: Rule) -> list[Rule]:
    """The row that ended because ``gone`` began goes on again."""
    last = gone.valid_from - ONE_DAY
    return [replace(row, valid_to=None) if row.valid_to == last else row for row in rows]


def problems(rows: Iterable[Rule], today: date) -> Iterator[str]:
    """Italian warnings about the versions of one thing: days from today on with no row, or with two."""
    ordered = sorted(rows, key=lambda one: one.valid_from)
    for row, after in pairwise(ordered):
        if row.valid_to is None or row.valid_to >= after.valid_from:
            start = full_date(after.valid_from)
            yield f"«{row.name}» e «{after.name}» valgono entrambe dal {start}: conta la più recente."
        elif row.valid_to + ONE_DAY < after.valid_from and after.valid_from > today:
            first, last = row.valid_to + ONE_DAY, after.valid_from - ONE_DAY
            yield f"Dal {full_date(first)} al {full_date(last)} non vale alcuna versione di «{after.name}»."
    if ordered and ordered[-1].valid_to is not None:
        first = ordered[-1].valid_to + ONE_DAY
        yield f"Dal {full_date(first)} in poi non vale alcuna versione di «{ordered[-1].name}»."


def renamed(name: str, was: date, begins: date) -> str:
    """«Tariffe 2026» -> «Tariffe 2027»: a name that says its first day, or its year, says the new one."""
    day_told = name.replace(full_date(was), full_date(begins))
    return re.sub(rf"(?<![\d./-]){was.year}(?![\d./-])", str(begins.year), day_told)


def _closed(row: Rule, last: date) -> Rule:
    return row if row.valid_to is not None and row.valid_to <= last else replace(row, valid_to=last)
