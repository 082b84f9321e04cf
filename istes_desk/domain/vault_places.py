"""Where a secret belongs: the keyring of this computer or a sealed row; pure, with the reason (N-2)."""

from __future__ import annotations

from dataclasses import dataclass

from istes_desk.domain.vault import CredentialKind, SecretPlace

LONGEST = 1280
"""UTF-16 units that one Windows credential holds."""
MOST_ENTRIES = 400
"""Windows has room for some 1,400 credentials of all programs together: the vault takes its part, no more."""


@dataclass(frozen=True, slots=True)
class Placement:
    """``reason_it`` tells the technician why."""

    place: SecretPlace
    reason_it: str


def units_of(secret: str) -> int:
    """Its length as Windows counts: UTF-16 units."""
    return len(secret.encode("utf-16-le", "surrogatepass")) // 2


def place_for(kind: CredentialKind, secret: str, entries: int, shared: bool) -> Placement:
    """``entries``: what the vault holds in this keyring; ``shared``: several technicians, one database."""
    reasons = (
        (shared, "Il database è condiviso fra più tecnici: il segreto sta in una riga sigillata."),
        (kind is CredentialKind.SSH_KEY, "Le chiavi SSH stanno in una riga sigillata."),
        (units_of(secret) > LONGEST, f"Il segreto supera i {LONGEST} caratteri che il portachiavi contiene."),
        (entries >= MOST_ENTRIES, f"La cassaforte occupa già {entries} voci del portachiavi."),
    )
    for holds, reason in reasons:
        if holds:
            return Placement(SecretPlace.SEALED, reason)
    return Placement(SecretPlace.KEYRING, "Il segreto sta nel portachiavi di questo computer.")
