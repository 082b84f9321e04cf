"""Mail and calls come in: class, deadline, place, nothing twice (Q-1, Q-3, Q-4, Q-9, Q-10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import (
    Channel,
    Incident,
    IncidentClass,
    IncidentState,
    Message,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.domain.mail import AttachmentInfo, MailAction, PecEnvelope, PecKind, PecReason, RawMail
from istes_desk.services.incident_view import raw_message
from istes_desk.services.intake import HandDraft, Reception, file_in, register_by_hand
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import (
    AURORA,
    AUTHOR,
    LIDO,
    MONDAY_TEN,
    PROVIDERS,
    ROSSI,
    VERIFIED,
    by_hand,
    mail,
    only,
    pec,
    story,
    world,
)


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    with world()() as work:
        yield work


def take(uow: FakeUnitOfWork, clock: FixedClock, letter: RawMail) -> Reception:
    return file_in(uow, clock, letter, AUTHOR, PROVIDERS)


def test_a_known_address_with_contract_is_class_1_with_deadline(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    letter = mail("anna@aurora.example", attachments=(AttachmentInfo("x.exe", "", 1, True),))
    changes = take(uow, clock, letter).changes
    incident = only(uow)
    assert changes.new_id == incident.id
    assert changes.incidents == {incident.id}
    assert (incident.customer_id, incident.incident_class) == (AURORA, IncidentClass.CONTRACT)
    assert incident.received == clock.now() - timedelta(minutes=30)
    assert incident.due == clock.now() + timedelta(hours=4, minutes=30)  # 09:30, lunch, 4 h: 14:30 in Rome
    assert "contratto Basic valido" in incident.reason
    assert "Termine: contratto Basic, gravità da assegnare (vale A): 4 ore" in incident.reason
    assert "Allegati: x.exe (bloccato)." in story(uow, incident.id)[0]
    (kept,) = uow.find(Message)
    assert (raw_message(uow, kept.id), kept.incident_id) == (letter.raw, incident.id)


def test_the_same_mail_again_changes_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("anna@aurora.example")
    first = take(uow, clock, letter)
    for copy in (letter, replace(letter, sha256="other"), replace(letter, message_id="")):
        again = take(uow, clock, copy)
        assert again.action is MailAction.ALREADY_IMPORTED
        assert again.incident_id == first.incident_id
        assert not again.changes.incidents
    assert len(uow.find(Message)) == 1


def test_a_known_mail_without_incident_has_no_place(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("x@y.example", headers=(("auto-submitted", "auto-replied"),))
    assert take(uow, clock, letter).action is MailAction.AUTOMATIC
    assert take(uow, clock, letter).incident_id is None
    assert uow.find(Incident) == []


@pytest.mark.parametrize(
    ("sender", "customer"),
    [("nuovo@aurora.example", AURORA), ("lido@pec.it", LIDO), ("altro@pec.it", None), ("", None)],
)
def test_customer_by_domain_or_pec_never_by_provider(
    uow: FakeUnitOfWork, clock: FixedClock, sender: str, customer: int | None
) -> None:
    take(uow, clock, mail(sender, ""))
    assert only(uow).customer_id == customer
    assert only(uow).subject == "(senza oggetto)"


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_mail_from_a_clock_that_is_wrong_came_now(
    uow: FakeUnitOfWork, clock: FixedClock, year: int
) -> None:
    letter = replace(mail("rita@rossi.example"), date=datetime(year, 1, 1, tzinfo=UTC))
    assert take(uow, clock, letter).action is MailAction.NEW
    assert only(uow).received == clock.now()


def test_ordinary_mail_without_contract_is_parked(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example"))
    incident = only(uow)
    assert (incident.incident_class, incident.due) == (IncidentClass.PARKED, None)
    assert incident.reason.startswith("In attesa di PEC")


def test_a_verified_pec_is_class_2_at_its_certified_time(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE)))
    incident = only(uow)
    assert (incident.incident_class, incident.channel) == (IncidentClass.NO_CONTRACT, Channel.PEC)
    assert incident.received == clock.now() - timedelta(hours=1)
    assert "PEC verificata" in story(uow, incident.id)[0]


def test_an_unverified_pec_waits_apart(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    found = take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.SIGNATURE_INVALID)))
    assert (found.action, found.incident_id) == (MailAction.QUARANTINE, None)
    assert "la firma non copre il messaggio" in found.reason
    (kept,) = uow.find(Message)
    assert (kept.pec, kept.pec_detail) == (PecVerdict.UNVERIFIED, found.reason)


def test_a_pec_taken_as_ordinary_mail_is_parked_with_its_reason(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.SIGNATURE_INVALID))
    found = file_in(uow, clock, letter, AUTHOR, PROVIDERS, as_ordinary=True)
    incident = only(uow)
    assert found.action is MailAction.NEW
    assert incident.incident_class is IncidentClass.PARKED
    assert incident.pec is PecVerdict.UNVERIFIED
    assert "la firma non copre il messaggio" in incident.pec_detail
    assert incident.received == clock.now() - timedelta(minutes=30)


def test_an_identificativo_used_twice_is_a_replay(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE)))
    again = take(uow, clock, mail("rita@rossi.example", "Altro", pec=pec(PecReason.GENUINE)))
    assert again.action is MailAction.QUARANTINE
    assert [i.pec for i in uow.find(Incident)] == [VERIFIED]


def test_a_forged_copy_neither_hides_the_genuine_pec_nor_is_dropped(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    """Who knows the identificativo may send a forgery under its Message-ID, before or after."""
    name = "opec1@pec.it"

    def letter(subject: str, reason: PecReason) -> RawMail:
        return replace(mail("rita@rossi.example", subject, pec=pec(reason, name)), message_id=f"<{name}>")

    genuine = letter("Blocco", PecReason.GENUINE)
    forged = [letter(subject, PecReason.SIGNATURE_INVALID) for subject in ("Prima", "Dopo")]
    found = [take(uow, clock, one).action for one in (forged[0], genuine, forged[1], forged[1])]
    assert found == [
        MailAction.QUARANTINE,
        MailAction.NEW,
        MailAction.QUARANTINE,
        MailAction.ALREADY_IMPORTED,
    ]
    assert len(uow.find(Message)) == 3
    let_in = file_in(uow, clock, replace(forged[1], sha256="again"), AUTHOR, PROVIDERS, as_ordinary=True)
    assert let_in.action is MailAction.NEW


def test_a_pec_in_two_mailboxes_is_a_copy_and_no_replay(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("rita@rossi.example", pec=pec(PecReason.GENUINE))
    take(uow, clock, letter)
    copy = take(uow, clock, replace(letter, sha256="other traces of the way"))
    assert copy.action is MailAction.ALREADY_IMPORTED


def test_a_reply_finds_the_identificativo_behind_a_forgery(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE, "opec7@pec.it")))
    forged = mail("x@y.example", "Altro", pec=pec(PecReason.NOT_SIGNED, "opec8@pec.it"))
    take(uow, clock, replace(forged, message_id="<opec7@pec.it>"))
    found = take(uow, clock, mail("rita@rossi.example", "Re", in_reply_to=("<opec7@pec.it>",)))
    assert found.action is MailAction.APPEND


def test_the_future_is_not_believed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", date=clock.now() + timedelta(days=1)))
    take(uow, clock, mail("anna@aurora.example", date=None))
    assert {i.received for i in uow.find(Incident)} == {clock.now()}


@pytest.mark.parametrize("state", [IncidentState.WAITING_CUSTOMER, IncidentState.SOLVED])
def test_a_reply_is_appended_and_wakes(uow: FakeUnitOfWork, clock: FixedClock, state: IncidentState) -> None:
    first = mail("anna@aurora.example")
    take(uow, clock, first)
    uow.save(replace(only(uow), state=state))
    answer = take(uow, clock, mail("anna@aurora.example", "Re: Blocco", in_reply_to=(first.message_id,)))
    assert answer.action is MailAction.APPEND
    assert only(uow).state is IncidentState.QUEUED
    assert len(uow.find(Message, incident_id=only(uow).id)) == 2


def test_a_reply_by_pec_admits_what_was_parked(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = mail("rita@rossi.example")
    take(uow, clock, first)
    take(uow, clock, mail("rita@rossi.example", "Re", in_reply_to=(first.message_id,)))
    assert only(uow).incident_class is IncidentClass.PARKED
    genuine = pec(PecReason.GENUINE)
    take(uow, clock, mail("rita@rossi.example", "Re: ", in_reply_to=(first.message_id,), pec=genuine))
    assert only(uow).incident_class is IncidentClass.NO_CONTRACT
    assert only(uow).received == clock.now() - timedelta(hours=1)


def test_the_tag_threads_only_for_the_customer(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    by_hand(uow, clock, AURORA)
    tagged = "[INC-000001] ancora"
    assert take(uow, clock, mail("anna@aurora.example", tagged)).action is MailAction.APPEND
    assert take(uow, clock, mail("rita@rossi.example", tagged)).action is MailAction.NEW
    assert take(uow, clock, mail("anna@aurora.example", "[INC-000099] x")).action is MailAction.NEW


def test_the_tag_threads_for_who_opened_the_incident(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Also while it is nobody's, and also when another number stands before it."""
    first = take(uow, clock, mail("mario.bianchi@pec.it"))
    answer = take(uow, clock, mail("mario.bianchi@pec.it", "R: [INC-000099] R: [INC-000001] ancora"))
    assert (answer.action, answer.incident_id) == (MailAction.APPEND, first.incident_id)
    assert take(uow, clock, mail("altri@pec.it", "R: [INC-000001]")).action is MailAction.NEW
    assert take(uow, clock, mail("", "R: [INC-000001]")).action is MailAction.NEW


def test_a_closed_incident_gets_a_linked_one(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = mail("anna@aurora.example")
    take(uow, clock, first)
    uow.save(replace(only(uow), state=IncidentState.CLOSED))
    found = take(uow, clock, mail("boss@other.example", "Re", references=(first.message_id,)))
    assert found.action is MailAction.NEW_LINKED
    assert uow.get(Incident, found.incident_id or 0).customer_id == AURORA


def test_a_twin_is_proposed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("anna@aurora.example", "Altro"))
    take(uow, clock, mail("anna@aurora.example"))
    found = take(uow, clock, mail("anna@aurora.example", "Re: Blocco stampante"))
    assert "Possibile doppione di INC-000002" in found.reason
    late = mail("anna@aurora.example", date=clock.now() - timedelta(days=3))
    assert "doppione" not in take(uow, clock, late).reason


def test_receipts_never_open_anything(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident_id = by_hand(uow, clock, AURORA)
    sent = Message(incident_id, clock.now(), "noi", "Re", "<out@ditta.example>", "s", outgoing=True)
    uow.add(sent)
    receipt = PecEnvelope(PecKind.ACCEPTED, ref_message_id="<out@ditta.example>", identificativo="opec9")
    head = (("x-ricevuta", "accettazione"),)
    found = take(uow, clock, mail("posta@pec.it", "ACCETTAZIONE", pec=receipt, headers=head))
    assert (found.action, found.incident_id) == (MailAction.RECEIPT, incident_id)
    unknown = replace(receipt, ref_message_id="", identificativo="opec10")
    stray = take(uow, clock, mail("posta@pec.it", "ACCETTAZIONE 2", pec=unknown, headers=head))
    assert (stray.action, stray.incident_id) == (MailAction.QUARANTINE, None)
    assert only(uow).state is IncidentState.QUEUED


def test_a_reply_to_the_providers_identificativo_is_threaded(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.GENUINE, "opec7@pec.it")))
    found = take(uow, clock, mail("rita@rossi.example", "Re", in_reply_to=("<opec7@pec.it>",)))
    assert found.action is MailAction.APPEND


def test_by_hand(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident_id = by_hand(uow, clock, LIDO, severity=Severity.B, body=" Fermo ", urgent=True)
    incident = uow.get(Incident, incident_id)
    assert (incident.number, incident.body, incident.urgent) == (1, "Fermo", True)
    assert incident.due == clock.now() + timedelta(hours=2)
    assert story(uow, incident_id)[0].startswith("Telefonata ricevuta, registrata a mano. Classe 1")


def test_by_hand_a_pec_is_never_taken_as_verified(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    typed = uow.get(Incident, by_hand(uow, clock, ROSSI, channel=Channel.PEC))
    assert typed.incident_class is IncidentClass.PARKED


def test_requests_that_are_no_incidents_have_no_deadline(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert uow.get(Incident, by_hand(uow, clock, LIDO, kind=RequestKind.CONSULTANCY)).due is None


@pytest.mark.parametrize(("facts", "field"), [({"subject": " "}, "subject"), ({"received": 1}, "received")])
def test_by_hand_refuses(
    uow: FakeUnitOfWork, clock: FixedClock, facts: dict[str, object], field: str
) -> None:
    draft = HandDraft(clock.now(), Channel.PHONE, "x")
    wrong = replace(draft, subject=" ") if field == "subject" else None
    later = replace(draft, received=clock.now() + timedelta(minutes=1))
    with pytest.raises(DomainError) as refused:
        register_by_hand(uow, clock, wrong or later, AUTHOR)
    assert refused.value.field == field


def test_a_time_certified_ahead_of_our_clock_counts_as_now_and_says_so(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    ahead = replace(pec(PecReason.GENUINE), certified_at=MONDAY_TEN + timedelta(hours=25))
    found = file_in(uow, clock, mail("rita@rossi.example", pec=ahead), AUTHOR)
    assert only(uow).received == MONDAY_TEN
    (line,) = story(uow, found.incident_id or 0)
    assert "L'ora certificata (03/03/2026 11:00) è più avanti dell'orologio di questo computer" in line
    assert "vale l'ora in cui la PEC è stata letta (02/03/2026 10:00). Controllare l'orologio." in line
