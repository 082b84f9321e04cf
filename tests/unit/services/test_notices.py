"""What is told, when, and that it is told once; nobody is woken for a plan that sleeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from istes_desk.domain.holidays import Closure
from istes_desk.domain.incidents import Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.letters import Letter, Receipt, SendState
from istes_desk.domain.mail import PecKind
from istes_desk.domain.mailboxes import FolderState, GivenNotice, Mailbox
from istes_desk.services.incidents import set_severity
from istes_desk.services.notices import Notice, NoticeKind, due_notices, give
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.responses import confirm_urgent, log_call
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.letter_world import letter_world, reply
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, MONDAY_TEN, ROSSI, by_hand, only, world


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_TEN)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    with world()() as work:
        return work


def told(uow: UnitOfWork, at: datetime) -> list[tuple[NoticeKind, str]]:
    return [(notice.kind, notice.text) for notice in shown(uow, at)]


def shown(uow: UnitOfWork, at: datetime) -> tuple[Notice, ...]:
    """As the program does it: what is shown is written down."""
    found = due_notices(uow, at, AUTHOR)
    give(uow, at, [notice.key for notice in found])
    return found


def without_contract(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Rossi's request waits in class 2."""
    incident = uow.get(Incident, by_hand(uow, clock, ROSSI))
    uow.save(replace(incident, incident_class=IncidentClass.NO_CONTRACT))


def test_an_empty_queue_says_nothing(uow: FakeUnitOfWork) -> None:
    assert shown(uow, MONDAY_TEN) == ()


def test_a_term_is_told_at_a_quarter_left_and_when_missed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    id = by_hand(uow, clock, LIDO)
    set_severity(uow, clock, id, Severity.A, AUTHOR)
    quarter = MONDAY_TEN + timedelta(minutes=45)
    assert shown(uow, quarter - timedelta(minutes=1)) == ()
    assert told(uow, quarter) == [
        (NoticeKind.NEAR, "INC-000001, Camping Lido: rispondere entro lun 02/03 11:00, tra 15 min.")
    ]
    assert shown(uow, quarter) == ()
    assert shown(uow, MONDAY_TEN + timedelta(hours=1)) == ()
    late = MONDAY_TEN + timedelta(hours=1, minutes=1)
    (missed,) = shown(uow, late)
    assert missed.incident_id == id
    assert missed.text == "INC-000001, Camping Lido: termine di risposta mancato, era lun 02/03 11:00."
    assert shown(uow, late) == ()


def test_each_reader_is_told(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    by_hand(uow, clock, LIDO)
    late = MONDAY_TEN + timedelta(hours=2)
    assert len(shown(uow, late)) == 1
    assert [one.kind for one in due_notices(uow, late, "anna")] == [NoticeKind.MISSED]


def test_an_answer_silences(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    id = by_hand(uow, clock, LIDO)
    log_call(uow, clock, id, "", AUTHOR)
    assert shown(uow, MONDAY_TEN + timedelta(hours=2)) == ()


def test_a_plan_that_sleeps_waits_for_its_window(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Basic, received on Friday at 16:00, four hours: due on Monday at 11:00, a quarter left at 10:00."""
    clock.jump(days=4, hours=6)
    set_severity(uow, clock, by_hand(uow, clock, AURORA), Severity.A, AUTHOR)
    assert only(uow).due == datetime(2026, 3, 9, 10, 0, tzinfo=UTC)
    monday_nine = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    assert shown(uow, monday_nine) == ()
    assert shown(uow, monday_nine - timedelta(hours=2)) == ()
    assert [kind for kind, _ in told(uow, monday_nine + timedelta(hours=1))] == [NoticeKind.NEAR]
    assert shown(uow, monday_nine + timedelta(hours=12)) == ()
    assert [kind for kind, _ in told(uow, monday_nine + timedelta(days=1))] == [NoticeKind.MISSED]


def test_a_miss_is_told_however_long_the_office_was_closed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.jump(hours=7, minutes=30)
    set_severity(uow, clock, by_hand(uow, clock, AURORA), Severity.A, AUTHOR)
    uow.add(Closure("Ferie", date(2026, 3, 4), date(2026, 3, 20)))
    assert shown(uow, datetime(2026, 3, 20, 9, 0, tzinfo=UTC)) == ()
    opening = datetime(2026, 3, 23, 8, 0, tzinfo=UTC)
    assert [kind for kind, _ in told(uow, opening)] == [NoticeKind.MISSED]
    assert shown(uow, opening + timedelta(days=1)) == ()


def test_an_urgency_of_a_plan_that_never_sleeps_is_told_at_night(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    clock.jump(hours=14)
    for customer in (AURORA, LIDO):
        confirm_urgent(uow, clock, by_hand(uow, clock, customer), True, AUTHOR)
    night = clock.now()
    assert told(uow, night) == [
        (NoticeKind.URGENT, "INC-000002, Camping Lido: urgenza confermata, «Blocco».")
    ]
    morning = night + timedelta(hours=9, minutes=30)
    assert "INC-000001, Hotel Aurora" in " ".join(text for _, text in told(uow, morning))


def test_without_a_plan_an_urgency_is_told_at_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.jump(hours=14)
    confirm_urgent(uow, clock, by_hand(uow, clock, None), True, AUTHOR)
    assert told(uow, clock.now()) == [
        (NoticeKind.URGENT, "INC-000001, Cliente da assegnare: urgenza confermata, «Blocco».")
    ]


def test_who_has_no_contract_becomes_callable_once_a_day(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.jump(hours=-1)
    without_contract(uow, clock)
    assert shown(uow, clock.now()) == ()
    first = (
        NoticeKind.CALLABLE,
        "Ora si richiamano i clienti senza contratto, fino alle 13:00: per primo INC-000001.",
    )
    assert told(uow, MONDAY_TEN) == [first]
    assert shown(uow, MONDAY_TEN + timedelta(minutes=5)) == ()
    assert told(uow, MONDAY_TEN + timedelta(days=1)) == [first]


def test_a_contract_in_the_way_holds_the_notice_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    without_contract(uow, clock)
    id = by_hand(uow, clock, AURORA)
    assert shown(uow, MONDAY_TEN) == ()
    uow.save(replace(uow.get(Incident, id), state=IncidentState.PLANNED))
    assert [kind for kind, _ in told(uow, MONDAY_TEN)] == [NoticeKind.CALLABLE]


def test_a_mailbox_is_told_of_once_for_each_outage(uow: FakeUnitOfWork) -> None:
    box = uow.add(Mailbox("Assistenza", "assistenza@ditta.example", "u", "imap.ditta.example"))
    state = uow.add(FolderState(box.id, "INBOX", MONDAY_TEN))
    assert shown(uow, MONDAY_TEN) == ()
    broken = uow.save(replace(state, error="Il server non risponde."))
    words = "La casella Assistenza non si può leggere: Il server non risponde."
    assert told(uow, MONDAY_TEN) == [(NoticeKind.MAILBOX, words)]
    uow.save(replace(broken, checked_at=MONDAY_TEN + timedelta(minutes=5)))
    assert shown(uow, MONDAY_TEN) == ()
    uow.save(state)
    assert told(uow, MONDAY_TEN) == [(NoticeKind.MAILBOX, "La casella Assistenza si legge di nuovo.")]
    assert shown(uow, MONDAY_TEN) == ()
    uow.save(broken)
    assert told(uow, MONDAY_TEN) == [(NoticeKind.MAILBOX, words)]


def test_giving_twice_changes_nothing(uow: FakeUnitOfWork) -> None:
    for _ in range(2):
        give(uow, MONDAY_TEN, ["late:1:mario"])
    assert len(uow.find(GivenNotice)) == 1


def test_a_letter_that_was_refused_or_came_back_is_told_once(clock: FixedClock) -> None:
    with letter_world()() as work:
        one = work.get(Incident, by_hand(work, clock, LIDO, sender="capo@lido.example", severity=Severity.C))
        letter = work.get(Letter, reply(work, clock, one))
        assert shown(work, MONDAY_TEN) == ()
        broken = work.save(
            replace(letter, state=SendState.FAILED, error="Il server ha rifiutato.", tried_at=MONDAY_TEN)
        )
        words = "INC-000001, messaggio a capo@lido.example: non inviato. Il server ha rifiutato."
        assert told(work, MONDAY_TEN) == [(NoticeKind.LETTER, words)]
        assert shown(work, MONDAY_TEN) == ()
        again = MONDAY_TEN + timedelta(minutes=5)
        sent = work.save(replace(broken, tried_at=again))
        assert told(work, again) == [(NoticeKind.LETTER, words)]
        work.save(replace(sent, state=SendState.SENT))
        work.add(Receipt(letter.id, PecKind.DELIVERED, again))
        work.add(Receipt(letter.id, PecKind.NOT_DELIVERED, again, bounce=True))
        (came_back,) = shown(work, again)
        assert came_back.incident_id == one.id
        assert came_back.text.endswith("messaggio a capo@lido.example: tornata indietro lun 02/03 10:05.")
        later = due_notices(work, again + timedelta(days=8), "anna")
        assert NoticeKind.LETTER not in {notice.kind for notice in later}
