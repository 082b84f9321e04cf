"""A letter before it is written: recipient, mailbox, words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.incidents import Incident
from istes_desk.domain.letters import LetterKind
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.letter_draft import prepare, recipient_of
from tests.fakes import FixedClock
from tests.unit.services.letter_world import arrives, letter_world
from tests.unit.services.queue_world import AUTHOR, ROSSI, by_hand, mail, only


def test_who_wrote_last_is_answered(clock: FixedClock) -> None:
    with letter_world(automatic=False)() as uow:
        first = mail("anna@aurora.example")
        arrives(uow, clock, first)
        found = prepare(uow, clock.now(), only(uow).id, LetterKind.REPLY, AUTHOR)
        assert (found.recipient, found.mailbox) == ("anna@aurora.example", "assistenza@ditta.example")
        assert found.subject == "Re: Blocco stampante"
        assert "Buongiorno,\n\n\n\nCordiali saluti\nMario Rossi" in found.body
        arrives(uow, clock, mail("capo@aurora.example", "Re", in_reply_to=(first.message_id,)))
        for box in uow.find(Mailbox):
            uow.save(replace(box, active=False))
        found = prepare(uow, clock.now(), only(uow).id, LetterKind.REPLY, AUTHOR)
        assert (found.recipient, found.mailbox) == ("capo@aurora.example", "")


@pytest.mark.parametrize(
    ("customer", "sender", "recipient"),
    [(ROSSI, "", "rita@rossi.example"), (ROSSI, "x@y.example", "x@y.example"), (None, "Mario", "")],
)
def test_who_phoned_is_answered_at_a_known_address(
    clock: FixedClock, customer: int | None, sender: str, recipient: str
) -> None:
    with letter_world()() as uow:
        incident = uow.get(Incident, by_hand(uow, clock, customer, sender=sender))
        assert recipient_of(uow, incident) == recipient
