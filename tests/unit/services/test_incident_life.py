"""Any life of any incidents: answers and misses are recorded for good, the class is frozen (Q-4 to Q-8)."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import OPEN_STATES, Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.queue import QueueEntry, order
from istes_desk.services import incidents
from istes_desk.services.duplicates import standing
from istes_desk.services.incident_states import allowed
from istes_desk.services.queue_filter import QueueFilter, QueueSection
from istes_desk.services.responses import NotYetCallableError
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, ROSSI, by_hand, world

START = datetime(2026, 3, 27, 8, 0, tzinfo=UTC)
"""The Friday before the clock goes forward."""


class Life(RuleBasedStateMachine):
    """Incidents of three customers, what a technician does to them, and time that passes."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        database = world()
        self.uow = FakeUnitOfWork(database.rows, database.numbers)
        self.clock = FixedClock(START)
        self.classes: dict[int, IncidentClass] = {}
        self.answers: dict[int, datetime] = {}
        self.outcomes: dict[int, bool] = {}

    @rule(target=known, customer=st.sampled_from([AURORA, LIDO, ROSSI]))
    def receive(self, customer: int) -> int:
        id = by_hand(self.uow, self.clock, customer)
        self.classes[id] = self.uow.get(Incident, id).incident_class
        return id

    @rule(minutes=st.integers(1, 3000))
    def wait(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        incidents.record_misses(self.uow, self.clock, AUTHOR)

    @rule(id=known, severity=st.sampled_from([None, *Severity]))
    def grade(self, id: int, severity: Severity | None) -> None:
        try:
            incidents.set_severity(self.uow, self.clock, id, severity, AUTHOR)
        except DomainError:
            assert severity is None
            assert id in self.outcomes

    @rule(id=known, urgent=st.booleans())
    def urge(self, id: int, urgent: bool) -> None:
        if self.uow.get(Incident, id).state in OPEN_STATES:
            incidents.confirm_urgent(self.uow, self.clock, id, urgent, AUTHOR)

    @rule(id=known, reason=st.sampled_from(["", "cliente in negozio"]))
    def call(self, id: int, reason: str) -> None:
        try:
            incidents.log_call(self.uow, self.clock, id, "", AUTHOR, reason)
        except DomainError:
            assert not reason

    @rule(id=known, pick=st.integers(0, 6))
    def step(self, id: int, pick: int) -> None:
        ways = allowed(self.uow.get(Incident, id).state)
        way, incident = ways[pick % len(ways)], self.uow.get(Incident, id)
        turn = incidents.may_start_now(self.uow, incident, self.clock.now())
        try:
            incidents.change_state(self.uow, self.clock, id, way, AUTHOR)
        except NotYetCallableError:
            assert (way, turn.callable) == (IncidentState.IN_PROGRESS, False)

    @rule(id=known, other=known)
    def close_into(self, id: int, other: int) -> None:
        try:
            incidents.mark_duplicate(self.uow, self.clock, id, other, AUTHOR)
        except DomainError:
            return
        assert self.uow.get(Incident, other).state in OPEN_STATES

    @invariant()
    def a_duplicate_is_closed_and_leads_somewhere(self) -> None:
        for one in self.uow.find(Incident):
            if one.duplicate_of_id is not None:
                assert one.state is IncidentState.CLOSED
                assert standing(self.uow, one).duplicate_of_id is None

    @rule(target=known, id=known)
    def reopen(self, id: int) -> object:
        if self.uow.get(Incident, id).state not in OPEN_STATES:
            incidents.reopen(self.uow, self.clock, id, AUTHOR)
            assert self.uow.get(Incident, id).state is IncidentState.QUEUED
        return multiple()

    @invariant()
    def the_class_is_frozen(self) -> None:
        assert {one.id: one.incident_class for one in self.uow.find(Incident)} == self.classes

    @invariant()
    def the_first_answer_stays(self) -> None:
        for one in self.uow.find(Incident):
            if one.responded_at is not None:
                assert self.answers.setdefault(one.id, one.responded_at) == one.responded_at
            else:
                assert one.id not in self.answers

    @invariant()
    def a_miss_is_for_good_and_a_met_deadline_too(self) -> None:
        for one in self.uow.find(Incident):
            if one.missed or (one.responded_at and one.severity):
                assert self.outcomes.setdefault(one.id, one.missed) is one.missed

    @invariant()
    def only_who_has_a_contract_has_a_deadline(self) -> None:
        for one in self.uow.find(Incident):
            assert (one.due is not None) == (one.incident_class is IncidentClass.CONTRACT)
            assert not one.missed or one.due is not None

    @invariant()
    def the_order_is_total_and_does_not_depend_on_where_it_begins(self) -> None:
        entries = [QueueEntry.of(one) for one in self.uow.find(Incident)]
        first = order(entries, self.clock.now())
        assert len({one.number for one in first}) == len(first)
        random.Random(len(entries)).shuffle(entries)
        assert order(entries, self.clock.now()) == first

    @invariant()
    def every_incident_stands_in_exactly_one_section(self) -> None:
        found = self.uow.queue.index(QueueFilter(self.clock.now(), with_done=True)).sections
        standing = [id for _, section in found for id in section]
        assert sorted(standing) == sorted(self.classes)
        waiting = [
            *dict(found).get(QueueSection.CONTRACT, ()),
            *dict(found).get(QueueSection.NO_CONTRACT, ()),
        ]
        queued = [
            QueueEntry.of(one)
            for one in self.uow.find(Incident, state=IncidentState.QUEUED)
            if one.incident_class is not IncidentClass.PARKED
        ]
        assert waiting == [one.id for one in order(queued, self.clock.now())]


Life.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase
