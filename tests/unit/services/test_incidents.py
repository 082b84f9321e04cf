"""What technicians decide: severity, customer, calls, states, gate, overrides (Q-4 to Q-11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from istes_desk.domain.authorisation import GateClosedError
from istes_desk.domain.customers import Contact
from istes_desk.domain.errors import DomainError, StateError
from istes_desk.domain.incidents import (
    Authorisation,
    Channel,
    CoveredObject,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.domain.mail import PecReason
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services import incidents as desk
from istes_desk.services.changes import Changes
from istes_desk.services.intake import file_in
from istes_desk.services.responses import NotYetCallableError, call_back_of
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import (
    AURORA,
    AUTHOR,
    LIDO,
    PROVIDERS,
    ROSSI,
    by_hand,
    mail,
    only,
    pec,
    story,
)
from tests.unit.services.queue_world import world as make_world

S = IncidentState


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    with make_world()() as work:
        yield work


def stored(uow: FakeUnitOfWork, incident_id: int) -> Incident:
    return uow.get(Incident, incident_id)


def test_severity_moves_the_deadline_and_its_reason(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    assert stored(uow, one).due == clock.now() + timedelta(hours=1)
    desk.set_severity(uow, clock, one, Severity.C, AUTHOR)
    assert stored(uow, one).due == clock.now() + timedelta(hours=4)
    assert stored(uow, one).reason.count("Termine:") == 1
    assert "gravità C: 4 ore" in stored(uow, one).reason
    desk.set_severity(uow, clock, one, None, AUTHOR)
    assert stored(uow, one).due == clock.now() + timedelta(hours=1)
    assert story(uow, one)[1:] == ["Gravità C assegnata.", "Gravità da assegnare."]


def test_a_miss_stays_and_its_deadline_never_moves_later(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO, severity=Severity.A)
    due = stored(uow, one).due
    clock.advance(hours=2)
    desk.set_severity(uow, clock, one, Severity.C, AUTHOR)
    assert stored(uow, one).missed
    assert stored(uow, one).due == due
    desk.change_state(uow, clock, one, S.CLOSED, AUTHOR)
    desk.reopen(uow, clock, one, AUTHOR, "torna")
    assert stored(uow, one).missed


def test_the_provisional_deadline_is_not_missed_for_good(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    clock.advance(hours=2)
    assert desk.record_misses(uow, clock, AUTHOR) == Changes()
    desk.log_call(uow, clock, one, "", AUTHOR)
    desk.set_severity(uow, clock, one, Severity.B, AUTHOR)
    assert not stored(uow, one).missed
    assert stored(uow, one).due == stored(uow, one).received + timedelta(hours=2)
    desk.set_severity(uow, clock, one, Severity.C, AUTHOR)
    assert stored(uow, one).due == stored(uow, one).received + timedelta(hours=2)


def test_an_answer_at_the_deadline_meets_it(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one, two = (by_hand(uow, clock, LIDO, severity=Severity.A) for _ in range(2))
    clock.advance(hours=1)
    desk.log_call(uow, clock, one, "Richiama domani", AUTHOR)
    clock.advance(minutes=1)
    desk.log_call(uow, clock, two, "", AUTHOR)
    desk.log_call(uow, clock, one, "", "luigi")
    first, late = stored(uow, one), stored(uow, two)
    assert (first.state, first.missed, first.technician) == (S.CALLED_BACK, False, AUTHOR)
    assert first.responded_at == clock.now() - timedelta(minutes=1)
    assert late.missed
    assert story(uow, one)[1:] == [
        "Cliente richiamato (risposta in tempo): Richiama domani",
        "Cliente richiamato.",
    ]
    assert story(uow, two)[1] == "Cliente richiamato (termine di risposta mancato)."


def test_misses_are_recorded_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO, severity=Severity.A)
    clock.advance(hours=2)
    assert desk.record_misses(uow, clock, AUTHOR).incidents == {one}
    assert desk.record_misses(uow, clock, AUTHOR) == Changes()
    assert stored(uow, one).missed


def test_class_2_waits_for_class_1_and_a_reason_lets_it_through(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    first, second = by_hand(uow, clock, LIDO), by_hand(uow, clock, ROSSI)
    assert stored(uow, second).incident_class is IncidentClass.NO_CONTRACT
    with pytest.raises(NotYetCallableError, match="prima 1 richiesta con contratto"):
        desk.log_call(uow, clock, second, "", AUTHOR)
    desk.log_call(uow, clock, second, "", AUTHOR, "è qui davanti.")
    assert "Richiamato fuori ordine: è qui davanti. Non ancora" in story(uow, second)[1]
    desk.log_call(uow, clock, second, "", AUTHOR)
    third = by_hand(uow, clock, ROSSI)
    desk.log_call(uow, clock, first, "", AUTHOR)
    assert call_back_of(uow, stored(uow, third), clock.now()).callable
    desk.log_call(uow, clock, third, "", AUTHOR)


def test_with_the_switch_off_every_open_class_1_holds_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one, two = by_hand(uow, clock, LIDO), by_hand(uow, clock, ROSSI)
    desk.log_call(uow, clock, one, "", AUTHOR)
    uow.save(replace(uow.get(QueuePolicy, 1), only_waiting_blocks=False))
    uow.save(replace(stored(uow, two), policy_id=None))
    assert not call_back_of(uow, stored(uow, two), clock.now()).callable


def test_a_parked_one_is_called_only_for_a_reason(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, ROSSI, channel=Channel.EMAIL)
    with pytest.raises(NotYetCallableError, match="In attesa di PEC"):
        desk.log_call(uow, clock, one, "", AUTHOR, " ")
    lists = by_hand(uow, clock, ROSSI, kind=RequestKind.CONSULTANCY)
    desk.log_call(uow, clock, lists, "", AUTHOR)


def test_treat_as_pec(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    file_in(uow, clock, mail("rita@rossi.example", pec=pec(PecReason.NO_CA)), AUTHOR, as_ordinary=True)
    one = only(uow).id
    with pytest.raises(DomainError, match="Indicare il motivo"):
        desk.treat_as_pec(uow, clock, one, " ", AUTHOR)
    desk.treat_as_pec(uow, clock, one, "letta nella webmail del gestore", AUTHOR)
    assert stored(uow, one).incident_class is IncidentClass.NO_CONTRACT
    assert stored(uow, one).pec is PecVerdict.UNVERIFIED
    desk.set_object(uow, clock, one, CoveredObject.HARDWARE, AUTHOR)
    assert stored(uow, one).incident_class is IncidentClass.NO_CONTRACT
    with pytest.raises(DomainError, match="non è in attesa di PEC"):
        desk.treat_as_pec(uow, clock, one, "x", AUTHOR)


def test_what_it_is_about_decides_the_class(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    desk.set_object(uow, clock, one, CoveredObject.HARDWARE, AUTHOR)
    assert "contratto hardware valido" in stored(uow, one).reason
    assert stored(uow, one).due is None
    desk.set_object(uow, clock, one, CoveredObject.THIRD_PARTY_SOFTWARE, AUTHOR)
    assert stored(uow, one).incident_class is IncidentClass.NO_CONTRACT
    assert story(uow, one)[-1].startswith("Riguarda software di terzi. Classe 2")


def test_the_plan_as_it_read_at_reception(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    old = uow.get(Plan, 3)
    minutes = {**old.minutes, Severity.A: 30}
    newer = replace(old, id=0, valid_from=clock.now().date(), minutes=minutes)
    uow.add(newer)
    assert stored(uow, by_hand(uow, clock, LIDO)).due == clock.now() + timedelta(minutes=30)
    earlier = by_hand(uow, clock, LIDO, received=clock.now() - timedelta(days=2))
    assert stored(uow, earlier).plan_id == 3


def test_assigning_learns_the_address_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    file_in(uow, clock, mail("capo@nuovo.example"), AUTHOR, PROVIDERS)
    one = only(uow).id
    assert stored(uow, one).incident_class is IncidentClass.PARKED
    assert desk.assign_customer(uow, clock, one, LIDO, AUTHOR).customers == {LIDO}
    assert stored(uow, one).incident_class is IncidentClass.CONTRACT
    assert uow.find(Contact, email="capo@nuovo.example", customer_id=LIDO)
    assert not desk.assign_customer(uow, clock, one, LIDO, AUTHOR).customers
    assert story(uow, one)[-1] == "Assegnata a Camping Lido."


def test_no_address_is_learnt_from_a_caller(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, None, sender="Il portiere")
    assert not desk.assign_customer(uow, clock, one, AURORA, AUTHOR).customers


def test_kinds_have_lists_of_their_own(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    desk.set_kind(uow, clock, one, RequestKind.CUSTOMISATION, AUTHOR)
    assert stored(uow, one).due is None
    desk.set_kind(uow, clock, one, RequestKind.INCIDENT, AUTHOR)
    assert stored(uow, one).due is not None


def test_urgency_notes_and_steps(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    desk.confirm_urgent(uow, clock, one, True, AUTHOR)
    assert stored(uow, one).urgent
    desk.confirm_urgent(uow, clock, one, False, AUTHOR)
    desk.add_note(uow, clock, one, " vista ", AUTHOR)
    with pytest.raises(DomainError):
        desk.add_note(uow, clock, one, " ", AUTHOR)
    with pytest.raises(StateError, match="Da «in coda» non si passa a «cliente richiamato»"):
        desk.change_state(uow, clock, one, S.CALLED_BACK, AUTHOR)
    desk.change_state(uow, clock, one, S.CLOSED, AUTHOR, "fatto")
    assert stored(uow, one).responded_at is None
    with pytest.raises(DomainError):
        desk.confirm_urgent(uow, clock, one, True, AUTHOR)
    assert story(uow, one)[1:] == [
        "Urgenza confermata.",
        "Urgenza tolta.",
        "vista",
        "Stato: da in coda a chiusa. fatto",
    ]


def test_sole_administrator_needs_the_request_in_writing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    called = by_hand(uow, clock, AURORA)
    with pytest.raises(GateClosedError):
        desk.work_started(uow, clock, called, AUTHOR)
    desk.authorise(uow, clock, Authorisation(called, written_request=True), AUTHOR)
    desk.work_started(uow, clock, called, AUTHOR)
    assert stored(uow, called).state is S.IN_PROGRESS
    assert desk.work_started(uow, clock, called, AUTHOR) == Changes()
    assert [e.kind for e in uow.find(IncidentEvent)][-2:] == [EventKind.AUTHORISED, EventKind.WORK]


def test_without_appointment_each_missing_item_is_named(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(Device(customer_id=ROSSI, site_id=1, name="SRV", kind=DeviceKind.SERVER))
    one = by_hand(uow, clock, ROSSI, device_id=1)
    found = desk.gate(uow, one, clock.now())
    assert [item.code for item in found.items] == ["request", "watcher", "account", "password"]
    assert "Account dedicato sul server" in found.reason
    with pytest.raises(GateClosedError):
        desk.start_anyway(uow, clock, one, "", AUTHOR)
    desk.start_anyway(uow, clock, one, "emergenza", AUTHOR)
    desk.work_started(uow, clock, one, AUTHOR)
    assert "Intervento avviato. Avviato comunque: emergenza." in story(uow, one)[-1]
    assert not desk.gate(uow, by_hand(uow, clock, None), clock.now()).open


def test_the_temporary_access_is_ended_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, ROSSI)
    items = Authorisation(one, True, "Rita Rossi", "istes-adm", True)
    desk.authorise(uow, clock, items, AUTHOR)
    assert desk.authorise(uow, clock, items, AUTHOR) == Changes()
    assert desk.gate(uow, one, clock.now()).open
    desk.authorise(uow, clock, replace(items, watcher=""), AUTHOR)
    assert "Manca: Persona che segue" in story(uow, one)[-1]
    desk.end_access(uow, clock, one, AUTHOR)
    assert story(uow, one)[-1] == "Accesso temporaneo chiuso: istes-adm."
    with pytest.raises(DomainError):
        desk.end_access(uow, clock, one, AUTHOR)
