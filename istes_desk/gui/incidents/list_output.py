"""Copies the selected requests as text, writes the list shown to a CSV file, prints it as PDF.

What each needs is imported with its first use: the first paint does without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.services.errors import KnownError
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_view import QueueRow, rows

if TYPE_CHECKING:
    from istes_desk.services.queue_paper import QueuePaper

Then = Callable[[list[QueueRow]], None]


class ListOutput(QObject):
    """``done(words, undo)`` and ``refused`` as with decisions."""

    done = Signal(str, object)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent

    def copy(self, ids: Sequence[int], ahead: int | None) -> None:
        """The selected ones, cells apart by tabs."""

        from istes_desk.services.queue_export import to_text

        def put(found: list[QueueRow]) -> None:
            QGuiApplication.clipboard().setText(to_text(found))
            self.done.emit(self.tr("{count} rows copied").format(count=len(found)), None)

        if ids:
            self._read(ids, ahead, put)

    def export(self, ids: Sequence[int], ahead: int | None) -> None:
        """The whole list as it is filtered, to a file that is asked for."""
        from istes_desk.services.queue_export import to_csv

        name = f"coda-{date_of(self._desk.clock.now()):%Y-%m-%d}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the list"), name, self.tr("Table (*.csv)")
        )
        if chosen:
            self._read(ids, ahead, lambda found: self._write(Path(chosen), to_csv(found)))

    def print_list(self, wanted: QueueFilter, ids: Sequence[int], ahead: int | None) -> None:
        """The whole list as it is filtered, as a PDF that opens."""
        from istes_desk.services.queue_paper import queue_paper

        self._desk.tasks.read(
            lambda uow: queue_paper(uow, wanted, ids, ahead),
            self._ask_where,
            owner=self,
            on_error=self.refused.emit,
        )

    def _ask_where(self, paper: QueuePaper) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Print the list"), paper.file_name, self.tr("PDF (*.pdf)")
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".pdf")

        def job() -> Path:
            try:
                self._desk.papers.queue(paper, path)
            except OSError as error:
                raise _unsaved(error) from error
            return path

        self._desk.tasks.background(job, self._show_paper, owner=self, on_error=self.refused.emit)

    def _show_paper(self, path: Path) -> None:
        self.done.emit(self.tr("Printed to {name}").format(name=path.name), None)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _read(self, ids: Sequence[int], ahead: int | None, then: Then) -> None:
        now = self._desk.clock.now()
        self._desk.tasks.read(
            lambda uow: rows(uow, now, ids, ahead), then, owner=self, on_error=self.refused.emit
        )

    def _write(self, path: Path, text: str) -> None:
        def job() -> str:
            try:
                path.write_text(text, encoding="utf-8", newline="")
            except OSError as error:
                raise _unsaved(error) from error
            return str(path)

        def tell(saved: str) -> None:
            self.done.emit(self.tr("Saved: {path}").format(path=saved), None)

        self._desk.tasks.background(job, tell, owner=self, on_error=self.refused.emit)


def _unsaved(error: OSError) -> KnownError:
    return KnownError(f"L'elenco non è stato salvato: {error.strerror}.", "Scegliere un'altra cartella.")
