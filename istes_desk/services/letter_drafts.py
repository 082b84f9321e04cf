"""Letters begun and not sent yet, kept over the program's end: one per request and technician (Q-2)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.incidents import Incident
from istes_desk.domain.letters import KeptDraft
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.letter_boxes import mailbox_for
from istes_desk.services.ports import UnitOfWork


def drafts_of(uow: UnitOfWork, author: str) -> tuple[tuple[KeptDraft, str], ...]:
    """All of a technician, each with the address it would leave from, "" when no mailbox can send."""
    found = []
    for draft in uow.find(KeptDraft, author=author):
        box = mailbox_for(uow, uow.get(Incident, draft.incident_id))
        found.append((draft, box.address if box else ""))
    return tuple(found)


def keep_draft(uow: UnitOfWork, draft: KeptDraft) -> Changes:
    """In the place of the one that was kept before."""
    same = uow.find(KeptDraft, incident_id=draft.incident_id, author=draft.author)
    if same:
        uow.save(replace(draft, id=same[0].id, version=same[0].version))
    else:
        uow.add(replace(draft, id=0, version=0))
    return NOTHING


def drop_draft(uow: UnitOfWork, incident_id: int, author: str) -> Changes:
    """It was sent, or is not wanted any more."""
    for draft in uow.find(KeptDraft, incident_id=incident_id, author=author):
        uow.remove(draft)
    return NOTHING
