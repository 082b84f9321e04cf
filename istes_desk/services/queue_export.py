"""The list shown as text for the clipboard and as CSV for a spreadsheet; text only, no file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from istes_desk.domain.incidents import Channel
from istes_desk.domain.italian import full_stamp
from istes_desk.services.incident_states import WORDS
from istes_desk.services.queue_view import QueueRow

HEAD = (
    *("Numero", "Gravità", "Urgente", "Cliente", "Oggetto", "Canale", "Piano", "Stato"),
    *("Ricevuta", "Termine", "In ritardo", "Tecnico", "Motivo"),
)
CHANNELS = {
    Channel.EMAIL: "e-mail",
    Channel.PEC: "PEC",
    Channel.PHONE: "telefono",
    Channel.IN_PERSON: "di persona",
}
FORMULA = ("=", "+", "-", "@")
GAPS = str.maketrans("\t\r\n", "   ")


def to_text(rows: Iterable[QueueRow]) -> str:
    """One line per request, cells apart by tabs."""
    return "\n".join("\t".join(cell.translate(GAPS) for cell in _cells(row)) for row in rows)


def to_csv(rows: Iterable[QueueRow]) -> str:
    """Semicolons and a byte order mark, as Italian spreadsheets expect; no cell can be a formula."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(HEAD)
    for row in rows:
        table.writerow([f"'{cell}" if cell.strip().startswith(FORMULA) else cell for cell in _cells(row)])
    return "\ufeff" + text.getvalue()


def _cells(row: QueueRow) -> Sequence[str]:
    return (
        row.tag,
        row.severity or "",
        _yes(row.urgent),
        row.customer,
        row.subject,
        CHANNELS[row.channel],
        row.plan,
        WORDS[row.state],
        full_stamp(row.received),
        full_stamp(row.due) if row.due else "",
        _yes(row.late),
        row.technician,
        row.reason,
    )


def _yes(is_so: bool) -> str:
    return "sì" if is_so else ""
