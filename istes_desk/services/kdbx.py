"""The vault as one encrypted KeePass file (N-5): what goes into it, and whether it still holds everything.

Group = customer, subgroup = site, entry = credential. There is no other way to take all secrets out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.changes import Changes
from istes_desk.services.errors import CancelledError, KnownError, NotFoundError
from istes_desk.services.ports import Clock, Progress, UnitOfWork
from istes_desk.services.register import append
from istes_desk.services.vault_errors import VaultError

DOT = " · "
LOST = frozenset({VaultProblem.MISSING, VaultProblem.NO_KEY, VaultProblem.WRONG_KEY, VaultProblem.DAMAGED})
ReadSecret = Callable[[CredentialHandle], str]
"""The secret of a credential wherever it lies; NotFoundError when this computer cannot read it."""


@dataclass(frozen=True, slots=True)
class KdbxEntry:
    """One entry of a file. ``group``: names from the root down; ``handle`` "" = from another program."""

    group: tuple[str, ...]
    title: str
    user_name: str = ""
    secret: str = field(default="", repr=False)
    url: str = ""
    notes: str = ""
    handle: str = ""
    kind: CredentialKind = CredentialKind.USER_PASSWORD
    rotate_days: int | None = None


def is_lost(error: KnownError) -> bool:
    """The secret cannot be had on this computer; any other error of the keyring says nothing about it."""
    return isinstance(error, NotFoundError) or (isinstance(error, VaultError) and error.problem in LOST)


@dataclass(frozen=True, slots=True)
class KdbxItem:
    """A credential with the place it has in the file; no secret yet."""

    row: CredentialHandle
    group: tuple[str, ...]
    title: str

    def entry(self, secret: str) -> KdbxEntry:
        row = self.row
        kind, days = row.kind, row.rotate_days
        return KdbxEntry(
            self.group, self.title, row.user_name, secret, row.url, row.notes, row.handle, kind, days
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A file that lies on the disk; ``unread`` are the titles whose secret this computer does not have."""

    path: Path
    sha256: str
    entries: int
    unread: tuple[str, ...] = ()


NOTHING_THERE = ("Non c'è nessun segreto da copiare.", "Aggiungere prima una credenziale a un dispositivo.")
NOTHING_READ = ("Nessun segreto è leggibile qui.", "Ripristinarli da una copia.")


class KdbxFiles(Protocol):
    """KeePass files, version 4 written, 3.1 and 4 read. Nothing unencrypted ever touches the disk."""

    def write(self, path: Path, password: str, entries: Sequence[KdbxEntry]) -> str:
        """Replaces the file in one step; its SHA-256 in hex. KnownError when it cannot be written."""

    def read(self, path: Path, password: str) -> tuple[KdbxEntry, ...]:
        """KnownError for a wrong password, an old version, a file that is broken or too large."""

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file in hex, as ``write`` told it."""


def kdbx_items(uow: UnitOfWork) -> tuple[KdbxItem, ...]:
    """Every credential by customer, site and title; two of one name get a number."""
    customers = {one.id: one.name for one in uow.find(Customer)}
    sites = {one.id: one.name for one in uow.find(Site)}
    devices = {one.id: one for one in uow.find(Device)}
    found = []
    for row in uow.find(CredentialHandle):
        device = devices.get(row.device_id or 0)
        group = (customers[row.customer_id], *((sites[device.site_id],) if device else ()))
        found.append(KdbxItem(row, group, DOT.join((device.name, row.label) if device else (row.label,))))
    return tuple(sorted(found, key=lambda one: (one.group, one.title.casefold(), one.row.id)))


def gather(
    items: Sequence[KdbxItem], read: ReadSecret, progress: Progress
) -> tuple[tuple[KdbxEntry, ...], tuple[str, ...]]:
    """Reads the secrets one after the other: entries, and the titles that could not be read.

    CancelledError between two secrets. Runs on the pool.
    """
    entries, unread = [], []
    for done, item in enumerate(items):
        if progress.cancelled:
            raise CancelledError
        progress.step(done, len(items), item.title)
        try:
            entries.append(item.entry(read(item.row)))
        except KnownError as error:
            if not is_lost(error):
                raise
            unread.append(DOT.join((*item.group, item.title)))
    return tuple(entries), tuple(unread)


def export(
    items: Sequence[KdbxItem],
    read: ReadSecret,
    files: KdbxFiles,
    path: Path,
    password: str,
    progress: Progress,
) -> Written:
    """The whole vault into one file; KnownError when there is nothing to write. Runs on the pool."""
    entries, unread = gather(items, read, progress)
    if not entries:
        raise KnownError(*(NOTHING_READ if items else NOTHING_THERE))
    if progress.cancelled:
        raise CancelledError
    progress.step(len(items), len(items), path.name)
    return Written(path, files.write(path, password, entries), len(entries), unread)


def record_export(
    uow: UnitOfWork, clock: Clock, key: bytes, items: Iterable[KdbxItem], file_name: str, author: str
) -> Changes:
    """One line of the register for each customer, written before any secret is read (L-1)."""
    counts = Counter(one.row.customer_id for one in items)
    for customer_id, count in sorted(counts.items()):
        subject = f"Copia della cassaforte «{file_name}»: {count} credenziali"
        append(uow, clock, key, author, RegisterAction.VAULT_COPIED, subject, customer_id=customer_id)
    return Changes()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file held against the vault, as titles: ``missing`` only the vault has, ``extra`` only the file."""

    same: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Nothing would be lost: what the file has beside the vault does no harm, what is unread might."""
        return not (self.differing or self.missing or self.unread)

    @property
    def words_it(self) -> str:
        return (
            f"{len(self.same)} uguali, {len(self.differing)} diverse, {len(self.missing)} mancanti, "
            f"{len(self.extra)} in più{f', {len(self.unread)} non leggibili qui' if self.unread else ''}."
        )


def compare(
    vault: Sequence[KdbxEntry], file: Sequence[KdbxEntry], unread: tuple[str, ...] = ()
) -> Comparison:
    """The rehearsal: restored into memory and compared, secrets and user names included.

    ``unread``: what the vault could not read here and so cannot be compared.
    """
    kept = {one.handle: one for one in file if one.handle}
    found: dict[bool, list[str]] = {True: [], False: []}
    missing = []
    for one in vault:
        other = kept.pop(one.handle, None)
        if other is None:
            missing.append(one.title)
        else:
            alike = (one.secret, one.user_name) == (other.secret, other.user_name)
            found[alike].append(one.title)
    extra = [one.title for one in file if not one.handle or one.handle in kept]
    return Comparison(tuple(found[True]), tuple(found[False]), tuple(missing), tuple(extra), unread)
