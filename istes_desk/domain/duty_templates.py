"""Reads the shipped duties from TOML text (D-1, P-2); the text is handed in, no file is opened here."""

from __future__ import annotations

import tomllib
from datetime import date, time
from typing import Any

from istes_desk.domain.duties import DutyCode, DutyScope, DutyTemplate, Frequency
from istes_desk.domain.errors import DomainError


def _template(row: dict[str, Any], valid_from: date, due_time: time) -> DutyTemplate:
    return DutyTemplate(
        code=DutyCode(row["code"]),
        title_it=str(row["title"]),
        frequency=Frequency(row["frequency"]),
        scope=DutyScope(row["scope"]),
        valid_from=valid_from,
        grace_hours=int(row["grace_hours"]),
        due_time=due_time,
    )


def templates(text: str) -> tuple[DutyTemplate, ...]:
    """The templates in file order; ``DomainError`` when the text is not what it should be."""
    try:
        data = tomllib.loads(text)
        return tuple(_template(row, data["valid_from"], data["due_time"]) for row in data["duty"])
    except (ValueError, KeyError, TypeError) as broken:
        raise DomainError(f"L'elenco delle mansioni non è leggibile: {broken}.") from broken
