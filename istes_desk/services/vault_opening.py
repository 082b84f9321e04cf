"""What must hold before the vault opens (N-2, L-1): no leftovers of a kill, and the register's one key."""

from __future__ import annotations

from istes_desk.domain.compliance import RegisterEntry
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import NotFoundError
from istes_desk.services.register import KEY_HANDLE, register_key
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault, resolve


def open_vault(vault: Vault) -> bytes:
    """The register's key. Asks the keyring, which may ask the user; VaultError says what is in the way."""
    _need_common_key(vault)
    key = register_key(vault.secrets)
    resolve(vault)
    return key


def _need_common_key(vault: Vault) -> None:
    """A computer that made a key of its own would break the chain of a shared register."""
    if not vault.shared or not vault.transact(lambda uow: uow.latest(RegisterEntry, 1)):
        return
    try:
        vault.secrets.get(KEY_HANDLE)
    except NotFoundError:
        raise VaultError(VaultProblem.NO_REGISTER) from None
