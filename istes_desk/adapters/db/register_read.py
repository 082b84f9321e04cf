"""The named queries over the whole access register, the same on SQLite and PostgreSQL (L-1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import ColumnElement, Table, delete, func, select, text
from sqlalchemy.orm import Session

from istes_desk.adapters.db.base import Counter
from istes_desk.adapters.db.id_lists import ids_of
from istes_desk.adapters.db.tables_compliance import RegisterCheckpointRow, RegisterEntryRow, RegisterSealRow
from istes_desk.domain.compliance import RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.services.register_port import CHUNK, Head, RegisterFilter, UnreadableLineError

ENTRIES, SEALS, CHECKPOINTS = (
    table
    for row in (RegisterEntryRow, RegisterSealRow, RegisterCheckpointRow)
    if isinstance(table := row.__table__, Table)
)
LINE = tuple(ENTRIES.c[field.name] for field in fields(RegisterEntry))
SEAL = tuple(SEALS.c[field.name] for field in fields(RegisterSeal))
CHECKPOINT = tuple(CHECKPOINTS.c[field.name] for field in fields(RegisterCheckpoint))
ONE_INSTANT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


class SqlRegister:
    """Implements ``RegisterQueries``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def head(self, sequence: str) -> Head:
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(ONE_INSTANT)
        run = self._session.execute
        seals = tuple(RegisterSeal(*row) for row in run(select(*SEAL).order_by(SEALS.c.id)))
        points = select(*CHECKPOINT).order_by(CHECKPOINTS.c.id)
        checkpoints = tuple(RegisterCheckpoint(*row) for row in run(points))
        number = self._session.scalar(select(Counter.value).where(Counter.name == sequence)) or 0
        end = Head(seals, checkpoints, number).last_id
        loose = self._session.scalar(select(func.min(ENTRIES.c.id)).where(ENTRIES.c.id > end)) or 0
        return Head(seals, checkpoints, number, loose)

    def lines(self, after: int, last: int, most: int = CHUNK) -> list[RegisterEntry]:
        between = (ENTRIES.c.id > after, ENTRIES.c.id <= last)
        wanted = select(*LINE).where(*between).order_by(ENTRIES.c.id).limit(most)
        try:
            return [RegisterEntry(*row) for row in self._session.execute(wanted)]
        except (LookupError, ValueError) as wrong:
            if most == 1:
                first = self._session.scalar(select(func.min(ENTRIES.c.id)).where(*between))
                raise UnreadableLineError(first or 0) from wrong
        return self.lines(after, last, most // 2)

    def ids(self, wanted: RegisterFilter) -> list[int]:
        chosen = select(ENTRIES.c.id).where(*_conditions(wanted)).order_by(ENTRIES.c.id.desc())
        return ids_of(self._session.connection(), chosen)

    def authors(self) -> list[str]:
        return list(self._session.scalars(select(ENTRIES.c.author).distinct().order_by(ENTRIES.c.author)))

    def drop(self, last: int) -> None:
        self._session.execute(delete(SEALS).where(SEALS.c.last_entry_id <= last))
        self._session.execute(delete(ENTRIES).where(ENTRIES.c.id <= last))
        self._session.expire_all()


def _conditions(wanted: RegisterFilter) -> Iterator[ColumnElement[bool]]:
    column = ENTRIES.c
    if wanted.customer_id is not None:
        yield column.customer_id == wanted.customer_id
    if wanted.author:
        yield column.author == wanted.author
    if wanted.actions:
        yield column.action.in_(wanted.actions)
    if wanted.since is not None:
        yield column.at >= wanted.since
    if wanted.until is not None:
        yield column.at < wanted.until
    if wanted.last_id is not None:
        yield column.id <= wanted.last_id
    if wanted.text:
        yield func.lower(column.subject).contains(wanted.text.lower(), autoescape=True)
