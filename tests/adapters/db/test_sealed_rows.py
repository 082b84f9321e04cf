"""Sealed rows on the real databases: two technicians, a hand-over, a key renewed all or nothing (N-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, CustomerKey, SealedSecret, VaultStep
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import vault_secrets as vs
from istes_desk.services.customer_keys import renew_key
from istes_desk.services.filing import Transacting
from istes_desk.services.key_handover import export_keys, import_keys
from istes_desk.services.register_reading import verified
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault
from istes_desk.services.vault_opening import open_vault
from tests.fakes import FixedClock, MemorySecrets

PHRASE = "cavallo batteria graffetta"
SECRETS = ("prima-€", "seconda")


@pytest.fixture
def mario(database: Database) -> Vault:
    """The first technician, with two sealed secrets."""
    with database() as uow:
        uow.add(Customer("Hotel"))
        uow.add(Site(1, "Sede"))
        uow.add(Device(1, 1, "nas-1"))
    clock = FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    vault = Vault(Transacting(database), MemorySecrets(), AesSealer(cost=2**4), clock, "mario", True)
    for secret in SECRETS:
        draft = CredentialDraft(1, CredentialKind.USER_PASSWORD, "Admin")
        vs.write_credential(vault, open_vault(vault), draft, secret)
    return vault


@pytest.fixture
def anna(mario: Vault) -> Vault:
    """The second, on another computer."""
    clock = FixedClock(mario.clock.now(), "elsewhere")
    return replace(mario, secrets=MemorySecrets(), clock=clock, author="anna")


def read_all(vault: Vault, database: Database) -> tuple[str, ...]:
    with database() as uow:
        rows = uow.find(CredentialHandle)
    return tuple(vs.read_row(vault, row) for row in rows)


def test_two_technicians_read_and_write_the_same_secrets(
    database: Database, mario: Vault, anna: Vault
) -> None:
    with pytest.raises(VaultError) as refused:
        open_vault(anna)
    assert refused.value.problem is VaultProblem.NO_REGISTER
    import_keys(anna, PHRASE, export_keys(mario, open_vault(mario), PHRASE))
    vs.rotate_credential(anna, open_vault(anna), 1, "di anna")
    assert read_all(mario, database) == read_all(anna, database) == ("di anna", "seconda")
    assert verified(mario.transact, open_vault(mario)).is_whole


def test_a_renewed_key_seals_everything_or_nothing(database: Database, mario: Vault) -> None:
    register = open_vault(mario)
    renew_key(mario, register, 1)
    assert read_all(mario, database) == SECRETS
    with database() as uow:
        box = uow.find(SealedSecret)[1]
        uow.save(replace(box, box=b"rotta" + box.box))
        before = uow.find(SealedSecret), uow.find(CustomerKey)
    with pytest.raises(VaultError) as refused:
        renew_key(mario, register, 1)
    assert refused.value.problem is VaultProblem.DAMAGED
    with database() as uow:
        assert (uow.find(SealedSecret), uow.find(CustomerKey)) == before
        assert uow.find(VaultStep) == []
    assert vs.read_credential(mario, 1) == SECRETS[0]
