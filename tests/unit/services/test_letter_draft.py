"""A letter before it is written: recipient, mailbox, words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from istes_desk.domain.incidents import Channel, Incident
from istes_desk.domain.letters import LetterKind
from istes_desk.domain.mail import PecReason, RawMail
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.letter_draft import prepare, quoted, recipient_of
from tests.fakes import FixedClock
from tests.unit.services.letter_world import arrives, letter_world
from tests.unit.services.queue_world import AUTHOR, ROSSI, by_hand, mail, only, pec


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


def with_header(line: bytes, **facts: Any) -> RawMail:
    """A mail of Anna's with one header more."""
    return replace(
        mail("anna@aurora.example", **facts), raw=b"From: a\r\n" + line + b"\r\n\r\nReply-To: no@x.example"
    )


@pytest.mark.parametrize(
    ("header", "recipient"),
    [
        (b'Reply-To: "L\'ufficio" <Ufficio@Aurora.example>, b@x.example', "ufficio@aurora.example"),
        (b"reply-to: rotto", "anna@aurora.example"),
        (b"Reply-To: \xff\xfe@x", "anna@aurora.example"),
        (b"X: y", "anna@aurora.example"),
    ],
)
def test_an_answer_goes_where_the_customer_wants_it(clock: FixedClock, header: bytes, recipient: str) -> None:
    with letter_world(automatic=False)() as uow:
        arrives(uow, clock, with_header(header))
        assert recipient_of(uow, only(uow)) == recipient


def test_in_a_pec_only_what_is_signed_counts(clock: FixedClock) -> None:
    with letter_world(automatic=False)() as uow:
        arrives(uow, clock, with_header(b"Reply-To: no@x.example", pec=pec(PecReason.GENUINE)))
        assert recipient_of(uow, only(uow)) == "anna@aurora.example"


def test_the_last_mail_is_quoted(clock: FixedClock) -> None:
    with letter_world(automatic=False)() as uow:
        incident = by_hand(uow, clock, ROSSI)
        assert quoted(uow, incident) == ""
        called = by_hand(uow, clock, ROSSI, body="Aiuto", sender="Rita")
        assert quoted(uow, called) == ""
        typed = by_hand(uow, clock, ROSSI, body="Aiuto", sender="Rita", channel=Channel.EMAIL)
        assert quoted(uow, typed) == "Il 02/03/2026 alle 10:00 Rita ha scritto:\n> Aiuto"
        arrives(uow, clock, mail("anna@aurora.example", body_text="Non stampa.\n\nAiuto!\n"))
        (one,) = uow.find(Incident, sender="anna@aurora.example")
        assert quoted(uow, one.id) == (
            "Il 02/03/2026 alle 09:30 anna@aurora.example ha scritto:\n> Non stampa.\n>\n> Aiuto!"
        )
