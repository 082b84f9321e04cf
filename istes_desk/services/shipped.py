"""The rows that come with the program go into a database that has none of their kind yet (P-2)."""

from __future__ import annotations

from collections.abc import Iterable

from istes_desk.services.changes import EVERYTHING_SETTINGS, NOTHING, Changes
from istes_desk.services.ports import Entity, UnitOfWork


def ensure_shipped_rows(uow: UnitOfWork, rows: Iterable[Entity]) -> Changes:
    """Adds the kinds that are missing; what the user has added or superseded is never touched."""
    rows = list(rows)
    missing = {kind for kind in {type(row) for row in rows} if not uow.find(kind)}
    wanted = [row for row in rows if type(row) in missing]
    for row in wanted:
        uow.add(row)
    return EVERYTHING_SETTINGS if wanted else NOTHING
