"""Files out of the Fatture tab: asks where, writes off the GUI thread, tells what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.notices import toast
from istes_desk.services.errors import KnownError

translate = QCoreApplication.translate


def save_text(bench: Bench, name: str, text: str) -> None:
    """A table for a spreadsheet."""
    save_file(bench, name, lambda path: path.write_text(text, encoding="utf-8", newline=""))


def save_file(bench: Bench, name: str, write: Callable[[Path], object]) -> None:
    """Whatever ``write`` makes of the chosen path; OSErrors are told in words."""
    title = translate("InvoiceFiles", "Save the file")
    told, _ = QFileDialog.getSaveFileName(bench.window, title, name)
    if not told:
        return
    path = Path(told)

    def job() -> Path:
        try:
            write(path)
        except OSError as error:
            raise KnownError(f"«{path.name}» non è stato salvato: {error.strerror}.") from error
        return path

    bench.desk.tasks.background(job, lambda done: _on_saved(bench, done), owner=bench.window)


def _on_saved(bench: Bench, path: Path) -> None:
    toast(bench.window, translate("InvoiceFiles", "Saved as {name}").format(name=path.name))
