"""Credentials at the desk: added, shown for a while, copied and cleared, rotated, deleted; locking wins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.network.device_card import KEYS, DeviceCard
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.clipboard import HINTS
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.network.vault.panel import CredentialsPanel
from istes_desk.gui.network.vault.reveal import RevealPopup
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transacting
from istes_desk.services.register import KEY_HANDLE
from istes_desk.services.register_keys import keys_held
from istes_desk.services.register_reading import verified
from istes_desk.services.vault_secrets import PEPPER_HANDLE
from tests.fakes import MemorySecrets

SECRET = "canarino-€-giallo"
A = RegisterAction
FIXED = {KEY_HANDLE, PEPPER_HANDLE}


@pytest.fixture
def panel(plan: NetworkTab) -> Iterator[CredentialsPanel]:
    """The credentials of the server, its card open."""
    plan.open_card(4)
    card = plan.findChild(DeviceCard)
    assert card is not None
    card.ui.tabs.setCurrentIndex(KEYS)
    yield card.keys
    card.reject()


def press(panel: QWidget, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None
    button.click()


def revealed(panel: CredentialsPanel) -> str:
    """What the popup shows, "" when there is none."""
    shown = [one for one in panel.findChildren(RevealPopup) if one.isVisible()]
    return shown[0].text.toPlainText() if shown else ""


def popup(panel: CredentialsPanel) -> RevealPopup:
    return next(one for one in panel.findChildren(RevealPopup) if one.isVisible())


def type_in(panel: CredentialsPanel, secret: str, label: str = "Amministratore") -> CredentialDialog:
    dialog = next(one for one in panel.findChildren(CredentialDialog) if one.isVisible())
    dialog.ui.label.setText(label)
    dialog.ui.user_name.setText("admin")
    dialog.ui.secret.setText(secret)
    dialog.ui.saveButton.click()
    return dialog


@pytest.fixture
def kept(panel: CredentialsPanel) -> CredentialsPanel:
    """With one credential."""
    press(panel, "addCredential")
    type_in(panel, SECRET)
    return panel


def actions(database: Database) -> list[RegisterAction]:
    with database() as uow:
        return [entry.action for entry in uow.find(RegisterEntry)]


def only(database: Database) -> CredentialHandle:
    with database() as uow:
        (row,) = uow.find(CredentialHandle)
    return row


def test_the_secret_is_in_the_keyring_and_the_rest_in_the_database(
    kept: CredentialsPanel, database: Database, secrets: MemorySecrets, plan: NetworkTab
) -> None:
    row = only(database)
    assert (row.label, row.user_name, row.device_id) == ("Amministratore", "admin", 4)
    assert secrets.entries[row.handle] == SECRET
    assert kept.table.model().index(0, 0).data() == "Amministratore"
    assert plan.editor.view is not None
    assert plan.editor.view.credentials_of(4)
    assert actions(database) == [A.LOG_IN, A.CREDENTIAL_CHANGED]


def test_nothing_of_the_secret_reaches_a_file(kept: CredentialsPanel, tmp_path: Path) -> None:
    press(kept, "revealCredential")
    press(kept, "copyCredential")
    press(kept, "rotateCredential")
    type_in(kept, SECRET + "2")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite3" for path in files)
    canary = SECRET.encode()
    assert [path.name for path in files if canary in path.read_bytes()] == []


def test_revealed_it_hides_by_itself_and_at_once_when_locked(
    kept: CredentialsPanel, plan: NetworkTab, database: Database, qtbot: QtBot
) -> None:
    press(kept, "revealCredential")
    assert revealed(kept) == SECRET
    popup(kept).timer.timeout.emit()
    assert revealed(kept) == ""
    press(kept, "revealCredential")
    qtbot.keyClick(kept.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert revealed(kept) == ""
    assert not plan.vault.is_open
    assert actions(database)[-3:] == [A.CREDENTIAL_SHOWN, A.CREDENTIAL_SHOWN, A.LOG_OUT]


def test_a_copy_is_kept_out_of_histories_and_cleared_only_if_it_is_ours(
    kept: CredentialsPanel, plan: NetworkTab
) -> None:
    board = QGuiApplication.clipboard()
    press(kept, "copyCredential")
    assert board.text() == SECRET
    assert set(HINTS) <= set(board.mimeData().formats())
    assert plan.vault.clipboard.timer.interval() == 20_000
    plan.vault.clipboard.timer.timeout.emit()
    assert board.text() == ""
    press(kept, "copyCredential")
    board.setText("altro")
    plan.vault.lock()
    assert board.text() == "altro"
    board.clear()


def test_rotating_leaves_only_the_new_secret(
    kept: CredentialsPanel, database: Database, secrets: MemorySecrets
) -> None:
    old = only(database).handle
    press(kept, "rotateCredential")
    type_in(kept, "nuovo")
    row = only(database)
    assert row.rotated_at is not None
    assert set(secrets.entries) - FIXED == {row.handle}
    assert old != row.handle
    press(kept, "revealCredential")
    assert revealed(kept) == "nuovo"


def test_deleting_asks_once(kept: CredentialsPanel, database: Database, secrets: MemorySecrets) -> None:
    press(kept, "deleteCredential")
    box = kept.findChild(QMessageBox, "deleteCredentialQuestion")
    assert box is not None
    press(box, "deleteForGood")
    with database() as uow:
        assert uow.find(CredentialHandle) == []
    assert verified(Transacting(database), keys_held(secrets)[0]).is_whole
    assert set(secrets.entries) == FIXED
    assert kept.table.rowCount() == 0


def test_without_label_or_secret_the_field_is_marked_and_no_orphan_stays(
    panel: CredentialsPanel, secrets: MemorySecrets
) -> None:
    press(panel, "addCredential")
    dialog = type_in(panel, "")
    assert dialog.ui.secret.property("wrong")
    type_in(panel, SECRET, label="  ")
    assert "nome" in dialog.ui.error.text()
    assert set(secrets.entries) <= FIXED
    dialog.ui.generate.click()
    assert len(dialog.ui.secret.text()) == 20
    dialog.reject()


def test_a_keyring_that_is_locked_says_so_in_place(
    panel: CredentialsPanel, secrets: MemorySecrets, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    def locked(handle: str) -> str:
        raise KnownError("Il portachiavi è bloccato.", "Sbloccarlo e riprovare.")

    monkeypatch.setattr(secrets, "get", locked)
    press(panel, "addCredential")
    dialog = type_in(panel, SECRET)
    assert "bloccato" in dialog.ui.error.text()
    assert dialog.ui.saveButton.isEnabled()
    dialog.reject()
    assert actions(database) == []


def test_a_secret_left_on_another_computer(kept: CredentialsPanel, secrets: MemorySecrets) -> None:
    for handle in set(secrets.entries) - FIXED:
        secrets.delete(handle)
    press(kept, "revealCredential")
    assert revealed(kept) == ""
    assert "portachiavi" in kept.message.text()


def test_the_vault_locks_when_nobody_is_there(kept: CredentialsPanel, plan: NetworkTab, qtbot: QtBot) -> None:
    plan.vault.watch.idle.stop()
    qtbot.keyClick(kept.table, Qt.Key.Key_Down)
    assert plan.vault.watch.idle.isActive()
    with qtbot.waitSignal(plan.vault.locked):
        plan.vault.watch.idle.start(10)
    assert not plan.vault.is_open
