"""How the vault is: room, orphans both ways, age, equal passwords, what a move left behind (N-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from istes_desk.domain.customers import Customer
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.vault import CustomerKey, SecretPlace, VaultStep
from istes_desk.domain.vault_places import MOST_ENTRIES
from istes_desk.services.errors import CancelledError, KnownError
from istes_desk.services.kdbx import DOT, KdbxItem, ReadSecret, is_lost, kdbx_items
from istes_desk.services.kdbx_copies import CopyState, copy_state
from istes_desk.services.ports import Clock, Progress, UnitOfWork
from istes_desk.services.vault_journal import leftovers

WINDOWS_ENTRIES = 1400
FIXED_ENTRIES = 2  # the keys of the register and of the fingerprints


class HealthKind(StrEnum):
    """In the order in which one should act."""

    MISSING = auto()
    NO_KEY = auto()
    ORPHAN = auto()
    STRAY = auto()
    SHARED = auto()
    DUE = auto()


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One thing to do; ``device_id`` 0 = it is no device's, ``credential_id`` 0 = of an entry alone.

    Never a secret, never a fingerprint.
    """

    kind: HealthKind
    title: str
    words_it: str
    todo_it: str
    device_id: int = 0
    credential_id: int = 0


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """What the database knows; the keyring is asked by ``unreadable``."""

    items: tuple[KdbxItem, ...]
    customers: dict[int, str]
    keys: int
    leftovers: tuple[VaultStep, ...]
    copy: CopyState
    now: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """``held``: our entries of this keyring; from ``most`` on secrets are sealed in rows."""

    held: int
    most: int
    room_it: str
    lines: tuple[HealthLine, ...]
    moved_it: str
    copy: CopyState


def vault_facts(uow: UnitOfWork, clock: Clock, author: str) -> VaultFacts:
    return VaultFacts(
        kdbx_items(uow),
        {one.id: one.name for one in uow.find(Customer)},
        len(uow.find(CustomerKey, retired_at=None)),
        tuple(leftovers(uow, clock, author)),
        copy_state(uow, clock),
        clock.now(),
    )


def unreadable(items: Sequence[KdbxItem], read: ReadSecret, progress: Progress) -> frozenset[int]:
    """Ids of credentials whose secret this computer cannot give; on the pool.

    Any other error of the keyring goes up: a locked one says nothing about what is in it.
    """
    found = set()
    for done, item in enumerate(items):
        if progress.cancelled:
            raise CancelledError
        progress.step(done, len(items), item.title)
        try:
            read(item.row)
        except KnownError as error:
            if not is_lost(error):
                raise
            found.add(item.row.id)
    return frozenset(found)


def health(facts: VaultFacts, lost: frozenset[int]) -> Health:
    """The report: pure."""
    own = sum(one.row.place is SecretPlace.KEYRING for one in facts.items) + facts.keys
    held = own + (FIXED_ENTRIES if facts.items else 0)
    lines = (*_missing(facts, lost), *_orphans(facts), *_strays(facts), *_shared(facts), *_due(facts))
    return Health(held, MOST_ENTRIES, _room(held), lines, _moved(len(facts.items), len(lost)), facts.copy)


def _room(held: int) -> str:
    room = f"{held} voci nel portachiavi di questo computer"
    if held >= MOST_ENTRIES:
        return f"{room}: i prossimi segreti vanno nelle righe sigillate del database."
    return f"{room}, fino a {MOST_ENTRIES}; Windows ne tiene circa {WINDOWS_ENTRIES} per tutti i programmi."


def _moved(rows: int, lost: int) -> str:
    """After a move to a new computer nearly everything is missing at once."""
    if not lost or lost * 2 < rows:
        return ""
    return (
        f"Su questo computer mancano {lost} segreti su {rows}, come dopo un cambio di PC: importare l'ultima "
        "copia KDBX oppure farsi consegnare le chiavi da un collega."
    )


def _named(item: KdbxItem) -> str:
    return DOT.join((*item.group, item.title))


def _missing(facts: VaultFacts, lost: frozenset[int]) -> list[HealthLine]:
    here = (
        "Il segreto non è nel portachiavi di questo computer.",
        "Ripristinarlo da una copia o reinserirlo.",
    )
    sealed = (
        "La riga sigillata non si apre con le chiavi di questo computer.",
        "Farsi consegnare la chiave.",
    )
    found = []
    for one in facts.items:
        if one.row.id in lost:
            in_keyring = one.row.place is SecretPlace.KEYRING
            kind, words = (HealthKind.MISSING, here) if in_keyring else (HealthKind.NO_KEY, sealed)
            found.append(HealthLine(kind, _named(one), *words, one.row.device_id or 0))
    return found


def _orphans(facts: VaultFacts) -> list[HealthLine]:
    return [
        HealthLine(
            HealthKind.ORPHAN,
            f"Passo del {full_date(date_of(one.started_at))}",
            "Una voce del portachiavi è rimasta a metà di una modifica interrotta.",
            "Premere «Riordina le voci rimaste»: nessuna credenziale la usa.",
        )
        for one in facts.leftovers
    ]


def _strays(facts: VaultFacts) -> list[HealthLine]:
    """What a removed device left, and what came from a file without one: only this list shows them."""
    words = (
        "Non è di nessun dispositivo, quindi nessuna mappa la elenca.",
        "Assegnarla a un dispositivo o eliminarla.",
    )
    rows = [one for one in facts.items if one.row.device_id is None]
    return [HealthLine(HealthKind.STRAY, _named(one), *words, 0, one.row.id) for one in rows]


def _shared(facts: VaultFacts) -> list[HealthLine]:
    """Equal fingerprints at different customers."""
    groups: dict[str, list[KdbxItem]] = defaultdict(list)
    for one in facts.items:
        if one.row.fingerprint:
            groups[one.row.fingerprint].append(one)
    found = []
    for group in groups.values():
        names = sorted({facts.customers[one.row.customer_id] for one in group})
        if len(names) > 1:
            words = f"La stessa password è in uso presso {', '.join(names)}."
            found += [
                HealthLine(HealthKind.SHARED, _named(one), words, "Cambiarla, diversa per ogni cliente.",
                           one.row.device_id or 0)
                for one in group
            ]  # fmt: skip
    return found


def _due(facts: VaultFacts) -> list[HealthLine]:
    found = []
    for one in facts.items:
        since = one.row.rotated_at or one.row.created_at
        days = one.row.rotate_days
        if days is not None and since + timedelta(days=days) <= facts.now:
            age = (facts.now - since).days
            words = f"Cambiata {age} giorni fa, da cambiare ogni {days}."
            found.append(
                HealthLine(HealthKind.DUE, _named(one), words, "Cambiarla sul dispositivo e qui.",
                           one.row.device_id or 0)
            )  # fmt: skip
    return found
