"""Makes the documents that are wanted, one transaction each, so that nobody waits meanwhile (L-1..L-3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from istes_desk.domain.compliance import ConformityReport
from istes_desk.domain.italian import date_of
from istes_desk.domain.periods import Period
from istes_desk.services.dossier import checks, conformity_sheet, letters, privacy
from istes_desk.services.dossier.authorisations import authorisations
from istes_desk.services.dossier.blocks import TITLES_IT, Document, DossierPaper, Part
from istes_desk.services.dossier.register_extract import register_extract
from istes_desk.services.dossier.scope import Scope, scope_of
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Progress, UnitOfWork
from istes_desk.services.progress import UNWATCHED, step
from istes_desk.services.register_reading import Verification
from istes_desk.services.report_paper import letterhead
from istes_desk.services.vault_errors import VaultError

Make = Callable[[UnitOfWork, Scope], Document]
_MAKERS: dict[Part, Make] = {
    Part.LETTERS: lambda _uow, scope: letters.letters(scope),
    Part.ADS_LIST: lambda _uow, scope: letters.ads_list(scope),
    Part.MATRIX: checks.matrix,
    Part.RESTORE: checks.restore_log,
    Part.VERIFICATION: privacy.verification,
    Part.AUTHORISATIONS: authorisations,
    Part.PROCESSING: privacy.processing,
    Part.BREACHES: privacy.breaches,
    Part.CONFORMITY: conformity_sheet.conformity_sheet,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What was chosen; parts print in their own order whatever the choice's."""

    customer_id: int
    span: Period
    parts: frozenset[Part] = frozenset(Part)


def dossier(
    transact: Transact,
    order: Order,
    now: datetime,
    verify: Callable[[], Verification] | None = None,
    progress: Progress = UNWATCHED,
) -> DossierPaper:
    """Complete and ready to set. ``verify`` proves the register where it is wanted; CancelledError."""
    wanted = [part for part in Part if part in order.parts]
    head = transact(lambda uow: scope_of(uow, order.customer_id, order.span, now))
    proof = _proven(verify) if verify is not None and Part.REGISTER in order.parts else None
    made = []
    for at, part in enumerate(wanted):
        step(progress, at, len(wanted), TITLES_IT[part])
        made.append(transact(partial(document, order=order, part=part, now=now, proof=proof)))
    return DossierPaper(
        letterhead(head.firm), head.party, order.span.words, head.today, tuple(made), len(made) > 1
    )


def _proven(verify: Callable[[], Verification]) -> Verification | None:
    """None where this computer has no key of the register: the extract says so."""
    try:
        return verify()
    except VaultError:
        return None


def document(
    uow: UnitOfWork, order: Order, part: Part, now: datetime, proof: Verification | None = None
) -> Document:
    """One document."""
    scope = scope_of(uow, order.customer_id, order.span, now)
    if part is Part.REGISTER:
        return register_extract(uow, scope, proof)
    return _MAKERS[part](uow, scope)


def single_papers(paper: DossierPaper) -> tuple[DossierPaper, ...]:
    """Each document as a paper of its own."""
    return tuple(replace(paper, documents=(one,), cover=False) for one in paper.documents)


def report_paper(uow: UnitOfWork, report_id: int, now: datetime) -> DossierPaper:
    """A conformity report as it was frozen."""
    report = uow.get(ConformityReport, report_id)
    issued = date_of(report.issued_at)
    day = Period(issued, issued)
    scope = scope_of(uow, report.customer_id, day, now)
    made = conformity_sheet.conformity_report(scope, report)
    return DossierPaper(letterhead(scope.firm), scope.party, day.words, scope.today, (made,), cover=False)


def file_name(paper: DossierPaper) -> str:
    """``Fascicolo ADS Hotel Aurora 2026-11-22.pdf``, or the title of the one document."""
    what = "Fascicolo ADS" if paper.cover else paper.documents[0].name
    words = f"{what} {paper.customer.name}"
    clean = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in words)
    return f"{' '.join(clean.split())[:120].rstrip(' .')} {paper.made_on.isoformat()}.pdf"
