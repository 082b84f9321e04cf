"""Issuing a plan (N-3): each print freezes a revision and numbers its copy; credentials are registered."""

from __future__ import annotations

from dataclasses import dataclass

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Site
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device
from istes_desk.domain.plan import CredentialPrint, PlanCopy, PlanRevision
from istes_desk.domain.plan_changes import PlanDifference, differences
from istes_desk.domain.vault import CredentialHandle
from istes_desk.services.changes import Changes, ids
from istes_desk.services.plan_drawing import CredentialRow
from istes_desk.services.plan_facts import digest, facts_of, intact, read_facts
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.register import append

SEQUENCE = "plan revisions"
SAID_IT = {
    CredentialPrint.NONE: "no",
    CredentialPrint.USER_NAMES: "solo nomi utente",
    CredentialPrint.FULL: "sì, complete",
}


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What the user chose; ``copies`` = how many there shall be of this revision."""

    site_id: int
    checked_by: str = ""
    note: str = ""
    credentials: CredentialPrint = CredentialPrint.NONE
    copies: int = 1
    reason: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """One line of the list of revisions; ``intact`` = nobody touched what was frozen."""

    revision: PlanRevision
    copies: tuple[PlanCopy, ...]
    intact: bool


def issue(uow: UnitOfWork, clock: Clock, key: bytes | None, draft: IssueDraft, author: str) -> Changes:
    """Revision, copy and, with credentials, the line of the register in one transaction; ``new_id`` = copy.

    A plan that did not change since its last revision gets another copy of that one. ``key`` is the
    register's; it may be None only when no credential is printed.
    """
    require(draft.copies >= 1, "Il numero di copie parte da 1.", "copies")
    full = draft.credentials is CredentialPrint.FULL
    require(not full or bool(draft.reason.strip()), "Indicare il motivo della stampa.", "reason")
    require(key is not None or draft.credentials is CredentialPrint.NONE, "Aprire prima la cassaforte.")
    uow.next_number(SEQUENCE, 0)  # holds other prints back: both would take the same number
    revision = _revision(uow, clock, draft, author)
    number = 1 + len(uow.find(PlanCopy, revision_id=revision.id))
    copy = PlanCopy(
        revision.id,
        number,
        max(number, draft.copies),
        clock.now(),
        author,
        draft.credentials,
        draft.reason.strip(),
        draft.recipient.strip(),
    )
    stored = uow.add(copy)
    if key is not None and draft.credentials is not CredentialPrint.NONE:
        site = uow.get(Site, draft.site_id)
        subject = _subject(site, revision, stored)
        append(uow, clock, key, author, RegisterAction.PLAN_PRINTED, subject, customer_id=site.customer_id)
    return Changes(sites=ids(draft.site_id), new_id=stored.id)


def print_failed(uow: UnitOfWork, clock: Clock, key: bytes, copy_id: int, author: str) -> None:
    """A second line for a copy with credentials that nobody holds: the register tells what is true."""
    revision, copy = issued(uow, copy_id)
    site = uow.get(Site, revision.site_id)
    subject = f"{_subject(site, revision, copy)} · non riuscita: nessuna copia è uscita"
    append(uow, clock, key, author, RegisterAction.PLAN_PRINTED, subject, customer_id=site.customer_id)


def _subject(site: Site, revision: PlanRevision, copy: PlanCopy) -> str:
    words = (
        f"Piantina {site.name}, revisione {revision.number}, copia {copy.number} di {copy.copies}",
        f"credenziali: {SAID_IT[copy.credentials]}",
        f"motivo: {copy.reason}" if copy.reason else "",
        f"per: {copy.recipient}" if copy.recipient else "",
    )
    return " · ".join(filter(None, words))


def _revision(uow: UnitOfWork, clock: Clock, draft: IssueDraft, author: str) -> PlanRevision:
    facts = facts_of(uow, draft.site_id)
    before = uow.find(PlanRevision, site_id=draft.site_id)
    wanted = draft.checked_by.strip(), draft.note.strip(), digest(facts)
    if before and (before[-1].checked_by, before[-1].note, before[-1].sha256) == wanted:
        return before[-1]
    number = 1 + max((one.number for one in before), default=0)
    checked, note, sha256 = wanted
    return uow.add(PlanRevision(draft.site_id, number, clock.now(), author, checked, note, facts, sha256))


def issued(uow: UnitOfWork, copy_id: int) -> tuple[PlanRevision, PlanCopy]:
    """What ``issue`` wrote."""
    copy = uow.get(PlanCopy, copy_id)
    return uow.get(PlanRevision, copy.revision_id), copy


def revisions(uow: UnitOfWork, site_id: int) -> tuple[RevisionEntry, ...]:
    """The last one first."""
    found = uow.find(PlanRevision, site_id=site_id)
    copies = uow.find(PlanCopy, revision_id=frozenset(one.id for one in found))
    return tuple(
        RevisionEntry(one, tuple(copy for copy in copies if copy.revision_id == one.id), intact(one))
        for one in reversed(found)
    )


def changes_since(uow: UnitOfWork, revision_id: int) -> tuple[PlanDifference, ...]:
    """Between a revision and the plan as it is now."""
    revision = uow.get(PlanRevision, revision_id)
    now = PlanRevision(
        revision.site_id, 0, revision.issued_at, "", "", "", facts_of(uow, revision.site_id), ""
    )
    return differences(read_facts(revision), read_facts(now))


def credentials_of(uow: UnitOfWork, site_id: int) -> tuple[tuple[CredentialHandle, CredentialRow], ...]:
    """The credentials of a site's devices with their line on paper, still without a secret."""
    names = {one.id: one.name for one in uow.find(Device, site_id=site_id)}
    rows = uow.find(CredentialHandle, device_id=frozenset(names))
    found = [(row, CredentialRow(names[row.device_id or 0], row.label, row.user_name)) for row in rows]
    return tuple(sorted(found, key=lambda one: (one[1].device.casefold(), one[1].label)))
