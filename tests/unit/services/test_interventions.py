"""Start, pause, stop and what is said about an intervention (B-1, B-5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from istes_desk.domain.authorisation import GateClosedError
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import DomainError, StateError
from istes_desk.domain.incidents import Channel, Incident, IncidentState, RequestKind
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.timeclock import SegmentState, total_ms
from istes_desk.services import corrections, interventions, switching
from istes_desk.services.errors import NotFoundError
from istes_desk.services.incidents import change_state
from istes_desk.services.interventions import WorkFacts, WorkOrder
from istes_desk.services.timekeeping import heartbeat, reading
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

S, W = InterventionState, WorkCategory
MINUTE = 60_000


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def test_pauses_are_not_counted(world: World) -> None:
    job = world.start()
    world.clock.advance(minutes=10)
    with world.db() as uow:
        interventions.pause(uow, world.clock, job, world.before)
    world.clock.advance(minutes=30)
    with world.db() as uow:
        interventions.resume(uow, world.clock, job)
    world.before = reading(world.clock)
    world.clock.advance(minutes=5)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
    assert total_ms(world.segments(job)) == 15 * MINUTE
    assert world.job(job).state is S.STOPPED
    assert world.job(job).stopped == world.clock.now()


def test_starting_another_pauses_the_first(world: World) -> None:
    first = world.start()
    world.clock.advance(minutes=3)
    second = world.start()
    assert world.job(first).state is S.PAUSED
    assert total_ms(world.segments(first)) == 3 * MINUTE
    assert world.job(second).state is S.RUNNING


def test_what_another_program_left_running_is_to_be_verified(world: World) -> None:
    first = world.start()
    world.clock.advance(minutes=3)
    world.before = None
    world.start()
    assert world.job(first).state is S.TO_VERIFY
    assert world.segments(first)[0].state is SegmentState.TO_VERIFY
    assert total_ms(world.segments(first)) == 0


def test_stopping_without_knowing_the_clocks_is_to_be_verified(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        interventions.stop(uow, world.clock, job)
    assert world.job(job).state is S.TO_VERIFY


def test_the_incident_decides_what_it_is_about(world: World) -> None:
    job = world.job(world.start(incident=1))
    assert (job.category, job.description, job.device_ids) == (W.OWN_SOFTWARE_HELP, "Blocco stampante", (2,))
    assert world.segments(job.id)[0].device_id == 2
    assert world.uow().get(Incident, 1).state is IncidentState.IN_PROGRESS


@pytest.mark.parametrize(
    ("kind", "category"),
    [(RequestKind.CONSULTANCY, W.CONSULTANCY), (RequestKind.CUSTOMISATION, W.CUSTOMISATION)],
)
def test_a_request_for_something_new_is_no_help(
    world: World, kind: RequestKind, category: WorkCategory
) -> None:
    with world.db() as uow:
        uow.save(replace(uow.get(Incident, 1), kind=kind))
    assert world.job(world.start(incident=1)).category is category


def test_one_request_is_one_intervention(world: World) -> None:
    first = world.start(incident=1)
    assert world.start(incident=1) == first
    world.clock.advance(minutes=2)
    world.start()
    assert world.start(incident=1) == first
    assert world.job(first).state is S.RUNNING
    assert len(world.segments(first)) == 2


def test_one_request_stays_one_intervention_after_a_crash(world: World) -> None:
    first = world.start(incident=1)
    with world.db() as uow:
        interventions.pause(uow, world.clock, first, None)
    with pytest.raises(DomainError, match="da verificare"):
        world.start(incident=1)
    with world.db() as uow:
        corrections.confirm_times(uow, first)
    assert world.start(incident=1) == first


def test_a_shut_gate_starts_nothing(world: World) -> None:
    with world.db() as uow:
        incident = uow.get(Incident, 1)
        uow.save(replace(incident, channel=Channel.PHONE))
    with pytest.raises(GateClosedError):
        world.start(incident=1)
    assert world.uow().find(Intervention) == []


def test_a_state_set_by_hand_opens_no_gate(world: World) -> None:
    with world.db() as uow:
        uow.save(replace(uow.get(Incident, 1), channel=Channel.PHONE))
        change_state(uow, world.clock, 1, IncidentState.IN_PROGRESS, ANNA)
    with pytest.raises(GateClosedError):
        world.start(incident=1)


def test_another_kind_of_work_from_now_on(world: World) -> None:
    job = world.start(W.SYSTEM_WORK)
    world.clock.advance(minutes=4)
    with world.db() as uow:
        switching.switch_category(uow, world.clock, job, W.OS_UPDATE, world.before)
    assert world.segments(job)[0].category is W.OS_UPDATE, "nothing was committed yet: a slip"
    with world.db() as uow:
        heartbeat(uow, world.segments(job)[0].id, world.before or reading(world.clock), reading(world.clock))
    world.before = reading(world.clock)
    with world.db() as uow:
        switching.switch_category(uow, world.clock, job, W.TRAINING, world.before)
    assert [s.category for s in world.segments(job)] == [W.OS_UPDATE, W.TRAINING]
    assert world.job(job).category is W.TRAINING


def test_another_kind_needs_the_clocks_of_the_program(world: World) -> None:
    job = world.start()
    world.clock.advance(minutes=4)
    with world.db() as uow:
        interventions.pause(uow, world.clock, job, world.before)
        switching.switch_category(uow, world.clock, job, W.RESTORE)
        interventions.resume(uow, world.clock, job)
    assert world.segments(job)[-1].category is W.RESTORE
    world.before = reading(world.clock)
    world.clock.advance(minutes=2)
    with world.db() as uow:
        heartbeat(uow, world.segments(job)[-1].id, world.before, reading(world.clock))
    with world.db() as uow, pytest.raises(StateError):
        switching.switch_category(uow, world.clock, job, W.TRAINING)


def test_facts_and_words(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        facts = WorkFacts(1, (1, 2), on_site=True, trip_made=False, quote_amount=Decimal("120.00"))
        interventions.set_facts(uow, job, facts)
        interventions.describe(uow, job, "  Sostituito il cavo. ")
    seen = world.job(job)
    assert (seen.site_id, seen.device_ids, seen.on_site, seen.trip_made) == (1, (1, 2), True, True)
    assert seen.description == "Sostituito il cavo."


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("90.005"), "due decimali"),
        (Decimal("-1.00"), "negativo"),
        (Decimal("NaN"), "numero finito"),
    ],
)
def test_a_quote_that_is_no_amount_is_refused_before_anything_is_written(
    world: World, amount: Decimal, words: str
) -> None:
    job = world.start(W.PROJECT)
    with world.db() as uow, pytest.raises(DomainError, match=words) as refused:
        interventions.set_facts(
            uow, job, WorkFacts(1, (1,), on_site=True, trip_made=True, quote_amount=amount)
        )
    assert refused.value.field == "quote_amount"
    assert (world.job(job).quote_amount, world.job(job).device_ids) == (None, ())


def test_cancelled_is_locked(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        interventions.cancel(uow, world.clock, job, world.before)
    assert world.job(job).state is S.CANCELLED
    with world.db() as uow, pytest.raises(DomainError, match="storno"):
        interventions.describe(uow, job, "di nuovo")


def test_only_what_holds_no_work_can_be_taken_away(world: World) -> None:
    job = world.start()
    with world.db() as uow, pytest.raises(DomainError, match="in corso"):
        interventions.remove_empty(uow, job)
    with world.db() as uow:
        interventions.pause(uow, world.clock, job, world.before)
        interventions.remove_empty(uow, job)
    with world.db() as uow, pytest.raises(NotFoundError):
        interventions.describe(uow, job, "")
    longer = world.work(minutes=2)
    with world.db() as uow, pytest.raises(DomainError, match="tempo di lavoro"):
        interventions.remove_empty(uow, longer)


def test_an_order_may_name_everything(world: World) -> None:
    with world.db() as uow:
        order = WorkOrder(1, site_id=1, device_ids=(1, 2), category=W.TRAINING, on_site=True)
        id = interventions.start(uow, world.clock, order, ANNA).new_id
    job = world.job(id)
    assert (job.site_id, job.device_ids, job.category) == (1, (1, 2), W.TRAINING)
    assert job.on_site
    assert world.segments(id)[0].device_id is None
