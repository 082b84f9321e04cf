"""What the fields of a letter say (Q-2, Q-5, Q-8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Channel, Incident, IncidentState, RequestKind, Severity
from istes_desk.domain.letters import LetterKind
from istes_desk.domain.letters_text import FIELDS
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.letter_values import answer_settings, letter_values, written
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.letter_world import letter_world
from tests.unit.services.queue_world import AURORA, AUTHOR, ROSSI, by_hand


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    with letter_world(signature="Il reparto assistenza\n")() as work:
        yield work


def values(uow: FakeUnitOfWork, clock: FixedClock, incident_id: int, author: str = AUTHOR) -> dict[str, str]:
    return letter_values(uow, uow.get(Incident, incident_id), clock.now(), author)


def test_there_is_a_value_for_every_field(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    found = values(uow, clock, by_hand(uow, clock, AURORA))
    assert found.keys() == FIELDS.keys()
    assert found["customer"] == "Hotel Aurora"
    assert found["technician"] == "Mario Rossi"
    assert found["signature"] == "Il reparto assistenza"
    assert found["received"] == "lunedì 02/03/2026 alle 10:00"


def test_a_stranger_to_us_has_no_name(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    for row in uow.find(Firm):
        uow.remove(row)
    for box in uow.find(Mailbox, pec=True):
        uow.remove(box)
    found = values(uow, clock, by_hand(uow, clock, None), "altri")
    assert (found["customer"], found["technician"], found["firm"], found["pec"]) == ("", "", "", "")


def test_a_term_is_provisional_until_there_is_a_severity(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = by_hand(uow, clock, AURORA)
    assert "provvisorio" in values(uow, clock, first)["deadline"]
    graded = by_hand(uow, clock, AURORA, severity=Severity.B)
    assert values(uow, clock, graded)["deadline"] == "entro martedì 03/03/2026 alle 10:00"
    uow.save(replace(uow.get(Incident, graded), state=IncidentState.SOLVED))
    assert values(uow, clock, graded)["deadline"] == ""
    assert values(uow, clock, graded)["place"] == ""


def test_a_request_of_another_list_has_no_class_and_no_place(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    found = values(uow, clock, by_hand(uow, clock, ROSSI, kind=RequestKind.CONSULTANCY))
    assert (found["class"], found["place"], found["window"]) == ("", "", "")


def test_the_window_names_the_next_opening(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    rossi = by_hand(uow, clock, ROSSI, channel=Channel.PHONE)
    assert values(uow, clock, rossi)["window"] == (
        "da subito fino alle 13:00, poi da martedì 03/03/2026 alle 09:30"
    )
    by_hand(uow, clock, AURORA)
    found = values(uow, clock, rossi)
    assert found["place"] == "2 (1 richiesta prima)"
    assert found["window"] == (
        "dopo le richieste con contratto in coda, oggi fino alle 13:00 o da martedì 03/03/2026 alle 09:30"
    )
    clock.advance(hours=4)
    assert values(uow, clock, rossi)["window"] == (
        "da martedì 03/03/2026 alle 09:30, dopo le richieste con contratto in coda"
    )


def test_a_closed_incident_gets_its_closing_letter(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    incident = uow.get(Incident, by_hand(uow, clock, AURORA))
    subject, body = written(uow, incident, LetterKind.CLOSURE, clock.now(), AUTHOR)
    assert subject == "Richiesta conclusa: Blocco"
    assert "(numero INC-000001) risulta conclusa." in body
    assert body.endswith("assistenza@ditta.example\n")


def test_nothing_answers_by_itself_at_first() -> None:
    with FakeDatabase()() as uow:
        assert not answer_settings(uow).automatic
