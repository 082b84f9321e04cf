"""Letters begun are kept, one per request and technician, until they are sent (Q-2)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.letters import KeptDraft, LetterKind
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.letter_drafts import drafts_of, drop_draft, keep_draft
from tests.fakes import FixedClock
from tests.unit.services.letter_world import letter_world
from tests.unit.services.queue_world import AUTHOR, LIDO, by_hand


def test_one_for_each_request_and_technician(clock: FixedClock) -> None:
    with letter_world()() as uow:
        one = by_hand(uow, clock, LIDO)
        first = KeptDraft(one, AUTHOR, LetterKind.REPLY, "a@x.example", "", "Re", "A metà")
        keep_draft(uow, first)
        keep_draft(uow, replace(first, body="Quasi"))
        keep_draft(uow, replace(first, author="anna"))
        ((kept, address),) = drafts_of(uow, AUTHOR)
        assert (kept.body, address) == ("Quasi", "assistenza@ditta.example")
        for box in uow.find(Mailbox):
            uow.save(replace(box, active=False))
        assert [address for _, address in drafts_of(uow, AUTHOR)] == [""]
        drop_draft(uow, one, AUTHOR)
        assert drafts_of(uow, AUTHOR) == ()
        assert len(drafts_of(uow, "anna")) == 1
