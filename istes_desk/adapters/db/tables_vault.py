"""Tables of credential handles, sealed rows, their keys and the journal of the keyring (never a secret)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, part_of, ref
from istes_desk.domain.vault import (
    AccessCredential,
    CredentialHandle,
    CredentialKind,
    CustomerKey,
    SealedSecret,
    SecretPlace,
    VaultCopy,
    VaultStep,
    VaultStepKind,
)


class CredentialHandleRow(Versioned, Base, entity=CredentialHandle):
    __tablename__ = "credential_handles"
    customer_id: Mapped[int] = ref("customers")
    kind: Mapped[CredentialKind]
    label: Mapped[str]
    handle: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    user_name: Mapped[str]
    device_id: Mapped[int | None] = ref("devices")
    rotated_at: Mapped[datetime | None]
    place: Mapped[SecretPlace]
    fingerprint: Mapped[str]
    rotate_days: Mapped[int | None]
    url: Mapped[str]
    notes: Mapped[str]


class AccessCredentialRow(Base, entity=AccessCredential):
    __tablename__ = "access_credentials"
    __table_args__ = (UniqueConstraint("remote_access_id"),)
    remote_access_id: Mapped[int] = part_of("remote_accesses")
    credential_id: Mapped[int] = part_of("credential_handles")


class CustomerKeyRow(Base, entity=CustomerKey):
    __tablename__ = "customer_keys"
    customer_id: Mapped[int] = ref("customers")
    handle: Mapped[str] = mapped_column(unique=True)
    check: Mapped[str]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class SealedSecretRow(Base, entity=SealedSecret):
    __tablename__ = "sealed_secrets"
    key_id: Mapped[int] = ref("customer_keys")
    handle: Mapped[str] = mapped_column(unique=True)
    nonce: Mapped[bytes]
    box: Mapped[bytes]


class VaultStepRow(Base, entity=VaultStep):
    __tablename__ = "vault_steps"
    handle: Mapped[str]
    kind: Mapped[VaultStepKind]
    machine: Mapped[str]
    author: Mapped[str]
    started_at: Mapped[datetime]


class VaultCopyRow(Base, entity=VaultCopy):
    __tablename__ = "vault_copies"
    made_at: Mapped[datetime]
    author: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    entries: Mapped[int]
    rehearsed_at: Mapped[datetime | None]
