"""The queue as it is filtered, as a paper: sections in their order, each row with its reason (Q-8, P-3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import IncidentClass, RequestKind
from istes_desk.domain.italian import date_of, full_stamp, stamp
from istes_desk.domain.queue import QueueSection
from istes_desk.services.incident_states import WORDS
from istes_desk.services.papers import Letterhead
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_export import CHANNELS
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_view import QueueRow, rows
from istes_desk.services.report_paper import letterhead

MOST = 1_000
"""Rows on a paper; who wants more exports a table."""
LONGEST = 200
TITLES = {
    RequestKind.INCIDENT: "Coda delle criticità",
    RequestKind.CONSULTANCY: "Richieste di consulenza",
    RequestKind.CUSTOMISATION: "Richieste di personalizzazione",
}
SECTIONS = {
    QueueSection.CONTRACT: "Con contratto",
    QueueSection.NO_CONTRACT: "Senza contratto",
    QueueSection.AT_WORK: "In lavorazione o in attesa",
    QueueSection.PARKED: "In attesa di PEC",
    QueueSection.DONE: "Risolte e chiuse",
}
CLASSES = {
    IncidentClass.CONTRACT: "con contratto",
    IncidentClass.NO_CONTRACT: "senza contratto",
    IncidentClass.PARKED: "in attesa di PEC",
}


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One request in words; ``late``: its deadline passed, ``severity`` with "!" when urgent."""

    tag: str
    severity: str
    customer: str
    subject: str
    received: str
    due: str
    state: str
    reason: str
    late: bool


@dataclass(frozen=True, slots=True)
class QueuePaper:
    """``chosen``: what it was filtered by, in words; ``left``: how many rows found no room."""

    letterhead: Letterhead
    title: str
    chosen: str
    standing: str
    file_name: str
    sections: tuple[tuple[str, tuple[QueueLine, ...]], ...]
    left: int = 0


def queue_paper(
    uow: UnitOfWork, wanted: QueueFilter, ids: Sequence[int], ahead: int | None = None
) -> QueuePaper:
    """The requests ``ids`` in their order; ``ahead`` as in ``queue_view.rows``."""
    found = rows(uow, wanted.now, ids[:MOST], ahead)
    return QueuePaper(
        letterhead(next(iter(uow.find(Firm)), Firm())),
        TITLES[wanted.kind],
        " · ".join(_chosen(uow, wanted)) or "tutte quelle aperte",
        f"situazione al {full_stamp(wanted.now)}, richieste: {len(ids)}",
        f"Coda {date_of(wanted.now).isoformat()}.pdf",
        tuple(
            (f"{SECTIONS[section]} ({len(lines)})", lines)
            for section, group in groupby(found, key=lambda row: row.section)
            if (lines := tuple(map(_line, group)))
        ),
        max(0, len(ids) - MOST),
    )


def _chosen(uow: UnitOfWork, wanted: QueueFilter) -> Iterator[str]:
    if wanted.customer_id is not None:
        yield uow.get(Customer, wanted.customer_id).name
    if wanted.incident_class is not None:
        yield CLASSES[wanted.incident_class]
    if wanted.state is not None:
        yield WORDS[wanted.state]
    if wanted.late_only:
        yield "in ritardo"
    if wanted.technician:
        yield f"tecnico {wanted.technician}"
    if wanted.text:
        yield f"ricerca «{wanted.text}»"
    if wanted.with_done:
        yield "anche quelle concluse"


def _line(row: QueueRow) -> QueueLine:
    who = " · ".join(filter(None, (row.customer, row.plan)))
    state = " · ".join(filter(None, (WORDS[row.state], row.technician)))
    return QueueLine(
        row.tag,
        f"{row.severity or '–'}{' !' if row.urgent else ''}",
        who,
        shorten(row.subject, LONGEST, placeholder=" …"),
        f"{CHANNELS[row.channel]} {full_stamp(row.received)}",
        stamp(row.due) if row.due else "–",
        state,
        row.reason,
        row.late,
    )
