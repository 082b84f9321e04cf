"""Closes an intervention, writes the kept copy of its report into the report folder and opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from istes_desk.gui.desk import Desk
from istes_desk.gui.timer.report.actions import ReportActions
from istes_desk.services import closing
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.report_paper import file_name

FOLDER = ("ISTES Desk", "Rapporti")
UNWRITTEN = "Il rapporto non si può scrivere in {folder}: {why}."
UNWRITTEN_HINT = "Controllare la cartella dei rapporti nelle impostazioni, poi premere di nuovo Stampa."
UNWRITTEN_KEPT = "L'intervento è chiuso e il suo prezzo è salvo."


def open_with_system(path: Path) -> None:
    """In whatever program the system opens PDF files with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ReportPrinter(QObject):
    """``printed`` carries the path of a written report. ``open_file`` is replaced by tests."""

    printed = Signal(Path)

    def __init__(self, desk: Desk, report: ReportActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report = report
        self.open_file: Callable[[Path], None] = open_with_system

    def close_and_print(self, intervention_id: int, on_error: Callable[[Exception], None]) -> None:
        """Keeps the price for good, then prints."""
        clock, author = self._desk.clock, self._desk.author

        def then(_: Changes) -> None:
            self.print_report(intervention_id, on_error)

        self._desk.tasks.write(
            lambda uow: closing.close(uow, clock, intervention_id, author),
            then,
            owner=self,
            on_error=on_error,
        )

    def print_report(
        self, intervention_id: int, on_error: Callable[[Exception], None], path: Path | None = None
    ) -> None:
        """Writes the newest copy of a closed intervention, into the report folder unless a path is given."""
        self._desk.tasks.background(
            lambda: self._write(intervention_id, path), self._done, owner=self, on_error=on_error
        )

    def folder(self) -> Path:
        """The folder of the settings, else one among the user's documents."""
        chosen = self._desk.preferences.load().report_folder
        if chosen:
            return Path(chosen)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents).joinpath(*FOLDER)

    def _write(self, intervention_id: int, path: Path | None) -> Path:
        paper, state = self._report.copy_of(intervention_id)
        target = path or self.folder() / str(paper.date.year) / file_name(paper)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._desk.papers.save(state.pdf, target)
        except OSError as error:
            words = UNWRITTEN.format(folder=target.parent, why=error.strerror or error)
            raise KnownError(words, UNWRITTEN_HINT, UNWRITTEN_KEPT) from error
        return target

    def _done(self, path: Path) -> None:
        self.open_file(path)
        self.printed.emit(path)
