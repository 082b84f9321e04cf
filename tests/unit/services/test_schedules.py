"""Own schedules of a customer and of single PCs: chosen, warned about, taken back, undone (D-1, D-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    DutyRule,
    DutyTemplate,
    Frequency,
    Outcome,
)
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import Device
from istes_desk.domain.schedules import Schedule, schedule_of
from istes_desk.services.assigning import assign_duties, template_schedule, usual_schedule
from istes_desk.services.catching_up import to_catch_up
from istes_desk.services.checklists import TickDraft, tick, withdraw
from istes_desk.services.duty_chains import last_of
from istes_desk.services.duty_history import story
from istes_desk.services.errors import KnownError
from istes_desk.services.schedule_view import next_dates, schedule_view, told
from istes_desk.services.schedules import (
    ScheduleDraft,
    drop_firm,
    drop_own,
    drop_rule,
    set_firm,
    set_own,
    set_rule,
    undo,
)
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import (
    AURORA,
    AUTHOR,
    DESK_PC,
    OFFICE,
    SERVER,
    assignment,
    cell,
    closed,
    world,
)

OK = TickDraft(Outcome.OK, "Controllato.")
WEEKLY = ScheduleDraft(Schedule(Frequency.WEEKLY))
YEARLY = ScheduleDraft(Schedule(Frequency.YEARLY), "Il cliente lo fa da sé.")


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        assign_duties(work, clock, AURORA)
        return work


def links(uow: FakeUnitOfWork, code: DutyCode, pc: int = DESK_PC) -> list[DutyAssignment]:
    return uow.find(DutyAssignment, code=code, device_id=pc)


def test_a_laxer_schedule_needs_its_reason(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    laxer = ScheduleDraft(Schedule(Frequency.QUARTERLY), "  ")
    with pytest.raises(DomainError, match="trimestrale invece di mensile"):
        set_rule(uow, clock, AURORA, DutyCode.IMG, laxer, AUTHOR)
    with pytest.raises(DomainError, match="trimestrale invece di mensile"):
        set_own(uow, clock, [assignment(uow, DutyCode.IMG).id], laxer)
    assert uow.find(DutyRule) == []


def test_a_customers_rule_reaches_its_pcs_and_those_to_come(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    made = set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    assert made.changes.duties == {AURORA}
    assert cell(uow, clock, DutyCode.IMG).assignment.frequency is Frequency.WEEKLY
    uow.add(Device(AURORA, 1, "NUOVO"))
    assign_duties(uow, clock, AURORA)
    assert uow.find(DutyAssignment, code=DutyCode.IMG)[-1].frequency is Frequency.WEEKLY
    assert usual_schedule(uow, AURORA, DutyCode.IMG, date(2026, 3, 2)).frequency is Frequency.WEEKLY


def test_a_rule_is_a_dated_row(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    set_rule(uow, clock, AURORA, DutyCode.IMG, YEARLY, AUTHOR)
    clock.advance(days=10)
    set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    clock.advance(days=1)
    drop_rule(uow, clock, AURORA, DutyCode.IMG)
    drop_rule(uow, clock, AURORA, DutyCode.BKP)
    rows = [(one.frequency, one.valid_from, one.valid_to) for one in uow.find(DutyRule)]
    assert rows == [
        (Frequency.YEARLY, date(2026, 3, 2), date(2026, 3, 11)),
        (Frequency.WEEKLY, date(2026, 3, 12), date(2026, 3, 12)),
    ]
    assert cell(uow, clock, DutyCode.IMG).assignment.frequency is Frequency.MONTHLY


def test_own_ones_stay_when_the_customers_change_and_come_back_to_it(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    own = assignment(uow, DutyCode.IMG, SERVER).id
    set_own(uow, clock, [own], ScheduleDraft(Schedule(Frequency.DAILY), " Server "))
    set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    server = cell(uow, clock, DutyCode.IMG, SERVER).assignment
    assert (server.frequency, server.own, server.reason) == (Frequency.DAILY, True, "Server")
    drop_own(uow, clock, [server.id])
    server = cell(uow, clock, DutyCode.IMG, SERVER).assignment
    assert (server.frequency, server.own, server.reason) == (Frequency.WEEKLY, False, "")


def test_an_own_day_goes_with_the_own_schedule(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    usual = assignment(uow, DutyCode.IMG)
    fifteenth = replace(schedule_of(usual), anchor=date(2026, 1, 15))
    set_own(uow, clock, [usual.id], ScheduleDraft(fifteenth))
    assert cell(uow, clock, DutyCode.IMG).occurrence.due_on == date(2026, 3, 15)
    drop_own(uow, clock, [assignment(uow, DutyCode.IMG).id])
    assert cell(uow, clock, DutyCode.IMG).occurrence.due_on == date(2026, 3, 31)


def test_a_day_of_the_customer_goes_with_his_rule(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    fifteenth = replace(schedule_of(assignment(uow, DutyCode.IMG)), anchor=date(2026, 1, 15))
    set_rule(uow, clock, AURORA, DutyCode.IMG, ScheduleDraft(fifteenth), AUTHOR)
    drop_rule(uow, clock, AURORA, DutyCode.IMG)
    assert cell(uow, clock, DutyCode.IMG).occurrence.due_on == date(2026, 3, 31)


def test_what_was_done_and_missed_stays_with_its_schedule(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    clock.advance(days=3)
    set_own(
        uow, clock, [assignment(uow, DutyCode.AV).id], ScheduleDraft(Schedule(Frequency.WEEKLY), "Spento")
    )
    old, new = links(uow, DutyCode.AV)
    assert (old.ended_on, new.assigned_on, old.own, new.own) == (
        date(2026, 3, 4),
        date(2026, 3, 5),
        False,
        True,
    )
    present = cell(uow, clock, DutyCode.AV)
    assert (present.period, present.missed, present.never_done) == (
        "settimana 10 del 2026",
        "04/03/2026",
        False,
    )
    told_periods = [one.label for one in story(uow, clock.now(), new.id).periods]
    assert told_periods == ["settimana 10 del 2026", "04/03/2026", "03/03/2026", "02/03/2026"]
    missed = story(uow, clock.now(), new.id).periods[1]
    tick(uow, clock, [missed.id], OK, AUTHOR)
    assert cell(uow, clock, DutyCode.AV).missed == ""
    assert story(uow, clock.now(), old.id).periods[0].label == "04/03/2026"


def test_what_was_done_ahead_of_time_counts_until_its_end(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], OK, AUTHOR)
    set_own(uow, clock, [assignment(uow, DutyCode.IMG).id], WEEKLY)
    assert [one.assigned_on for one in links(uow, DutyCode.IMG)] == [date(2026, 3, 2), date(2026, 4, 1)]
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.OK
    clock.advance(days=31)
    later = cell(uow, clock, DutyCode.IMG)
    assert (later.assignment.frequency, later.missed) == (Frequency.WEEKLY, "")


def test_the_same_schedule_ends_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    same = ScheduleDraft(Schedule(Frequency.MONTHLY, grace_hours=120), "così com'è")
    set_own(uow, clock, [assignment(uow, DutyCode.IMG).id], same)
    (one,) = links(uow, DutyCode.IMG)
    assert (one.own, one.reason, one.due_from) == (True, "così com'è", None)


def test_undo_leaves_no_trace_until_somebody_worked_on_it(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.advance(days=3)
    before = links(uow, DutyCode.AV, SERVER)
    lax = ScheduleDraft(Schedule(Frequency.WEEKLY), "Spento")
    made = set_rule(uow, clock, AURORA, DutyCode.AV, lax, AUTHOR)
    assert undo(uow, made).duties == {AURORA}
    assert uow.find(DutyRule) == []
    (again,) = links(uow, DutyCode.AV, SERVER)
    assert (again.id, again.ended_on, again.frequency) == (before[0].id, None, Frequency.DAILY)
    made = set_rule(uow, clock, AURORA, DutyCode.AV, lax, AUTHOR)
    tick(uow, clock, [cell(uow, clock, DutyCode.AV, SERVER).id], OK, AUTHOR)
    with pytest.raises(KnownError):
        undo(uow, made)


def test_withdrawn_results_do_not_count_as_done(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = cell(uow, clock, DutyCode.IMG)
    tick(uow, clock, [one.id], OK, AUTHOR)
    withdraw(uow, clock, [one.id], AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).never_done
    clock.advance(days=90)
    assert cell(uow, clock, DutyCode.IMG).never_done
    assert len(uow.find(DutyResult)) == 2


def test_a_closing_is_made_good_under_the_schedule_of_the_reopening(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    uow.add(closed(date(2026, 3, 10), date(2026, 4, 20)))
    clock.advance(days=50)
    set_own(
        uow, clock, [assignment(uow, DutyCode.AV).id], ScheduleDraft(Schedule(Frequency.WEEKLY), "Spento")
    )
    new = links(uow, DutyCode.AV)[-1]
    (left,) = [one for one in to_catch_up(uow, clock.now(), AURORA) if one.assignment_id == new.id]
    assert (left.period_key, left.by) == ("2026-04-20", date(2026, 4, 23))
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    assert new.id not in {one.assignment_id for one in to_catch_up(uow, clock.now())}


def test_a_duty_that_ended_is_not_caught_up(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(closed(date(2026, 3, 10), date(2026, 4, 20)))
    clock.advance(days=50)
    uow.add(replace(closed(date(2026, 3, 10), date(2026, 4, 20)), customer_id=OFFICE))
    row = uow.save(replace(assignment(uow, DutyCode.AV), ended_on=date(2026, 4, 19)))
    assert row.id not in {one.assignment_id for one in to_catch_up(uow, clock.now())}


def test_the_first_link_has_none_before(uow: FakeUnitOfWork) -> None:
    one = assignment(uow, DutyCode.AV)
    assert last_of([one], one) is None


def test_a_duty_the_firm_does_not_know_has_no_schedule(uow: FakeUnitOfWork) -> None:
    with pytest.raises(DomainError, match="nel nostro elenco"):
        template_schedule(uow, DutyCode.AV, date(2019, 1, 1))


def test_the_editor_shows_duties_rules_and_pcs(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    set_own(uow, clock, [assignment(uow, DutyCode.IMG, SERVER).id], ScheduleDraft(Schedule(Frequency.DAILY)))
    view = schedule_view(uow, clock.now(), AURORA)
    image = next(one for one in view.lines if one.code is DutyCode.IMG)
    wall = next(one for one in view.lines if one.code is DutyCode.FW)
    assert (view.customer, view.today) == ("Hotel Aurora", date(2026, 3, 2))
    assert (image.usual.frequency, image.kept.frequency, image.own) == (
        Frequency.MONTHLY,
        Frequency.WEEKLY,
        1,
    )
    assert (wall.kept, wall.rule) == (wall.usual, None)
    assert [(one.name, one.place) for one in image.targets] == [
        ("RECEPTION", "Sede · Reception"),
        ("SRV", "Sede · Sala server"),
        ("SRV-SQL", "Sede · Sala server"),
    ]
    assert [(one.name, one.place) for one in wall.targets] == [("Sede", "")]


def test_schedules_in_words_and_dates(clock: FixedClock) -> None:
    monthly = Schedule(Frequency.MONTHLY, date(2026, 5, 31), time(12))
    assert told(monthly, date(2026, 3, 2)) == (
        "mensile · ogni mese, il giorno 31 (o l'ultimo giorno del mese), ore 12:00"
    )
    days = next_dates(monthly, date(2026, 3, 2))
    assert [one.date() for one in days] == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    assert days[1] - days[0] == timedelta(days=30)


LAXER = ScheduleDraft(Schedule(Frequency.QUARTERLY), "Le immagini si fanno a mano.")


def test_the_firm_changes_a_duty_for_all_who_have_none_of_their_own(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    """D-1: the text is editable, frequencies are defaults; what was chosen nearer stays."""
    set_own(uow, clock, [assignment(uow, DutyCode.IMG, SERVER).id], WEEKLY)
    before = [replace(one, version=0) for one in uow.find(DutyAssignment)]
    done = set_firm(uow, clock, DutyCode.IMG, LAXER, " Copia di tutto il disco ", AUTHOR)
    assert done.changes.duties == {AURORA}
    found = uow.find(DutyAssignment, code=DutyCode.IMG, ended_on=None)
    kept = {one.device_id: one.frequency for one in found}
    assert kept.pop(SERVER) is Frequency.WEEKLY
    assert set(kept.values()) == {Frequency.QUARTERLY}
    (line,) = (one for one in schedule_view(uow, clock.now(), AURORA).lines if one.code is DutyCode.IMG)
    assert (line.title, line.changed, line.firm.reason) == ("Copia di tutto il disco", True, LAXER.reason)
    assert line.shipped.frequency is Frequency.MONTHLY
    undo(uow, done)
    assert [replace(one, version=0) for one in uow.find(DutyAssignment)] == before
    assert not any(one.changed for one in schedule_view(uow, clock.now(), AURORA).lines)


def test_a_customers_rule_stays_when_the_firm_changes(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    set_rule(uow, clock, AURORA, DutyCode.IMG, WEEKLY, AUTHOR)
    set_firm(uow, clock, DutyCode.IMG, LAXER, "Immagine", AUTHOR)
    assert {one.frequency for one in uow.find(DutyAssignment, code=DutyCode.IMG, ended_on=None)} == {
        Frequency.WEEKLY
    }


def test_the_firm_changes_its_mind_and_goes_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """One row a day; what held on an earlier day is still told for it (P-1)."""
    count = len(uow.find(DutyTemplate, code=DutyCode.IMG))
    set_firm(uow, clock, DutyCode.IMG, LAXER, "Immagine", AUTHOR)
    set_firm(uow, clock, DutyCode.IMG, WEEKLY, "Immagine del disco", AUTHOR)
    assert len(uow.find(DutyTemplate, code=DutyCode.IMG)) == count + 1
    clock.advance(days=1)
    drop_firm(uow, clock, DutyCode.IMG, AUTHOR)
    today = date_of(clock.now())
    assert template_schedule(uow, DutyCode.IMG, today).frequency is Frequency.MONTHLY
    assert template_schedule(uow, DutyCode.IMG, today - timedelta(days=1)).frequency is Frequency.WEEKLY
    assert template_schedule(uow, DutyCode.IMG, today - timedelta(days=2)).frequency is Frequency.MONTHLY


def test_what_the_firm_may_not_do(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    with pytest.raises(DomainError, match="trimestrale invece di mensile"):
        set_firm(uow, clock, DutyCode.IMG, replace(LAXER, reason=""), "Immagine", AUTHOR)
    with pytest.raises(DomainError) as error:
        set_firm(uow, clock, DutyCode.IMG, LAXER, "  ", AUTHOR)
    assert error.value.field == "title_it"
    for row in uow.find(DutyTemplate, code=DutyCode.IMG):
        uow.save(replace(row, valid_to=row.valid_from))
    with pytest.raises(DomainError, match="non è nel nostro elenco"):
        set_firm(uow, clock, DutyCode.IMG, LAXER, "Immagine", AUTHOR)
