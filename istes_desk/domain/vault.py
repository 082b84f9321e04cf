"""Where the secrets of a customer are and what protects them (N-2, N-5): entities only, never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class CredentialKind(StrEnum):
    USER_PASSWORD = auto()
    PIN = auto()
    PSK = auto()
    SSH_KEY = auto()


class SecretPlace(StrEnum):
    """The keyring of this computer, or a sealed row that every technician of the database can open."""

    KEYRING = "keyring"
    SEALED = "sealed"


class VaultStepKind(StrEnum):
    """What was about to happen to an entry of the keyring; REFUSED: a line the register still has to get."""

    PUT = "put"
    DROP = "drop"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CredentialHandle:
    """Where a secret is, never the secret: ``handle`` is the uuid of its keyring entry or sealed row (N-2).

    ``fingerprint`` is a keyed digest that only tells equal secrets, "" = not taken;
    ``rotate_days`` is how long it may stay, None = no limit.
    """

    customer_id: int
    kind: CredentialKind
    label: str
    handle: str
    created_at: datetime
    user_name: str = ""
    device_id: int | None = None
    rotated_at: datetime | None = None
    place: SecretPlace = SecretPlace.KEYRING
    fingerprint: str = ""
    rotate_days: int | None = None
    url: str = ""
    notes: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class AccessCredential:
    """The credential that a way into a device asks for."""

    remote_access_id: int
    credential_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class SealedSecret:
    """AES-256-GCM under the customer's key; ``handle`` is the authenticated data, so no row fits another."""

    key_id: int
    handle: str
    nonce: bytes
    box: bytes
    id: int = 0


@dataclass(frozen=True, slots=True)
class CustomerKey:
    """The key of a customer's sealed rows: an entry of the keyring itself, named by ``handle``.

    ``check`` is a keyed digest of the handle: it tells the right key from another.
    """

    customer_id: int
    handle: str
    check: str
    created_at: datetime
    retired_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class VaultStep:
    """Written before an entry of the keyring is made or dropped, gone when the rows agree with it."""

    handle: str
    kind: VaultStepKind
    machine: str
    author: str
    started_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class VaultCopy:
    """One KDBX file that was written, and when it was last rehearsed (N-5)."""

    made_at: datetime
    author: str
    file_name: str
    sha256: str
    entries: int
    rehearsed_at: datetime | None = None
    id: int = 0
