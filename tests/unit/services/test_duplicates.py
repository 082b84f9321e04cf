"""A request said twice is closed into the other by a person, and comes back as it was (Q-10)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Channel, Incident, IncidentState, Message
from istes_desk.domain.mail import MailAction
from istes_desk.services import incidents as use
from istes_desk.services.changes import Changes, ids
from istes_desk.services.deciding import decide, take_back
from istes_desk.services.duplicates import proposed_originals
from istes_desk.services.errors import NotFoundError
from istes_desk.services.intake import file_in
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import (
    AURORA,
    AUTHOR,
    LIDO,
    MONDAY_TEN,
    ROSSI,
    by_hand,
    mail,
    story,
    world,
)

S = IncidentState
ANNA = "anna@aurora.example"


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_TEN)


def later(uow: FakeUnitOfWork, clock: FixedClock, customer: int | None, **facts: Any) -> int:
    """A request of five minutes after the last one."""
    clock.advance(minutes=5)
    return by_hand(uow, clock, customer, **facts)


def stored(uow: FakeUnitOfWork, id: int) -> Incident:
    return uow.get(Incident, id)


def test_closed_into_the_other_and_taken_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = by_hand(uow, clock, AURORA, subject="Non stampa")
    second = later(uow, clock, AURORA, subject="Ancora non stampa")
    before = stored(uow, second)
    changes, decided = decide(
        uow, [second], lambda work, id: use.mark_duplicate(work, clock, id, first, AUTHOR)
    )
    assert changes == Changes(incidents=ids(first, second))
    assert (stored(uow, second).state, stored(uow, second).duplicate_of_id) == (S.CLOSED, first)
    assert story(uow, second)[-1] == "Chiusa come doppione di INC-000001 «Non stampa»: si risponde là."
    joined = "Unita INC-000002 «Ancora non stampa», ricevuta il 02/03/2026 10:05: è la stessa richiesta."
    assert story(uow, first)[-1] == joined
    assert take_back(uow, clock, decided, AUTHOR) == changes
    assert (stored(uow, second).state, stored(uow, second).duplicate_of_id) == (before.state, None)
    assert story(uow, second)[-1] == "Decisione annullata. Di nuovo: stato in coda, doppione no."
    assert "non è più unita a questa" in story(uow, first)[-1]


def test_reopened_it_stands_for_itself(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first, second = by_hand(uow, clock, AURORA), later(uow, clock, AURORA)
    use.mark_duplicate(uow, clock, second, first, AUTHOR)
    use.reopen(uow, clock, second, AUTHOR)
    assert stored(uow, second).duplicate_of_id is None
    assert "non è più unita a questa" in story(uow, first)[-1]


def test_the_same_words_are_proposed_first(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    same = by_hand(uow, clock, None, subject="Blocco", sender=ANNA)
    other = later(uow, clock, AURORA, subject="Fattura")
    later(uow, clock, LIDO, subject="Blocco", sender=ANNA)
    asked = later(uow, clock, AURORA, subject="Re: blocco", sender=ANNA)
    later(uow, clock, AURORA, subject="Dopo")
    assert [one.id for one in proposed_originals(uow, stored(uow, asked))] == [same, other]
    assert proposed_originals(uow, stored(uow, by_hand(uow, clock, None))) == ()
    use.change_state(uow, clock, asked, S.SOLVED, AUTHOR)
    assert proposed_originals(uow, stored(uow, asked)) == ()


def test_nobody_loses_place_or_time(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Q-7, Q-8: the one that came first stays, and what waits for a PEC gives way."""
    first, second = by_hand(uow, clock, AURORA), later(uow, clock, AURORA)
    parked = by_hand(uow, clock, ROSSI, channel=Channel.EMAIL)
    queued = later(uow, clock, ROSSI)
    for refused, original in ((first, second), (queued, parked)):
        with pytest.raises(DomainError, match="non il contrario"):
            use.mark_duplicate(uow, clock, refused, original, AUTHOR)
    use.mark_duplicate(uow, clock, parked, queued, AUTHOR)
    assert stored(uow, parked).state is S.CLOSED


def test_what_may_not_be(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first, second, third = by_hand(uow, clock, AURORA), later(uow, clock, AURORA), later(uow, clock, LIDO)
    for incident, original, words in (
        (first, first, "sé stessa"),
        (third, first, "altro cliente"),
    ):
        with pytest.raises(DomainError, match=words):
            use.mark_duplicate(uow, clock, incident, original, AUTHOR)
    use.change_state(uow, clock, first, S.CLOSED, AUTHOR)
    with pytest.raises(DomainError, match="prima va riaperta"):
        use.mark_duplicate(uow, clock, second, first, AUTHOR)
    with pytest.raises(DomainError, match="INC-000001 è già conclusa"):
        use.mark_duplicate(uow, clock, first, second, AUTHOR)


def test_found_by_its_number(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = by_hand(uow, clock, AURORA)
    assert use.numbered(uow, 1) == first
    with pytest.raises(NotFoundError, match="numero 9"):
        use.numbered(uow, 9)


def test_an_answer_to_the_duplicate_goes_to_the_one_that_stays(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    """Q-10: also through two of them."""
    first, second = later(uow, clock, AURORA), later(uow, clock, AURORA)
    third = file_in(uow, clock, mail(ANNA, date=clock.now()), AUTHOR).incident_id or 0
    use.mark_duplicate(uow, clock, third, second, AUTHOR)
    use.mark_duplicate(uow, clock, second, first, AUTHOR)
    (original,) = [m for m in uow.find(Message) if m.incident_id == third]
    answer = mail(ANNA, "Re: Blocco stampante", in_reply_to=(original.message_id,))
    found = file_in(uow, FixedClock(clock.now() + timedelta(hours=1)), answer, AUTHOR)
    assert (found.action, found.incident_id) == (MailAction.APPEND, first)
