"""The checklist on paper: asks for the file, writes it beside the window, opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from istes_desk.domain.italian import date_of
from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.notices import toast
from istes_desk.services.dossier.blocks import DossierPaper
from istes_desk.services.errors import KnownError
from istes_desk.services.matrix_paper import file_name, matrix_paper
from istes_desk.services.papers import MatrixPaper
from istes_desk.services.work_paper import TITLE_IT, work_csv, work_paper

translate = QCoreApplication.translate


def print_matrix(bench: Bench) -> None:
    """The present board of the customer at the top."""
    scope, now = bench.scope(), bench.desk.clock.now()
    if scope is None:
        toast(bench.window, translate("DutyPrinting", "Choose a customer at the top to print its checklist"))
        return
    bench.desk.tasks.read(
        lambda uow: matrix_paper(uow, now, scope),
        lambda paper: _on_matrix_ready(bench, paper),
        owner=bench.window,
    )


def print_shown(bench: Bench) -> None:
    """Ctrl+P: the work of today while it is looked at, else the matrix."""
    (print_work if bench.on_today() else print_matrix)(bench)


def print_work(bench: Bench) -> None:
    """The work of today as it is filtered, with boxes to tick."""
    items, now = bench.work(), bench.desk.clock.now()
    bench.desk.tasks.read(
        lambda uow: work_paper(uow, now, items),
        lambda paper: _on_work_ready(bench, paper),
        owner=bench.window,
    )


def _on_work_ready(bench: Bench, paper: DossierPaper) -> None:
    save_as(
        bench,
        translate("DutyPrinting", "Print the work of today"),
        f"{TITLE_IT} {paper.made_on.isoformat()}.pdf",
        lambda path: bench.desk.papers.dossier(paper, path),
    )


def export_work(bench: Bench) -> None:
    """The same as a table for a spreadsheet."""
    text, today = work_csv(bench.work()), date_of(bench.desk.clock.now())
    save_as(
        bench,
        translate("DutyPrinting", "Export the work of today"),
        f"{TITLE_IT} {today.isoformat()}.csv",
        lambda path: path.write_text(text, encoding="utf-8", newline=""),
    )


def _on_matrix_ready(bench: Bench, paper: MatrixPaper) -> None:
    save_as(
        bench,
        translate("DutyPrinting", "Print the checklist"),
        file_name(paper),
        lambda path: bench.desk.papers.matrix(paper, path),
    )


def save_as(bench: Bench, title: str, name: str, write: Callable[[Path], object]) -> None:
    """Asks where, writes on the pool, opens what was written."""
    end = Path(name).suffix
    kind = f"{end[1:].upper()} (*{end})"
    told, _ = QFileDialog.getSaveFileName(bench.window, title, name, kind)
    if told:
        path = Path(told).with_suffix(end)
        bench.desk.tasks.background(
            lambda: _written(write, path), lambda done: _on_written(bench, done), owner=bench.window
        )


def _written(write: Callable[[Path], object], path: Path) -> Path:
    try:
        write(path)
    except OSError as error:
        raise KnownError(
            f"Il file non è stato salvato: {error.strerror}.", "Scegliere un'altra cartella."
        ) from error
    return path


def _on_written(bench: Bench, path: Path) -> None:
    toast(bench.window, translate("DutyPrinting", "Printed to {name}").format(name=path.name))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
