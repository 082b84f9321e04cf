"""Full text of requests, their mails, customers and devices: made here, read by ``queue_query``.

SQLite: FTS5 tables that hold no text, kept by triggers; a migration that rebuilds one of the source tables
loses its triggers and calls ``make_search`` again. PostgreSQL: indexes on an expression, kept by the server.
Both fold capitals and accents and look for the beginnings of words, as ``services.search_words`` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Integer, TextClause, event, false, literal_column, text

from istes_desk.adapters.db.base import Base
from istes_desk.services.search_words import number_of

PREFIX = "search_"
FOLDS = "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3'"
KEPT = 3
"""Letters of the longest beginning that ``FOLDS`` keeps."""
SHIFT = 32
FEW = 1_000
REQUEST = literal_column("incidents.id", Integer)
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


def _matching(source: Source) -> str:
    """Condition of PostgreSQL, answered by the index."""
    escaped = folded(source).replace(":", "\\:").replace("{", "{{").replace("}", "}}")
    return f"{escaped} @@ to_tsquery('simple', {{word}})"


OF_REQUEST = "SELECT id FROM incidents WHERE {column} IN ({found})"
NUMBERED = "SELECT id FROM incidents WHERE number = {number}"
ON_FILE = "SELECT rowid{shift} FROM {index} WHERE {index} MATCH {{word}}"
ON_SERVER = "SELECT {id} FROM {table} WHERE {id} IS NOT NULL AND {matching}"
IN_ONE = ON_FILE + " AND rowid BETWEEN incidents.id << {bits} AND ((incidents.id + 1) << {bits}) - 1"
FILL = "INSERT INTO {index} (rowid, words) SELECT {place}, {words} FROM {table} WHERE {known}"
NAMED = (("customer_id", CUSTOMERS), ("device_id", DEVICES))


def _in_file() -> Iterator[str]:
    yield ON_FILE.format(index=REQUESTS.index, shift=f" >> {SHIFT}")
    for column, source in NAMED:
        yield OF_REQUEST.format(column=column, found=ON_FILE.format(index=source.index, shift=""))


def _on_server() -> Iterator[str]:
    for source, id in ((REQUESTS, "id"), (MAILS, "incident_id")):
        yield ON_SERVER.format(id=id, table=source.table, matching=_matching(source))
    for column, source in NAMED:
        found = ON_SERVER.format(id="id", table=source.table, matching=_matching(source))
        yield OF_REQUEST.format(column=column, found=found)


@dataclass(frozen=True, slots=True)
class Found:
    """Conditions on a request. ``few``: it is one of so few that looking at these alone is quickest."""

    conditions: tuple[ColumnElement[bool], ...]
    few: bool


def mentions(connection: Connection, words: Sequence[str]) -> Found:
    """Requests in which, in whose mails, customer or device, a word begins so; or that have this number.

    Few are named one by one; what is often found is then asked of these only, or sought as a whole.
    """
    few: set[int] | None = None
    often = []
    for place, word in enumerate(words):
        seeking = _Seeking(word, f"word{place}", connection.dialect.name == "postgresql")
        ids = connection.execute(seeking.bound(f"{seeking.all()} LIMIT {FEW + 1}")).scalars().all()
        if len(ids) > FEW:
            often.append(seeking)
        else:
            few = set(ids) if few is None else few.intersection(ids)
    named = () if few is None else (REQUEST.in_(few) if few else false(),)
    return Found((*named, *(one.condition(few is not None) for one in often)), few is not None)


@dataclass(frozen=True, slots=True)
class _Seeking:
    """A word as the database looks for it; ``name`` is that of the parameter."""

    word: str
    name: str
    server: bool

    def all(self) -> str:
        """Every request, one or several times."""
        selects = [one.format(word=f":{self.name}") for one in (_on_server() if self.server else _in_file())]
        if (number := number_of(self.word)) is not None:
            selects.append(NUMBERED.format(number=number))
        return " UNION ALL ".join(selects)

    def condition(self, of_few: bool) -> ColumnElement[bool]:
        """``of_few``: asked of one request after the other, quick for beginnings the file's index keeps."""
        singly = of_few and not self.server and len(self.word) <= KEPT
        condition = self._of_one() if singly else f"incidents.id IN ({self.all()})"
        return cast("ColumnElement[bool]", self.bound(condition))

    def _of_one(self) -> str:
        parts = [f"EXISTS ({IN_ONE.format(index=REQUESTS.index, shift='', bits=SHIFT)})"]
        for column, source in NAMED:
            parts.append(f"incidents.{column} IN ({ON_FILE.format(index=source.index, shift='')})")
        if (number := number_of(self.word)) is not None:
            parts.append(f"incidents.number = {number}")
        return f"({' OR '.join(parts)})".format(word=f":{self.name}")

    def bound(self, statement: str) -> TextClause:
        """With the word as its parameter."""
        looked_for = f"{self.word}:*" if self.server else f'"{self.word}"*'
        return text(statement).bindparams(**{self.name: looked_for})


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
