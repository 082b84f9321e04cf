"""The steps of a print across database worker, keyring pool and paper, in their order (N-3). No widgets.

With credentials the register is written first; the secrets are read after it, inside the job that sets the
paper, and are gone when that job ends. That job tells its steps, and ends between two of them when asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from istes_desk.domain.firm import Technician
from istes_desk.domain.italian import date_of
from istes_desk.domain.plan import CredentialPrint, PlanCopy, PlanRevision
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.printing.printer import print_sheets
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.services.changes import Changes
from istes_desk.services.errors import CancelledError, KnownError
from istes_desk.services.plan_drawing import CredentialRow, PlanPaper
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import PlanSource, plan_paper, plan_source
from istes_desk.services.ports import Progress, UnitOfWork
from istes_desk.services.progress import step
from istes_desk.services.revisions import SAID_IT, IssueDraft, credentials_of, issue, issued, print_failed
from istes_desk.services.shapes import Sheet
from istes_desk.services.vault_opening import open_vault
from istes_desk.services.vault_secrets import read_row

OnError = Callable[[Exception], None]
Sheets = tuple[Sheet, ...]
HIDDEN = "••••••••"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user chose; ``password`` seals the file when credentials are on it in full.

    ``index`` repeats names and addresses in the device table.
    """

    draft: IssueDraft
    page: PageSize
    landscape: bool
    password: str = field(default="", repr=False)
    index: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """What is read of the database for one print."""

    source: PlanSource
    handles: tuple[tuple[CredentialHandle, CredentialRow], ...]
    drawn_by: str
    today: date


def material(uow: UnitOfWork, site_id: int, login: str, today: date) -> Material:
    """``drawn_by`` is the technician's name, the log-in where he has none yet."""
    names = [one.name for one in uow.find(Technician, login=login)]
    return Material(plan_source(uow, site_id), credentials_of(uow, site_id), (names or [login])[0], today)


def draft_paper(of: Material, choice: Choice) -> PlanPaper:
    """Before it is issued: no number, no secret."""
    paper = plan_paper(of.source, of.drawn_by, of.today)
    mode = choice.draft.credentials
    rows = tuple(replace(row, secret=HIDDEN * (mode is CredentialPrint.FULL)) for _, row in of.handles)
    return replace(
        paper,
        checked_by=choice.draft.checked_by,
        credentials_said=SAID_IT[mode],
        copy=f"– di {choice.draft.copies}",
        index=choice.index,
        credentials=rows if mode is not CredentialPrint.NONE else (),
    )


class PrintWork(QObject):
    """``owner`` waits for results; a failed print says whether a copy was registered."""

    def __init__(self, desk: Desk, vault: VaultSession, owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._vault = desk, vault
        self._keys = vault_of(desk)

    def preview(self, choice: Choice, then: Callable[[Sheets], None], on_error: OnError) -> None:
        """The sheets of a draft."""
        desk = self._desk

        def read(of: Material) -> None:
            def job() -> Sheets:
                return desk.papers.plan_sheets(draft_paper(of, choice), choice.page, choice.landscape)

            desk.tasks.background(job, then, owner=self, on_error=on_error)

        desk.tasks.read(self._material(choice), read, owner=self, on_error=on_error)

    def save(
        self, choice: Choice, path: Path, progress: Progress, then: Callable[[str], None], on_error: OnError
    ) -> None:
        """Issues the plan and writes the file; ``then`` gets "rev. 3, copia 1 di 2"."""

        def write(paper: PlanPaper, sheets: Sheets) -> None:
            try:
                self._desk.papers.plan(sheets, paper, path, choice.password, progress)
            except OSError as error:
                raise KnownError(
                    f"Il file «{path.name}» non si può scrivere.",
                    "Scegliere un'altra cartella o chiudere il file se è aperto.",
                ) from error

        self._issue(choice, write, progress, then, on_error)

    def print_on(
        self, choice: Choice, printer: QPrinter, progress: Progress, then: Callable[[str], None],
        on_error: OnError,
    ) -> None:  # fmt: skip
        """Issues the plan and paints it; ``then`` gets "rev. 3, copia 1 di 2"."""
        self._issue(
            choice, lambda _, sheets: print_sheets(printer, sheets, progress), progress, then, on_error
        )

    def _material(self, choice: Choice) -> Callable[[UnitOfWork], Material]:
        site_id, login, today = choice.draft.site_id, self._desk.author, date_of(self._desk.clock.now())
        return lambda uow: material(uow, site_id, login, today)

    def _issue(
        self, choice: Choice, use: Callable[[PlanPaper, Sheets], None], progress: Progress,
        then: Callable[[str], None], on_error: OnError,
    ) -> None:  # fmt: skip
        desk, held = self._desk, list[bytes | None]()

        def made(of: Material, revision: PlanRevision, copy: PlanCopy) -> None:
            number = f"copia {copy.number} di {copy.copies}"

            def job() -> None:
                said = f"La {number} della revisione {revision.number} risulta già numerata."
                with self._numbered(held[0], copy, said):
                    paper = self._final(of, choice, revision, copy, progress)
                    use(paper, desk.papers.plan_sheets(paper, choice.page, choice.landscape))

            said = f"rev. {revision.number}, {number}"
            desk.tasks.background(job, lambda _: then(said), owner=self, on_error=on_error)

        def stored(changes: Changes) -> None:
            wanted = self._material(choice)
            desk.tasks.read(
                lambda uow: (wanted(uow), *issued(uow, changes.new_id)),
                lambda found: made(*found), owner=self, on_error=on_error,
            )  # fmt: skip

        def opened(key: bytes | None) -> None:
            if progress.cancelled:
                on_error(CancelledError())
                return
            held.append(key)
            desk.tasks.write(
                lambda uow: issue(uow, desk.clock, key, choice.draft, desk.author),
                stored,
                owner=self,
                on_error=on_error,
            )

        self._with_key(choice.draft.credentials, opened, on_error)

    @contextmanager
    def _numbered(self, key: bytes | None, copy: PlanCopy, said: str) -> Iterator[None]:
        """What ends a print after it was issued says which number is gone, to the register too."""
        try:
            yield
        except KnownError as error:
            error.kept = " ".join(filter(None, (error.kept, said)))
            if key is not None:
                clock, author = self._desk.clock, self._desk.author
                with suppress(KnownError):
                    self._keys.transact(lambda uow: print_failed(uow, clock, key, copy.id, author))
            raise

    def _with_key(
        self, mode: CredentialPrint, then: Callable[[bytes | None], None], on_error: OnError
    ) -> None:
        """Secrets need the open vault, user names the register alone, a plain plan neither."""
        if mode is CredentialPrint.FULL:
            self._vault.with_key(then, on_error)
        elif mode is CredentialPrint.USER_NAMES:
            self._desk.tasks.background(lambda: open_vault(self._keys), then, owner=self, on_error=on_error)
        else:
            then(None)

    def _final(
        self, of: Material, choice: Choice, revision: PlanRevision, copy: PlanCopy, progress: Progress
    ) -> PlanPaper:
        paper = draft_paper(of, choice)
        if choice.draft.credentials is CredentialPrint.FULL:
            paper = replace(paper, credentials=tuple(self._all_revealed(of.handles, progress)))
        number = str(revision.number)
        return replace(paper, revision=number, copy=f"{copy.number} di {copy.copies}")

    def _all_revealed(
        self, handles: Sequence[tuple[CredentialHandle, CredentialRow]], progress: Progress
    ) -> Iterator[CredentialRow]:
        for at, (handle, row) in enumerate(handles):
            step(progress, at, len(handles), row.device)
            yield self._revealed(handle, row)

    def _revealed(self, handle: CredentialHandle, row: CredentialRow) -> CredentialRow:
        """Locking the vault in the middle stops the print."""
        if not self._vault.is_open:
            raise KnownError("La cassaforte è stata chiusa: la stampa è stata interrotta.", "Riprovare.")
        return replace(row, secret=read_row(self._keys, handle))
