"""Long lists of ids out of the database: gathered by the database itself, one value instead of a row each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, TextualSelect, func, select
from sqlalchemy.exc import OperationalError

STEPS = 20_000
"""Of SQLite's machine between two looks at whether somebody still waits: some milliseconds."""


def ids_of(connection: Connection, statement: Select[Any] | TextualSelect) -> list[int]:
    """The column ``id`` of a statement, in its order."""
    ids = statement.subquery().c.id
    if connection.dialect.name == "postgresql":
        return connection.scalar(select(func.array_agg(ids))) or []
    gathered: list[int] = json.loads(connection.scalar(select(func.json_group_array(ids))) or "[]")
    return gathered


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


@contextmanager
def given_up(connection: Connection, waited: Callable[[], bool]) -> Iterator[None]:
    """StoppedError soon after ``waited`` says no; a server answers to the end.

    For a transaction that only reads: SQLite takes back what was written before.
    """
    held = connection.connection.dbapi_connection
    stoppable = getattr(held, "set_progress_handler", None)
    if stoppable is None:
        yield
        return
    stoppable(lambda: not waited(), STEPS)
    try:
        yield
    except OperationalError as error:
        if waited():
            raise
        raise StoppedError from error
    finally:
        stoppable(None, 0)
