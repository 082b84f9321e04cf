"""The program with a secret that is known: everything that touches it, then waits to be killed (N-2).

Argument: folder of the profile. Prints "ready" when all is done. The keyring is memory: whatever is found in
a file came from elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.db.chosen import ChosenDatabase
from istes_desk.adapters.secrets.passing import PassingSecrets
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.log import start_log
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.app import BUG_REPORT, make_application, make_desk
from istes_desk.domain.network import Device, Link
from istes_desk.domain.plan import CredentialPrint
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.device_card import KEYS, DeviceCard
from istes_desk.gui.network.health.actions import open_health
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.network.printing.print_plan_dialog import PrintPlanDialog
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.network.vault.panel import CredentialsPanel
from istes_desk.gui.network.vault.reveal import RevealPopup
from istes_desk.gui.tab import Navigator
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork
from tests.e2e.canary_words import CANARY, PASSWORD
from tests.gui.network.conftest import fill

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 30_000


def wait(condition: Callable[[], bool], what: str) -> None:
    loop, clock, late = QEventLoop(), QTimer(interval=20), QDeadlineTimer(PATIENCE_MS)
    clock.start()
    while not condition():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if late.hasExpired():
            raise TimeoutError(what)


def seen(parent: QObject, kind: type[W]) -> list[W]:
    return [one for one in parent.findChildren(kind) if one.isVisible()]


def opened(parent: QObject, kind: type[W]) -> W:
    wait(lambda: bool(seen(parent, kind)), kind.__name__)
    return seen(parent, kind)[0]


def press(parent: QObject, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


class Story:
    """What a person does at the desk, in real threads."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.tab = NetworkTab(desk, Navigator())
        desk.tasks.changed.connect(self.tab.on_changes)

    def rest(self) -> None:
        wait(lambda: self.desk.tasks.pending == 0, "the tasks")

    def look_at(self, site_id: int) -> None:
        self.tab.show()
        self.rest()
        self.tab.tree.select_site(site_id)
        wait(lambda: self.tab.editor.view is not None and self.tab.editor.site_id == site_id, "the site")

    def panel(self) -> CredentialsPanel:
        self.tab.open_card(4)
        card = opened(self.tab, DeviceCard)
        card.ui.tabs.setCurrentIndex(KEYS)
        self.rest()
        return card.keys

    def type_in(self, panel: CredentialsPanel, kind: CredentialKind, number: int) -> None:
        dialog = opened(panel, CredentialDialog)
        ui = dialog.ui
        ui.kind.setCurrentIndex(ui.kind.findData(kind.value))
        ui.label.setText(f"Accesso {kind}")
        ui.user_name.setText("admin")
        ui.secret.setText(f"{CANARY}-{number}")
        ui.long_secret.setPlainText(f"{CANARY}-{number}\nriga")
        ui.saveButton.click()
        wait(lambda: not seen(panel, CredentialDialog), "saved")
        self.rest()

    def keep(self, panel: CredentialsPanel) -> None:
        """Created, copied, shown, rotated, one in the keyring and one in a sealed row."""
        for number, kind in enumerate((CredentialKind.USER_PASSWORD, CredentialKind.SSH_KEY)):
            press(panel, "addCredential")
            self.type_in(panel, kind, number)
            panel.table.selectRow(number)
            press(panel, "copyCredential")
            wait(lambda: CANARY in QApplication.clipboard().text(), "copied")
            press(panel, "revealCredential")
            assert CANARY in opened(panel, RevealPopup).text.toPlainText()
            press(panel, "rotateCredential")
            self.type_in(panel, kind, number + 10)
            self.tab.vault.clipboard.clear()

    def print_all(self) -> None:
        for mode in CredentialPrint:
            view = self.tab.editor.view
            assert view is not None
            dialog = PrintPlanDialog(self.desk, self.tab.vault, view, True, self.tab)
            dialog.open()
            dialog.ui.credentials.setCurrentIndex(dialog.ui.credentials.findData(mode.value))
            dialog.ui.reason.setText("Consegna")
            dialog.ui.password.setText(PASSWORD)
            self.rest()
            path = self.folder / f"{mode}.pdf"
            dialog.save(path)
            wait(path.exists, str(mode))
            self.rest()

    def export(self) -> None:
        open_health(self.tab.bench)
        window = opened(self.tab, HealthWindow)
        self.rest()
        path = self.folder / "copia.kdbx"
        window.copying.ask_save = lambda: path
        press(window, "vaultExport")
        dialog = opened(window, PasswordDialog)
        dialog.password.setText(PASSWORD)
        dialog.again.setText(PASSWORD)
        dialog.go.click()
        wait(path.exists, "the copy")
        self.rest()


def move_to_the_other_site(uow: UnitOfWork) -> None:
    for link in uow.find(Link):
        uow.remove(link)
    uow.save(replace(uow.get(Device, 4), site_id=2))


def break_down(profile: Profile, secret: str) -> None:
    """A bug while the secret is in a variable: its report is written down."""
    try:
        raise KnownError(f"{len(secret)}")
    except KnownError as error:
        (profile.data / "report.txt").write_text(BUG_REPORT(error, profile.data))


def main(folder: Path) -> int:
    app = make_application()
    profile = user_profile(folder)
    start_log(profile.log)
    secrets, store = PassingSecrets(), TomlPreferences(profile.settings)
    store.save(store.load())
    database = ChosenDatabase(profile, store.load(), secrets, lambda: None)
    desk = make_desk(Tasks(database.transactions, ThreadRunner()), database, SystemClock(), secrets, store)
    desk.tasks.transact(fill)
    story = Story(desk, folder)
    story.look_at(1)
    story.keep(story.panel())
    opened(story.tab, DeviceCard).reject()
    desk.tasks.transact(move_to_the_other_site)
    story.look_at(2)
    story.print_all()
    story.export()
    rows = desk.tasks.transact(lambda uow: uow.find(CredentialHandle))
    break_down(profile, secrets.get(rows[0].handle))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
