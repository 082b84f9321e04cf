"""Letters are written once, sent by one program, and say what became of them (Q-2, Q-7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import reduce
from operator import or_
from typing import cast

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Incident, MailSource, Message, Severity
from istes_desk.domain.letters import Letter, LetterKind, SendState
from istes_desk.domain.mail import MailAction, PecReason
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.delivering import (
    PAUSES,
    UNSURE,
    Delivery,
    Errand,
    claim_next,
    deliver,
    record_outcome,
    retry,
    send,
    something_waits,
    try_sending,
)
from istes_desk.services.errors import ConflictError, KnownError, TryAgainError
from istes_desk.services.filing import Transacting
from istes_desk.services.incidents import set_severity
from istes_desk.services.letter_boxes import can_send
from istes_desk.services.letter_envelope import OutgoingFile
from istes_desk.services.letter_words import letters_of
from istes_desk.services.ports import Transactions
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock, MemoryPostman, MemorySecrets
from tests.unit.services.letter_world import ORDINARY, PEC_BOX, arrives, letter_world, mailbox, reply
from tests.unit.services.queue_world import AUTHOR, by_hand, mail, only, pec, story

Outcome = tuple[Delivery, Changes]


def goes(
    base: Transactions,
    clock: FixedClock,
    postman: MemoryPostman,
    keyring: MemorySecrets,
    stopped: bool = False,
) -> Outcome:
    """One delivery, and what it told."""
    told: list[Changes] = [NOTHING]
    told_one = told.append
    errand = Errand(Transacting(base), clock, postman, keyring, AUTHOR, told_one, lambda: stopped)
    done = deliver(errand)
    return done, reduce(or_, told)


BUSY = TryAgainError("Il server è occupato.")
REFUSED = KnownError("Il destinatario non esiste.", "Controllare.")


@pytest.fixture
def database() -> FakeDatabase:
    return letter_world(automatic=False)


@pytest.fixture
def uow(database: FakeDatabase) -> Iterator[FakeUnitOfWork]:
    with database() as work:
        yield work


@pytest.fixture
def postman() -> MemoryPostman:
    return MemoryPostman()


@pytest.fixture
def keyring() -> MemorySecrets:
    found = MemorySecrets()
    found.put("m1", "segreta")
    return found


def asked(uow: FakeUnitOfWork, clock: FixedClock) -> Incident:
    arrives(uow, clock, mail("anna@aurora.example"))
    return only(uow)


def parsed(uow: FakeUnitOfWork, letter_id: int) -> EmailMessage:
    (source,) = uow.find(MailSource, message_id=uow.get(Letter, letter_id).message_id)
    made = message_from_bytes(source.raw, policy=default)
    assert isinstance(made, EmailMessage)
    return made


def test_a_letter_threads_and_says_who_writes(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident = asked(uow, clock)
    made = parsed(uow, reply(uow, clock, incident, body="Perché no?\n"))
    (customers,) = uow.find(Message, outgoing=False)
    assert made["From"] == "Ditta <assistenza@ditta.example>"
    assert made["To"] == "anna@aurora.example"
    assert made["Subject"] == "[INC-000001] Re: x"
    assert made["In-Reply-To"] == made["References"] == customers.message_id
    assert made["Message-ID"].startswith("<inc-000001-1.")
    assert made["Message-ID"].endswith("@ditta.example>")
    assert made["Auto-Submitted"] is None
    assert made.get_content().splitlines() == ["Perché no?"]
    assert "in partenza (risposta): «[INC-000001] Re: x»" in story(uow, incident.id)[-1]


def test_who_phoned_has_no_mail_to_answer(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident = uow.get(Incident, by_hand(uow, clock, None))
    assert parsed(uow, reply(uow, clock, incident, recipient="chi@altrove.example"))["In-Reply-To"] is None


def test_values_add_no_header_and_long_ids_stay_whole(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    long_id = f"<{'a' * 200}@mail.example>"
    arrives(uow, clock, replace(mail("anna@aurora.example"), message_id=long_id))
    evil = "Ciao\r\nBcc: tutti@x.example\r\n\r\nTesto"
    made = parsed(uow, reply(uow, clock, only(uow), subject=evil))
    assert made["Bcc"] is None
    assert made["In-Reply-To"] == long_id
    (source,) = uow.find(MailSource, message_id=uow.find(Letter)[0].message_id)
    assert f"In-Reply-To: {long_id}\r\n".encode() in source.raw
    assert source.raw.isascii()


@pytest.mark.parametrize(
    "recipient", ["", "anna", "anna@x", "a@b.example, c@d.example", "a@b.example\nBcc: x@y.z"]
)
def test_an_address_that_is_none_is_refused(uow: FakeUnitOfWork, clock: FixedClock, recipient: str) -> None:
    with pytest.raises(DomainError) as caught:
        reply(uow, clock, asked(uow, clock), recipient=recipient)
    assert caught.value.field == "recipient"


def test_an_empty_text_is_refused(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    with pytest.raises(DomainError) as caught:
        reply(uow, clock, asked(uow, clock), body=" \n")
    assert caught.value.field == "body"


def test_files_go_along(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    files = (
        OutgoingFile("../foto à.jpg", b"\xff\xd8", "image/jpeg"),
        OutgoingFile("a.eml", b"Subject: x\r\n\r\ny", "message/rfc822"),
        OutgoingFile("b", b"b", "strano"),
    )
    parts = list(parsed(uow, reply(uow, clock, asked(uow, clock), files=files)).iter_attachments())
    assert [part.get_content_type() for part in parts] == [
        "image/jpeg", "application/octet-stream", "application/octet-stream",
    ]  # fmt: skip
    assert [part.get_content() for part in parts] == [file.data for file in files]
    assert "/" not in (parts[0].get_filename() or "/")


def test_the_mailbox_that_received_it_answers(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    second = uow.add(mailbox("Vendite", "vendite@ditta.example"))
    found = arrives(uow, clock, mail("anna@aurora.example"))
    entry = LedgerEntry(clock.now(), MailAction.NEW, "", "", "", 1)
    uow.add(replace(entry, mailbox_id=second.id, message_id=found.message_id))
    letter = uow.get(Letter, reply(uow, clock, only(uow)))
    assert letter.mailbox_id == second.id
    uow.save(replace(second, active=False))
    assert uow.get(Letter, reply(uow, clock, only(uow))).mailbox_id == ORDINARY


def test_a_pec_is_answered_by_pec(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    arrives(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE)))
    assert uow.get(Letter, reply(uow, clock, only(uow), recipient="rita@rossi.example")).mailbox_id == PEC_BOX


def test_without_a_mailbox_that_sends_it_is_said(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident = asked(uow, clock)
    assert can_send(uow)
    for box in uow.find(Mailbox):
        uow.save(replace(box, smtp_host=""))
    assert not can_send(uow)
    with pytest.raises(KnownError, match="Nessuna casella"):
        reply(uow, clock, incident)


def test_an_answer_counts_when_it_left(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        incident = asked(uow, clock)
        set_severity(uow, clock, incident.id, Severity.A, AUTHOR)
        reply(uow, clock, incident)
        reply(uow, clock, incident)
        assert only(uow).responded_at is None
    clock.advance(minutes=5)
    done, changes = goes(database, clock, postman, keyring)
    assert incident.id in changes.incidents
    assert done == Delivery(sent=2)
    assert [(name, secret, to) for name, secret, _, to in postman.sent] == [
        ("Assistenza", "segreta", ("anna@aurora.example",))
    ] * 2
    with database() as uow:
        assert only(uow).responded_at == clock.now()
        assert only(uow).technician == AUTHOR
        assert [one.state for one in uow.find(Letter)] == [SendState.SENT] * 2
        words = story(uow, incident.id)
        assert "inviato dalla casella Assistenza (risposta in tempo)." in words[-2]
        assert words[-1].endswith("inviato dalla casella Assistenza.")


def test_a_password_that_lies_on_another_computer_is_waited_for(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman
) -> None:
    with database() as uow:
        arrives(uow, clock, mail("chi@altrove.example"))
        reply(uow, clock, only(uow))
        reply(uow, clock, only(uow), kind=LetterKind.USE_PEC)
    goes(database, clock, postman, MemorySecrets())
    assert not postman.sent, "the keyring has no password"
    with database() as uow:
        assert [one.state for one in uow.find(Letter)] == [SendState.WAITING] * 2
        assert "portachiavi" in uow.find(Letter)[0].error


def test_an_invitation_to_pec_is_no_answer(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        arrives(uow, clock, mail("chi@altrove.example"))
        reply(uow, clock, only(uow), kind=LetterKind.USE_PEC)
    goes(database, clock, postman, keyring)
    with database() as uow:
        assert only(uow).responded_at is None


def test_a_busy_server_is_tried_again_with_growing_pauses(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        reply(uow, clock, asked(uow, clock))
    for pause in PAUSES:
        postman.refusals = [BUSY]
        assert goes(database, clock, postman, keyring)[0] == Delivery(later=1)
        assert not postman.refusals
        clock.advance(seconds=pause.total_seconds() - 1)
        goes(database, clock, postman, keyring)
        clock.advance(seconds=1)
    with database() as uow:
        assert uow.find(Letter)[0].error == BUSY.message
    postman.refusals = [BUSY]
    goes(database, clock, postman, keyring)
    with database() as uow:
        assert uow.find(Letter)[0].state is SendState.FAILED
    assert not postman.sent


def test_a_clock_set_back_does_not_hold_the_mail(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        reply(uow, clock, asked(uow, clock))
    postman.refusals = [BUSY]
    goes(database, clock, postman, keyring)
    clock.jump(days=-1)
    goes(database, clock, postman, keyring)
    assert len(postman.sent) == 1


def test_a_refusal_is_told_and_can_be_tried_again(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        letter = reply(uow, clock, asked(uow, clock))
        with pytest.raises(DomainError, match="Si ritenta"):
            retry(uow, clock, letter, AUTHOR)
    postman.refusals = [REFUSED]
    assert goes(database, clock, postman, keyring)[0].refused[0].error is REFUSED
    with database() as uow:
        assert story(uow, only(uow).id)[-1].endswith("non inviato. Il destinatario non esiste. Controllare.")
        retry(uow, clock, letter, AUTHOR)
    goes(database, clock, postman, keyring)
    assert len(postman.sent) == 1


def test_a_program_that_ended_in_between_leaves_a_question(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        reply(uow, clock, asked(uow, clock))
        assert something_waits(uow, clock.now())
        assert claim_next(uow, clock, AUTHOR).outgoing
        assert claim_next(uow, clock, AUTHOR).outgoing is None
        assert not something_waits(uow, clock.now())
        assert something_waits(uow, clock.now() + timedelta(minutes=15))
    clock.advance(minutes=14)
    assert goes(database, clock, postman, keyring) == (Delivery(), NOTHING)
    clock.advance(minutes=1)
    assert goes(database, clock, postman, keyring)[1].incidents
    assert not postman.sent
    with database() as uow:
        assert "non è certo" in uow.find(Letter)[0].error


def test_an_error_of_the_program_leaves_a_question_too(
    database: FakeDatabase,
    clock: FixedClock,
    postman: MemoryPostman,
    keyring: MemorySecrets,
    expected_log: Callable[[str], None],
) -> None:
    """What a library did not foresee holds up no other letter."""
    with database() as uow:
        incident = asked(uow, clock)
        reply(uow, clock, incident)
        reply(uow, clock, incident)
    expected_log("ERROR .*Assistenza")
    postman.refusals.append(cast("KnownError", ZeroDivisionError()))
    done = goes(database, clock, postman, keyring)[0]
    assert (done.sent, [one.error.message for one in done.refused]) == (1, [UNSURE])


def test_a_mailbox_is_tried_only_where_it_sends(postman: MemoryPostman) -> None:
    box = mailbox("A", "a@ditta.example", smtp_host="")
    assert try_sending(postman, box, "x") == ""
    box = replace(box, smtp_host="smtp.x.example")
    assert "smtp.x.example accetta l'accesso" in try_sending(postman, box, "x")
    postman.refusals = [REFUSED]
    with pytest.raises(KnownError, match="Invio: Il destinatario"):
        try_sending(postman, box, "x")


def test_cancelled_sends_nothing_more(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        reply(uow, clock, asked(uow, clock))
    goes(database, clock, postman, keyring, True)
    assert not postman.sent


def test_another_program_is_quicker(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        reply(uow, clock, asked(uow, clock))
    quicker = [True]

    @contextmanager
    def transactions() -> Iterator[FakeUnitOfWork]:
        with database() as uow:
            yield uow
            if quicker:
                quicker.clear()
                raise ConflictError("Un altro è stato più svelto.")

    goes(transactions, clock, postman, keyring)
    assert len(postman.sent) == 1


def test_the_steps_can_be_taken_one_by_one(
    uow: FakeUnitOfWork, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    reply(uow, clock, asked(uow, clock))
    uow.save(replace(uow.get(Mailbox, ORDINARY), secret_handle=""))
    claimed = claim_next(uow, clock, AUTHOR).outgoing
    assert claimed
    assert send(claimed, postman, keyring) is None
    assert postman.sent[0][1] == ""
    clock.advance(seconds=1)
    record_outcome(uow, clock, claimed, None, AUTHOR)
    assert uow.find(Letter)[0].sent_at == clock.now()
    assert timedelta(seconds=1) == clock.now() - uow.find(Letter)[0].created


def test_copies_go_to_all_who_are_named(
    database: FakeDatabase, clock: FixedClock, postman: MemoryPostman, keyring: MemorySecrets
) -> None:
    with database() as uow:
        incident = asked(uow, clock)
        id = reply(uow, clock, incident, cc=" Capo@aurora.example; rita@rossi.example, ,anna@aurora.example")
        made = parsed(uow, id)
        assert (made["To"], made["Cc"]) == ("anna@aurora.example", "capo@aurora.example, rita@rossi.example")
        everyone = "anna@aurora.example, capo@aurora.example, rita@rossi.example"
        assert story(uow, incident.id)[-1].startswith(f"Messaggio per {everyone} in partenza")
        assert [view.recipient for view in letters_of(uow, incident.id)] == [everyone]
        with pytest.raises(DomainError, match="«capo»") as caught:
            reply(uow, clock, incident, cc="capo")
        assert caught.value.field == "cc"
    goes(database, clock, postman, keyring)
    assert postman.sent[0][3] == tuple(everyone.split(", "))
