"""The three ways of a KeePass file: made, rehearsed, taken in; asks for file and password."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.health.import_dialog import KdbxImportDialog
from istes_desk.gui.network.health.password_dialog import PasswordDialog
from istes_desk.gui.network.health.work import HealthWork
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.services.kdbx import Comparison, KdbxEntry, Written

ENDING = ".kdbx"


def with_ending(path: Path) -> Path:
    """A name without KeePass' ending gets it."""
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


class Copying(QObject):
    """``said`` was emitted with a sentence on what was done. ``ask_*`` choose a file, None = none."""

    said = Signal(str)

    def __init__(self, desk: Desk, session: VaultSession, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self._work = HealthWork(desk, session, self)
        self.ask_save: Callable[[], Path | None] = self._ask_save
        self.ask_open: Callable[[], Path | None] = self._ask_open

    def _kinds(self) -> str:
        return self.tr("KeePass files ({})").format(f"*{ENDING}")

    def _ask_save(self) -> Path | None:
        name = f"istes-desk-{date_of(self._desk.clock.now()):%Y-%m-%d}{ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Copy of the vault"), name, self._kinds()
        )
        return with_ending(Path(chosen)) if chosen else None

    def _ask_open(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("KeePass file"), "", self._kinds())
        return Path(chosen) if chosen else None

    def _dialog(self, title: str, path: Path, twice: bool = False) -> PasswordDialog:
        return PasswordDialog(title, path, self._session, twice, self._window)

    def make(self) -> None:
        """A new copy of everything."""
        path = self.ask_save()
        if path is None:
            return
        dialog = self._dialog(self.tr("Copy of the vault"), path, twice=True)

        def written(done: Written) -> None:
            dialog.finish()
            self.said.emit(self._words(done))

        def offered(password: str) -> None:
            self._work.export(path, password, dialog.steps, written, dialog.refuse)

        dialog.offered.connect(offered)
        dialog.open()

    def _words(self, done: Written) -> str:
        text = self.tr("{} credentials written to {}.").format(done.entries, done.path.name)
        if done.unread:
            text += " " + self.tr("Not readable here, so not in it: {}.").format(", ".join(done.unread))
        return text

    def rehearse(self) -> None:
        """Restores a copy into memory and compares."""
        path = self.ask_open()
        if path is None:
            return
        dialog = self._dialog(self.tr("Rehearse a copy"), path)

        def compared(found: Comparison) -> None:
            dialog.finish()
            words = self.tr("The copy holds everything: {}") if found.is_whole else self.tr("Not whole: {}")
            self.said.emit(words.format(found.words_it))

        def offered(password: str) -> None:
            self._work.rehearse(path, password, dialog.steps, compared, dialog.refuse)

        dialog.offered.connect(offered)
        dialog.open()

    def restore(self) -> None:
        """Asks for a file."""
        path = self.ask_open()
        if path is not None:
            self.restore_from(path)

    def restore_from(self, path: Path) -> None:
        """Shows what the file would bring."""
        dialog = self._dialog(self.tr("Restore or import"), path)

        def opened(entries: tuple[KdbxEntry, ...]) -> None:
            dialog.finish()
            self._preview(entries, path.name)

        def offered(password: str) -> None:
            self._work.read_file(path, password, opened, dialog.refuse)

        dialog.offered.connect(offered)
        dialog.open()

    def _preview(self, entries: tuple[KdbxEntry, ...], file_name: str) -> None:
        preview = KdbxImportDialog(self._desk, self._session, entries, file_name, self._window)
        preview.imported.connect(lambda count: self.said.emit(self.tr("Imported: {}").format(count)))
        preview.open()
