"""The steps of the vault in their order across keyring pool and database worker (N-2, L-1). No widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.session import OnError, VaultSession
from istes_desk.services import vault
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork

Done = Callable[[], None]


class VaultWork:
    """``owner`` is the widget that waits for the result."""

    def __init__(self, desk: Desk, session: VaultSession, owner: QObject) -> None:
        self._desk, self._session, self._owner = desk, session, owner

    def add(self, draft: vault.CredentialDraft, secret: str, done: Done, on_error: OnError) -> None:
        """Secret, then row; a row that is refused takes the secret back."""
        desk = self._desk

        def write(key: bytes, handle: str) -> Callable[[UnitOfWork], Changes]:
            return lambda uow: vault.add_credential(uow, desk.clock, key, draft, handle, desk.author)

        self._store(secret, write, done, on_error)

    def rotate(self, row: CredentialHandle, secret: str, done: Done, on_error: OnError) -> None:
        """New secret, then row, then the old secret goes."""
        desk = self._desk

        def write(key: bytes, handle: str) -> Callable[[UnitOfWork], Changes]:
            return lambda uow: vault.rotate_credential(uow, desk.clock, key, row.id, handle, desk.author)

        def forget() -> None:
            self._forget(row.handle)
            done()

        self._store(secret, write, forget, on_error)

    def _store(
        self,
        secret: str,
        write: Callable[[bytes, str], Callable[[UnitOfWork], Changes]],
        done: Done,
        on_error: OnError,
    ) -> None:
        tasks = self._desk.tasks

        def stored(key: bytes, handle: str) -> None:
            def refused(error: Exception) -> None:
                self._forget(handle)
                on_error(error)

            tasks.write(write(key, handle), lambda _changes: done(), on_error=refused)

        def opened(key: bytes) -> None:
            tasks.background(
                lambda: vault.store_secret(self._desk.secrets, secret),
                lambda handle: stored(key, handle),
                on_error=on_error,
            )

        self._session.with_key(opened, on_error)

    def remove(self, row: CredentialHandle, done: Done, on_error: OnError) -> None:
        """Row, then secret."""
        desk = self._desk

        def gone(_changes: Changes) -> None:
            self._forget(row.handle)
            done()

        def opened(key: bytes) -> None:
            desk.tasks.write(
                lambda uow: vault.remove_credential(uow, desk.clock, key, row.id, desk.author),
                gone,
                on_error=on_error,
            )

        self._session.with_key(opened, on_error)

    def use(
        self,
        row: CredentialHandle,
        action: RegisterAction,
        then: Callable[[str], None],
        on_error: OnError,
    ) -> None:
        """Writes the register, then reads the secret; a vault locked meanwhile shows nothing."""
        desk, session = self._desk, self._session

        def read(secret: str) -> None:
            if session.is_open:
                then(secret)

        def recorded(_changes: Changes) -> None:
            desk.tasks.background(
                lambda: vault.read_secret(desk.secrets, row.handle),
                read,
                owner=self._owner,
                on_error=on_error,
            )

        def opened(key: bytes) -> None:
            desk.tasks.write(
                lambda uow: vault.record_use(uow, desk.clock, key, row.id, action, desk.author),
                recorded,
                owner=self._owner,
                on_error=on_error,
            )

        session.with_key(opened, on_error)

    def _forget(self, handle: str) -> None:
        """An entry that stays behind is an orphan, which harms nobody."""
        self._desk.tasks.background(
            lambda: vault.forget_secret(self._desk.secrets, handle), lambda _none: None
        )
