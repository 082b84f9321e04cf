"""Deadlines as CSV for a spreadsheet and as iCalendar (RFC 5545) for a calendar; text only, no file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from istes_desk.domain.deadlines import KIND_LABELS_IT
from istes_desk.domain.italian import full_date
from istes_desk.services.deadlines import DeadlineRow, mark_words

_HEAD = ("Data", "Tipo", "Cliente", "Scadenza", "Motivo", "Promemoria")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FOLD = 73


def to_csv(rows: Iterable[DeadlineRow]) -> str:
    """Semicolons and a byte order mark, as Italian spreadsheets expect; no cell can be a formula."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEAD)
    for row in rows:
        one = row.deadline
        words = (KIND_LABELS_IT[one.kind], row.customer, one.title, one.reason, mark_words(row))
        table.writerow((full_date(one.on), *(_harmless(word) for word in words)))
    return "\ufeff" + text.getvalue()


def _harmless(word: str) -> str:
    return f"'{word}" if word.startswith(_FORMULA) else word


def to_ics(rows: Iterable[DeadlineRow], now: datetime) -> str:
    """One all-day event per deadline; the same deadline keeps its UID from export to export."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ISTES Desk//Scadenze//IT", "CALSCALE:GREGORIAN"]
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for row in rows:
        lines += _event(row, stamp)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(row: DeadlineRow, stamp: str) -> list[str]:
    one = row.deadline
    return [
        "BEGIN:VEVENT",
        f"UID:{one.key}@istes-desk",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{row.customer}: {one.title}')}",
        f"DESCRIPTION:{_escaped(one.reason)}",
        f"CATEGORIES:{_escaped(KIND_LABELS_IT[one.kind])}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """At most 75 octets a line, cut between characters."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _FOLD:
            parts.append("")
            size = 0
        parts[-1] += letter
        size += octets
    return "\r\n ".join(parts)
