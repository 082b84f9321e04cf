"""Keys at the desk: handed over, taken over by the colleague's computer, renewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.vault import CredentialKind, CustomerKey
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.key_actions import (
    ENDING,
    KeyActions,
    actions_of,
    hand_over,
    renew,
    take_over,
)
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_opening import open_vault
from istes_desk.services.vault_secrets import read_credential, write_credential
from tests.fakes import MemorySecrets

PASSWORD = "lampada verde tredici ancora"
SECRET = "canarino-€-giallo"


@pytest.fixture
def actions(plan: NetworkTab, tmp_path: Path, secrets: MemorySecrets) -> KeyActions:
    """Files are chosen without asking; the server has one sealed secret."""
    vault = vault_of(plan.bench.desk)
    draft = CredentialDraft(4, CredentialKind.SSH_KEY, "Chiave")
    write_credential(vault, open_vault(vault), draft, SECRET)
    made = actions_of(plan.bench)
    made.ask_save = made.ask_open = lambda: tmp_path / f"chiavi{ENDING}"
    return made


def type_in(plan: NetworkTab, password: str, again: str = "") -> PasswordDialog:
    dialog = next(one for one in plan.findChildren(PasswordDialog) if one.isVisible())
    dialog.password.setText(password)
    dialog.again.setText(again)
    dialog.go.click()
    return dialog


def test_a_colleague_reads_the_secret_after_the_hand_over(
    plan: NetworkTab, actions: KeyActions, secrets: MemorySecrets
) -> None:
    hand_over(plan.bench)
    type_in(plan, PASSWORD, PASSWORD)
    assert ENDING in plan.message.text()
    kept = dict(secrets.entries)
    secrets.entries.clear()
    plan.vault.lock()
    take_over(plan.bench)
    refused = type_in(plan, "un'altra frase qualsiasi")
    assert "frase segreta" in refused.error.text()
    type_in(plan, PASSWORD)
    assert "1" in plan.message.text()
    assert secrets.entries == kept
    assert read_credential(vault_of(plan.bench.desk), 1) == SECRET
    assert not plan.vault.is_open


def test_a_file_that_is_not_there_or_cannot_be_written(
    plan: NetworkTab, actions: KeyActions, tmp_path: Path
) -> None:
    actions.ask_save = actions.ask_open = lambda: tmp_path / "manca" / "chiavi"
    hand_over(plan.bench)
    dialog = type_in(plan, PASSWORD, PASSWORD)
    assert "non si può scrivere" in dialog.error.text()
    dialog.reject()
    take_over(plan.bench)
    dialog = type_in(plan, PASSWORD)
    assert "non si può leggere" in dialog.error.text()
    dialog.reject()
    actions.ask_save = actions.ask_open = lambda: None
    hand_over(plan.bench)
    take_over(plan.bench)
    assert not [one for one in plan.findChildren(PasswordDialog) if one.isVisible()]


def test_renewing_asks_once(plan: NetworkTab, actions: KeyActions, database: Database) -> None:
    renew(plan.bench)
    box = plan.findChild(QMessageBox, "renewKeyQuestion")
    assert box is not None
    button = box.findChild(QPushButton, "renewKey")
    assert button is not None
    button.click()
    with database() as uow:
        assert [key.retired_at is None for key in uow.find(CustomerKey)] == [False, True]
    assert read_credential(vault_of(plan.bench.desk), 1) == SECRET
