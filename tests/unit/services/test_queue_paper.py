"""The queue as a paper says what it was filtered by, and each row its reason (Q-8, P-3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind, Severity
from istes_desk.services import queue_paper as paper_of
from istes_desk.services.incidents import set_severity
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_paper import QueuePaper, queue_paper
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, MONDAY_TEN, ROSSI, by_hand, world


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


def printed(uow: FakeUnitOfWork, wanted: QueueFilter) -> QueuePaper:
    ids = [id for _, section in uow.queue.index(wanted).sections for id in section]
    return queue_paper(uow, wanted, ids)


def test_sections_and_rows_in_their_order(uow: FakeUnitOfWork) -> None:
    clock = FixedClock(MONDAY_TEN)
    by_hand(uow, clock, ROSSI)
    late = by_hand(uow, clock, LIDO, urgent=True)
    set_severity(uow, clock, late, Severity.A, AUTHOR)
    paper = printed(uow, QueueFilter(MONDAY_TEN + timedelta(hours=2)))
    assert (paper.title, paper.chosen) == ("Coda delle criticità", "tutte quelle aperte")
    assert (paper.standing, paper.left) == ("situazione al 02/03/2026 12:00, richieste: 2", 0)
    assert paper.file_name == "Coda 2026-03-02.pdf"
    assert [heading for heading, _ in paper.sections] == ["Con contratto (1)", "Senza contratto (1)"]
    ((_, (first,)), (_, (second,))) = paper.sections
    assert (first.tag, first.severity, first.late) == ("INC-000002", "A !", True)
    assert (first.customer, first.due) == ("Camping Lido · Enterprise", "lun 02/03 11:00")
    assert first.reason.startswith("Urgenza confermata, gravità A: termine mancato")
    assert (second.severity, second.due, second.late) == ("–", "–", False)
    assert (second.received, second.state) == ("telefono 02/03/2026 10:00", "in coda · mario")


def test_it_says_what_it_was_filtered_by(uow: FakeUnitOfWork) -> None:
    wanted = QueueFilter(
        MONDAY_TEN,
        customer_id=AURORA,
        kind=RequestKind.CONSULTANCY,
        text="rete",
        late_only=True,
        technician="anna",
        with_done=True,
        incident_class=IncidentClass.CONTRACT,
        state=IncidentState.PLANNED,
    )
    paper = queue_paper(uow, wanted, ())
    assert paper.title == "Richieste di consulenza"
    assert paper.chosen == (
        "Hotel Aurora · con contratto · pianificata · in ritardo · tecnico anna · ricerca «rete»"
        " · anche quelle concluse"
    )
    assert paper.sections == ()


def test_too_many_are_counted(uow: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FixedClock(MONDAY_TEN)
    for _ in range(3):
        by_hand(uow, clock, LIDO)
    monkeypatch.setattr(paper_of, "MOST", 2)
    paper = printed(uow, QueueFilter(MONDAY_TEN))
    assert ([len(lines) for _, lines in paper.sections], paper.left) == ([2], 1)
