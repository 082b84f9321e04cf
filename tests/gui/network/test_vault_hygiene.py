"""What the vault's windows leave behind, and what they say when the register cannot be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import CheckpointKind, RegisterAction, RegisterCheckpoint, RegisterEntry
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault import key_actions as keys
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.network.vault.help_page import ProblemHelp
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.services.errors import ConflictError
from istes_desk.services.register import KEY_HANDLE
from istes_desk.services.register_keys import keys_held
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_secrets import rotate_credential, write_credential
from tests.fakes import MemorySecrets

SECRET = "canarino-€-giallo"
A = RegisterAction


def opened(plan: NetworkTab) -> list[Exception]:
    """Opens the vault; what was in the way."""
    refused: list[Exception] = []
    plan.vault.with_key(lambda _key: None, refused.append)
    return refused


def actions(database: Database) -> list[RegisterAction]:
    with database() as uow:
        return [one.action for one in uow.find(RegisterEntry)]


def test_what_was_typed_cannot_be_brought_back_by_undo(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CredentialDialog(4, None, window)
    dialog.open()
    dialog.ui.show.setChecked(True)
    dialog.ui.secret.insert(SECRET)
    dialog.reject()
    dialog.ui.secret.undo()
    assert dialog.ui.secret.text() == ""


def test_an_open_vault_is_left_when_the_program_ends(plan: NetworkTab, database: Database) -> None:
    assert opened(plan) == []
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert not plan.vault.is_open
    assert actions(database) == [A.LOG_IN, A.LOG_OUT]


def test_a_lost_register_key_is_told_and_begun_anew_in_the_open(
    plan: NetworkTab, database: Database, secrets: MemorySecrets
) -> None:
    opened(plan)
    plan.vault.lock()
    del secrets.entries[KEY_HANDLE]
    assert "registro" in str(opened(plan)[0])
    assert KEY_HANDLE not in secrets.entries
    keys.begin_register_anew(plan.bench)
    dialog = plan.findChild(QInputDialog, "registerAnewDialog")
    assert dialog is not None
    dialog.setTextValue("PC nuovo")
    dialog.accept()
    assert opened(plan) == []
    with database() as uow:
        (begun,) = uow.find(RegisterCheckpoint)
    assert (begun.kind, begun.note) == (CheckpointKind.NEW_KEY, "PC nuovo")
    assert A.LOG_IN_FAILED in actions(database)
    keys.begin_register_anew(plan.bench)
    again = [one for one in plan.findChildren(QInputDialog) if one.isVisible()]
    again[0].accept()
    assert "Non serve" in plan.message.text()
    assert plan.findChild(ProblemHelp) is None


def test_a_card_that_is_older_than_a_colleagues_change(plan: NetworkTab) -> None:
    opened(plan)
    vault, keyed = vault_of(plan.bench.desk), keys_held(plan.bench.desk.secrets)[0]
    write_credential(vault, keyed, CredentialDraft(4, CredentialKind.SSH_KEY, "Chiave"), "di prima")
    row = vault.transact(lambda uow: uow.get(CredentialHandle, 1))
    rotate_credential(vault, keyed, 1, "del collega")
    work, shown, refused = VaultWork(plan.bench.desk, plan.vault, plan), list[str](), list[Exception]()
    work.use(row, A.CREDENTIAL_SHOWN, shown.append, refused.append)
    work.rotate(row, "mio", shown.append, refused.append)
    assert shown == ["del collega"]
    assert [type(one) for one in refused] == [ConflictError]


def test_a_key_file_without_end_is_not_read(plan: NetworkTab, tmp_path: Path) -> None:
    path = tmp_path / "chiavi"
    with path.open("wb") as file:
        file.truncate(keys.LARGEST + 1)
    made = keys.actions_of(plan.bench)
    made.ask_open = lambda: path
    keys.take_over(plan.bench)
    dialog = next(one for one in plan.findChildren(PasswordDialog) if one.isVisible())
    dialog.password.setText("una frase qualsiasi")
    dialog.go.click()
    assert "non contiene chiavi" in dialog.error.text()
    dialog.reject()
