"""Authorities come and go by date; PEC that nobody vouched for are judged again (Q-4, Q-9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import (
    Channel,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    Message,
    PecVerdict,
)
from istes_desk.domain.italian import date_of
from istes_desk.domain.letters import Letter, LetterKind, PecAuthority, Receipt
from istes_desk.domain.mail import MailAction, PecEnvelope, PecKind, PecReason, RawMail
from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.services import ledger
from istes_desk.services.intake import file_in
from istes_desk.services.pec_authorities import (
    Certificate,
    authorities,
    judge_again,
    load_authorities,
    unverified,
    withdraw_authority,
)
from istes_desk.services.pec_trust import trust
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AUTHOR, MONDAY_TEN, PROVIDERS, mail, only, pec, story, world

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    with world()() as work:
        yield work


def certificate(name: str, authority: bool = True) -> Certificate:
    return Certificate(name, f"sha of {name}", f"PEM of {name}", BEGIN, END, authority)


def given(letter: RawMail, reason: PecReason) -> RawMail:
    assert letter.pec is not None
    return replace(letter, pec=replace(letter.pec, reason=reason))


def take(uow: FakeUnitOfWork, clock: FixedClock, letter: RawMail) -> int:
    """Files it in and returns the row of the message."""
    ledger.take(uow, clock, letter, AUTHOR, PROVIDERS)
    return uow.find(Message)[-1].id


def test_each_authority_is_loaded_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    bundle = (certificate("Uno"), certificate("Due"), certificate("Uno"), certificate("Gestore", False))
    first = load_authorities(uow, clock, bundle, AUTHOR)
    assert (first.added, first.known, first.refused) == (2, 0, ("Gestore",))
    assert first.changes.settings
    again = load_authorities(uow, clock, bundle[:1], AUTHOR)
    assert (again.added, again.known, again.changes.settings) == (0, 1, False)
    assert [one.subject for one in authorities(uow, clock)] == ["Due", "Uno"]
    assert authorities(uow, clock)[0].loaded_by == AUTHOR
    assert trust(uow, date_of(clock.now())).authorities == ("PEM of Uno", "PEM of Due")


@pytest.mark.parametrize("found", [(), (certificate("Gestore", False),)])
def test_a_file_without_authority_is_refused(
    uow: FakeUnitOfWork, clock: FixedClock, found: tuple[Certificate, ...]
) -> None:
    with pytest.raises(DomainError):
        load_authorities(uow, clock, found, AUTHOR)


def test_withdrawn_and_loaded_again(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    load_authorities(uow, clock, [certificate("Uno")], AUTHOR)
    (row,) = uow.find(PecAuthority)
    assert withdraw_authority(uow, clock, row.id).settings
    assert authorities(uow, clock) == ()
    assert trust(uow, date_of(clock.now())).authorities == ()
    assert load_authorities(uow, clock, [certificate("Uno")], AUTHOR).added == 1
    assert len(authorities(uow, clock)) == 1
    assert len(uow.find(PecAuthority)) == 1


def test_quarantine_ends_at_the_certified_time(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.NO_CA))
    message = take(uow, clock, letter)
    assert uow.find(Incident) == []
    assert unverified(uow) == (message,)
    judge_again(uow, clock, message, given(letter, PecReason.GENUINE), AUTHOR)
    incident = only(uow)
    (line,) = uow.find(LedgerEntry)
    assert (line.action, line.incident_id) == (MailAction.NEW, incident.id)
    assert (incident.incident_class, incident.channel) == (IncidentClass.NO_CONTRACT, Channel.PEC)
    assert (incident.pec, incident.received) == (PecVerdict.VERIFIED, MONDAY_TEN - timedelta(hours=1))
    assert incident.pec_detail.startswith("PEC verificata")
    assert "PEC verificata" in story(uow, incident.id)[-1]
    assert unverified(uow) == ()


def test_the_same_verdict_changes_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.NO_CA))
    message = take(uow, clock, letter)
    lines = len(uow.find(IncidentEvent))
    assert not judge_again(uow, clock, message, letter, AUTHOR).incidents
    assert not judge_again(uow, clock, message, replace(letter, pec=None), AUTHOR).incidents
    assert len(uow.find(IncidentEvent)) == lines


def test_another_reason_is_told_and_keeps_it_in_quarantine(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.NO_CA))
    message = take(uow, clock, letter)
    judge_again(uow, clock, message, given(letter, PecReason.CHAIN_UNTRUSTED), AUTHOR)
    (line,) = uow.find(LedgerEntry, action=MailAction.QUARANTINE)
    assert "non risale a un'autorità" in line.reason
    assert uow.find(Incident) == []


def admitted(uow: FakeUnitOfWork, clock: FixedClock, letter: RawMail) -> int:
    """Let in from the quarantine by a person; the row of the message."""
    take(uow, clock, letter)
    line = uow.find(LedgerEntry, action=MailAction.QUARANTINE)[0]
    ledger.admit(uow, clock, line.id, letter, "sentito il cliente", AUTHOR, PROVIDERS)
    return uow.find(Message)[-1].id


def test_who_is_let_in_by_a_person_is_proven_later(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.NO_CA))
    message = admitted(uow, clock, letter)
    assert only(uow).incident_class is IncidentClass.NO_CONTRACT
    assert only(uow).pec is PecVerdict.UNVERIFIED
    assert "sentito il cliente" in story(uow, only(uow).id)[-1]
    judge_again(uow, clock, message, given(letter, PecReason.GENUINE), AUTHOR)
    assert only(uow).pec is PecVerdict.VERIFIED
    assert "Controllo ripetuto" in story(uow, only(uow).id)[-1]


def test_a_program_s_mail_that_is_let_in_opens_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    robot = mail("rita@rossi.example", pec=pec(PecReason.NO_CA))
    admitted(uow, clock, replace(robot, headers=(("auto-submitted", "auto-replied"),)))
    assert uow.find(LedgerEntry)[0].action is MailAction.AUTOMATIC
    assert uow.find(Incident) == []


def test_a_class_1_request_keeps_its_place(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("anna@aurora.example", pec=pec(PecReason.NO_CA))
    message = admitted(uow, clock, letter)
    before = only(uow)
    assert "accettato dalla quarantena: sentito il cliente" in story(uow, before.id)[-1]
    judge_again(uow, clock, message, given(letter, PecReason.GENUINE), AUTHOR)
    after = only(uow)
    assert (after.received, after.due, after.incident_class) == (
        before.received,
        before.due,
        before.incident_class,
    )
    assert after.pec is PecVerdict.VERIFIED


def test_a_later_message_proves_only_what_was_parked(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = mail("anna@aurora.example")
    take(uow, clock, first)
    letter = mail("anna@aurora.example", "Re: ", in_reply_to=(first.message_id,), pec=pec(PecReason.NO_CA))
    file_in(uow, clock, letter, AUTHOR, PROVIDERS, as_ordinary=True)
    message = uow.find(Message)[-1]
    assert message.incident_id == only(uow).id
    judge_again(uow, clock, message.id, given(letter, PecReason.GENUINE), AUTHOR)
    assert only(uow).pec is PecVerdict.NOT_PEC


def test_a_replay_stays_unverified(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE)))
    letter = mail("rita@rossi.example", "Altro", pec=pec(PecReason.NO_CA))
    message = take(uow, clock, letter)
    judge_again(uow, clock, message, given(letter, PecReason.GENUINE), AUTHOR)
    assert uow.get(Message, message).pec_detail.startswith("PEC non verificata: l'identificativo")


def test_a_receipt_is_verified_with_its_letter(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    envelope = PecEnvelope(PecKind.ACCEPTED, ref_message_id="<out@ditta.example>", reason=PecReason.NO_CA)
    opened = take(uow, clock, mail("anna@aurora.example"))
    incident = only(uow)
    out = Message(incident.id, clock.now(), "", "", "<out@ditta.example>", "0", outgoing=True)
    row = uow.add(out).id
    letter = uow.add(Letter(incident.id, row, LetterKind.REPLY, "x@y.example", clock.now()))
    answer = mail("posta@pec.it", "ACCETTAZIONE", pec=envelope)
    message = take(uow, clock, answer)
    kept = uow.find(Receipt, message_id=message) or [
        uow.add(Receipt(letter.id, PecKind.ACCEPTED, clock.now(), message_id=message))
    ]
    changes = judge_again(uow, clock, message, given(answer, PecReason.GENUINE), AUTHOR)
    assert changes.incidents == {incident.id}
    assert uow.get(Receipt, kept[0].id).verified
    assert only(uow).pec is PecVerdict.NOT_PEC
    assert opened != message
    assert uow.find(IncidentEvent)[-1].kind is EventKind.MESSAGE


def test_a_message_of_no_incident(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    envelope = PecEnvelope(PecKind.ACCEPTED, reason=PecReason.NO_CA)
    answer = mail("posta@pec.it", "ACCETTAZIONE", pec=envelope)
    message = take(uow, clock, answer)
    assert not judge_again(uow, clock, message, given(answer, PecReason.GENUINE), AUTHOR).incidents
    assert uow.find(Message)[-1].pec is PecVerdict.VERIFIED
    assert uow.find(Incident) == []
