"""Reads the dated rows that come with the program from its TOML files (P-2); stores nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from istes_desk.adapters.db.codec import decode_row
from istes_desk.domain.duty_templates import templates
from istes_desk.domain.holidays import Holiday
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.terms import BillingTerms
from istes_desk.services.ports import Entity

TABLES: dict[str, type[Any]] = {
    "tariff": Tariff,
    "policy": QueuePolicy,
    "plan": Plan,
    "holiday": Holiday,
    "letter": LetterTemplate,
    "terms": BillingTerms,
}
DUTIES = "duties.toml"


def shipped_rows(folder: Path) -> list[Entity]:
    """All rows of ``resources/policy``, by file name; a row that does not fit is a bug of the release."""
    rows: list[Entity] = []
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        rows += templates(text) if path.name == DUTIES else _rows(text)
    return rows


def _rows(text: str) -> list[Entity]:
    found: list[Entity] = []
    for name, value in tomllib.loads(text).items():
        items = value if isinstance(value, list) else [value]
        if name in TABLES:  # other data files lie in the same folder
            found += (_row(TABLES[name], item) for item in items)
    return found


def _row(kind: type[Any], item: dict[str, Any]) -> Any:
    """TOML has no empty value: a row that does not say when it ends is still valid."""
    open_ended = {"valid_to": None} if kind is Tariff else {}
    return decode_row(kind, {**open_ended, **item})
