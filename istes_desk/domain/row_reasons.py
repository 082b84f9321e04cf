"""Why a row of the queue stands where it stands, in one Italian sentence (P-3)."""

from __future__ import annotations

from datetime import datetime

from istes_desk.domain import italian
from istes_desk.domain.call_back import CallBack
from istes_desk.domain.incidents import IncidentState, RequestKind
from istes_desk.domain.queue import QueueEntry, QueueSection, section_of
from istes_desk.domain.sla import response_missed

STATE_WORDS = {
    IncidentState.CALLED_BACK: "Cliente richiamato",
    IncidentState.PLANNED: "Intervento pianificato",
    IncidentState.IN_PROGRESS: "In lavorazione",
    IncidentState.WAITING_CUSTOMER: "In attesa del cliente",
    IncidentState.SOLVED: "Risolta",
    IncidentState.CLOSED: "Chiusa",
}
LISTS = {
    RequestKind.CONSULTANCY: "Richiesta di consulenza: si propone un incontro, non occupa un posto in coda.",
    RequestKind.CUSTOMISATION: "Personalizzazione: passa a ricerca e sviluppo, non occupa un posto in coda.",
}
PARKED = "In attesa di PEC: nessun contratto per questo oggetto e nessuna PEC verificata."


def row_reason(entry: QueueEntry, now: datetime, call_back: CallBack) -> str:
    """Why the row stands where it stands: one Italian sentence (P-3)."""
    if entry.kind in LISTS:
        return LISTS[entry.kind]
    match section_of(entry):
        case QueueSection.CONTRACT:
            return _contract_reason(entry, now)
        case QueueSection.NO_CONTRACT:
            return call_back.reason
        case QueueSection.PARKED:
            return PARKED
        case _:
            return ", ".join(filter(None, (STATE_WORDS[entry.state], _outcome(entry)))) + "."


def _contract_reason(entry: QueueEntry, now: datetime) -> str:
    severity = f"gravità {entry.severity}" if entry.severity else "gravità da assegnare"
    urgent = "Urgenza confermata, " if entry.urgent else ""
    sentence = f"{urgent}{severity}: {_term(entry, now)}."
    return sentence[0].upper() + sentence[1:]


def _term(entry: QueueEntry, now: datetime) -> str:
    if entry.due is None:
        return "nessun termine di risposta"
    if entry.responded_at is not None:
        return _outcome(entry)
    term = f"{italian.stamp(entry.due)} ({italian.countdown(entry.due, now)})"
    late = response_missed(entry.due, None, now, entry.missed)
    return f"termine mancato, scadeva {term}" if late else f"risposta entro {term}"


def _outcome(entry: QueueEntry) -> str:
    """How the answer went, as far as it is known without a clock."""
    if entry.responded_at is None:
        return "termine di risposta mancato" if entry.missed else ""
    late = response_missed(entry.due, entry.responded_at, entry.responded_at, entry.missed)
    return f"risposta data {'fuori termine' if late else 'in tempo'}"
