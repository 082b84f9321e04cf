"""What consoles print: arp, Get-NetNeighbor, netsh dhcp show clients, PowerShell's lists of properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from istes_desk.domain.survey.columns import Table, guess_columns
from istes_desk.domain.survey.seen import Found

_V4 = r"(?P<address>\d{1,3}(?:\.\d{1,3}){3})"
_V6 = r"(?P<six>[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?:%\w+)?"
_MAC = r"(?P<mac>[0-9A-Fa-f]{2}(?:[-:][0-9A-Fa-f]{2}){5})"
ALONE = re.compile(rf"(?<![\w:-]){_MAC}(?![\w:-])")
NEIGHBOUR = re.compile(rf"(?:^|[\s(])(?:{_V4}|{_V6})\)?\s.*?{ALONE.pattern}")
LEASE = re.compile(
    rf"^\s*{_V4}\s*-\s*(?P<mask>\d+(?:\.\d+){{3}})\s*-\s*{_MAC}\s*-.*?-\s*(?P<type>[NDBUR])\b\s*-?\s*(?P<name>\S*)\s*$"
)
PROPERTY = re.compile(r"^\s*(?P<name>[A-Za-z][\w ]{0,60}?)\s*:\s?(?P<value>.*)$")
NOBODY = re.compile(r"^(01-00-5e|33-33|ff-ff-ff|00-00-00-00-00-00)", re.IGNORECASE)
LAST_GROUPS = 224
"""From here on an IPv4 address is a group of many."""
LONGEST_LINE = 400


def read_leases(text: str) -> tuple[Found, ...]:
    """``netsh dhcp server scope … show clients 1``; () when it is something else."""
    return tuple(_leases(text))


def _leases(text: str) -> Iterator[Found]:
    for line, row in enumerate(text.splitlines(), 1):
        if len(row) <= LONGEST_LINE and (met := LEASE.match(row)):
            texts = {"address": met["address"], "prefix": met["mask"], "mac": met["mac"], "name": met["name"]}
            yield Found(line, {**texts, "dhcp": "no" if met["type"] == "R" else "sì"})


def read_neighbours(text: str) -> tuple[Found, ...]:
    """``arp -a`` of Windows and Unix in any language, ``Get-NetNeighbor``; () when it is something else."""
    found: dict[tuple[str, str], Found] = {}
    for line, row in enumerate(text.splitlines(), 1):
        met = _neighbour(row)
        if met is None or _is_many(met):
            continue
        address = met["address"] or met["six"]
        texts = {"address": address, "mac": met["mac"]} | _name(row)
        found.setdefault((address, met["mac"]), Found(line, texts))
    return tuple(found.values())


def _neighbour(row: str) -> re.Match[str] | None:
    """Looked for up to the last MAC only: a line of addresses without one costs nothing."""
    ends = [met.end() for met in ALONE.finditer(row)] if len(row) <= LONGEST_LINE else []
    return NEIGHBOUR.search(row, 0, ends[-1]) if ends else None


def _is_many(met: re.Match[str]) -> bool:
    """Broadcast, multicast, or an entry nobody answered."""
    many = (met["address"] or "").partition(".")[0]
    return bool(NOBODY.match(met["mac"].replace(":", "-"))) or (bool(many) and int(many) >= LAST_GROUPS)


def _name(row: str) -> dict[str, str]:
    """Unix puts the host name before the address in parentheses."""
    before, parenthesis, _ = row.partition(" (")
    return {"name": before.strip()} if parenthesis and before.strip() not in ("", "?") else {}


def read_properties(text: str) -> Table | None:
    """``| Format-List``: one block per machine; None when no property is one of a device."""
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if ":" in block]
    rows = [dict(_properties(block)) for block in blocks]
    headings = tuple(dict.fromkeys(name for row in rows for name in row))
    if not {"address", "mac", "name"} & set(guess_columns(headings).values()):
        return None
    return Table(headings, tuple(tuple(row.get(name, "") for name in headings) for row in rows), 1)


def _properties(block: str) -> Iterator[tuple[str, str]]:
    for row in block.splitlines():
        if len(row) <= LONGEST_LINE and (met := PROPERTY.match(row)):
            yield met["name"].strip(), met["value"].strip()
