"""daticert.xml to facts (Q-9): a DOCTYPE is accepted and never fetched, entity definitions are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.parsers import expat

LARGEST = 1_000_000
DEEPEST = 20
TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?")
OFFSET = re.compile(r"^\s*(?:GMT|UTC)(?=[+-])|\s+")
BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,10};)")


class DaticertError(ValueError):
    """The certification data cannot be read; the message is Italian."""


@dataclass
class Daticert:
    """Element paths below ``postacert`` to their texts; ``attributes`` by path and name, first one wins."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def first(self, path: str) -> str:
        return next(iter(self.texts.get(path, [])), "").strip()

    def all(self, path: str) -> tuple[str, ...]:
        return tuple(text.strip() for text in self.texts.get(path, []))

    @property
    def certified_at(self) -> datetime | None:
        """Day, time and zone of the provider, in UTC; None when one is missing or wrong."""
        zone = self.attributes.get("dati/data@zona", "")
        time = TIME.fullmatch(self.first("dati/data/ora"))
        if time is None:
            return None
        clock = ":".join((*time.group(1, 2), time.group(3) or "00"))
        try:
            text = f"{self.first('dati/data/giorno')} {clock} {OFFSET.sub('', zone)}"
            return datetime.strptime(text, "%d/%m/%Y %H:%M:%S %z").astimezone(UTC)
        except (ValueError, OverflowError):
            return None


class _Reader:
    def __init__(self) -> None:
        self.found = Daticert()
        self.path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) > DEEPEST or (not self.path and name != "postacert"):
            raise DaticertError("I dati di certificazione hanno una struttura sconosciuta.")
        self.path.append(name)
        where = "/".join(self.path[1:])
        self.found.texts.setdefault(where, []).append("")
        for key, value in attributes.items():
            self.found.attributes.setdefault(f"{where}@{key}", value)

    def end(self, _name: str) -> None:
        self.path.pop()

    def data(self, text: str) -> None:
        self.found.texts["/".join(self.path[1:])][-1] += text

    def entity(self, *_definition: object) -> None:
        raise DaticertError("I dati di certificazione definiscono entità proprie: non vengono lette.")


def _parse(xml: bytes) -> Daticert:
    reader, parser = _Reader(), expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.EntityDeclHandler = reader.entity
    parser.Parse(xml, True)
    return reader.found


def read_daticert(xml: bytes) -> Daticert:
    """Facts of the certification data; one repair is tried, a bare ``&``. Raises ``DaticertError``."""
    if len(xml) > LARGEST:
        raise DaticertError("I dati di certificazione sono troppo grandi per essere autentici.")
    for attempt in (xml, BARE_AMPERSAND.sub(b"&amp;", xml)):
        try:
            return _parse(attempt.strip())
        except DaticertError:
            raise
        except (expat.ExpatError, ValueError, LookupError):
            continue
    raise DaticertError("I dati di certificazione non sono scritti in XML corretto.")
