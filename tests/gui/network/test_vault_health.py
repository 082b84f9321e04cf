"""Copies and health of the vault at the desk: made, rehearsed, restored elsewhere, listed with what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.domain.vault import CredentialHandle, CredentialKind, VaultCopy, VaultStep, VaultStepKind
from istes_desk.gui.network.health.actions import open_health
from istes_desk.gui.network.health.import_dialog import KdbxImportDialog
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.network.health.work import HealthWork
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.steps import Steps
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import Written
from tests.fakes import FixedClock, MemorySecrets

PASSWORD = "lampada verde tredici ancora"
CANARY = "canarino-€-giallo"
KIND = CredentialKind.USER_PASSWORD


@pytest.fixture
def health(
    plan: NetworkTab, database: Database, clock: FixedClock, secrets: MemorySecrets, tmp_path: Path
) -> HealthWindow:
    """Two credentials at two devices; files are chosen without asking."""
    with database() as uow:
        for number, device in ((1, 4), (2, 5)):
            secrets.put(f"h{number}", f"{CANARY} {number}")
            uow.add(CredentialHandle(1, KIND, "Admin", f"h{number}", clock.now(), "admin", device))
    open_health(plan.bench)
    window = plan.findChild(HealthWindow)
    assert window is not None
    path = tmp_path / "copia.kdbx"
    window.copying.ask_save = window.copying.ask_open = lambda: path
    return window


def press(window: HealthWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    button.click()


def type_in(window: HealthWindow, first: str, again: str = "") -> PasswordDialog:
    dialog = next(one for one in window.findChildren(PasswordDialog) if one.isVisible())
    dialog.password.setText(first)
    dialog.again.setText(again)
    dialog.go.click()
    return dialog


def make_copy(window: HealthWindow) -> None:
    press(window, "vaultExport")
    type_in(window, PASSWORD, PASSWORD)


def test_a_copy_is_made_rehearsed_and_written_down(
    health: HealthWindow, database: Database, tmp_path: Path, secrets: MemorySecrets
) -> None:
    assert "Nessuna copia" in health.copy.text()
    make_copy(health)
    assert "2" in health.message.text()
    assert "mai provata" in health.copy.text()
    with database() as uow:
        assert [one.entries for one in uow.find(VaultCopy)] == [2]
        assert len(uow.find(RegisterEntry, action=RegisterAction.VAULT_COPIED)) == 1
    assert CANARY.encode() not in (tmp_path / "copia.kdbx").read_bytes()

    press(health, "vaultRehearse")
    refused = type_in(health, "un'altra")
    assert "non è giusta" in refused.error.text()
    type_in(health, PASSWORD)
    assert "2 uguali" in health.message.text()
    with database() as uow:
        assert uow.find(VaultCopy)[0].rehearsed_at is not None
        (failed,) = uow.find(RegisterEntry, action=RegisterAction.LOG_IN_FAILED)
        assert "copia.kdbx" in failed.subject
    secrets.put("h1", "cambiata")
    press(health, "vaultRehearse")
    type_in(health, PASSWORD)
    assert "1 diverse" in health.message.text()


def test_a_weak_or_mistyped_password_makes_no_copy(health: HealthWindow, tmp_path: Path) -> None:
    press(health, "vaultExport")
    dialog = type_in(health, "corta", "corta")
    assert "12" in dialog.error.text()
    type_in(health, PASSWORD, "lampada")
    assert "non sono uguali" in dialog.error.text()
    dialog.reject()
    assert list(tmp_path.glob("*.kdbx")) == []


def test_cancelled_while_it_runs_nothing_is_written(
    health: HealthWindow, database: Database, tmp_path: Path
) -> None:
    press(health, "vaultExport")
    dialog = next(one for one in health.findChildren(PasswordDialog) if one.isVisible())
    dialog.steps.told.connect(lambda *_: dialog.reject())
    type_in(health, PASSWORD, PASSWORD)
    assert list(tmp_path.glob("*.kdbx")) == []
    with database() as uow:
        assert uow.find(VaultCopy) == []


def test_a_new_computer_is_guided_to_the_restore(health: HealthWindow, secrets: MemorySecrets) -> None:
    make_copy(health)
    for handle in ("h1", "h2"):
        secrets.delete(handle)
    health.refresh()
    assert "2 segreti su 2" in health.moved.text()
    assert health.table.rowCount() == 2
    press(health, "vaultImport")
    type_in(health, PASSWORD)
    preview = health.findChild(KdbxImportDialog)
    assert preview is not None
    assert len(preview.chosen()) == 2
    preview.go.click()
    assert secrets.get("h1") == f"{CANARY} 1"
    assert health.moved.isHidden()
    assert health.pages.currentIndex() == 1, "nothing to do any more"


def test_what_differs_is_not_ticked_and_strange_groups_find_a_home(
    health: HealthWindow, secrets: MemorySecrets, database: Database
) -> None:
    make_copy(health)
    secrets.put("h1", "cambiata qui")
    with database() as uow:
        uow.remove(uow.get(CredentialHandle, 2))
        uow.save(replace(uow.get(Customer, 1), name="Hotel Tramonto"))
    press(health, "vaultImport")
    type_in(health, PASSWORD)
    preview = health.findChild(KdbxImportDialog)
    assert preview is not None
    assert preview.chosen() == []
    assert not preview.go.isEnabled()
    preview.home.setCurrentIndex(1)
    preview.home.activated.emit(1)
    assert [one.entry.handle for one in preview.chosen()] == ["h2"]
    preview.go.click()
    assert secrets.get("h1") == "cambiata qui"
    with database() as uow:
        assert len(uow.find(CredentialHandle)) == 2


def test_locking_closes_what_is_open(health: HealthWindow, plan: NetworkTab) -> None:
    make_copy(health)
    press(health, "vaultImport")
    type_in(health, PASSWORD)
    preview = health.findChild(KdbxImportDialog)
    assert preview is not None
    plan.vault.lock()
    assert not preview.isVisible()


def test_the_list_says_what_to_do_and_leads_to_the_device(
    health: HealthWindow, plan: NetworkTab, database: Database, clock: FixedClock, qtbot: QtBot
) -> None:
    with database() as uow:
        uow.add(CredentialHandle(1, KIND, "Perduta", "gone", clock.now(), device_id=5))
        step = VaultStep("left", VaultStepKind.PUT, clock.machine(), plan.desk.author, clock.now())
        uow.add(step)
    press(health, "vaultRefresh")
    assert health.table.rowCount() == 2
    press(health, "vaultTidy")
    assert health.table.rowCount() == 1
    assert health.tidy.toolTip() == "The keyring holds no leftovers"
    assert health.attach.toolTip() == "Only for credentials without a device"
    health.table.setFocus()
    with qtbot.waitSignal(plan.navigator.place_asked) as asked:
        press(health, "vaultGo")
    assert (asked.args[0].kind, asked.args[0].id) == ("device", 5)


def test_the_window_is_one_and_closes_by_escape(health: HealthWindow, plan: NetworkTab, qtbot: QtBot) -> None:
    open_health(plan.bench)
    assert len(plan.findChildren(HealthWindow)) == 1
    assert health.meter.maximum() == 400
    qtbot.keyClick(health, Qt.Key.Key_Escape)
    assert not health.isVisible()


def test_who_opens_the_vault_is_reminded_of_a_copy(
    health: HealthWindow, plan: NetworkTab, clock: FixedClock, qtbot: QtBot
) -> None:
    def open_vault() -> None:
        plan.vault.lock()
        with qtbot.waitSignal(plan.vault.opened):
            plan.vault.with_key(lambda _key: None, lambda _error: None)

    open_vault()
    qtbot.waitUntil(lambda: "Nessuna copia" in plan.message.text())
    make_copy(health)
    open_vault()
    qtbot.wait(0)
    assert plan.message.text() == ""
    clock.advance(days=31)
    open_vault()
    qtbot.waitUntil(lambda: "30 giorni" in plan.message.text())


def test_work_may_end_after_its_dialog(health: HealthWindow, qtbot: QtBot) -> None:
    press(health, "vaultExport")
    dialog = next(one for one in health.findChildren(PasswordDialog) if one.isVisible())
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    dialog.steps.step(1, 2, "nas-1")
    assert dialog.steps.cancelled
    dialog.refuse(KnownError("Il disco è pieno."))
    dialog.finish()


def test_with_real_threads_a_copy_shows_how_far_it_is(
    health: HealthWindow, plan: NetworkTab, database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    tasks = Tasks(database, ThreadRunner())
    desk, told = replace(plan.desk, tasks=tasks), list[tuple[int, int, str]]()
    work, steps = HealthWork(desk, plan.vault, health), Steps()
    steps.told.connect(lambda *one: told.append(one))
    done = list[Written]()
    work.export(tmp_path / "filo.kdbx", PASSWORD, steps, done.append, lambda error: None)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    assert [(one[0], one[1]) for one in told] == [(0, 2), (1, 2), (2, 2)]
    tasks.close()
