"""A remote session is prepared, written in the access register and only then started (N-1, L-1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device, RemoteAccess, RemoteMethod
from istes_desk.domain.remote_target import WEB, RemoteTarget, target_of
from istes_desk.domain.vault import AccessCredential, CredentialHandle
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.register import append

HANDED_OVER = frozenset({RemoteMethod.RDP})
"""The methods whose program takes a credential without it being typed or copied."""


@dataclass(frozen=True, slots=True)
class Login:
    """What is handed over; the secret is in no ``repr``."""

    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Launch:
    """One session about to begin; ``credential`` is the one its way in asks for, None = none kept."""

    access: RemoteAccess
    target: RemoteTarget
    device: Device
    credential: CredentialHandle | None = None

    @property
    def is_web(self) -> bool:
        return self.access.method in WEB

    @property
    def needs_secret(self) -> bool:
        """A user name is part of what is handed over."""
        has_user = self.credential is not None and bool(self.credential.user_name)
        return has_user and self.access.method in HANDED_OVER


class Launcher(Protocol):
    """Starts the programs of this computer, with arguments as a list and no secret among them."""

    def check(self, target: RemoteTarget) -> None:
        """KnownError when the program it takes is not installed."""

    def start(self, target: RemoteTarget, login: Login | None) -> bool:
        """Begins the session; True when the log-in was handed over and ``withdraw`` must follow."""

    def withdraw(self, target: RemoteTarget) -> None:
        """Takes back what ``start`` handed over; nothing there is no error."""


def prepare(uow: UnitOfWork, access_id: int) -> Launch:
    """Reads and checks; DomainError when the address or id cannot be used."""
    access = uow.get(RemoteAccess, access_id)
    credential = credential_of(uow, access_id)
    user = credential.user_name if credential else ""
    return Launch(access, target_of(access, user), uow.get(Device, access.device_id), credential)


def credential_of(uow: UnitOfWork, access_id: int) -> CredentialHandle | None:
    """The credential this way in asks for."""
    named = uow.find(AccessCredential, remote_access_id=access_id)
    return uow.get(CredentialHandle, named[0].credential_id) if named else None


def record_launch(uow: UnitOfWork, clock: Clock, key: bytes, launch: Launch, author: str) -> Changes:
    """The line of the register, written before the program starts."""
    device, credential = launch.device, launch.credential
    label = credential.label if credential and launch.needs_secret else ""
    parts = (device.name, launch.access.method.value.upper(), launch.target.place, label)
    append(
        uow,
        clock,
        key,
        author,
        RegisterAction.REMOTE_SESSION,
        " · ".join(filter(None, parts)),
        customer_id=device.customer_id,
        device_id=device.id,
    )
    return Changes()


def choose_credential(uow: UnitOfWork, access_id: int, credential_id: int | None) -> Changes:
    """Which credential this way in asks for; None = none. It must be of the same customer."""
    device = uow.get(Device, uow.get(RemoteAccess, access_id).device_id)
    now = uow.find(AccessCredential, remote_access_id=access_id)
    if (now[0].credential_id if now else None) == credential_id:
        return Changes()
    for one in now:
        uow.remove(one)
    if credential_id is not None:
        row = uow.get(CredentialHandle, credential_id)
        require(row.customer_id == device.customer_id, "La credenziale è di un altro cliente.", "credential")
        uow.add(AccessCredential(access_id, credential_id))
    return Changes(sites=ids(device.site_id))
