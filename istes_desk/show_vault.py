"""Keys of the demo customers for the pictures: some due, one lost, one used twice; gone with the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.walk import settle
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_opening import open_vault
from istes_desk.services.vault_secrets import write_credential

PASSWORD, CODE = CredentialKind.USER_PASSWORD, CredentialKind.PIN
KEYS = (
    (3, "Firewall", PASSWORD, "Interfaccia web", "admin", 180, 40, "Nord-Est-44-pioppo"),
    (2, "Firewall", PASSWORD, "Interfaccia web", "admin", 90, 140, "Nord-Est-44-pioppo"),
    (2, "Switch accoglienza", PASSWORD, "Interfaccia web", "admin", 180, 30, "Lido-12-larice-est"),
    (2, "LID-SRV01", PASSWORD, "Amministratore locale", "istes-adm", 90, 20, "Corretta-cavallo-27"),
    (2, "LID-ACC01", PASSWORD, "Amministratore locale", "istes-adm", 365, 400, "Tre-gabbiani-91-molo"),
    (2, "Stampante documenti", CODE, "PIN del pannello", "", None, 200, "4471"),
)
"""Site, device, kind, name of the key, user, days it may stay, days since it was set, secret."""
LOST = "PIN del pannello"


def bunch_of_keys(window: MainWindow) -> None:
    """Written by the vault itself, then aged; of one the keyring has lost the secret."""
    desk = window.desk
    devices: dict[tuple[int, str], int] = {}

    def read(uow: UnitOfWork) -> dict[tuple[int, str], int]:
        return {(one.site_id, one.name): one.id for one in uow.find(Device)}

    desk.tasks.read(read, devices.update)
    settle(desk)
    desk.tasks.background(lambda: _write(desk, devices), lambda _: None)
    settle(desk)
    desk.tasks.write(lambda uow: _age(uow, desk))
    settle(desk)


def _write(desk: Desk, devices: dict[tuple[int, str], int]) -> None:
    vault = vault_of(desk)
    register = open_vault(vault)
    for site, device, kind, label, user, days, _age, secret in KEYS:
        draft = CredentialDraft(devices[site, device], kind, label, user, days)
        write_credential(vault, register, draft, secret)


def _age(uow: UnitOfWork, desk: Desk) -> Changes:
    rows = sorted(uow.find(CredentialHandle), key=lambda one: one.id)[-len(KEYS) :]
    for row, (*_facts, since, _secret) in zip(rows, KEYS, strict=True):
        at = desk.clock.now() - timedelta(days=since)
        uow.save(replace(row, created_at=at, rotated_at=at))
        if row.label == LOST:
            desk.secrets.delete(row.handle)
    return NOTHING
