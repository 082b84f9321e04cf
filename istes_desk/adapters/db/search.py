"""Full text of requests, their mails, customers and devices: made here, read by ``search_read``.

SQLite: FTS5 tables that hold no text, kept by triggers; a migration that rebuilds one of the source tables
loses its triggers and calls ``make_search`` again. PostgreSQL: indexes on an expression, kept by the server.
Both fold capitals and accents and look for the beginnings of words, as ``services.search_words`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event, text

from istes_desk.adapters.db.base import Base

PREFIX = "search_"
FOLDS = "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3'"
KEPT = 3
"""Letters of the longest beginning that ``FOLDS`` keeps."""
SHIFT = 32
"""``detail=none``: no places of words are kept, so a query is made of single words, never of phrases."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose columns are searched. ``place``: the row of the SQLite index, of ``{row}``.

    Requests and their mails share one index; the upper half of its row number is the request.
    """

    table: str
    index: str
    columns: tuple[str, ...]
    place: str = "{row}id"
    known: str = "{row}id IS NOT NULL"

    def words(self, row: str = "") -> str:
        """All its text as one SQL expression; ``row`` is a prefix like ``NEW.``."""
        return " || ' ' || ".join(f"{row}{column}" for column in self.columns)


TEXTS = ("subject", "body", "sender")
OF_MAIL = f"(({{row}}incident_id << {SHIFT}) | {{row}}id)"
REQUESTS = Source("incidents", "search_requests", TEXTS, f"({{row}}id << {SHIFT})")
MAILS = Source("messages", "search_requests", TEXTS, OF_MAIL, "{row}incident_id IS NOT NULL")
CUSTOMERS = Source("customers", "search_customers", ("name",))
DEVICES = Source("devices", "search_devices", ("name", "serial"))
SOURCES = (REQUESTS, MAILS, CUSTOMERS, DEVICES)


def folded(source: Source) -> str:
    """The words of a row of PostgreSQL, cut before they are too many for it; the index is on exactly this."""
    apart = f"regexp_replace(normalize(left({source.words()}, 100000), NFD), '[\u0300-\u036f]', '', 'g')"
    return f"to_tsvector('simple'::regconfig, regexp_replace(lower({apart}), '[^[:alnum:]]+', ' ', 'g'))"


FILL = "INSERT INTO {index} (rowid, words) SELECT {place}, {words} FROM {table} WHERE {known}"


def make_search(connection: Connection) -> None:
    """The indexes and what keeps them, filled from the rows that are there; older ones are replaced."""
    for statement in _for_server() if connection.dialect.name == "postgresql" else _for_file():
        connection.execute(text(statement.replace(":", "\\:")))


def _for_server() -> Iterator[str]:
    for source in SOURCES:
        yield f"DROP INDEX IF EXISTS {PREFIX}{source.table}"
        yield f"CREATE INDEX {PREFIX}{source.table} ON {source.table} USING gin ({folded(source)})"


def _for_file() -> Iterator[str]:
    for index in dict.fromkeys(source.index for source in SOURCES):
        yield f"DROP TABLE IF EXISTS {index}"
        yield f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='', detail=none, {FOLDS})"
    for source in SOURCES:
        yield from _triggers(source)
        known, place = source.known.format(row=""), source.place.format(row="")
        words = source.words()
        yield FILL.format(index=source.index, place=place, words=words, table=source.table, known=known)


def _triggers(source: Source) -> Iterator[str]:
    put, take = _put(source, "NEW."), _take(source, "OLD.")
    of = ", ".join((*source.columns, *(("incident_id",) if source is MAILS else ())))
    for name, moment, body in (
        ("added", "AFTER INSERT", put),
        ("removed", "AFTER DELETE", take),
        ("changed", f"AFTER UPDATE OF {of}", f"{take} {put}"),
    ):
        trigger = f"{PREFIX}{source.table}_{name}"
        yield f"DROP TRIGGER IF EXISTS {trigger}"
        yield f"CREATE TRIGGER {trigger} {moment} ON {source.table} BEGIN {body} END"


def _put(source: Source, row: str) -> str:
    place, known = source.place.format(row=row), source.known.format(row=row)
    return f"INSERT INTO {source.index} (rowid, words) SELECT {place}, {source.words(row)} WHERE {known};"


def _take(source: Source, row: str) -> str:
    """An index without text is told the old words to forget."""
    place, known = source.place.format(row=row), source.known.format(row=row)
    return (
        f"INSERT INTO {source.index} ({source.index}, rowid, words)"
        f" SELECT 'delete', {place}, {source.words(row)} WHERE {known};"
    )


@event.listens_for(Base.metadata, "after_create")
def _with_the_tables(_metadata: object, connection: Connection, **_more: Any) -> None:
    """Whoever creates all tables gets the search too."""
    make_search(connection)
