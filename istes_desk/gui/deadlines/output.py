"""Writes the deadlines shown to a calendar or a table, and prints them as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.services.deadline_export import to_csv, to_ics
from istes_desk.services.deadline_paper import deadline_paper
from istes_desk.services.deadlines import DeadlineRow
from istes_desk.services.dossier.blocks import DossierPaper
from istes_desk.services.errors import KnownError


class Output(QObject):
    """``done`` was told what happened, in words."""

    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent

    def export(self, rows: Sequence[DeadlineRow]) -> None:
        """To a file that is asked for: its ending says which of the two."""
        calendar, table = self.tr("Calendar (*.ics)"), self.tr("Table (*.csv)")
        name, kinds = self.tr("deadlines.ics"), f"{calendar};;{table}"
        told, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export"), name, kinds)
        if not told:
            return
        path, now = Path(told), self._desk.clock.now()
        if path.suffix.lower() not in (".ics", ".csv"):
            path = path.with_suffix(".csv" if kind == table else ".ics")
        text = to_csv(rows) if path.suffix.lower() == ".csv" else to_ics(rows, now)
        words = self.tr("{count} deadlines exported to {name}").format(count=len(rows), name=path.name)
        self._write(lambda: path.write_bytes(text.encode()), lambda: self.done.emit(words))

    def print_list(self, rows: Sequence[DeadlineRow]) -> None:
        """As a PDF that opens."""
        now = self._desk.clock.now()
        self._desk.tasks.read(lambda uow: deadline_paper(uow, now, rows), self._ask_where, owner=self)

    def _ask_where(self, paper: DossierPaper) -> None:
        name = f"Scadenze {date_of(self._desk.clock.now()).isoformat()}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Print the list"), name, self.tr("PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen).with_suffix(".pdf")
            self._write(lambda: self._desk.papers.dossier(paper, path), lambda: self._open(path))

    def _open(self, path: Path) -> None:
        self.done.emit(self.tr("Printed to {name}").format(name=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _write(self, job: Callable[[], object], then: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                job()
            except OSError as error:
                why = f"L'elenco non è stato salvato: {error.strerror}."
                raise KnownError(why, "Scegliere un'altra cartella.") from error

        self._desk.tasks.background(guarded, lambda _: then(), owner=self)
