"""The automatic answer: when, to whom, how often; two programs come to a stop (Q-2, Q-4, Q-10)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Incident, MailSource, Message
from istes_desk.domain.letters import AnswerSettings, Letter, LetterKind, LetterTemplate
from istes_desk.domain.mail import PecReason, RawMail
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.acknowledging import acknowledge, save_answers
from istes_desk.services.changes import NOTHING
from istes_desk.services.intake import file_in
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.mail_store import examples
from tests.unit.services.letter_world import arrives, letter_world
from tests.unit.services.queue_world import AUTHOR, MONDAY_TEN, PROVIDERS, mail, pec, story

ANNA, RITA = "anna@aurora.example", "rita@rossi.example"


TOO_OLD = AnswerSettings(fresh_hours=24 * 15)


def letters_after(clock: FixedClock, *mails: RawMail, **answers: Any) -> list[Letter]:
    with letter_world(**answers)() as uow:
        for letter in mails:
            arrives(uow, clock, letter)
        return uow.find(Letter)


def text_of(uow: FakeUnitOfWork) -> str:
    return uow.find(Message, outgoing=True)[-1].body


def test_who_has_written_hears_number_class_place_and_deadline(clock: FixedClock) -> None:
    with letter_world()() as uow:
        arrives(uow, clock, mail(ANNA, "Primo"))
        arrives(uow, clock, mail("Capo@aurora.example", "Secondo"))
        first, second = uow.find(Letter)
        assert (first.kind, first.automatic, first.recipient) == (LetterKind.ACKNOWLEDGEMENT, True, ANNA)
        assert "INC-000002" in text_of(uow)
        assert "Classe: 1, con contratto di assistenza" in text_of(uow)
        assert "Posto in coda: 2 (1 richiesta prima)" in text_of(uow)
        assert "entro lunedì 02/03/2026 alle 14:30 (termine provvisorio" in text_of(uow)
        assert "Richiamata possibile" not in text_of(uow)
        assert "risposta automatica: presa in carico" in story(uow, second.incident_id)[-1]


def test_a_genuine_pec_hears_when_it_is_called(clock: FixedClock) -> None:
    with letter_world()() as uow:
        arrives(uow, clock, mail(RITA, pec=pec(PecReason.GENUINE)))
        assert "Posto in coda: 1\n" in text_of(uow)
        assert "Richiamata possibile: da subito fino alle 13:00, poi da martedì 03/03/2026" in text_of(uow)
        assert uow.find(Letter)[0].mailbox_id == 2


def test_ordinary_mail_without_contract_is_asked_for_a_pec(clock: FixedClock) -> None:
    with letter_world()() as uow:
        arrives(uow, clock, mail(RITA))
        assert uow.find(Letter)[0].kind is LetterKind.USE_PEC
        assert "Il nostro indirizzo PEC: ditta@pec.gestore.example" in text_of(uow)


NEVER = [
    "", "anna", "no-reply@aurora.example", "noreply@aurora.example", "hotel.noreply@aurora.example",
    "non-rispondere@aurora.example", "postmaster@aurora.example", "bounce+1234@aurora.example",
    "posta-certificata@pec.it", "assistenza@ditta.example", "ditta@pec.gestore.example",
]  # fmt: skip


@pytest.mark.parametrize("sender", NEVER)
def test_programs_and_ourselves_get_no_answer(clock: FixedClock, sender: str) -> None:
    assert not letters_after(clock, mail(sender))


def test_nothing_goes_out_until_it_is_switched_on(clock: FixedClock) -> None:
    assert not AnswerSettings().automatic
    assert not letters_after(clock, mail(ANNA), automatic=False)


def test_a_pec_not_verified_gets_no_answer(clock: FixedClock) -> None:
    assert not letters_after(clock, mail(RITA, pec=pec(PecReason.SIGNATURE_INVALID)))


def test_what_is_old_gets_no_answer(clock: FixedClock) -> None:
    old = replace(mail(ANNA), date=MONDAY_TEN - timedelta(hours=25))
    assert not letters_after(clock, old)
    assert letters_after(clock, old, fresh_hours=48)


def test_one_answer_for_each_incident_and_none_for_a_reply(clock: FixedClock) -> None:
    with letter_world()() as uow:
        first = mail(ANNA)
        found = arrives(uow, clock, first)
        assert acknowledge(uow, clock, found, first) == NOTHING
        ours = uow.find(Message, outgoing=True)[0].message_id
        arrives(uow, clock, mail(ANNA, "Re: ancora", in_reply_to=(ours,)))
        assert len(uow.find(Incident)) == len(uow.find(Letter)) == 1


def test_a_day_has_its_number_of_answers(clock: FixedClock) -> None:
    with letter_world(daily_cap=2)() as uow:
        for number in range(4):
            arrives(uow, clock, mail(ANNA, f"Guasto {number}"))
        assert len(uow.find(Letter)) == 2
        assert "oggi anna@aurora.example ne ha già ricevute 2" in story(uow, uow.find(Incident)[-1].id)[-1]
        clock.advance(days=1)
        arrives(uow, clock, replace(mail(ANNA, "Domani"), date=clock.now()))
        assert len(uow.find(Letter)) == 3


def test_pec_answers_ordinary_mail_only_when_allowed(clock: FixedClock) -> None:
    def only_pec(**answers: Any) -> FakeDatabase:
        database = letter_world(**answers)
        with database() as uow:
            uow.save(replace(uow.get(Mailbox, 1), active=False))
        return database

    for allowed in (False, True):
        with only_pec(pec_to_ordinary=allowed)() as uow:
            arrives(uow, clock, mail(ANNA))
            assert bool(uow.find(Letter)) is allowed


def test_without_a_mailbox_to_send_nothing_happens(clock: FixedClock) -> None:
    with letter_world()() as uow:
        for box in uow.find(Mailbox):
            uow.save(replace(box, smtp_host=""))
        arrives(uow, clock, mail(ANNA))
        assert not uow.find(Letter)


def test_a_spoilt_template_is_told_and_holds_nothing_back(clock: FixedClock) -> None:
    with letter_world()() as uow:
        (template,) = uow.find(LetterTemplate, kind=LetterKind.ACKNOWLEDGEMENT)
        uow.save(replace(template, body="{boh}"))
        found = arrives(uow, clock, mail(ANNA))
        assert not uow.find(Letter)
        assert "«{boh}» non esiste" in story(uow, found.incident_id or 0)[-1]


def test_settings_are_checked_and_stored_once() -> None:
    with FakeDatabase()() as uow:
        for wrong, field in ((AnswerSettings(daily_cap=0), "daily_cap"), (TOO_OLD, "fresh_hours")):
            with pytest.raises(DomainError) as caught:
                save_answers(uow, wrong)
            assert caught.value.field == field
        assert save_answers(uow, AnswerSettings(signature=" Mario ")).settings
        (stored,) = uow.find(AnswerSettings)
        assert stored.signature == "Mario"
        save_answers(uow, replace(stored, automatic=True))
        assert [row.automatic for row in uow.find(AnswerSettings)] == [True]


# ---- two programs


def as_received(uow: FakeUnitOfWork, message: Message) -> RawMail:
    """Our letter as the other side reads it, with the headers that matter."""
    (source,) = uow.find(MailSource, message_id=message.id)
    head = source.raw.split(b"\r\n\r\n")[0].decode().splitlines()
    headers = tuple((n.lower(), v.strip()) for n, _, v in (line.partition(":") for line in head))
    return RawMail(
        source.raw, message.sha256, message.message_id, message.sender, subject=message.subject,
        date=message.received, body_text=message.body, headers=headers,
    )  # fmt: skip


def test_two_of_this_program_stop_after_the_first_answer(clock: FixedClock) -> None:
    here, there = letter_world(), letter_world()
    with there() as uow:
        for box in uow.find(Mailbox):
            uow.save(replace(box, address=f"altra@{box.address.partition('@')[2]}.it"))
    with here() as ours, there() as theirs:
        arrives(ours, clock, mail("altra@ditta.example.it"))
        (letter,) = ours.find(Message, outgoing=True)
        arrives(theirs, clock, as_received(ours, letter))
        assert not theirs.find(Incident)
        assert not theirs.find(Letter)


SIGNS = examples("automatic_mail.json")["cases"]


@pytest.mark.parametrize("case", SIGNS, ids=lambda case: case["id"])
def test_what_is_automatic_is_never_answered(clock: FixedClock, case: dict[str, Any]) -> None:
    headers = tuple((name.lower(), value) for name, value in case["headers"].items())
    said = {name: value for name, value in headers if name in ("subject", "from")}
    sender = said.get("from", ANNA).rpartition("<")[2].strip(">")
    letter = mail(sender, said.get("subject", "Guasto"), headers=headers)
    if case["automated"]:
        assert not letters_after(clock, letter)


@given(
    st.lists(st.sampled_from(["", "Re: ", "Ricevuto: ", "Ticket "]), min_size=1, max_size=30), st.booleans()
)
def test_a_robot_that_hides_is_answered_no_more_than_the_day_allows(prefixes: list[str], cites: bool) -> None:
    """It says it is a person and answers each of our letters at once, always with another subject."""
    clock = FixedClock(MONDAY_TEN)
    with letter_world()() as uow:
        arrives(uow, clock, mail(ANNA))
        for number, prefix in enumerate(prefixes):
            last = uow.find(Message, outgoing=True)[-1]
            raw = f"{number}".encode()
            digest = hashlib.sha256(raw).hexdigest()
            answer = RawMail(
                raw, digest, f"<{number}@robot.example>", ANNA, subject=f"{prefix}{number}",
                date=clock.now(), in_reply_to=(last.message_id,) if cites else (),
            )  # fmt: skip
            found = file_in(uow, clock, answer, AUTHOR, PROVIDERS)
            acknowledge(uow, clock, found, answer)
        assert len(uow.find(Letter)) <= (1 if cites else 3)
