"""Kills a real process at every step of the vault's journal and looks at what is left (N-2).

``python -m tests.e2e.vault_kills FOLDER KEYRING [STORY…]``: KEYRING "windows" is a vault in a file with the
limits of Windows, "session" the real keyring. A line per story, "rotate 8"; fails when a secret is lost.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from keyring.errors import KeyringError

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.secrets.keyring_store import KeyringStore
from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, CustomerKey, VaultStep
from istes_desk.services import vault_secrets as vs
from istes_desk.services.customer_keys import renew_key
from istes_desk.services.ports import SecretStore, UnitOfWork
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_journal import Vault, is_named, resolve
from tests.secret_contract import is_there
from tests.windows_vault import FakeCredentials, Win32Error, windows_vault

T = TypeVar("T")
REGISTER = b"k" * 32
KIND = CredentialKind
SSH = CredentialDraft(2, KIND.SSH_KEY, "Altra")
STORIES: dict[str, Callable[[Vault], object]] = {
    "add": lambda v: vs.write_credential(v, REGISTER, CredentialDraft(1, KIND.PIN, "Terza"), "terzo"),
    "rotate": lambda v: vs.rotate_credential(v, REGISTER, 1, "nuovo"),
    "remove": lambda v: vs.remove_credential(v, REGISTER, 1),
    "first key": lambda v: vs.write_credential(
        v, REGISTER, CredentialDraft(2, KIND.SSH_KEY, "Altra"), "altra"
    ),
    "renew": lambda v: renew_key(v, REGISTER, 1),
}
ALLOWED = {1: {"primo", "nuovo"}, 2: {"chiave"}, 3: {"terzo", "altra"}}
CHANGES = ("add", "save", "remove")


class FileCredentials(FakeCredentials):
    """The vault of Windows in a file, so that it outlives whoever is killed."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:
        self._load()
        super().CredWrite(credential, flags)
        self._store()

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:
        self._load()
        return super().CredRead(Type, TargetName)

    def CredDelete(self, Type: int, TargetName: str) -> None:
        self._load()
        super().CredDelete(Type, TargetName)
        self._store()

    def _load(self) -> None:
        told = json.loads(self._path.read_text()) if self._path.exists() else {}
        self.entries = {
            target: {"UserName": user, "CredentialBlob": bytes.fromhex(blob)}
            for target, (user, blob) in told.items()
        }

    def _store(self) -> None:
        told = {
            name: (one["UserName"], bytes(one["CredentialBlob"]).hex()) for name, one in self.entries.items()
        }
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(told))
        fresh.replace(self._path)


@contextmanager
def keyring(kind: str, folder: Path) -> Iterator[SecretStore]:
    if kind == "session":
        yield KeyringStore()
        return
    with windows_vault(FileCredentials(folder / "keyring.json")) as backend:
        yield KeyringStore(lambda: backend, lambda: (KeyringError, Win32Error))


class Doomed:
    """Counts the points at which the process may die, and dies at one of them."""

    def __init__(self, at: int) -> None:
        self.points, self._at = 0, at

    def point(self) -> None:
        self.points += 1
        if self.points == self._at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


class Watched:
    """Implements ``SecretStore``; every handle it is given stands in a file before it is used."""

    def __init__(self, inner: SecretStore, doom: Doomed, log: Path) -> None:
        self._inner, self._doom, self._log = inner, doom, log
        self.get = inner.get

    def put(self, handle: str, secret: str) -> None:
        with self._log.open("a") as lines:
            lines.write(handle + "\n")
        self._inner.put(handle, secret)
        self._doom.point()

    def delete(self, handle: str) -> None:
        self._inner.delete(handle)
        self._doom.point()


class Dying:
    """Implements ``Transact``: may die just before a commit that changes something, and just after."""

    def __init__(self, database: Database, doom: Doomed) -> None:
        self._database, self._doom = database, doom

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T:
        changed: list[str] = []
        with self._database() as uow:
            for name in CHANGES:
                setattr(uow, name, _noting(getattr(uow, name), changed))
            result = job(uow)
            if changed:
                self._doom.point()
        if changed:
            self._doom.point()
        return result


def _noting(method: Callable[..., Any], changed: list[str]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        changed.append("x")
        return method(*given)

    return call


@contextmanager
def opened(folder: Path, kind: str, doom: Doomed) -> Iterator[tuple[Vault, Database]]:
    database = open_sqlite(folder / "desk.sqlite3", folder)
    with keyring(kind, folder) as secrets:
        watched = Watched(secrets, doom, folder / "handles.txt")
        yield Vault(Dying(database, doom), watched, AesSealer(), SystemClock(), "marco"), database
    database.close()


def seed(folder: Path, kind: str) -> None:
    with opened(folder, kind, Doomed(0)) as (vault, database):
        with database() as uow:
            for customer in (1, 2):
                uow.add(Customer(f"Cliente {customer}"))
                uow.add(Site(customer, "Sede"))
                uow.add(Device(customer, customer, f"nas-{customer}"))
        vs.write_credential(vault, REGISTER, CredentialDraft(1, KIND.PIN, "Prima"), "primo")
        vs.write_credential(vault, REGISTER, CredentialDraft(1, KIND.SSH_KEY, "Seconda"), "chiave")


def live(folder: Path, kind: str, story: str, at: int) -> None:
    """In the process that is killed; one that comes to its end leaves with 0."""
    with opened(folder, kind, Doomed(at)) as (vault, _database):
        STORIES[story](vault)


def orphans(folder: Path, secrets: SecretStore, database: Database) -> list[str]:
    """Entries that no row names."""
    handles = set((folder / "handles.txt").read_text().split()) - {vs.PEPPER_HANDLE}
    with database() as uow:
        return [one for one in handles if is_there(secrets, one) and not is_named(uow, one)]


def look(folder: Path, kind: str) -> None:
    """At most one orphan before the recovery, none after it; every row is read."""
    with opened(folder, kind, Doomed(0)) as (vault, database):
        assert len(orphans(folder, vault.secrets, database)) <= 1
        resolve(vault)
        assert orphans(folder, vault.secrets, database) == []
        with database() as uow:
            assert uow.find(VaultStep) == []
            rows = uow.find(CredentialHandle)
            assert len(uow.find(CustomerKey, customer_id=1, retired_at=None)) == 1
        assert 2 in {row.id for row in rows}
        for row in rows:
            assert vs.read_row(vault, row) in ALLOWED[row.id]


def killed_everywhere(folder: Path, kind: str, story: str, empty: Path) -> int:
    """At how many points the story was killed."""
    for at in range(1, 100):
        place = folder / f"{story}-{at}"
        place.mkdir()
        shutil.copy(empty, place / "desk.sqlite3")
        seed(place, kind)
        process = multiprocessing.Process(target=live, args=(place, kind, story, at))
        process.start()
        process.join()
        look(place, kind)
        if process.exitcode == 0:
            return at - 1
    raise AssertionError("the story has no end")


def main(folder: Path, kind: str, *stories: str) -> int:
    empty = folder / "empty.sqlite3"
    open_sqlite(empty, folder).close()
    for story in stories or STORIES:
        count = killed_everywhere(folder, kind, story, empty)
        sys.stdout.write(f"{story} {count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
