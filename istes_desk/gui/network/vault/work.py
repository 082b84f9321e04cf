"""The steps of the vault between the keyring's pool and the windows (N-2, L-1). No widgets."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.session import OnError, VaultSession
from istes_desk.services import vault_secrets as secrets
from istes_desk.services.changes import Changes
from istes_desk.services.vault import CredentialDraft, attach_credential, record_use
from istes_desk.services.vault_journal import Vault

Done = Callable[[], None]
Told = Callable[[str], None]
Job = Callable[[Vault, bytes], Changes]


class VaultWork:
    """``owner`` is the widget that waits for the result; a change goes on when it was closed meanwhile."""

    def __init__(self, desk: Desk, session: VaultSession, owner: QObject) -> None:
        self._desk, self._session, self._owner = desk, session, owner

    def add(self, draft: CredentialDraft, secret: str, done: Told, on_error: OnError) -> None:
        """A new credential; ``done`` hears where it went and why."""

        def write(vault: Vault, key: bytes) -> Changes:
            return secrets.write_credential(vault, key, draft, secret)

        self._keep(draft.kind, secret, write, done, on_error)

    def rotate(self, row: CredentialHandle, secret: str, done: Told, on_error: OnError) -> None:
        """A new secret for the row."""

        def write(vault: Vault, key: bytes) -> Changes:
            return secrets.rotate_credential(vault, key, row.id, secret, row.handle)

        self._keep(row.kind, secret, write, done, on_error)

    def _keep(self, kind: CredentialKind, secret: str, job: Job, done: Told, on_error: OnError) -> None:
        why: list[str] = []

        def keep(vault: Vault, key: bytes) -> Changes:
            why.append(secrets.placement(vault, kind, secret).reason_it)
            return job(vault, key)

        self.change(keep, lambda: done(why[0]), on_error)

    def remove(self, credential_id: int, done: Done, on_error: OnError) -> None:
        """Row and secret."""
        self.change(lambda vault, key: secrets.remove_credential(vault, key, credential_id), done, on_error)

    def attach(self, credential_id: int, device_id: int, done: Done, on_error: OnError) -> None:
        """One that no device has gets a device."""

        def write(vault: Vault, key: bytes) -> Changes:
            return vault.transact(
                lambda uow: attach_credential(uow, vault.clock, key, credential_id, device_id, vault.author)
            )

        self.change(write, done, on_error)

    def change(self, job: Job, done: Done, on_error: OnError) -> None:
        """Opens the vault when it is locked, works on the pool, tells everyone what changed."""
        tasks = self._desk.tasks

        def changed(changes: Changes) -> None:
            tasks.changed.emit(changes)
            if shiboken6.isValid(self._owner):
                done()

        def refused(error: Exception) -> None:
            if shiboken6.isValid(self._owner):
                on_error(error)
            else:
                tasks.failed.emit(error)

        def opened(key: bytes) -> None:
            tasks.background(lambda: job(vault_of(self._desk), key), changed, on_error=refused)

        self._session.with_key(opened, on_error)

    def use(
        self,
        row: CredentialHandle,
        action: RegisterAction,
        then: Callable[[str], None],
        on_error: OnError,
    ) -> None:
        """Writes the register, then reads the secret of now: a colleague may have changed it since ``row``.

        A vault locked meanwhile shows nothing.
        """
        desk, session = self._desk, self._session

        def read(secret: str) -> None:
            if session.is_open:
                then(secret)

        def recorded(_changes: Changes) -> None:
            desk.tasks.background(
                lambda: secrets.read_credential(vault_of(desk), row.id),
                read,
                owner=self._owner,
                on_error=on_error,
            )

        def opened(key: bytes) -> None:
            desk.tasks.write(
                lambda uow: record_use(uow, desk.clock, key, row.id, action, desk.author),
                recorded,
                owner=self._owner,
                on_error=on_error,
            )

        session.with_key(opened, on_error)
