"""The port of whatever seals secrets into rows and wraps keys for their hand-over (N-2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a ``SealedSecret`` keeps."""

    nonce: bytes
    box: bytes


class Sealer(Protocol):
    """AES-256-GCM; ``handle`` is authenticated with the secret, so that no box fits another row."""

    def seal(self, key: bytes, handle: str, secret: str) -> Sealed: ...

    def open(self, key: bytes, handle: str, sealed: Sealed) -> str:
        """VaultError DAMAGED when key, handle or box are not those of ``seal``."""

    def wrap(self, passphrase: str, data: bytes) -> bytes:
        """A file that only the passphrase opens."""

    def unwrap(self, passphrase: str, file: bytes) -> bytes:
        """KnownError when the passphrase is wrong or the file is something else."""
