"""What must hold before the vault opens (N-2, L-1): no leftovers of a kill, and the register's one key."""

from __future__ import annotations

from istes_desk.services.attendance import refused, write_refusals
from istes_desk.services.errors import KnownError
from istes_desk.services.register_keys import fitting_key
from istes_desk.services.vault_journal import Vault, resolve


def open_vault(vault: Vault) -> bytes:
    """The register's key. Asks the keyring, which may ask the user; VaultError says what is in the way.

    A refusal becomes a line of the register, at the latest with the next opening.
    """
    try:
        key = fitting_key(vault)
    except KnownError as error:
        refused(vault, f"Cassaforte delle credenziali · {error.message}")
        raise
    write_refusals(vault, key)
    resolve(vault)
    return key
