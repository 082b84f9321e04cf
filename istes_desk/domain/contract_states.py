"""How a contract stands on a day, in a word and an Italian sentence (C-1, C-2); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from istes_desk.domain.contracts import Contract, ContractKind, anniversary
from istes_desk.domain.italian import full_date


class ContractState(StrEnum):
    QUOTED = "quoted"
    REVOKED = "revoked"
    FUTURE = "future"
    IN_FORCE = "in_force"
    CANCELLED = "cancelled"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state and why it is so."""

    state: ContractState
    reason: str


def standing(row: Contract, today: date) -> Standing:
    """Exactly one state for every row and day."""
    return next(Standing(state, words(row)) for state, holds, words in TABLE if holds(row, today))


def least_end(row: Contract) -> date:
    """The first day on which a yearly contract may end: it lasts at least one year."""
    return anniversary(row.valid_from, 1) - timedelta(days=1)


def _revoked(row: Contract, _today: date) -> bool:
    return row.revoked_on is not None and row.contract_signed_on is None


def _quoted(row: Contract, today: date) -> bool:
    return not row.accepted_on(today)


def _ended(row: Contract, today: date) -> bool:
    return row.ends_on is not None and row.ends_on < today


def _words_quoted(row: Contract) -> str:
    last = full_date(row.waits_until) if row.waits_until else ""
    return f"Preventivo firmato, contratto da firmare: dopo il {last}, senza revoca, vale come accettato."


def _words_revoked(row: Contract) -> str:
    on = full_date(row.revoked_on) if row.revoked_on else ""
    return f"Preventivo revocato il {on}: il contratto non è mai entrato in vigore."


def _words_ended(row: Contract) -> str:
    return f"Terminato il {full_date(row.ends_on)}." if row.ends_on else ""


def _words_cancelled(row: Contract) -> str:
    on = full_date(row.cancelled_on) if row.cancelled_on else ""
    if row.ends_on and row.ends_on < row.valid_from:
        return f"Disdetto il {on}, prima di cominciare."
    return f"Disdetto il {on}: vale fino al {full_date(row.ends_on)}." if row.ends_on else ""


def _words_in_force(row: Contract) -> str:
    if row.waits_until:
        signed = full_date(row.quote_signed_on) if row.quote_signed_on else ""
        how = f"Accettato tacitamente: preventivo firmato il {signed}, non revocato entro 30 giorni"
    elif row.contract_signed_on:
        how = f"Contratto firmato il {full_date(row.contract_signed_on)}"
    else:
        how = f"In vigore dal {full_date(row.valid_from)}"
    return f"{how}; {_until(row)}"


def _until(row: Contract) -> str:
    if row.valid_to:
        return f"termina il {full_date(row.valid_to)}."
    if row.kind is ContractKind.SOFTWARE_UPDATE:
        return "si rinnova ogni anno, salvo disdetta entro il 31/10."
    return "senza termine."


TABLE = (
    (ContractState.REVOKED, _revoked, _words_revoked),
    (ContractState.QUOTED, _quoted, _words_quoted),
    (ContractState.ENDED, _ended, _words_ended),
    (
        ContractState.CANCELLED,
        lambda row, _today: row.cancelled_on is not None,
        _words_cancelled,
    ),
    (
        ContractState.FUTURE,
        lambda row, today: today < row.valid_from,
        lambda row: f"Comincia il {full_date(row.valid_from)}; {_until(row)}",
    ),
    (ContractState.IN_FORCE, lambda _row, _today: True, _words_in_force),
)
"""First match wins."""
