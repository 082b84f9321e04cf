"""The board, the story of a cell, the work list, the paper (D-3, D-5, D-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Frequency, Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of
from istes_desk.services.assigning import assign_duties
from istes_desk.services.catching_up import to_catch_up
from istes_desk.services.checklists import TickDraft, set_not_applicable, tick, withdraw
from istes_desk.services.duty_board import Cell, board, cells
from istes_desk.services.duty_history import story, work_list
from istes_desk.services.matrix_paper import file_name, matrix_paper, symbol_of
from istes_desk.services.papers import Symbol
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import (
    AURORA,
    AUTHOR,
    DESK_PC,
    GUEST,
    OFFICE,
    SERVER,
    assignment,
    cell,
    closed,
    shown,
    world,
)

OK = TickDraft(Outcome.OK, "Controllato.", "prova.pdf")


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        assign_duties(work, clock, AURORA)
        return work


def test_rows_go_by_place_and_the_site_comes_first(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    rows = shown(uow, clock).rows
    assert [(row.name, row.room) for row in rows] == [
        ("Sede", ""),
        ("RECEPTION", "Reception"),
        ("SRV", "Sala server"),
        ("SRV-SQL", "Sala server"),
    ]
    assert (rows[0].device_id, rows[1].customer, rows[1].site) == (None, "Hotel Aurora", "Sede")
    assert all(len(row.cells) == len(shown(uow, clock).columns) for row in rows)


def test_columns_name_the_period_or_the_rhythm(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.save(replace(assignment(uow, DutyCode.AVS), frequency=Frequency.MONTHLY))
    periods = {column.code: column.period for column in shown(uow, clock).columns}
    assert periods[DutyCode.IMG] == "marzo 2026"
    assert periods[DutyCode.AVS] == "settimanale, mensile"
    assert periods[DutyCode.FW] == "1º trimestre 2026"


def test_narrow_headings(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    for row in uow.find(DutyAssignment, code=DutyCode.UPD):
        uow.save(replace(row, frequency=Frequency.FORTNIGHTLY, anchor=date(2026, 3, 6)))
    uow.save(replace(assignment(uow, DutyCode.IMG), frequency=Frequency.DAILY))
    short = {column.code.value: column.short for column in shown(uow, clock).columns}
    assert {code: short[code] for code in ("TV", "TVC", "IMG", "BKP", "BKPT", "FW", "AVS", "UPD")} == {
        "TV": "una tantum",
        "TVC": "2026",
        "IMG": "vari",
        "BKP": "02/03",
        "BKPT": "03/2026",
        "FW": "1º trim.",
        "AVS": "sett. 10",
        "UPD": "quind. 10",
    }


def test_nothing_assigned_is_an_empty_board(clock: FixedClock) -> None:
    with world()() as work:
        found = board(work, clock.now())
        assert (found.columns, found.rows, found.devices, found.roll_up.worst) == ((), (), 4, None)


def test_inactive_customers_are_left_out(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert len(cells(uow, clock.now())) == len(cells(uow, clock.now(), AURORA)) > 0
    uow.save(replace(uow.get(Customer, AURORA), active=False))
    assert cells(uow, clock.now()) == ()


def test_a_pc_never_checked_is_to_verify(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = shown(uow, clock)
    assert all(one.never_done and one.status.to_verify for one in first.cells)
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    reception, server = shown(uow, clock).rows[1:3]
    assert reception.roll_up.to_verify == 0
    assert server.roll_up.to_verify == len([one for one in server.cells if one])
    assert reception.last_check == clock.now()
    assert cell(uow, clock, DutyCode.IMG).never_done
    assert not cell(uow, clock, DutyCode.AV).never_done


def test_a_pc_without_or_with_old_collections_is_to_verify(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    codes = (DutyCode.BKP, DutyCode.IMG)
    tick(
        uow, clock, [cell(uow, clock, code, pc).id for code in codes for pc in (DESK_PC, SERVER)], OK, AUTHOR
    )
    assert not cell(uow, clock, DutyCode.AV).status.to_verify, "nobody collects at this customer"
    at = clock.now()
    uow.add(CollectedReport("a", "g", "RECEPTION", at, at, 1, customer_id=AURORA, device_id=DESK_PC))
    assert not cell(uow, clock, DutyCode.AV).status.to_verify
    missing = cell(uow, clock, DutyCode.AV, SERVER)
    assert symbol_of(missing) is Symbol.VERIFY
    assert missing.status.doubt == "Nessuna raccolta di questo PC, mentre altri del cliente ne hanno."
    clock.advance(days=3, minutes=1)
    assert "02/03/2026" in cell(uow, clock, DutyCode.AV).status.doubt
    assert not cell(uow, clock, DutyCode.IMG).status.to_verify


def test_what_was_done_long_ago_was_done(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    clock.advance(days=10)
    present = cell(uow, clock, DutyCode.AV)
    assert (present.never_done, present.missed) == (False, "11/03/2026")


def test_an_ended_duty_has_no_cell_but_a_story(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    row = uow.save(replace(assignment(uow, DutyCode.AV), ended_on=date(2026, 3, 3)))
    clock.advance(days=4)
    assert row.id not in {one.assignment.id for one in cells(uow, clock.now(), AURORA)}
    assert [one.label for one in story(uow, clock.now(), row.id).periods] == ["03/03/2026", "02/03/2026"]


def test_the_story_names_what_was_missed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = cell(uow, clock, DutyCode.AV)
    tick(uow, clock, [first.id], OK, AUTHOR)
    clock.advance(minutes=1)
    withdraw(uow, clock, [first.id], AUTHOR)
    tick(uow, clock, [first.id], OK, AUTHOR)
    clock.advance(days=2)
    found = story(uow, clock.now(), first.assignment.id)
    assert found.title == "Aggiornamento dell'antivirus"
    assert [one.status.state for one in found.periods] == [DutyState.TODO, DutyState.OVERDUE, DutyState.OK]
    oldest = found.periods[-1]
    assert (oldest.id, len(oldest.results), len(oldest.valid)) == (first.id, 3, 1)


def test_the_story_of_a_yearly_duty_goes_back_to_its_start(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    id = assignment(uow, DutyCode.TVC).id
    clock.advance(days=365 * 3)
    assert [one.label for one in story(uow, clock.now(), id).periods] == ["2029", "2028", "2027", "2026"]


def test_the_work_list_is_what_is_due_today_or_missed(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    today = date_of(clock.now())
    items = work_list(shown(uow, clock), today)
    assert {one.cell.assignment.code for one in items} == {
        DutyCode.TV, DutyCode.DR, DutyCode.BKP, DutyCode.AV,
    }  # fmt: skip
    assert [one.row.name for one in items][:5] == ["RECEPTION"] * 4 + ["SRV"]
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], TickDraft(Outcome.FAILED, "Disco pieno"), AUTHOR)
    assert "Immagine di sistema su dispositivo locale" in {
        one.title for one in work_list(shown(uow, clock), today)
    }


def test_after_a_closing_there_is_a_list_to_catch_up(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(closed(date(2026, 3, 10), date(2026, 4, 20)))
    set_not_applicable(uow, [assignment(uow, DutyCode.UPD, GUEST).id], "Gestito altrove.")
    clock.advance(days=20)
    assert cell(uow, clock, DutyCode.AV).status.state is DutyState.SUSPENDED
    assert to_catch_up(uow, clock.now()) == ()
    clock.advance(days=30)
    left = to_catch_up(uow, clock.now(), AURORA)
    image = assignment(uow, DutyCode.IMG).id
    assert {(one.assignment_id, one.period_key, one.by) for one in left} > {
        (image, "2026-03", date(2026, 4, 26))
    }
    assert assignment(uow, DutyCode.UPD, GUEST).id not in {one.assignment_id for one in left}
    items = work_list(shown(uow, clock), date_of(clock.now()), left)
    assert "Da recuperare dopo la chiusura entro il 26/04/2026: marzo 2026." in {one.note for one in items}
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], OK, AUTHOR)
    assert image not in {one.assignment_id for one in to_catch_up(uow, clock.now())}
    clock.advance(days=31)
    assert to_catch_up(uow, clock.now()) == ()


def test_catching_up_reads_no_years_of_results_and_believes_the_last_one(
    uow: FakeUnitOfWork, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    uow.add(closed(date(2026, 5, 10), date(2026, 5, 20)))
    scan = assignment(uow, DutyCode.AV).id
    for _ in range(60):
        tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
        clock.advance(days=1)
    clock.jump(days=(date(2026, 5, 21) - date_of(clock.now())).days)
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    clock.advance(minutes=1)
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], TickDraft(Outcome.FAILED, "Firme ferme."), AUTHOR)
    read, whole = list[DutyResult](), FakeUnitOfWork.find

    def find(self: FakeUnitOfWork, kind: type[DutyResult], /, **equals: object) -> list[DutyResult]:
        found = whole(self, kind, **equals)
        read.extend(found if kind is DutyResult else ())
        return found

    monkeypatch.setattr(FakeUnitOfWork, "find", find)
    assert scan in {one.assignment_id for one in to_catch_up(uow, clock.now())}
    assert len(read) == 2


def test_closings_that_touch_are_one_and_a_duty_is_left_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(closed(date(2026, 4, 1), date(2026, 4, 20)))
    uow.add(closed(date(2026, 3, 10), date(2026, 3, 31)))
    uow.add(closed(date(2026, 4, 24), date(2026, 4, 25)))
    clock.advance(days=31)
    assert to_catch_up(uow, clock.now()) == (), "half of it is over, nobody is back"
    clock.advance(days=24)
    left = to_catch_up(uow, clock.now())
    assert len({one.assignment_id for one in left}) == len(left)
    scan = assignment(uow, DutyCode.AV).id
    assert [one.period_key for one in left if one.assignment_id == scan] == ["2026-04-25"]


def test_the_paper_prints_marks_evidence_and_counts(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(Firm("Studio Sistemi"))
    set_not_applicable(uow, [assignment(uow, DutyCode.DR).id], "PC senza lettore.")
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    paper = matrix_paper(uow, clock.now(), AURORA)
    assert (paper.customer, paper.site, paper.letterhead.name) == ("Aurora S.r.l.", "Sede", "Studio Sistemi")
    assert paper.rows[0].place == "tutta la sede"
    assert paper.rows[1].place == "Sede · Reception"
    printed = {code: found for (code, _), found in zip(paper.duties, paper.rows[1].cells, strict=True)}
    done, none = printed["AV"], printed["DR"]
    assert done is not None
    assert none is not None
    assert (done.label, done.author, done.note) == ("fatto", AUTHOR, "Controllato. · prova.pdf")
    assert (none.symbol, none.note) == (Symbol.NOT_APPLICABLE, "PC senza lettore.")
    assert printed["VM"] is None
    assert sum(count for _, _, count in paper.legend) == len(shown(uow, clock).cells)


def test_an_empty_paper_says_all_sites(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    paper = matrix_paper(uow, clock.now(), OFFICE)
    assert (paper.customer, paper.site, paper.rows) == ("Studio Rossi", "tutte le sedi", ())
    odd = replace(paper, customer="Da Gino: mare/monti")
    assert file_name(odd) == "Checklist Da Gino mare monti 2026-03-02.pdf"


def test_a_doubt_hides_only_the_milder_states(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    def mark(one: Cell) -> Symbol:
        return symbol_of(one)

    assert mark(cell(uow, clock, DutyCode.AV, SERVER)) is Symbol.VERIFY
    clock.advance(hours=12)
    assert mark(cell(uow, clock, DutyCode.AV, SERVER)) is Symbol.LATE
    tick(uow, clock, [cell(uow, clock, DutyCode.AV, DESK_PC).id], TickDraft(Outcome.OK), AUTHOR)
    assert mark(cell(uow, clock, DutyCode.AV, DESK_PC)) is Symbol.VERIFY
