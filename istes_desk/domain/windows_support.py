"""Until when Microsoft supports a build of Windows: rows of a shipped table, handed in as text (P-2)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from istes_desk.domain.errors import DomainError

CLIENT, ENTERPRISE, LTSC, SERVER = "client", "enterprise", "ltsc", "server"
_WORKSTATION = 1


@dataclass(frozen=True, slots=True)
class SupportRow:
    """``until`` is the last day with security updates, without paid extensions."""

    kind: str
    build: int
    name: str
    until: date


def support_rows(text: str) -> tuple[SupportRow, ...]:
    """The rows in file order; DomainError when the text is not what it should be."""
    try:
        rows = tomllib.loads(text)["windows"]
        return tuple(SupportRow(row["kind"], int(row["build"]), row["name"], row["until"]) for row in rows)
    except (ValueError, KeyError, TypeError) as broken:
        raise DomainError(f"La tabella del supporto di Windows non è leggibile: {broken}.") from broken


def support_of(rows: Iterable[SupportRow], system: Mapping[str, Any]) -> SupportRow | None:
    """The row of what is installed; None for a build the table does not know."""
    kinds, build = _kinds(system), system.get("build")
    found = {row.kind: row for row in rows if row.build == build}
    return next((found[kind] for kind in kinds if kind in found), None)


def _kinds(system: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds to look for, the best one first; nothing is guessed for an LTSC build without a row."""
    if not system.get("product_type"):
        return ()
    if system.get("product_type") != _WORKSTATION:
        return (SERVER,)
    edition = str(system.get("edition", "")).casefold()
    if edition.startswith(("enterprises", "iotenterprises")):
        return (LTSC,)
    return (ENTERPRISE, CLIENT) if edition.startswith(("enterprise", "education")) else (CLIENT,)
