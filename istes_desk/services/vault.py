"""The rows of credentials and their lines in the access register (N-2, L-1); never the secret.

Called by ``vault_secrets``, which keeps keyring, sealed rows and these rows in step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Site
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, SecretPlace
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.register import append


@dataclass(frozen=True, slots=True)
class CredentialDraft:
    """What the user types beside the secret."""

    device_id: int
    kind: CredentialKind
    label: str
    user_name: str = ""
    rotate_days: int | None = None
    url: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A device that a credential can be given to; ``name`` with its site."""

    device_id: int
    name: str


def check_draft(draft: CredentialDraft) -> None:
    """Said before anything is written."""
    require(bool(draft.label.strip()), "La credenziale ha bisogno di un nome.", "label")
    days = draft.rotate_days
    require(days is None or days > 0, "I giorni fra un cambio e l'altro sono almeno 1.", "rotate_days")


def add_credential(
    uow: UnitOfWork,
    clock: Clock,
    key: bytes,
    draft: CredentialDraft,
    handle: str,
    author: str,
    *,
    place: SecretPlace = SecretPlace.KEYRING,
    fingerprint: str = "",
) -> Changes:
    """Database half: the row for a secret that has its place already."""
    check_draft(draft)
    device = uow.get(Device, draft.device_id)
    row = CredentialHandle(
        device.customer_id,
        draft.kind,
        draft.label.strip(),
        handle,
        clock.now(),
        draft.user_name.strip(),
        device.id,
        place=place,
        fingerprint=fingerprint,
        rotate_days=draft.rotate_days,
        url=draft.url.strip(),
        notes=draft.notes.strip(),
    )
    stored = uow.add(row)
    _note(uow, clock, key, stored, author, RegisterAction.CREDENTIAL_CHANGED)
    return Changes(sites=ids(device.site_id), new_id=stored.id)


def rotate_credential(
    uow: UnitOfWork,
    clock: Clock,
    key: bytes,
    credential_id: int,
    handle: str,
    author: str,
    *,
    place: SecretPlace = SecretPlace.KEYRING,
    fingerprint: str = "",
) -> Changes:
    """Database half: the row changes over to the new handle."""
    row = uow.get(CredentialHandle, credential_id)
    fresh = replace(row, handle=handle, rotated_at=clock.now(), place=place, fingerprint=fingerprint)
    stored = uow.save(fresh)
    _note(uow, clock, key, stored, author, RegisterAction.CREDENTIAL_CHANGED)
    return _site(uow, stored)


def remove_credential(uow: UnitOfWork, clock: Clock, key: bytes, credential_id: int, author: str) -> Changes:
    """Database half: the row goes."""
    row = uow.get(CredentialHandle, credential_id)
    _note(uow, clock, key, row, author, RegisterAction.CREDENTIAL_CHANGED)
    uow.remove(row)
    return _site(uow, row)


def attach_credential(
    uow: UnitOfWork, clock: Clock, key: bytes, credential_id: int, device_id: int, author: str
) -> Changes:
    """One that no device has is given to a device of its customer; the secret stays where it is."""
    row, device = uow.get(CredentialHandle, credential_id), uow.get(Device, device_id)
    require(device.customer_id == row.customer_id, "Il dispositivo è di un altro cliente.", "device_id")
    require(row.device_id is None, "La credenziale è già di un dispositivo.", "device_id")
    stored = uow.save(replace(row, device_id=device.id))
    _note(uow, clock, key, stored, author, RegisterAction.CREDENTIAL_CHANGED)
    return _site(uow, stored)


def device_choices(uow: UnitOfWork, credential_id: int) -> tuple[DeviceChoice, ...]:
    """The devices of its customer, by site and name."""
    customer_id = uow.get(CredentialHandle, credential_id).customer_id
    sites = {one.id: one.name for one in uow.find(Site, customer_id=customer_id)}
    devices = uow.find(Device, customer_id=customer_id)
    found = (DeviceChoice(one.id, f"{sites[one.site_id]} · {one.name}") for one in devices)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def record_use(
    uow: UnitOfWork, clock: Clock, key: bytes, credential_id: int, action: RegisterAction, author: str
) -> Changes:
    """Written before the secret is shown or copied: no use without its line (L-1)."""
    row = uow.get(CredentialHandle, credential_id)
    _note(uow, clock, key, row, author, action)
    return Changes()


def record_session(uow: UnitOfWork, clock: Clock, key: bytes, action: RegisterAction, author: str) -> Changes:
    """The vault was opened or locked."""
    append(uow, clock, key, author, action, "Cassaforte delle credenziali")
    return Changes()


def _note(
    uow: UnitOfWork, clock: Clock, key: bytes, row: CredentialHandle, author: str, action: RegisterAction
) -> None:
    device = uow.get(Device, row.device_id).name if row.device_id else ""
    subject = " · ".join(filter(None, (device, row.label, row.user_name)))
    append(uow, clock, key, author, action, subject, customer_id=row.customer_id, device_id=row.device_id)


def _site(uow: UnitOfWork, row: CredentialHandle) -> Changes:
    return Changes(sites=ids(uow.get(Device, row.device_id).site_id)) if row.device_id else Changes()
