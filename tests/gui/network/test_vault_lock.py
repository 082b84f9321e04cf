"""Locking wins: over open dialogs, on sleep and session changes; the popup alone is shielded (N-4)."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.vault import CredentialHandle, CredentialKind, SealedSecret, SecretPlace, VaultStep
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.device_card import KEYS, DeviceCard
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.network.vault.help_page import ProblemHelp
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.panel import CredentialsPanel
from istes_desk.gui.network.vault.reveal import RevealPopup
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.network.vault.station_messages import (
    LOCKING,
    WINDOWS_MESSAGE,
    WM_WTSSESSION_CHANGE,
    Message,
    StationFilter,
    locks,
)
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import let_go
from tests.fakes import FakeStation, FixedClock, MemorySecrets
from tests.gui.network.conftest import fill

KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\ncanarino\n-----END-----"


@pytest.fixture
def panel(plan: NetworkTab) -> Iterator[CredentialsPanel]:
    plan.open_card(4)
    card = plan.findChild(DeviceCard)
    assert card is not None
    card.ui.tabs.setCurrentIndex(KEYS)
    yield card.keys
    card.reject()


@pytest.fixture
def station(desk: Desk) -> FakeStation:
    assert isinstance(desk.workstation, FakeStation)
    return desk.workstation


def press(panel: QWidget, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None
    button.click()


def shown(panel: QWidget, kind: type[QObject]) -> list[QObject]:
    return [one for one in panel.findChildren(kind) if isinstance(one, QWidget) and one.isVisible()]


def opened_dialog(panel: CredentialsPanel) -> CredentialDialog:
    press(panel, "addCredential")
    (dialog,) = shown(panel, CredentialDialog)
    assert isinstance(dialog, CredentialDialog)
    return dialog


def add(panel: CredentialsPanel, kind: CredentialKind, secret: str) -> None:
    dialog = opened_dialog(panel)
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData(kind.value))
    dialog.ui.label.setText("Accesso")
    dialog.ui.secret.setText(secret)
    dialog.ui.long_secret.setPlainText(secret)
    dialog.ui.rotate_days.setValue(90)
    dialog.ui.url.setText("https://nas.example")
    dialog.ui.notes.setPlainText("dietro il rack")
    dialog.ui.saveButton.click()


def test_a_key_is_sealed_and_comes_back_with_its_lines(
    panel: CredentialsPanel, database: Database, secrets: MemorySecrets
) -> None:
    add(panel, CredentialKind.SSH_KEY, KEY)
    with database() as uow:
        (row,), boxes = uow.find(CredentialHandle), uow.find(SealedSecret)
    assert (row.place, row.rotate_days, row.url, len(boxes)) == (
        SecretPlace.SEALED,
        90,
        "https://nas.example",
        1,
    )
    assert (row.notes, KEY in secrets.entries.values()) == ("dietro il rack", False)
    press(panel, "revealCredential")
    (popup,) = shown(panel, RevealPopup)
    assert isinstance(popup, RevealPopup)
    assert popup.text.toPlainText() == KEY


def test_only_the_popup_is_shielded(panel: CredentialsPanel, plan: NetworkTab, station: FakeStation) -> None:
    add(panel, CredentialKind.PIN, "1234")
    press(panel, "revealCredential")
    (popup,) = shown(panel, RevealPopup)
    assert isinstance(popup, RevealPopup)
    assert station.shielded == [int(popup.winId())]
    assert int(plan.window().winId()) not in station.shielded


def test_locking_closes_what_is_open_and_wipes_it(panel: CredentialsPanel, plan: NetworkTab) -> None:
    add(panel, CredentialKind.PIN, "1234")
    dialog = opened_dialog(panel)
    dialog.ui.secret.setText("mezza")
    dialog.ui.long_secret.setPlainText("mezza")
    plan.vault.lock()
    assert (dialog.isVisible(), dialog.ui.secret.text(), dialog.ui.long_secret.toPlainText()) == (
        False,
        "",
        "",
    )
    press(panel, "revealCredential")
    (popup,) = shown(panel, RevealPopup)
    assert isinstance(popup, RevealPopup)
    plan.vault.lock()
    assert (shown(panel, RevealPopup), popup.text.toPlainText()) == ([], "")


def open_vault(plan: NetworkTab) -> VaultSession:
    plan.vault.with_key(lambda _key: None, lambda _error: None)
    assert plan.vault.is_open
    return plan.vault


@pytest.mark.parametrize("move", ["sleep", "jump", "back"])
def test_sleep_and_a_gap_in_time_lock(plan: NetworkTab, clock: FixedClock, move: str) -> None:
    vault = open_vault(plan)
    clock.advance(seconds=5)
    vault.watch.pulse.timeout.emit()
    assert vault.is_open
    moves: dict[str, Callable[[], None]] = {
        "sleep": lambda: clock.sleep(minutes=2),
        "jump": lambda: clock.jump(minutes=2),
        "back": lambda: clock.jump(minutes=-2),
    }
    moves[move]()
    vault.watch.pulse.timeout.emit()
    assert not vault.is_open


def test_windows_is_asked_only_while_the_vault_is_open(plan: NetworkTab, station: FakeStation) -> None:
    vault = open_vault(plan)
    assert len(station.watched) == 1
    vault.lock()
    assert station.watched == []


def sent(message: int, wparam: int, kind: bytes = WINDOWS_MESSAGE) -> int:
    """How often such a message locks."""
    calls: list[int] = []
    listener = StationFilter(lambda: calls.append(1))
    synthetic = Message(None, message, wparam, 0)
    assert listener.nativeEventFilter(kind, ctypes.addressof(synthetic)) == (False, 0)
    return len(calls)


@pytest.mark.parametrize(
    ("message", "wparam"), [(message, wparam) for message, many in LOCKING.items() for wparam in many]
)
def test_messages_that_lock(message: int, wparam: int) -> None:
    assert (locks(message, wparam), sent(message, wparam)) == (True, 1)


@pytest.mark.parametrize(("message", "wparam"), [(WM_WTSSESSION_CHANGE, 0x8), (0x0100, 0x7), (0x0218, 0x12)])
def test_messages_that_do_not(message: int, wparam: int) -> None:
    assert sent(message, wparam) == 0
    assert sent(WM_WTSSESSION_CHANGE, 0x7, b"xcb_generic_event_t") == 0


def test_a_leftover_of_a_kill_is_gone_with_the_next_start(
    desk: Desk, database: Database, secrets: MemorySecrets, qapp: QObject
) -> None:
    secrets.put("waise", "x")
    with database() as uow:
        let_go(vault_of(desk), uow, "waise")
    session = VaultSession(desk, qapp)
    with database() as uow:
        assert uow.find(VaultStep) == []
    assert secrets.entries == {}
    session.deleteLater()


def test_the_keyring_is_never_asked_on_the_window_s_thread(
    desk: Desk, database: Database, qtbot: QtBot
) -> None:
    class Watched(MemorySecrets):
        threads: ClassVar[set[str]] = set()

        def get(self, handle: str) -> str:
            self.threads.add(threading.current_thread().name[:4])
            return super().get(handle)

        def put(self, handle: str, secret: str) -> None:
            self.threads.add(threading.current_thread().name[:4])
            super().put(handle, secret)

    with database() as uow:
        fill(uow)
    tasks = Tasks(database, ThreadRunner())
    slow = replace(desk, tasks=tasks, secrets=Watched())
    session = VaultSession(slow, tasks)
    work = VaultWork(slow, session, tasks)
    said: list[str] = []
    draft = CredentialDraft(4, CredentialKind.PIN, "Accesso")
    work.add(draft, "1234", said.append, lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: bool(said))
    with database() as uow:
        (row,) = uow.find(CredentialHandle)
    work.use(row, RegisterAction.CREDENTIAL_SHOWN, said.append, lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: len(said) > 1)
    assert (said[1], Watched.threads) == ("1234", {"pool"})
    session.lock()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    tasks.close()


def test_a_full_keyring_has_a_page_that_says_what_to_do(
    panel: CredentialsPanel, secrets: MemorySecrets, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    add(panel, CredentialKind.PIN, "1234")

    def full(_handle: str, _secret: str) -> None:
        raise VaultError(VaultProblem.FULL)

    monkeypatch.setattr(secrets, "put", full)
    add(panel, CredentialKind.PIN, "5678")
    (dialog,) = shown(panel, CredentialDialog)
    assert isinstance(dialog, CredentialDialog)
    assert dialog.help.isVisible()
    dialog.help.click()
    page = dialog.findChild(ProblemHelp)
    assert page is not None
    assert any("Gestione credenziali" in label.text() for label in page.findChildren(QLabel))
    page.reject()
    dialog.reject()
