"""A session is prepared with its credential, written down with names only, and its way in chosen once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, RemoteAccess, RemoteMethod
from istes_desk.domain.vault import AccessCredential, CredentialHandle, CredentialKind
from istes_desk.services import remote
from istes_desk.services.changes import NOTHING
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

KEY = b"k" * 32


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    kind = CredentialKind.USER_PASSWORD
    rows = (
        Customer("Hotel"), Customer("Altro"), Site(1, "Sede"), Device(1, 1, "srv-1"),
        RemoteAccess(1, RemoteMethod.RDP, "192.168.1.10"),
        RemoteAccess(1, RemoteMethod.HTTPS, "192.168.1.10"),
        CredentialHandle(2, kind, "Altrui", "h1", clock.now()),
        CredentialHandle(1, kind, "Dominio", "h2", clock.now(), "HOTEL\\admin", 1),
    )  # fmt: skip
    with FakeDatabase(*rows)() as opened:
        return opened


def test_without_a_credential_nothing_is_handed_over(uow: FakeUnitOfWork) -> None:
    launch = remote.prepare(uow, 1)
    assert (launch.credential, launch.needs_secret, launch.is_web) == (None, False, False)
    assert remote.prepare(uow, 2).is_web


def test_with_one_it_is_named_in_the_register_and_its_secret_nowhere(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    assert remote.choose_credential(uow, 1, 2).sites == {1}
    launch = remote.prepare(uow, 1)
    assert launch.needs_secret
    assert launch.target.user == "HOTEL\\admin"
    assert remote.record_launch(uow, clock, KEY, launch, "mario") == NOTHING
    line = uow.find(RegisterEntry)[0]
    assert (line.action, line.customer_id, line.device_id) == (RegisterAction.REMOTE_SESSION, 1, 1)
    assert line.subject == "srv-1 · RDP · 192.168.1.10:3389 · Dominio"
    assert "segreto" not in repr(remote.Login("admin", "segreto"))


def test_a_credential_without_user_name_is_not_handed_over(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.save(replace(uow.get(CredentialHandle, 2), user_name=""))
    remote.choose_credential(uow, 1, 2)
    launch = remote.prepare(uow, 1)
    assert not launch.needs_secret
    remote.record_launch(uow, clock, KEY, launch, "mario")
    assert uow.find(RegisterEntry)[0].subject == "srv-1 · RDP · 192.168.1.10:3389"


def test_the_credential_of_a_way_in_is_changed_and_taken_away(uow: FakeUnitOfWork) -> None:
    remote.choose_credential(uow, 1, 2)
    assert remote.choose_credential(uow, 1, 2) == NOTHING
    assert remote.choose_credential(uow, 1, None).sites == {1}
    assert uow.find(AccessCredential) == []
    assert remote.choose_credential(uow, 1, None) == NOTHING
    with pytest.raises(DomainError):
        remote.choose_credential(uow, 1, 1)
