"""Keys of sealed rows at the desk: handed to a colleague, taken over from one, renewed for a customer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from istes_desk.gui.errors import words_of
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.vault.help_page import ProblemHelp
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.gui.widgets.ask_text import Wording, ask_text
from istes_desk.services.customer_keys import renew_key
from istes_desk.services.errors import KnownError
from istes_desk.services.key_handover import Received, export_keys, import_keys
from istes_desk.services.register_renewal import begin_anew
from istes_desk.services.vault_errors import VaultError

ENDING = ".istes-keys"
LARGEST = 16 * 1024 * 1024


class KeyActions(QObject):
    """``ask_save`` and ``ask_open`` choose a file, None = none."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self._bench, self._desk = bench, bench.desk
        self.ask_save: Callable[[], Path | None] = self._ask_save
        self.ask_open: Callable[[], Path | None] = self._ask_open

    def _kinds(self) -> str:
        return self.tr("Keys of the vault ({})").format(f"*{ENDING}")

    def _ask_save(self) -> Path | None:
        title = self.tr("Hand over the keys")
        chosen, _ = QFileDialog.getSaveFileName(
            self._bench.window, title, f"istes-desk{ENDING}", self._kinds()
        )
        return Path(chosen) if chosen else None

    def _ask_open(self) -> Path | None:
        title = self.tr("Take over the keys")
        chosen, _ = QFileDialog.getOpenFileName(self._bench.window, title, "", self._kinds())
        return Path(chosen) if chosen else None

    def _dialog(self, title: str, path: Path, twice: bool) -> PasswordDialog:
        return PasswordDialog(title, path, self._bench.vault, twice, self._bench.window)

    def hand_over(self) -> None:
        """A file for the colleague; the password goes another way, by word of mouth."""
        path = self.ask_save()
        if path is None:
            return
        dialog = self._dialog(self.tr("Hand over the keys"), path, twice=True)
        vault, desk = vault_of(self._desk), self._desk

        def written(_none: None) -> None:
            dialog.accept()
            said = self.tr("Keys written to {}. Tell the password by word of mouth, then delete the file.")
            self._bench.say(said.format(path.name))

        def offered(password: str) -> None:
            def opened(register: bytes) -> None:
                desk.tasks.background(
                    lambda: write(path, export_keys(vault, register, password)),
                    written, owner=dialog, on_error=dialog.refuse,
                )  # fmt: skip

            self._bench.vault.with_key(opened, dialog.refuse)

        dialog.offered.connect(offered)
        dialog.open()

    def take_over(self) -> None:
        """The vault stays closed: on this computer it may not open before it has the keys."""
        path = self.ask_open()
        if path is None:
            return
        dialog = self._dialog(self.tr("Take over the keys"), path, twice=False)
        vault, tasks = vault_of(self._desk), self._desk.tasks

        def taken(received: Received) -> None:
            dialog.accept()
            said = self.tr("Keys taken over: {}. Not of this database: {}.")
            own = self.tr("The register's key is here.") if received.register else ""
            self._bench.say(f"{said.format(received.taken, received.foreign)} {own}".strip())

        def offered(password: str) -> None:
            tasks.background(
                lambda: import_keys(vault, password, read(path)),
                taken, owner=dialog, on_error=dialog.refuse,
            )  # fmt: skip

        dialog.offered.connect(offered)
        dialog.open()

    def renew(self) -> None:
        """Asks once: colleagues need the new key afterwards."""
        view = self._bench.editor.view
        if view is None:
            return
        customer_id = view.site.customer_id
        box = QMessageBox(self._bench.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setObjectName("renewKeyQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Renew the key of this customer's sealed secrets?"))
        box.setInformativeText(self.tr("Everything is sealed anew. Colleagues need the new key afterwards."))
        yes = box.addButton(self.tr("Renew"), QMessageBox.ButtonRole.AcceptRole)
        yes.setObjectName("renewKey")
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self._renew(customer_id))
        box.open()

    def _renew(self, customer_id: int) -> None:
        work = VaultWork(self._desk, self._bench.vault, self)
        done = self.tr("Key renewed: everything is sealed anew.")
        work.change(
            lambda vault, register: renew_key(vault, register, customer_id),
            lambda: self._bench.say(done),
            self._fail,
        )

    def begin_anew(self) -> None:
        """When the register's key is lost: the reason is written for good, so it is asked for."""
        words = self.tr("Why is the key lost? The register says so for good; its lines stay readable.")
        wording = Wording(self.tr("Begin the access register anew"), words, self.tr("Begin anew"))
        ask_text(self._bench.window, "registerAnewDialog", wording, self._begin_anew)

    def _begin_anew(self, reason: str) -> None:
        vault, done = vault_of(self._desk), self.tr("The register goes on with a new key.")
        self._desk.tasks.background(
            lambda: begin_anew(vault, reason), lambda _changes: self._bench.say(done),
            owner=self, on_error=self._fail,
        )  # fmt: skip

    def _fail(self, error: Exception) -> None:
        self._bench.say(words_of(error))
        if isinstance(error, VaultError):
            ProblemHelp(error.page, self._bench.window).open()


def write(path: Path, file: bytes) -> None:
    try:
        path.write_bytes(file)
    except OSError as error:
        raise KnownError(
            f"Il file «{path.name}» non si può scrivere.", "Scegliere un'altra cartella."
        ) from error


def read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise KnownError(f"Il file «{path.name}» non si può leggere.", "Sceglierne un altro.") from error
    if len(data) > LARGEST:
        raise KnownError(f"Il file «{path.name}» non contiene chiavi.", "Sceglierne un altro.")
    return data


def actions_of(bench: Bench) -> KeyActions:
    """The one of this tab."""
    return bench.window.findChild(KeyActions) or KeyActions(bench)


def hand_over(bench: Bench) -> None:
    actions_of(bench).hand_over()


def take_over(bench: Bench) -> None:
    actions_of(bench).take_over()


def renew(bench: Bench) -> None:
    actions_of(bench).renew()


def begin_register_anew(bench: Bench) -> None:
    actions_of(bench).begin_anew()
