"""Remote sessions from the plan: one click, written down first, the log-in taken back, the timer offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.network import RemoteAccess, RemoteMethod
from istes_desk.domain.vault import AccessCredential, CredentialHandle, CredentialKind
from istes_desk.gui.network.device_card import DeviceCard
from istes_desk.gui.network.plan_actions import open_card
from istes_desk.gui.network.remote.sessions import RemoteSessions, sessions_of
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.errors import KnownError
from tests.fakes import FixedClock, MemoryLauncher, MemorySecrets

SECRET = "canarino-€-giallo"
SERVER = 4


@pytest.fixture
def server(plan: NetworkTab, database: Database, clock: FixedClock, secrets: MemorySecrets) -> NetworkTab:
    """The server is selected; its way in by RDP asks for a credential."""
    secrets.put("h1", SECRET)
    with database() as uow:
        kind = CredentialKind.USER_PASSWORD
        uow.add(CredentialHandle(1, kind, "Dominio", "h1", clock.now(), "HOTEL\\admin", SERVER))
        uow.add(AccessCredential(1, 1))
        uow.add(RemoteAccess(SERVER, RemoteMethod.HTTPS, "192.168.10.10", 8443))
        uow.add(RemoteAccess(SERVER, RemoteMethod.SSH, "-oProxyCommand=calc"))
    plan.editor.reload()
    plan.scene.select_devices([SERVER])
    return plan


@pytest.fixture
def launcher(server: NetworkTab) -> MemoryLauncher:
    assert isinstance(server.desk.launcher, MemoryLauncher)
    return server.desk.launcher


def sessions(database: Database) -> list[str]:
    with database() as uow:
        return [one.subject for one in uow.find(RegisterEntry, action=RegisterAction.REMOTE_SESSION)]


def trigger(tab: NetworkTab, name: str) -> None:
    action = tab.findChild(QAction, name)
    assert action is not None
    action.trigger()


def offer(tab: NetworkTab) -> QMessageBox:
    box = tab.findChild(QMessageBox, "timerOffer")
    assert box is not None
    return box


def test_one_click_beside_the_plan(
    server: NetworkTab, launcher: MemoryLauncher, database: Database, qtbot: QtBot
) -> None:
    button = server.inspector.findChild(QPushButton, "connectWay_1")
    assert button is not None
    button.click()
    target, login = launcher.lines[0]
    assert target.place == "192.168.10.10:3389"
    assert login is not None
    assert (login.user, login.secret) == ("HOTEL\\admin", SECRET)
    assert sessions(database) == ["srv-gestionale · RDP · 192.168.10.10:3389 · Dominio"]
    start = offer(server).findChild(QPushButton, "startTimerNow")
    assert start is not None
    with qtbot.waitSignal(server.navigator.work_asked) as asked:
        start.click()
    assert asked.args[0].customer_id == 1
    assert asked.args[0].device_ids == (SERVER,)


@pytest.mark.parametrize("how", ["time", "lock", "exit"])
def test_the_login_is_taken_back(server: NetworkTab, launcher: MemoryLauncher, how: str) -> None:
    held = sessions_of(server.bench)
    held.launch(1)
    assert launcher.handed == {"192.168.10.10"}
    offer(server).reject()
    if how == "time":
        next(iter(held._handed.values())).timeout.emit()
    elif how == "lock":
        server.vault.lock()
    else:
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.emit()
    assert launcher.handed == set()


def test_what_cannot_start_is_told_and_not_written_down(
    server: NetworkTab, launcher: MemoryLauncher, database: Database
) -> None:
    sessions_of(server.bench).launch(3)
    assert "trattino" in server.message.text()
    launcher.missing = True
    trigger(server, "connectDevice")
    assert "Installarlo" in server.message.text()
    assert (launcher.lines, sessions(database)) == ([], [])


def test_a_secret_that_is_not_here_is_told(
    server: NetworkTab, launcher: MemoryLauncher, secrets: MemorySecrets
) -> None:
    secrets.delete("h1")
    sessions_of(server.bench).launch(1)
    assert "portachiavi" in server.message.text()
    assert launcher.lines == []


def test_nothing_starts_without_its_line_in_the_register(
    server: NetworkTab, launcher: MemoryLauncher, secrets: MemorySecrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(handle: str) -> str:
        raise KnownError("Il portachiavi è bloccato.")

    monkeypatch.setattr(secrets, "get", locked)
    sessions_of(server.bench).launch(1)
    assert "bloccato" in server.message.text()
    assert launcher.lines == []


def test_a_web_page_goes_to_the_browser(server: NetworkTab, database: Database) -> None:
    held, opened = sessions_of(server.bench), list[QUrl]()

    def browse(url: QUrl) -> bool:
        opened.append(url)
        return True

    held.open_url = browse
    held.launch(2)
    offer(server).reject()
    assert [url.toString() for url in opened] == ["https://192.168.10.10:8443"]
    assert sessions(database) == ["srv-gestionale · HTTPS · https://192.168.10.10:8443"]
    held.open_url = lambda url: False
    held.launch(2)
    assert "192.168.10.10:8443" in server.message.text()


def test_the_context_menu_has_a_line_per_way_in(server: NetworkTab, launcher: MemoryLauncher) -> None:
    server.menus.show_context(server.mapToGlobal(server.rect().center()), SERVER)
    trigger(server, "connect_1")
    assert len(launcher.lines) == 1
    offer(server).reject()
    assert len(server.findChildren(RemoteSessions)) == 1


def test_the_card_chooses_the_credential_and_connects(
    server: NetworkTab, launcher: MemoryLauncher, database: Database
) -> None:
    open_card(server.bench, SERVER)
    card = server.findChild(DeviceCard)
    assert card is not None
    box, button = card.findChild(QComboBox, "wayCredential"), card.findChild(QPushButton, "connectWay")
    assert box is not None
    assert button is not None
    assert not button.isEnabled()
    card.ways.table.selectRow(0)
    assert box.currentText() == "Dominio · HOTEL\\admin"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    with database() as uow:
        assert uow.find(AccessCredential) == []
    button.click()
    assert launcher.lines[0][1] is None
    offer(server).reject()
    card.ways.add_empty("192.168.10.99")
    card.ways.table.selectRow(3)
    assert not button.isEnabled()
    card.reject()


def test_a_device_without_a_way_in_says_so(plan: NetworkTab) -> None:
    plan.scene.select_devices([1])
    trigger(plan, "connectDevice")
    assert plan.message.text()
