"""The report as it left the house: kept once, signed by each once, mailed as it is (B-4, B-6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.errors import DomainError, StateError
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.reports import ReportCopy, Signatory, SigningBox
from istes_desk.services import closing
from istes_desk.services.errors import KnownError
from istes_desk.services.papers import MadeReport
from istes_desk.services.report_copies import SignatureDraft, handed_over, keep, report_state, sign
from istes_desk.services.report_mailing import addresses, letter, mark_mailed
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

BOXES = (
    SigningBox(Signatory.TECHNICIAN, 0, 50, 60, 200, 80),
    SigningBox(Signatory.CUSTOMER, 0, 300, 60, 200, 80),
)
MADE = MadeReport(b"%PDF as closed", BOXES)
STROKE = ((0, 0), (10, 10), (20, 0))
DRAFT = SignatureDraft(Signatory.CUSTOMER, " Piero Neri ", (STROKE,), 350)


@pytest.fixture
def world(clock: FixedClock) -> World:
    made = World(clock)
    job = made.work(minutes=25)
    with made.db() as uow:
        closing.close(uow, clock, job, ANNA)
    return made


def job_of(world: World) -> int:
    with world.db() as uow:
        return uow.find(Intervention)[0].id


def kept(world: World) -> ReportCopy:
    with world.db() as uow:
        return keep(uow, world.clock, job_of(world), MADE)


def test_what_was_kept_first_stays(world: World) -> None:
    first = kept(world)
    assert (first.edition, first.pdf, len(first.sha256)) == (1, MADE.pdf, 64)
    with world.db() as uow:
        assert keep(uow, world.clock, first.intervention_id, MadeReport(b"other", ())) == first
        assert report_state(uow, first.intervention_id).pdf == MADE.pdf


def test_nothing_is_kept_of_what_is_not_closed(world: World) -> None:
    open_job = world.start()
    with world.db() as uow, pytest.raises(DomainError, match="non è ancora chiuso"):
        keep(uow, world.clock, open_job, MADE)
    with world.db() as uow:
        assert report_state(uow, open_job).pdf == b""


def test_each_signs_once_on_what_the_other_signed(world: World) -> None:
    first = kept(world)
    with world.db() as uow:
        changes = sign(uow, world.clock.now(), first, DRAFT, first.pdf + b" ink", ANNA)
        assert changes.interventions == {first.intervention_id}
        state = report_state(uow, first.intervention_id)
    second = state.copy
    assert second is not None
    assert (second.edition, second.pdf, state.missing) == (2, b"%PDF as closed ink", (Signatory.TECHNICIAN,))
    assert (state.signatures[0].name, state.signatures[0].report_sha256) == ("Piero Neri", first.sha256)
    assert state.box(Signatory.TECHNICIAN) == BOXES[0]
    with world.db() as uow, pytest.raises(DomainError, match="c'è già") as error:
        sign(uow, world.clock.now(), second, DRAFT, second.pdf + b" ink", ANNA)
    assert error.value.field == "signatory"
    other = replace(DRAFT, signatory=Signatory.TECHNICIAN)
    with world.db() as uow, pytest.raises(StateError, match="un'altra postazione"):
        sign(uow, world.clock.now(), first, other, first.pdf + b" ink", ANNA)
    with world.db() as uow:
        sign(uow, world.clock.now(), second, other, second.pdf + b" more", ANNA)
        assert report_state(uow, first.intervention_id).missing == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(DRAFT, name="  "), "name"),
        (replace(DRAFT, strokes=()), "strokes"),
        (replace(DRAFT, strokes=(((1, 1),), ((900, 2),), ((500, 90),), ((300, 3),))), "strokes"),
        (replace(DRAFT, strokes=(((1, 1), (20, 20), (21, 20)),)), "strokes"),
    ],
)
def test_a_name_and_more_than_taps(world: World, draft: SignatureDraft, field: str) -> None:
    first = kept(world)
    with world.db() as uow, pytest.raises(DomainError) as error:
        sign(uow, world.clock.now(), first, draft, first.pdf + b" ink", ANNA)
    assert error.value.field == field


def test_what_is_signed_is_what_was_closed(world: World) -> None:
    first = kept(world)
    with world.db() as uow, pytest.raises(DomainError, match="non è quello chiuso"):
        sign(uow, world.clock.now(), first, DRAFT, b"%PDF rewritten", ANNA)
    with world.db() as uow, pytest.raises(StateError):
        sign(uow, world.clock.now(), replace(first, intervention_id=99), DRAFT, first.pdf, ANNA)


def test_a_copy_that_was_altered_is_not_used_any_more(world: World) -> None:
    first = kept(world)
    with world.db() as uow:
        uow.add(replace(first, id=0, edition=2, pdf=b"%PDF another price"))
        with pytest.raises(KnownError, match="La copia 2 del rapporto, conservata il"):
            report_state(uow, first.intervention_id)


def test_the_letter_goes_to_whom_it_went_before(world: World) -> None:
    first = kept(world)
    id, now = first.intervention_id, world.clock.now()
    with world.db() as uow:
        uow.add(Firm("Studio Sistemi"))
        job = uow.get(Intervention, id)
        uow.save(replace(uow.get(Customer, job.customer_id), invoice_email="conti@aurora.example"))
        uow.add(Contact(job.customer_id, "Anna", email="anna@aurora.example"))
        with pytest.raises(KnownError, match="Nessuna casella"):
            letter(uow, first, "anna@aurora.example", now)
        uow.add(
            Mailbox("Ufficio", "ufficio@ditta.example", "u", "imap.example", smtp_host="smtp.ditta.example")
        )
        assert addresses(uow, id) == ("anna@aurora.example", "conti@aurora.example")
        with pytest.raises(DomainError):
            letter(uow, first, " ", now)
        paper = letter(uow, first, "conti@aurora.example", now)
        assert "firmato" not in paper.body
        assert "rapporto di intervento R-2026-000001" in paper.envelope.subject
        assert ", firmato: riporta" in letter(uow, replace(first, edition=2), "a@b.example", now).body
        mark_mailed(uow, first, paper, now, ANNA)
        sign(uow, world.clock.now(), first, DRAFT, first.pdf + b" ink", ANNA)
        assert addresses(uow, id)[0] == "conti@aurora.example"
        assert [line.partition(" il ")[0] for line in handed_over(uow, id)] == [
            "Firmato da Piero Neri (cliente)",
            "Inviato a conti@aurora.example",
        ]


def test_a_letter_of_a_house_without_a_name(world: World) -> None:
    first = kept(world)
    with world.db() as uow:
        uow.add(Mailbox("Ufficio", "u@ditta.example", "u", "imap.example", smtp_host="smtp.ditta.example"))
        assert letter(uow, first, "a@b.example", world.clock.now()).envelope.subject.startswith(": rapporto")
