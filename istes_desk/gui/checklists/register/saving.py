"""The register as a file: PDF with its proof, or a table written in parts; asks where, works on the pool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.steps import Steps
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Progress
from istes_desk.services.register_paper import csv_parts, file_name, register_paper
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_proof import proof_of
from istes_desk.services.vault_errors import VaultError

translate = QCoreApplication.translate
Watch = Callable[[], Steps]
"""Begins to show how far the work is, once it is known where the file goes."""


class RegisterSaving(QObject):
    """``saved`` was emitted with the file, ``failed`` with the error. ``ask`` chooses a file, None = none.

    ``reader`` shows the paper that was written.
    """

    saved = Signal(Path)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.ask: Callable[[str], Path | None] = self._ask
        self.reader: Callable[[Path], object] = _open

    def _ask(self, name: str) -> Path | None:
        end = Path(name).suffix
        title = translate("RegisterSaving", "Save the access register")
        told, _ = QFileDialog.getSaveFileName(self._window, title, name, f"{end[1:].upper()} (*{end})")
        return Path(told).with_suffix(end) if told else None

    def paper(self, wanted: RegisterFilter, who: str, period: str, watch: Watch) -> None:
        """The lines shown, the oldest first, with a proof made now."""
        path = self.ask(file_name(who, period, "pdf"))
        if path is not None:
            steps = watch()
            self._run(lambda: self._print(wanted, period, path, steps), path, opens=True)

    def table(self, wanted: RegisterFilter, who: str, period: str, watch: Watch) -> None:
        """The lines shown, the oldest first."""
        path = self.ask(file_name(who, period, "csv"))
        if path is not None:
            steps = watch()
            self._run(lambda: write_table(self._desk, wanted, path, steps), path)

    def _print(self, wanted: RegisterFilter, period: str, path: Path, steps: Steps) -> None:
        desk = self._desk
        try:
            proof = proof_of(desk.tasks.transact, desk.secrets, steps)
        except VaultError:
            proof = None
        now = desk.clock.now()
        paper = desk.tasks.transact(lambda uow: register_paper(uow, wanted, period, proof, now))
        desk.papers.register(paper, path)

    def _run(self, job: Callable[[], None], path: Path, *, opens: bool = False) -> None:
        def done(_none: None) -> None:
            self.saved.emit(path)
            if opens:
                self.reader(path)

        self._desk.tasks.background(lambda: _named(job), done, owner=self, on_error=self.failed.emit)


def write_table(desk: Desk, wanted: RegisterFilter, path: Path, progress: Progress) -> None:
    """Beside the target, then in its place: a stopped one leaves what was there."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            for part in csv_parts(desk.tasks.transact, wanted, progress):
                file.write(part)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _named(job: Callable[[], None]) -> None:
    try:
        job()
    except OSError as error:
        words = f"Il file non è stato salvato: {error.strerror}."
        raise KnownError(words, "Scegliere un'altra cartella.") from error


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
