"""Files out of the Fatture tab: asks where, writes off the GUI thread, tells what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.notices import toast
from istes_desk.services.dossier.blocks import DossierPaper
from istes_desk.services.errors import KnownError
from istes_desk.services.invoicing.files import save_whole
from istes_desk.services.ports import UnitOfWork

translate = QCoreApplication.translate


def save_text(bench: Bench, name: str, text: str) -> None:
    """A table for a spreadsheet."""
    save_file(bench, name, lambda path: save_whole(text.encode(), path))


def save_file(
    bench: Bench,
    name: str,
    write: Callable[[Path], object],
    kinds: str = "",
    then: Callable[[Path], object] = lambda _path: None,
) -> None:
    """Whatever ``write`` makes of the chosen path; OSErrors are told in words. ``kinds`` as Qt's filters."""
    title = translate("InvoiceFiles", "Save the file")
    told, _ = QFileDialog.getSaveFileName(bench.window, title, name, kinds)
    if not told:
        return
    path = Path(told)

    def job() -> Path:
        try:
            write(path)
        except OSError as error:
            raise KnownError(f"«{path.name}» non è stato salvato: {error.strerror}.") from error
        return path

    def saved(done: Path) -> None:
        _on_saved(bench, done)
        then(done)

    bench.desk.tasks.background(job, saved, owner=bench.window)


def print_paper(bench: Bench, name: str, make: Callable[[UnitOfWork], DossierPaper]) -> None:
    """A list as PDF, which opens."""

    def ask(paper: DossierPaper) -> None:
        save_file(bench, name, lambda path: bench.desk.papers.dossier(paper, path), "PDF (*.pdf)", _open)

    bench.desk.tasks.read(make, ask, owner=bench.window)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _on_saved(bench: Bench, path: Path) -> None:
    toast(bench.window, translate("InvoiceFiles", "Saved as {name}").format(name=path.name))
