"""A vault in memory for the service tests: rows, keyring and the real cipher."""

from __future__ import annotations

from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, CustomerKey, SealedSecret, VaultStep
from istes_desk.services.filing import Transacting
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_journal import Vault
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock, MemorySecrets

REGISTER = b"k" * 32
SECRET = "segretissimo-€"
DRAFT = CredentialDraft(1, CredentialKind.USER_PASSWORD, " Amministratore ", "admin")
SSH = CredentialDraft(1, CredentialKind.SSH_KEY, "Chiave", "root")


def make_database() -> FakeDatabase:
    return FakeDatabase(Customer("Hotel"), Site(1, "Sede"), Device(1, 1, "nas-1"))


def make_vault(
    database: FakeDatabase,
    clock: FixedClock,
    secrets: MemorySecrets,
    author: str = "mario",
    *,
    shared: bool = False,
) -> Vault:
    return Vault(Transacting(database), secrets, AesSealer(cost=2**4), clock, author, shared)


class World:
    """What a test looks at: the rows and the keyring's entries of credentials and keys."""

    def __init__(self, clock: FixedClock, secrets: MemorySecrets, *, shared: bool = False) -> None:
        self.database, self.secrets = make_database(), secrets
        self.vault = make_vault(self.database, clock, secrets, shared=shared)

    @property
    def credentials(self) -> list[CredentialHandle]:
        with self.database() as uow:
            return uow.find(CredentialHandle)

    @property
    def boxes(self) -> list[SealedSecret]:
        with self.database() as uow:
            return uow.find(SealedSecret)

    @property
    def keys(self) -> list[CustomerKey]:
        with self.database() as uow:
            return uow.find(CustomerKey)

    @property
    def steps(self) -> list[VaultStep]:
        with self.database() as uow:
            return uow.find(VaultStep)

    @property
    def handles(self) -> set[str]:
        return {handle for handle in self.secrets.entries if "-pepper" not in handle}
