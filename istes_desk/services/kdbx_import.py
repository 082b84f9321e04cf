"""A KeePass file comes in: restore on a new computer, or the file of somebody else (N-5, N-6).

Judged line by line before anything is written; what differs is taken only when the user ticks it.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device
from istes_desk.domain.vault import (
    CredentialHandle,
    CustomerKey,
    SecretPlace,
    VaultStep,
    VaultStepKind,
)
from istes_desk.domain.vault_places import place_for
from istes_desk.services import vault_journal as journal
from istes_desk.services.changes import Changes, ids
from istes_desk.services.customer_keys import customer_key, seal
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import DOT, KdbxEntry, ReadSecret, is_lost
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import append
from istes_desk.services.sealer import Sealed
from istes_desk.services.vault_journal import Vault
from istes_desk.services.vault_secrets import entries_held, fingerprint, let_go

Place = tuple[int, int | None, str, str]


class ImportState(StrEnum):
    """RESTORE: the credential is known and its secret is not on this computer."""

    NEW = auto()
    RESTORE = auto()
    SAME = auto()
    DIFFERING = auto()
    REFUSED = auto()


TAKEN = frozenset({ImportState.NEW, ImportState.RESTORE})
"""Ticked from the start: nothing is overwritten by them."""
OFFERED = TAKEN | {ImportState.DIFFERING}


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What one entry of the file would do; ``row`` is the credential it meets, None = there is none."""

    entry: KdbxEntry
    state: ImportState
    words_it: str
    row: CredentialHandle | None = None
    customer_id: int = 0
    device_id: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry can belong to, by name without regard to capitals."""

    customers: dict[str, int]
    devices: dict[tuple[int, str], int]
    handles: dict[str, CredentialHandle]
    places: dict[Place, CredentialHandle]


def known(uow: UnitOfWork) -> Known:
    rows = uow.find(CredentialHandle)
    return Known(
        {one.name.casefold(): one.id for one in uow.find(Customer)},
        {(one.customer_id, one.name.casefold()): one.id for one in uow.find(Device)},
        {one.handle: one for one in rows},
        {_place(one.customer_id, one.device_id, one.label, one.user_name): one for one in rows},
    )


def _place(customer_id: int, device_id: int | None, label: str, user: str) -> Place:
    return customer_id, device_id, label.casefold(), user.casefold()


def judge(
    there: Known, entries: Sequence[KdbxEntry], read: ReadSecret, home: int = 0
) -> tuple[ImportLine, ...]:
    """One line per entry. ``home``: the customer of groups that bear no customer's name, 0 = none.

    Reads the secrets here, so it runs on the pool.
    """
    seen: set[str | Place] = set()
    return tuple(_judge(there, one, read, home, seen) for one in entries)


def _judge(there: Known, one: KdbxEntry, read: ReadSecret, home: int, seen: set[str | Place]) -> ImportLine:
    if not one.secret:
        return ImportLine(one, ImportState.REFUSED, "La voce non ha password.")
    row, customer_id = there.handles.get(one.handle), home
    if row is None:
        customer_id = next(
            filter(None, (there.customers.get(name.casefold(), 0) for name in one.group)), home
        )
        if not customer_id:
            group = one.group[0] if one.group else ""
            return ImportLine(one, ImportState.REFUSED, f"Non c'è un cliente di nome «{group}».")
    device_id, label = _device(there, customer_id, one.title)
    key = row.handle if row else _place(customer_id, device_id, label, one.user_name)
    if key in seen:
        return ImportLine(one, ImportState.REFUSED, "Il file ha già una voce uguale.")
    seen.add(key)
    row = row or there.places.get(_place(customer_id, device_id, label, one.user_name))
    if row is None:
        where = "del dispositivo" if device_id else "del cliente, senza dispositivo"
        return ImportLine(one, ImportState.NEW, f"Nuova credenziale {where}.", None, customer_id, device_id)
    return _met(one, row, read)


def _device(there: Known, customer_id: int, title: str) -> tuple[int | None, str]:
    """``nas-1 · Root`` is the label Root of nas-1 when there is such a device."""
    name, dot, label = title.partition(DOT)
    device_id = there.devices.get((customer_id, (name if dot else title).strip().casefold()))
    if device_id is None:
        return None, title.strip() or "KeePass"
    return device_id, label.strip() or "KeePass"


def _met(one: KdbxEntry, row: CredentialHandle, read: ReadSecret) -> ImportLine:
    try:
        same = read(row) == one.secret
    except KnownError as error:
        if not is_lost(error):
            raise
        state, words = ImportState.RESTORE, "Il segreto manca su questo computer: viene ripristinato."
    else:
        state = ImportState.SAME if same else ImportState.DIFFERING
        words = "Uguale." if same else "Nel file c'è un altro segreto: spuntare per prenderlo."
    return ImportLine(one, state, words, row, row.customer_id, row.device_id)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A line on its way in: ``keep`` = under the handle it had; ``box`` and ``key`` for a sealed row."""

    line: ImportLine
    handle: str
    place: SecretPlace
    keep: bool
    mark: str
    box: tuple[CustomerKey, Sealed] | None = field(default=None, repr=False)


def take_over(vault: Vault, register: bytes, lines: Sequence[ImportLine], file_name: str) -> Changes:
    """All the lines or none: secrets first under their journal, then every row in one transaction."""
    with journal.TURN:
        stored = _places(vault, [one for one in lines if one.state in OFFERED])
        fresh = [one.handle for one in stored if one.place is SecretPlace.KEYRING and not one.keep]
        steps = vault.transact(
            lambda uow: [uow.add(journal.step_of(vault, one, VaultStepKind.PUT)) for one in fresh]
        )
        try:
            for one in stored:
                if one.place is SecretPlace.KEYRING:
                    vault.secrets.put(one.handle, one.line.entry.secret)
            changes, gone = vault.transact(lambda uow: _write(vault, uow, register, stored, steps, file_name))
        except (KnownError, DomainError):
            for step in steps:
                with suppress(KnownError):
                    journal.settle(vault, step)
            raise
        journal.finish(vault, gone)
    return changes


def _places(vault: Vault, lines: Sequence[ImportLine]) -> list[_Stored]:
    count = vault.transact(entries_held)
    found = []
    for line in lines:
        one = _stored(vault, line, count)
        count += one.place is SecretPlace.KEYRING and not one.keep
        found.append(one)
    return found


def _stored(vault: Vault, line: ImportLine, count: int) -> _Stored:
    """A secret of the keyring that is only missing goes back to where it was."""
    row, secret = line.row, line.entry.secret
    mark = fingerprint(vault.secrets, secret)
    if row is not None and line.state is ImportState.RESTORE and row.place is SecretPlace.KEYRING:
        return _Stored(line, row.handle, row.place, True, mark)
    handle = str(uuid.uuid4())
    place = place_for(line.entry.kind, secret, count, vault.shared).place
    if place is SecretPlace.KEYRING:
        return _Stored(line, handle, place, False, mark)
    key_row, key = customer_key(vault, line.customer_id)
    return _Stored(line, handle, place, False, mark, (key_row, vault.sealer.seal(key, handle, secret)))


def _write(
    vault: Vault,
    uow: UnitOfWork,
    register: bytes,
    stored: Sequence[_Stored],
    steps: Sequence[VaultStep],
    file_name: str,
) -> tuple[Changes, list[str]]:
    gone: list[str] = []
    for step in steps:
        uow.remove(uow.get(VaultStep, step.id))
    for one in stored:
        _row(vault, uow, one, gone)
    counts = Counter(one.line.customer_id for one in stored)
    for customer_id, count in sorted(counts.items()):
        subject, action = f"Ripristino da «{file_name}»: {count} credenziali", RegisterAction.VAULT_RESTORED
        append(uow, vault.clock, register, vault.author, action, subject, customer_id=customer_id)
    devices = uow.find(Device, id=frozenset(one.line.device_id for one in stored))
    return Changes(customers=ids(*counts), sites=ids(*(one.site_id for one in devices))), gone


def _row(vault: Vault, uow: UnitOfWork, one: _Stored, gone: list[str]) -> None:
    if one.box is not None:
        seal(uow, one.box[0], one.handle, one.box[1])
    line, entry, row = one.line, one.line.entry, one.line.row
    if row is None:
        label = entry.title.partition(DOT)[2] if line.device_id else entry.title
        uow.add(
            CredentialHandle(
                line.customer_id, entry.kind, label.strip() or "KeePass", one.handle, vault.clock.now(),
                entry.user_name, line.device_id, None, one.place, one.mark, entry.rotate_days, entry.url,
                entry.notes,
            )
        )  # fmt: skip
        return
    stored = uow.get(CredentialHandle, row.id)
    rotated = stored.rotated_at if line.state is ImportState.RESTORE else vault.clock.now()
    uow.save(replace(stored, handle=one.handle, place=one.place, fingerprint=one.mark, rotated_at=rotated))
    if not one.keep:
        gone += let_go(vault, uow, stored)
