"""What a removed device left in the vault: listed, given to another device, or deleted for good."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterEntry
from istes_desk.domain.network import Device
from istes_desk.domain.vault import AccessCredential, CredentialHandle, CredentialKind
from istes_desk.gui.network.health.actions import open_health
from istes_desk.gui.network.health.strays import AttachDialog
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.vault_health import HealthKind
from tests.fakes import FixedClock, MemorySecrets
from tests.gui.network.test_vault_health import press


@pytest.fixture
def health(plan: NetworkTab, database: Database, clock: FixedClock, secrets: MemorySecrets) -> HealthWindow:
    """The server with a way in that asks for its credential was taken off the plan."""
    secrets.put("h1", "canarino")
    with database() as uow:
        uow.add(CredentialHandle(1, CredentialKind.USER_PASSWORD, "Admin", "h1", clock.now(), "admin", 4))
        uow.add(AccessCredential(1, 1))
    plan.editor.reload()
    plan.editor.delete([(Device, 4)])
    return open_health(plan.bench)


def attaching(window: HealthWindow) -> AttachDialog:
    press(window, "vaultAttach")
    return next(one for one in window.findChildren(AttachDialog) if one.isVisible())


def give_to(dialog: AttachDialog, device: str) -> None:
    combo = dialog.findChild(QComboBox, "attachDevice")
    assert combo is not None
    combo.setCurrentText(device)
    dialog.box.accepted.emit()


def test_it_is_listed_and_given_to_another_device(
    health: HealthWindow, plan: NetworkTab, database: Database, secrets: MemorySecrets
) -> None:
    item = health.table.item(0, 1)
    assert item is not None
    assert item.text() == "Hotel Aurora · Admin"
    assert not health.go.isEnabled()
    assert health.go.toolTip() == "This line has no device to go to"
    assert health.attach.toolTip() == ""
    give_to(attaching(health), "Sede di Caorle · nas-copie")
    assert health.table.rowCount() == 0
    assert (health.attach.isEnabled(), health.attach.toolTip()) == (False, "Choose a line first")
    assert "Hotel Aurora · Admin" in health.message.text()
    with database() as uow:
        assert uow.get(CredentialHandle, 1).device_id == 5
        assert any("nas-copie" in one.subject for one in uow.find(RegisterEntry))
    assert secrets.get("h1") == "canarino"
    plan.editor.stack.undo()
    with database() as uow:
        assert uow.get(CredentialHandle, 1).device_id == 5, "what has a device by now keeps it"


def test_a_device_removed_meanwhile_is_refused_in_words(health: HealthWindow, database: Database) -> None:
    dialog = attaching(health)
    with database() as uow:
        uow.remove(uow.get(Device, 7))
    give_to(dialog, "Sede di Caorle · pc-reception-2")
    assert dialog.error.text()
    dialog.reject()
    with database() as uow:
        assert uow.get(CredentialHandle, 1).device_id is None


def test_a_customer_without_devices_has_nothing_to_choose(health: HealthWindow, database: Database) -> None:
    with database() as uow:
        for device in uow.find(Device):
            uow.remove(device)
    health.table.activated.emit(health.table.currentIndex())
    dialog = next(one for one in health.findChildren(AttachDialog) if one.isVisible())
    assert dialog.error.text()
    dialog.reject()


def test_it_is_deleted_for_good_and_undo_brings_the_device_back_without_it(
    health: HealthWindow, plan: NetworkTab, database: Database, secrets: MemorySecrets
) -> None:
    assert health._kinds()[HealthKind.STRAY]
    press(health, "vaultRemove")
    box = health.findChild(QMessageBox, "deleteCredentialQuestion")
    assert box is not None
    go = box.findChild(QPushButton, "deleteForGood")
    assert go is not None
    go.click()
    assert health.pages.currentIndex() == 1
    assert "h1" not in secrets.entries
    plan.editor.stack.undo()
    with database() as uow:
        assert uow.get(Device, 4).name == "srv-gestionale"
        assert uow.find(AccessCredential) == []
