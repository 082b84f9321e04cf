"""Many invoices one after the other, each whole in its own transaction, with progress and stop (C-5).

For a pool thread. Stopping leaves whole invoices only; what is refused is told and does not stop the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from istes_desk.domain.errors import DomainError
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.files import save_files
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.ports import EInvoices, InvoicePapers
from istes_desk.services.ports import Clock, Progress, UnitOfWork
from istes_desk.services.progress import UNWATCHED


@dataclass(frozen=True, slots=True)
class Named:
    """A choice and the name of its customer."""

    name: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Office:
    """What issuing works with."""

    transact: Transact
    clock: Clock
    einvoices: EInvoices
    papers: InvoicePapers
    author: str


@dataclass(slots=True)
class Outcome:
    """What was issued, what was refused (name, reason), whether somebody stopped it, what it touched.

    ``files`` says why the folder took no more.
    """

    invoices: list[int] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stopped: bool = False
    files: str = ""
    changes: Changes = NOTHING


def issue_all(
    office: Office,
    choices: Sequence[Named],
    issued_on: date,
    folder: Path | None = None,
    progress: Progress = UNWATCHED,
) -> Outcome:
    """Issues in the order given; into ``folder`` go XML and paper of each."""
    done = Outcome()
    for place, named in enumerate(choices):
        if progress.cancelled:
            done.stopped = True
            return done
        progress.step(place, len(choices), named.name)
        _one(office, named, issued_on, folder, done)
    progress.step(len(choices), len(choices), "")
    return done


def _one(office: Office, named: Named, issued_on: date, folder: Path | None, done: Outcome) -> None:
    def job(uow: UnitOfWork) -> Changes:
        return issue(uow, office.clock, office.einvoices, named.choice, issued_on, office.author)

    try:
        changes = office.transact(job)
    except (KnownError, DomainError) as error:
        done.refused.append((named.name, error.message))
        return
    done.invoices.append(changes.new_id)
    done.changes |= changes
    if folder is not None and not done.files:
        try:
            save_files(office.transact, office.einvoices, office.papers, changes.new_id, folder)
        except KnownError as error:
            done.files = f"{error.message} {error.hint}"
