"""The dossier made and written off the GUI thread; it tells its steps and can be stopped. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject

from istes_desk.gui.desk import Desk
from istes_desk.gui.steps import Steps
from istes_desk.services.dossier.blocks import DossierPaper
from istes_desk.services.dossier.order import Order, dossier, file_name, report_paper, single_papers
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Progress
from istes_desk.services.progress import step
from istes_desk.services.register_proof import proof_of

OnError = Callable[[Exception], None]


class DossierWork:
    """``owner`` waits for the results."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        self._desk, self._owner = desk, owner

    def read(self, order: Order, then: Callable[[DossierPaper], None], on_error: OnError) -> None:
        """The documents as they would print, without verifying the register."""
        desk, now = self._desk, self._desk.clock.now()
        desk.tasks.background(
            lambda: dossier(desk.tasks.transact, order, now), then, owner=self._owner, on_error=on_error
        )

    def save(
        self, order: Order, path: Path, steps: Steps, then: Callable[[list[Path]], None], on_error: OnError
    ) -> None:
        """All in one file."""
        self._run(lambda: [self._write(self._made(order, steps), path, steps)], then, on_error)

    def save_singly(
        self, order: Order, folder: Path, steps: Steps, then: Callable[[list[Path]], None], on_error: OnError
    ) -> None:
        """A file for each document."""

        def job() -> list[Path]:
            papers = single_papers(self._made(order, steps))
            written = []
            for at, paper in enumerate(papers):
                step(steps, at, len(papers), paper.documents[0].name)
                written.append(self._write(paper, folder / file_name(paper), steps))
            return written

        self._run(job, then, on_error)

    def to_print(
        self, order: Order, steps: Steps, then: Callable[[list[Path]], None], on_error: OnError
    ) -> None:
        """Into a passing file, for the program that shows and prints PDFs."""

        def job() -> list[Path]:
            paper = self._made(order, steps)
            return [self._write(paper, passing_folder() / file_name(paper), steps)]

        self._run(job, then, on_error)

    def print_report(self, report_id: int, then: Callable[[list[Path]], None], on_error: OnError) -> None:
        """A conformity report as it was frozen."""
        now, tasks = self._desk.clock.now(), self._desk.tasks

        def job() -> list[Path]:
            paper = tasks.transact(lambda uow: report_paper(uow, report_id, now))
            return [self._write(paper, passing_folder() / file_name(paper), Steps())]

        self._run(job, then, on_error)

    def _made(self, order: Order, steps: Steps) -> DossierPaper:
        desk = self._desk
        return dossier(
            desk.tasks.transact,
            order,
            desk.clock.now(),
            lambda: proof_of(desk.tasks.transact, desk.secrets, steps),
            steps,
        )

    def _write(self, paper: DossierPaper, path: Path, progress: Progress) -> Path:
        try:
            self._desk.papers.dossier(paper, path, progress)
        except OSError as error:
            raise KnownError(
                f"Il file «{path.name}» non si può scrivere: {error.strerror}.",
                "Scegliere un'altra cartella o chiudere il file se è aperto.",
            ) from error
        return path

    def _run(
        self, job: Callable[[], list[Path]], then: Callable[[list[Path]], None], on_error: OnError
    ) -> None:
        self._desk.tasks.background(job, then, owner=self._owner, on_error=on_error)


def passing_folder() -> Path:
    """The system clears it away some day; the viewer may hold the file open for long."""
    return Path(mkdtemp(prefix="istes-desk-"))
