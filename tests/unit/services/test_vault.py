"""Credentials: secret first, row second, old secret last; a kill in between leaves at most an orphan."""

from __future__ import annotations

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services import vault
from istes_desk.services.errors import KnownError, NotFoundError
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock, MemorySecrets

KEY = b"k" * 32
DRAFT = vault.CredentialDraft(1, CredentialKind.USER_PASSWORD, " Amministratore ", "admin")
SECRET = "segretissimo-€"


@pytest.fixture
def uow() -> FakeUnitOfWork:
    with FakeDatabase(Customer("Hotel"), Site(1, "Sede"), Device(1, 1, "nas-1"))() as opened:
        return opened


def test_add_use_rotate_delete(uow: FakeUnitOfWork, clock: FixedClock, secrets: MemorySecrets) -> None:
    handle = vault.store_secret(secrets, SECRET)
    assert vault.add_credential(uow, clock, KEY, DRAFT, handle, "mario").new_id == 1
    row = uow.get(CredentialHandle, 1)
    assert (row.customer_id, row.label, row.handle) == (1, "Amministratore", handle)
    vault.record_use(uow, clock, KEY, 1, RegisterAction.CREDENTIAL_SHOWN, "mario")
    assert vault.read_secret(secrets, handle) == SECRET

    fresh = vault.store_secret(secrets, "nuovo")
    assert vault.rotate_credential(uow, clock, KEY, 1, fresh, "mario").sites == {1}
    vault.forget_secret(secrets, handle)
    assert secrets.entries == {fresh: "nuovo"}
    assert uow.get(CredentialHandle, 1).rotated_at == clock.now()

    assert vault.remove_credential(uow, clock, KEY, 1, "mario").sites == {1}
    assert uow.find(CredentialHandle) == []
    changed, shown = RegisterAction.CREDENTIAL_CHANGED, RegisterAction.CREDENTIAL_SHOWN
    lines = uow.find(RegisterEntry)
    assert [line.action for line in lines] == [changed, shown, changed, changed]
    assert {line.subject for line in lines} == {"nas-1 · Amministratore · admin"}


def test_no_secret_reaches_a_row(uow: FakeUnitOfWork, clock: FixedClock, secrets: MemorySecrets) -> None:
    vault.add_credential(uow, clock, KEY, DRAFT, vault.store_secret(secrets, SECRET), "mario")
    assert SECRET not in repr(uow.rows)


def test_refused_without_secret_or_label(
    uow: FakeUnitOfWork, clock: FixedClock, secrets: MemorySecrets
) -> None:
    with pytest.raises(DomainError) as empty:
        vault.store_secret(secrets, "")
    assert empty.value.field == "secret"
    nameless = vault.CredentialDraft(1, CredentialKind.PIN, " ")
    with pytest.raises(DomainError) as refused:
        vault.add_credential(uow, clock, KEY, nameless, "h", "mario")
    assert refused.value.field == "label"


def test_a_keyring_that_keeps_nothing_is_noticed(secrets: MemorySecrets) -> None:
    class Forgetful(MemorySecrets):
        def put(self, handle: str, secret: str) -> None:
            super().put(handle, secret[:3])

    with pytest.raises(KnownError, match="non ha conservato"):
        vault.store_secret(Forgetful(), SECRET)


def test_a_kill_before_the_row_leaves_an_orphan_and_nothing_else(
    uow: FakeUnitOfWork, secrets: MemorySecrets
) -> None:
    vault.store_secret(secrets, SECRET)
    assert (len(secrets.entries), uow.find(CredentialHandle)) == (1, [])


def test_a_secret_that_this_computer_does_not_have(secrets: MemorySecrets) -> None:
    with pytest.raises(NotFoundError):
        vault.read_secret(secrets, "altrove")


def test_a_credential_of_the_customer_alone(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(CredentialHandle(1, CredentialKind.PSK, "Wi-Fi ospiti", "h", clock.now()))
    assert vault.rotate_credential(uow, clock, KEY, 1, "h2", "mario").sites == frozenset()
    assert uow.find(RegisterEntry)[0].subject == "Wi-Fi ospiti"


def test_opening_and_locking_are_lines_too(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    vault.record_session(uow, clock, KEY, RegisterAction.LOG_OUT, "mario")
    assert uow.find(RegisterEntry)[0].action is RegisterAction.LOG_OUT
