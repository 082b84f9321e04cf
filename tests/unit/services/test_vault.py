"""Rows of credentials and their lines in the register."""

from __future__ import annotations

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services import vault
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

KEY = b"k" * 32
DRAFT = vault.CredentialDraft(1, CredentialKind.USER_PASSWORD, " Amministratore ", "admin")


@pytest.fixture
def uow() -> FakeUnitOfWork:
    with FakeDatabase(Customer("Hotel"), Site(1, "Sede"), Device(1, 1, "nas-1"))() as opened:
        return opened


def test_add_use_rotate_delete(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert vault.add_credential(uow, clock, KEY, DRAFT, "h1", "mario").new_id == 1
    row = uow.get(CredentialHandle, 1)
    assert (row.customer_id, row.label, row.handle) == (1, "Amministratore", "h1")
    vault.record_use(uow, clock, KEY, 1, RegisterAction.CREDENTIAL_SHOWN, "mario")
    assert vault.rotate_credential(uow, clock, KEY, 1, "h2", "mario").sites == {1}
    assert uow.get(CredentialHandle, 1).rotated_at == clock.now()
    assert vault.remove_credential(uow, clock, KEY, 1, "mario").sites == {1}
    assert uow.find(CredentialHandle) == []
    changed, shown = RegisterAction.CREDENTIAL_CHANGED, RegisterAction.CREDENTIAL_SHOWN
    lines = uow.find(RegisterEntry)
    assert [line.action for line in lines] == [changed, shown, changed, changed]
    assert {line.subject for line in lines} == {"nas-1 · Amministratore · admin"}


def test_refused_without_label(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    nameless = vault.CredentialDraft(1, CredentialKind.PIN, " ")
    with pytest.raises(DomainError) as refused:
        vault.add_credential(uow, clock, KEY, nameless, "h", "mario")
    assert refused.value.field == "label"


def test_a_credential_of_the_customer_alone(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(CredentialHandle(1, CredentialKind.PSK, "Wi-Fi ospiti", "h", clock.now()))
    assert vault.rotate_credential(uow, clock, KEY, 1, "h2", "mario").sites == frozenset()
    assert uow.find(RegisterEntry)[0].subject == "Wi-Fi ospiti"


def test_opening_and_locking_are_lines_too(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    vault.record_session(uow, clock, KEY, RegisterAction.LOG_OUT, "mario")
    assert uow.find(RegisterEntry)[0].action is RegisterAction.LOG_OUT


def test_one_without_device_is_given_to_a_device_of_its_customer(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    for customer in (Customer("Bar"), Site(2, "Banco"), Device(2, 2, "pos-1"), Device(1, 1, "fw-1")):
        uow.add(customer)
    uow.add(CredentialHandle(1, CredentialKind.PSK, "Wi-Fi ospiti", "h", clock.now()))
    assert [(one.device_id, one.name) for one in vault.device_choices(uow, 1)] == [
        (3, "Sede · fw-1"), (1, "Sede · nas-1"),
    ]  # fmt: skip
    with pytest.raises(DomainError):
        vault.attach_credential(uow, clock, KEY, 1, 2, "mario")
    assert vault.attach_credential(uow, clock, KEY, 1, 3, "mario").sites == {1}
    assert (uow.get(CredentialHandle, 1).device_id, uow.get(CredentialHandle, 1).handle) == (3, "h")
    assert [line.subject for line in uow.find(RegisterEntry)] == ["fw-1 · Wi-Fi ospiti"]
    with pytest.raises(DomainError):
        vault.attach_credential(uow, clock, KEY, 1, 1, "mario")
