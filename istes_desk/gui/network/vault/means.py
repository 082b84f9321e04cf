"""What the vault's use cases work with, from what the tab was handed."""

from __future__ import annotations

from istes_desk.gui.desk import Desk
from istes_desk.services.vault_journal import Vault

SERVER = "PostgreSQL"


def vault_of(desk: Desk) -> Vault:
    """Works on the pool; a database on a server is one that several technicians share."""
    shared = desk.database_version.startswith(SERVER)
    return Vault(desk.tasks.transact, desk.secrets, desk.sealer, desk.clock, desk.author, shared)
