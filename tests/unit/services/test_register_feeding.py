"""What must stand in the register does: who, when, of which customer, on which device (L-1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.network import Device, RemoteAccess, RemoteMethod
from istes_desk.domain.plan import CredentialPrint
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services import remote, revisions, vault
from istes_desk.services.attendance import left
from istes_desk.services.changes import Changes
from istes_desk.services.kdbx import KdbxItem, record_export
from istes_desk.services.on_site import note_on_site
from istes_desk.services.register import append
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.register_world import KEY

A = RegisterAction
Job = Callable[[FakeUnitOfWork, FixedClock], Changes]
DRAFT = vault.CredentialDraft(1, CredentialKind.USER_PASSWORD, "Nuova")


def shown(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.record_use(uow, clock, KEY, 1, A.CREDENTIAL_SHOWN, "mario")


def copied(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.record_use(uow, clock, KEY, 1, A.CREDENTIAL_COPIED, "mario")


def added(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.add_credential(uow, clock, KEY, DRAFT, "h2", "mario")


def rotated(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.rotate_credential(uow, clock, KEY, 1, "h3", "mario")


def removed(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.remove_credential(uow, clock, KEY, 1, "mario")


def launched(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return remote.record_launch(uow, clock, KEY, remote.prepare(uow, 1), "mario")


def worked(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return note_on_site(uow, clock, KEY, "mario", [1])


def exported(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    items = [KdbxItem(uow.get(CredentialHandle, 1), ("Hotel",), "Root")]
    return record_export(uow, clock, KEY, items, Path("copia.kdbx").name, "mario")


def printed(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    draft = revisions.IssueDraft(1, credentials=CredentialPrint.USER_NAMES)
    return revisions.issue(uow, clock, KEY, draft, "mario")


def opened(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    return vault.record_session(uow, clock, KEY, A.LOG_IN, "mario")


def ended(uow: FakeUnitOfWork, clock: FixedClock) -> Changes:
    append(uow, clock, KEY, "mario", A.LOG_IN, "ISTES Desk")
    return left(uow, clock, KEY, "mario")


FED: tuple[tuple[Job, RegisterAction, int | None, int | None], ...] = (
    (shown, A.CREDENTIAL_SHOWN, 1, 1),
    (copied, A.CREDENTIAL_COPIED, 1, 1),
    (added, A.CREDENTIAL_CHANGED, 1, 1),
    (rotated, A.CREDENTIAL_CHANGED, 1, 1),
    (removed, A.CREDENTIAL_CHANGED, 1, 1),
    (launched, A.REMOTE_SESSION, 1, 1),
    (worked, A.ON_SITE_SESSION, 1, 1),
    (exported, A.VAULT_COPIED, 1, None),
    (printed, A.PLAN_PRINTED, 1, None),
    (opened, A.LOG_IN, None, None),
    (ended, A.LOG_OUT, None, None),
)


@pytest.mark.parametrize(("job", "action", "customer", "device"), FED)
def test_in_the_same_transaction(
    clock: FixedClock, job: Job, action: RegisterAction, customer: int | None, device: int | None
) -> None:
    database = FakeDatabase(
        Customer("Hotel"),
        Site(1, "Sede"),
        Device(1, 1, "srv-1"),
        CredentialHandle(1, CredentialKind.USER_PASSWORD, "Root", "h", clock.now(), "root", 1),
        RemoteAccess(1, RemoteMethod.RDP, "10.0.0.5", 3389),
        Intervention(1, "mario", clock.now(), on_site=True, device_ids=(1,)),
    )
    with database() as uow:
        job(uow, clock)
        line = uow.find(RegisterEntry)[-1]
    assert (line.author, line.at, line.action) == ("mario", clock.now(), action)
    assert (line.customer_id, line.device_id) == (customer, device)
    assert line.subject
