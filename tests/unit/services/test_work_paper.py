"""The work list on paper and as a table; what was read back in a test of a backup (D-3, D-5, D-6)."""

from __future__ import annotations

from datetime import date

import pytest

from istes_desk.domain.duties import DutyCode, Outcome, RestoreTest
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import Device
from istes_desk.services.assigning import assign_duties
from istes_desk.services.catching_up import to_catch_up
from istes_desk.services.checklists import RestoreDraft, TickDraft, tick
from istes_desk.services.dossier.blocks import Grid, Heading, Para
from istes_desk.services.duty_history import WorkItem, restore_words, story, work_list
from istes_desk.services.work_paper import counts, why, work_csv, work_paper
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, AUTHOR, assignment, cell, closed, shown, world


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        work.add(Firm("Studio Sistemi"))
        work.add(Device(AURORA, 1, "=CASSA", room="Bar"))
        assign_duties(work, clock, AURORA)
        return work


def items(uow: FakeUnitOfWork, clock: FixedClock) -> tuple[WorkItem, ...]:
    left = to_catch_up(uow, clock.now(), AURORA)
    return work_list(shown(uow, clock), date_of(clock.now()), left)


def test_the_paper_goes_by_customer_with_counts_and_boxes(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    paper = work_paper(uow, clock.now(), items(uow, clock))
    heading, quiet, grid = paper.documents[0].blocks
    assert (paper.customer.name, paper.made_on, paper.cover) == ("Hotel Aurora", date(2026, 3, 2), False)
    assert heading == Heading("Hotel Aurora", outlined=True)
    assert quiet == Para("da fare 16, da verificare 16", quiet=True)
    assert isinstance(grid, Grid)
    assert sum(grid.shares) == pytest.approx(1)
    assert grid.rows[0][:3] == ("Sede · Bar", "=CASSA", "Istanza host per la teleassistenza (TeamViewer 11)")
    assert "Mai verificato" in grid.rows[0][5]


def test_a_day_without_work_says_so(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    paper = work_paper(uow, clock.now(), ())
    assert paper.documents[0].blocks == (Para("Oggi non c'è niente da fare."),)
    assert paper.customer.name == "Tutti i clienti"
    assert counts(()) == ""


def test_a_site_as_a_whole_and_what_a_closing_left(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(closed(date(2026, 3, 10), date(2026, 4, 20)))
    clock.advance(days=50)
    found = items(uow, clock)
    site = next(one for one in found if one.row.device_id is None)
    assert why(site).startswith("Da recuperare dopo la chiusura entro il ")
    lines = work_csv(found).split("\r\n")
    assert lines[0] == "\ufeffCliente;Sede;Stanza;PC;Mansione;Periodo;Scadenza;Stato;Perché"
    assert lines[1].startswith("Hotel Aurora;Sede;;;")
    assert any(";'=CASSA;" in line for line in lines)
    rows = [row for block in work_paper(uow, clock.now(), found).documents[0].blocks
            if isinstance(block, Grid) for row in block.rows]  # fmt: skip
    assert rows[0][1] == "tutta la sede"


def test_a_test_of_a_backup_says_what_was_read_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = cell(uow, clock, DutyCode.BKPR).id
    for draft, missing in ((RestoreDraft("NAS"), "che cosa"), (RestoreDraft("", "Contabilità"), "supporto")):
        with pytest.raises(DomainError, match=missing):
            tick(uow, clock, [one], TickDraft(Outcome.OK, "Prova", restore=draft), AUTHOR)
    draft = RestoreDraft(" NAS ", "Contabilità", "PC di prova", 12, "Anna")
    made = tick(uow, clock, [one], TickDraft(Outcome.OK, "Prova", restore=draft), AUTHOR)
    (period, *_) = story(uow, clock.now(), one.assignment_id).periods
    (test,) = [row for row in period.tests if row.result_id == made.new_id]
    assert restore_words(test) == "Contabilità da NAS su PC di prova, 12 min, verificato da Anna"
    assert restore_words(RestoreTest(1, "disco", "Foto")) == "Foto da disco"


def test_other_duties_have_no_test(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    before = len(uow.find(RestoreTest))
    draft = TickDraft(Outcome.OK, "Fatto", restore=RestoreDraft("NAS", "Foto"))
    tick(uow, clock, [cell(uow, clock, DutyCode.UPD).id], draft, AUTHOR)
    assert len(uow.find(RestoreTest)) == before
    assert story(uow, clock.now(), assignment(uow, DutyCode.UPD).id).periods[0].tests == ()
