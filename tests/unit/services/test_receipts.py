"""Receipts and bounces find the letter they answer and say in words what became of it (Q-9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from istes_desk.domain.incidents import Incident, Message
from istes_desk.domain.letters import Letter, Receipt, SendState
from istes_desk.domain.mail import MailAction, PecEnvelope, PecKind, PecReason, RawMail
from istes_desk.services.intake import Reception
from istes_desk.services.letter_words import letter_words, letters_of
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.letter_world import arrives, letter_world, reply
from tests.unit.services.queue_world import MONDAY_TEN, mail, only, pec, story

GESTORE = "posta-certificata@pec.it"
TEN_PAST = MONDAY_TEN - timedelta(minutes=50)


@pytest.fixture
def uow(clock: FixedClock) -> Iterator[FakeUnitOfWork]:
    """One genuine PEC of Rita, answered by us; the letter has left."""
    with letter_world(automatic=False)() as work:
        arrives(work, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE)))
        letter = work.get(Letter, reply(work, clock, only(work), recipient="rita@pec.it"))
        work.save(replace(letter, state=SendState.SENT, sent_at=TEN_PAST))
        yield work


def ours(uow: FakeUnitOfWork) -> Message:
    return uow.find(Message, outgoing=True)[0]


def receipt(uow: FakeUnitOfWork, kind: PecKind, **facts: Any) -> RawMail:
    said: dict[str, Any] = {
        "identificativo": "opec9.1@pec.it", "ref_message_id": ours(uow).message_id, "error": "nessuno",
        "certified_at": TEN_PAST + timedelta(minutes=1), "reason": PecReason.GENUINE,
    }  # fmt: skip
    envelope = PecEnvelope(kind, **{**said, **facts})
    return mail(GESTORE, f"{kind}: x", pec=envelope, headers=(("x-ricevuta", kind),))


def takes(uow: FakeUnitOfWork, clock: FixedClock, letter: RawMail) -> Reception:
    return arrives(uow, clock, letter)


def words(uow: FakeUnitOfWork) -> str:
    return letters_of(uow, only(uow).id)[0].words


def test_accepted_and_delivered_are_told_in_words(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert words(uow) == "inviata lun 02/03 09:10"
    found = takes(uow, clock, receipt(uow, PecKind.ACCEPTED))
    assert found.action is MailAction.RECEIPT
    takes(uow, clock, receipt(uow, PecKind.DELIVERED))
    assert words(uow) == "inviata lun 02/03 09:10, accettata dal gestore 09:11, consegnata 09:11"
    assert not letters_of(uow, only(uow).id)[0].problem
    assert story(uow, only(uow).id)[-1] == "Messaggio a rita@pec.it: consegnata lun 02/03 09:11."
    assert [one.message_id for one in uow.find(Receipt)] == [
        one.id for one in uow.find(Message, automatic=True, outgoing=False)
    ]
    assert len(uow.find(Incident)) == 1


def test_an_answer_to_the_provider_s_name_threads(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    takes(uow, clock, receipt(uow, PecKind.ACCEPTED))
    assert ours(uow).pec_identificativo == "opec9.1@pec.it"
    answer = mail("rita@pec.it", "Grazie", in_reply_to=("<opec9.1@pec.it>",))
    assert takes(uow, clock, answer).action is MailAction.APPEND


def test_a_verified_receipt_has_the_last_word_on_the_name(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    doubtful = {"reason": PecReason.NO_CA}
    takes(uow, clock, receipt(uow, PecKind.ACCEPTED, **doubtful))
    assert words(uow).endswith("accettata dal gestore 09:11 (ricevuta non verificata)")
    takes(uow, clock, receipt(uow, PecKind.ACCEPTED, identificativo="opec9.2@pec.it", **doubtful))
    takes(uow, clock, receipt(uow, PecKind.ACCEPTED, identificativo=""))
    assert ours(uow).pec_identificativo == "opec9.1@pec.it"
    takes(uow, clock, receipt(uow, PecKind.ACCEPTED, identificativo="opec9.3@pec.it"))
    assert ours(uow).pec_identificativo == "opec9.3@pec.it"


@pytest.mark.parametrize(
    ("kind", "what", "problem"),
    [
        (PecKind.NOT_ACCEPTED, "non accettata dal gestore", True),
        (PecKind.TAKEN_OVER, "presa in carico dal gestore del destinatario", False),
        (PecKind.NOT_DELIVERED, "non consegnata", True),
        (PecKind.DELIVERY_WARNING, "preavviso di mancata consegna", True),
        (PecKind.VIRUS, "fermata dal gestore per la presenza di un virus", True),
        (PecKind.UNKNOWN, "ricevuta sconosciuta", False),
    ],
)
def test_every_kind_has_its_words(
    uow: FakeUnitOfWork, clock: FixedClock, kind: PecKind, what: str, problem: bool
) -> None:
    takes(uow, clock, receipt(uow, kind, error="no-dest", error_detail="5.1.1 - indirizzo non valido"))
    assert words(uow).endswith(f"{what} 09:11: 5.1.1 - indirizzo non valido")
    assert letters_of(uow, only(uow).id)[0].problem is problem


def test_a_short_error_is_shown_when_there_is_no_long_one(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    takes(uow, clock, receipt(uow, PecKind.NOT_DELIVERED, error="no-dest", certified_at=None))
    assert words(uow).endswith("non consegnata 09:30: no-dest")


def test_a_bounce_by_its_report_and_one_by_its_subject(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    daemon = "mailer-daemon@x.example"
    found = takes(uow, clock, mail(daemon, "Undelivered", reported_ids=(ours(uow).message_id,)))
    assert found.action is MailAction.BOUNCE
    assert words(uow).endswith("tornata indietro 09:30")
    assert letters_of(uow, only(uow).id)[0].problem
    takes(uow, clock, replace(mail(daemon, "Undelivered: [INC-000001] Re: x"), date=None))
    assert words(uow).endswith("tornata indietro 10:00")
    assert [one.bounce for one in uow.find(Receipt)] == [True, True]


def test_what_is_about_no_letter_of_ours_attaches_nowhere(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    takes(uow, clock, receipt(uow, PecKind.DELIVERED, ref_message_id="<altro@x.example>"))
    theirs = uow.find(Message, outgoing=False)[0].message_id
    takes(uow, clock, receipt(uow, PecKind.DELIVERED, ref_message_id=theirs))
    takes(uow, clock, mail("mailer-daemon@x.example", "Undelivered"))
    assert not uow.find(Receipt)
    assert len(uow.find(Incident)) == 1


def test_a_bounce_for_an_incident_without_letters_is_noted(clock: FixedClock) -> None:
    with letter_world(automatic=False)() as work:
        arrives(work, clock, mail("anna@aurora.example"))
        takes(work, clock, mail("mailer-daemon@x.example", "Undelivered: [INC-000001] x"))
        assert not work.find(Receipt)
        assert "mancato recapito" in story(work, 1)[-1]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"state": SendState.WAITING}, "in attesa di invio"),
        (
            {"state": SendState.WAITING, "error": "Occupato."},
            "in attesa di invio (nuovo tentativo: Occupato.)",
        ),
        ({"state": SendState.SENDING}, "invio in corso"),
        ({"state": SendState.FAILED, "error": "No."}, "non inviata: No."),
    ],
)
def test_before_it_left(uow: FakeUnitOfWork, facts: dict[str, Any], said: str) -> None:
    letter = replace(uow.find(Letter)[0], sent_at=None, **facts)
    assert letter_words(letter, ()) == said
    uow.save(letter)
    assert letters_of(uow, only(uow).id)[0].failed is (letter.state is SendState.FAILED)


def test_another_day_is_named(uow: FakeUnitOfWork) -> None:
    letter = uow.find(Letter)[0]
    later = Receipt(letter.id, PecKind.DELIVERED, datetime(2026, 3, 3, 9, tzinfo=UTC), verified=True)
    assert letter_words(letter, [later]).endswith("consegnata mar 03/03 10:00")
