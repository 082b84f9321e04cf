"""The steps of copies and of the health report across pool and database worker (N-5, L-1). No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.session import OnError, VaultSession
from istes_desk.gui.steps import Steps
from istes_desk.services.attendance import refused, write_refusals
from istes_desk.services.changes import Changes
from istes_desk.services.errors import CancelledError, KnownError
from istes_desk.services.kdbx import (
    Comparison,
    KdbxEntry,
    KdbxItem,
    Written,
    compare,
    export,
    gather,
    kdbx_items,
    record_export,
)
from istes_desk.services.kdbx_copies import record_copy, record_rehearsal
from istes_desk.services.kdbx_import import ImportLine, judge, known, take_over
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.vault_health import Health, health, unreadable, vault_facts
from istes_desk.services.vault_journal import resolve
from istes_desk.services.vault_secrets import read_row

T = TypeVar("T")


class HealthWork:
    """``owner`` is the widget that waits for the results."""

    def __init__(self, desk: Desk, session: VaultSession, owner: QObject) -> None:
        self._desk, self._session, self._owner = desk, session, owner
        self._vault = vault_of(desk)

    def _read(self, row: CredentialHandle) -> str:
        return read_row(self._vault, row)

    def _run(self, job: Callable[[], T], then: Callable[[T], None], on_error: OnError) -> None:
        self._desk.tasks.background(job, then, owner=self._owner, on_error=on_error)

    def _write(
        self, job: Callable[[UnitOfWork], Changes], then: Callable[[], None], on_error: OnError
    ) -> None:
        self._desk.tasks.write(job, lambda _changes: then(), owner=self._owner, on_error=on_error)

    def report(self, steps: Steps, then: Callable[[Health], None], on_error: OnError) -> None:
        """Asks the keyring for each entry; nothing of a secret is kept."""
        desk = self._desk

        def job() -> Health:
            facts = desk.tasks.transact(lambda uow: vault_facts(uow, desk.clock, desk.author))
            return health(facts, unreadable(facts.items, self._read, steps))

        self._run(job, then, on_error)

    def tidy(self, then: Callable[[int], None], on_error: OnError) -> None:
        """Puts what an interrupted change left behind in order; how many there were."""
        self._run(lambda: resolve(self._vault), then, on_error)

    def _with_items(self, then: Callable[[bytes, tuple[KdbxItem, ...]], None], on_error: OnError) -> None:
        """The vault is opened first."""

        def opened(key: bytes) -> None:
            self._desk.tasks.read(
                kdbx_items, lambda items: then(key, items), owner=self._owner, on_error=on_error
            )

        self._session.with_key(opened, on_error)

    def export(
        self, path: Path, password: str, steps: Steps, then: Callable[[Written], None], on_error: OnError
    ) -> None:
        """Register, then file, then the line that says there is a copy."""
        desk = self._desk

        def job(items: Sequence[KdbxItem]) -> Written:
            written = export(items, self._read, desk.kdbx, path, password, steps)
            desk.tasks.transact(lambda uow: record_copy(uow, desk.clock, written, desk.author))
            return written

        def begin(key: bytes, items: tuple[KdbxItem, ...]) -> None:
            self._write(
                lambda uow: record_export(uow, desk.clock, key, items, path.name, desk.author),
                lambda: self._run(lambda: job(items), then, on_error),
                on_error,
            )

        self._with_items(begin, on_error)

    def rehearse(
        self, path: Path, password: str, steps: Steps, then: Callable[[Comparison], None], on_error: OnError
    ) -> None:
        """Restores into memory, compares, and notes that it held."""
        desk = self._desk

        def job(key: bytes, items: Sequence[KdbxItem]) -> Comparison:
            file = self._read_copy(key, path, password)
            here, unread = gather(items, self._read, steps)
            found = compare(here, file, unread)
            digest = desk.kdbx.digest(path)
            desk.tasks.transact(lambda uow: record_rehearsal(uow, desk.clock, digest, found))
            return found

        self._with_items(lambda key, items: self._run(lambda: job(key, items), then, on_error), on_error)

    def read_file(
        self, path: Path, password: str, then: Callable[[tuple[KdbxEntry, ...]], None], on_error: OnError
    ) -> None:
        """What a file holds, after the vault was opened."""
        self._session.with_key(
            lambda key: self._run(lambda: self._read_copy(key, path, password), then, on_error), on_error
        )

    def _read_copy(self, key: bytes, path: Path, password: str) -> tuple[KdbxEntry, ...]:
        """A password that opens nothing is a failed attempt (L-1)."""
        try:
            return self._desk.kdbx.read(path, password)
        except KnownError as error:
            refused(self._vault, f"Copia KeePass «{path.name}» · {error.message}")
            write_refusals(self._vault, key)
            raise

    def judge(
        self,
        entries: Sequence[KdbxEntry],
        home: int,
        then: Callable[[tuple[ImportLine, ...]], None],
        on_error: OnError,
    ) -> None:
        tasks = self._desk.tasks
        self._run(lambda: judge(tasks.transact(known), entries, self._read, home), then, on_error)

    def take_over(
        self, lines: Sequence[ImportLine], file_name: str, then: Callable[[], None], on_error: OnError
    ) -> None:
        """All or nothing; everybody is told what changed."""

        def done(changes: Changes) -> None:
            self._desk.tasks.changed.emit(changes)
            then()

        def opened(key: bytes) -> None:
            self._run(lambda: take_over(self._vault, key, lines, file_name), done, on_error)

        self._session.with_key(opened, on_error)


def was_cancelled(error: Exception) -> bool:
    """The user himself stopped it: nothing to complain about."""
    return isinstance(error, CancelledError)
