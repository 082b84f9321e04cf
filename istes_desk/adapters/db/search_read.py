"""Reads the full text that ``search`` makes: which requests mention all words, or the first of an order.

A word of few texts is collected; one of many is asked of one request of the order after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection, Integer, bindparam, text

from istes_desk.adapters.db.id_lists import ids_of
from istes_desk.adapters.db.search import (
    CUSTOMERS,
    DEVICES,
    KEPT,
    MAILS,
    REQUESTS,
    SHIFT,
    Source,
    folded,
)
from istes_desk.services.queue_filter import QueueIndex
from istes_desk.services.search_words import number_of

MANY = 40_000
"""As many texts are collected as quickly as some hundred requests are asked."""
FEW = 200
"""So few requests are always asked instead of collecting many texts."""
TERMS = 12
"""Of so many words of the index a beginning may be made to be asked of one request."""
CHUNK = 60
LONGEST_WALK = 1_500

NAMED = (("customer_id", CUSTOMERS), ("device_id", DEVICES))
OF_REQUEST = "SELECT id FROM incidents WHERE {column} IN ({found})"
ON_FILE = "SELECT rowid{shift} AS id FROM {index} WHERE {index} MATCH :{name}"
IN_ONE = " AND rowid BETWEEN incidents.id << {bits} AND ((incidents.id + 1) << {bits}) - 1"
ON_SERVER = "SELECT {id} AS id FROM {table} WHERE {id} IS NOT NULL AND {matching}"
MAIL_OF_ONE = "EXISTS (SELECT 1 FROM messages WHERE messages.incident_id = incidents.id AND {matching})"
NUMBERED = "SELECT id FROM incidents WHERE number = {number}"
THOSE = "SELECT incidents.id FROM incidents WHERE {condition}"
OFTEN = "SELECT 1 FROM ({all}) AS found LIMIT 1 OFFSET {many}"
VOCABULARY = text(
    f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab(main, {REQUESTS.index}, row)"
)
BEGINNING = text("SELECT term, doc FROM temp.search_terms WHERE term >= :word AND term < :end")
LAST_LETTER = "\U0010ffff"


def mentioning(connection: Connection, words: Sequence[str]) -> set[int]:
    """All requests in which, in whose mails, customer or device, each word begins so; or of this number."""
    seldom, often = _looked_for(connection, words)
    found = _common(connection, seldom)
    for place, word in enumerate(often):
        if found is not None and len(found) <= FEW:
            return set(_asked(connection, often[place:], sorted(found)))
        ids = word.collected(connection)
        found = ids if found is None else found & ids
    return found or set()


def first_mentioning(
    connection: Connection, words: Sequence[str], order: QueueIndex, most: int
) -> QueueIndex:
    """The first of an order that do."""
    seldom, often = _looked_for(connection, words)
    found = _common(connection, seldom)
    kept = order if found is None else order.among(found)
    if not often:
        return kept.top(most)
    near = kept.top(LONGEST_WALK)
    there = set(islice(_asked(connection, often, list(near.ids)), most))
    if len(there) == most or near.size < LONGEST_WALK:
        return near.among(there)
    rest = (word.collected(connection) for word in often)
    return kept.among(set.intersection(*rest)).top(most)


@dataclass(frozen=True, slots=True)
class _Word:
    """As the database looks for it: ``asked`` of the texts, ``named`` elsewhere; ``name``: of parameters."""

    word: str
    name: str
    asked: str
    named: str
    server: bool

    def all(self) -> str:
        """Every request, one or several times."""
        found = [OF_REQUEST.format(column=column, found=part) for column, part in self._elsewhere()]
        if (number := number_of(self.word)) is not None:
            found.append(NUMBERED.format(number=number))
        return " UNION ALL ".join((*self._in_texts(), *found))

    def of_one(self) -> str:
        """Condition on the request at hand."""
        parts = [f"incidents.{column} IN ({found})" for column, found in self._elsewhere()]
        if (number := number_of(self.word)) is not None:
            parts.append(f"incidents.number = {number}")
        return f"({' OR '.join((*parts, *self._in_its_texts()))})"

    def collected(self, connection: Connection) -> set[int]:
        """Every request."""
        statement = text(self.all()).bindparams(**dict(self.values()))
        return set(ids_of(connection, statement.columns(id=Integer)))

    def is_often(self, connection: Connection) -> bool:
        """Its texts and requests, the same one perhaps several times, are many."""
        counted = text(OFTEN.format(all=self.all(), many=MANY)).bindparams(**dict(self.values()))
        return connection.execute(counted).first() is not None

    def values(self) -> Iterator[tuple[str, str]]:
        """Of its parameters."""
        yield f"{self.name}_texts", self.asked
        yield f"{self.name}_names", self.named

    def _in_texts(self) -> Iterator[str]:
        name = f"{self.name}_texts"
        if not self.server:
            yield ON_FILE.format(index=REQUESTS.index, shift=f" >> {SHIFT}", name=name)
            return
        for source, id in ((REQUESTS, "id"), (MAILS, "incident_id")):
            yield ON_SERVER.format(id=id, table=source.table, matching=_matching(source, name))

    def _in_its_texts(self) -> Iterator[str]:
        name = f"{self.name}_texts"
        if not self.server:
            place = IN_ONE.format(bits=SHIFT)
            yield f"EXISTS ({ON_FILE.format(index=REQUESTS.index, shift='', name=name)}{place})"
            return
        yield _matching(REQUESTS, name)
        yield MAIL_OF_ONE.format(matching=_matching(MAILS, name))

    def _elsewhere(self) -> Iterator[tuple[str, str]]:
        name = f"{self.name}_names"
        for column, source in NAMED:
            if self.server:
                matching = _matching(source, name)
                yield column, ON_SERVER.format(id="id", table=source.table, matching=matching)
            else:
                yield column, ON_FILE.format(index=source.index, shift="", name=name)


def _matching(source: Source, name: str) -> str:
    """Condition of PostgreSQL, answered by the index."""
    return f"{folded(source).replace(':', chr(92) + ':')} @@ to_tsquery('simple', :{name})"


def _looked_for(connection: Connection, words: Sequence[str]) -> tuple[list[_Word], list[_Word]]:
    """Those to be collected, and those that stand in many texts."""
    parts: tuple[list[_Word], list[_Word]] = ([], [])
    for place, word in enumerate(words):
        sought, often = _sought(connection, word, f"word{place}")
        parts[often].append(sought)
    return parts


def _sought(connection: Connection, word: str, name: str) -> tuple[_Word, bool]:
    """How it is looked for, and whether it stands in many texts."""
    server = connection.dialect.name == "postgresql"
    begins = f"{word}:*" if server else f'"{word}"*'
    plain = _Word(word, name, begins, begins, server)
    if server or len(word) <= KEPT:
        return plain, plain.is_often(connection)
    terms = _terms(connection, word)
    return (replace(plain, asked=terms), True) if terms else (plain, False)


def _terms(connection: Connection, word: str) -> str:
    """The few words of the index that begin so, when they stand in many texts; else nothing.

    The file's index would gather the texts of a long beginning anew each time it is asked.
    """
    connection.execute(VOCABULARY)
    found = connection.execute(BEGINNING, {"word": word, "end": word + LAST_LETTER}).all()
    if len(found) > TERMS or sum(texts for _, texts in found) <= MANY:
        return ""
    return " OR ".join(f'"{term}"' for term, _ in found)


def _common(connection: Connection, seldom: Iterable[_Word]) -> set[int] | None:
    """What they share; None when there is none of them."""
    found: set[int] | None = None
    for word in seldom:
        ids = word.collected(connection) if found is None or found else set()
        found = ids if found is None else found & ids
    return found


def _asked(connection: Connection, often: Sequence[_Word], candidates: Sequence[int]) -> Iterator[int]:
    """Those of the candidates that mention them all, in their order."""
    condition = " AND ".join(("incidents.id IN :ids", *(word.of_one() for word in often)))
    statement = text(THOSE.format(condition=condition))
    values = dict(pair for word in often for pair in word.values())
    asked = statement.bindparams(bindparam("ids", expanding=True), **values)
    for start in range(0, len(candidates), CHUNK):
        ids = candidates[start : start + CHUNK]
        there = set(connection.execute(asked, {"ids": ids}).scalars())
        yield from (id for id in ids if id in there)
