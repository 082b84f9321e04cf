"""Long lists of ids out of the database: gathered by the database itself, one value instead of a row each."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Select, TextualSelect, func, select


def ids_of(connection: Connection, statement: Select[Any] | TextualSelect) -> list[int]:
    """The column ``id`` of a statement, in its order."""
    ids = statement.subquery().c.id
    if connection.dialect.name == "postgresql":
        return connection.scalar(select(func.array_agg(ids))) or []
    gathered: list[int] = json.loads(connection.scalar(select(func.json_group_array(ids))) or "[]")
    return gathered
