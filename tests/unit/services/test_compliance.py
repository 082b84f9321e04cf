"""Rows of the compliance page: checked, stored, taken back; reports issued and signed (L-1..L-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.compliance import (
    Breach,
    ConformityReport,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    TargetKind,
    YearlyVerification,
)
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import (
    Channel,
    CoveredObject,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
)
from istes_desk.services.closing import close
from istes_desk.services.compliance import (
    Row,
    compliance_page,
    down_from_incident,
    propose_targets,
    remove_row,
    restore_row,
    save_row,
)
from istes_desk.services.conformity import (
    issue_report,
    report_tag,
    rows_of,
    sign_report,
    take_signature_back,
)
from istes_desk.services.incident_states import change_state
from istes_desk.services.timeline import record
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock
from tests.unit.services.work_world import World

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
TODAY = date(2026, 12, 7)
HOUR = timedelta(hours=1)
CLOCK = FixedClock(NOW)
DOWN = Downtime(1, DowntimeCause.PROGRAM, NOW - 3 * HOUR, NOW - HOUR, "HotelSQL")
CHECK = YearlyVerification(1, 2026, "Marco", "Elena", NOW, "regolare")


def world() -> FakeDatabase:
    return FakeDatabase(
        Customer("Hotel Aurora", data_controller="Elena"),
        Customer("Altro"),
        Appointment(1, "Marco", date(2026, 1, 1), date(2026, 12, 31)),
    )


def request(**facts: Any) -> Incident:
    base = Incident(
        1, "Server lento", NOW - 5 * HOUR, Channel.EMAIL, IncidentClass.CONTRACT, "", customer_id=1
    )
    return replace(base, **facts)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (ProcessingAgreement(1, TODAY), "subject"),
        (ProcessingAgreement(1, TODAY, date(2026, 1, 1), "assistenza"), "valid_to"),
        (Breach(1, NOW, ""), "description"),
        (replace(CHECK, year=2030), "year"),
        (replace(CHECK, person=""), "person"),
        (replace(CHECK, verified_by=""), "verified_by"),
        (replace(CHECK, outcome=""), "outcome"),
        (replace(CHECK, at=NOW + HOUR), "at"),
        (ConformityTarget(1, ""), "title"),
        (ConformityTarget(1, "Copie", reached_on=date(2027, 1, 1)), "reached_on"),
        (ConformityTarget(1, "Copie", reached_on=TODAY), "evidence"),
        (replace(DOWN, started=NOW + HOUR), "started"),
        (replace(DOWN, ended=DOWN.started), "ended"),
        (replace(DOWN, ended=NOW + HOUR), "ended"),
    ],
)
def test_what_is_refused(row: Row, field: str) -> None:
    with world()() as uow, pytest.raises(DomainError) as refused:
        save_row(uow, CLOCK, row)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "row",
    [
        ProcessingAgreement(1, TODAY, subject="assistenza"),
        Breach(1, NOW, "telefono smarrito"),
        CHECK,
        ConformityTarget(1, "Fermi", reached_on=TODAY, kind=TargetKind.OTHER_DOWN),
        ConformityTarget(1, "Copie", reached_on=TODAY, evidence="verbale"),
        replace(DOWN, ended=None),
    ],
)
def test_rows_are_stored_changed_removed_and_brought_back(row: Row) -> None:
    with world()() as uow:
        made = save_row(uow, CLOCK, row)
        stored = uow.get(type(row), made.new_id)
        assert made.duties == made.customers == {1}
        assert save_row(uow, CLOCK, stored).new_id == 0
        assert remove_row(uow, stored).duties == {1}
        assert uow.find(type(row)) == []
        assert uow.get(type(row), restore_row(uow, stored).new_id).customer_id == 1


def test_one_verification_for_each_year_and_person() -> None:
    with world()() as uow:
        save_row(uow, CLOCK, CHECK)
        save_row(uow, CLOCK, replace(CHECK, person="Giulia"))
        with pytest.raises(DomainError, match="c'è già"):
            save_row(uow, CLOCK, CHECK)


def test_the_page_has_everything_of_one_customer_only() -> None:
    with world()() as uow:
        for customer_id in (1, 2):
            uow.add(replace(DOWN, customer_id=customer_id))
        uow.add(replace(DOWN, started=NOW - 9 * HOUR))
        propose_targets(uow, 1)
        propose_targets(uow, 1)
        page = compliance_page(uow, NOW, 1)
    assert [one.started for one in page.downs] == [NOW - 3 * HOUR, NOW - 9 * HOUR]
    assert [one.position for one in page.targets] == [1, 2, 3, 4, 5, 6]
    assert (page.people, page.customer.name, page.incidents) == (("Marco",), "Hotel Aurora", ())


@pytest.mark.parametrize(
    ("facts", "events", "cause", "ended"),
    [
        ({}, (), DowntimeCause.PROGRAM, None),
        ({"covered_object": CoveredObject.HARDWARE}, (), DowntimeCause.HARDWARE, None),
        ({"state": IncidentState.CLOSED}, (3, 2), DowntimeCause.PROGRAM, NOW - 2 * HOUR),
        ({"state": IncidentState.SOLVED}, (), DowntimeCause.PROGRAM, NOW - 5 * HOUR),
    ],
)
def test_a_request_becomes_down_time(
    facts: dict[str, Any], events: tuple[int, ...], cause: DowntimeCause, ended: datetime | None
) -> None:
    with world()() as uow:
        made = uow.add(request(**facts))
        for hours in events:
            uow.add(IncidentEvent(made.id, NOW - hours * HOUR, EventKind.STATE, "risolta"))
        assert [one.id for one in compliance_page(uow, NOW, 1).incidents] == [made.id]
        down = uow.get(Downtime, down_from_incident(uow, made.id, "marco").new_id)
        assert compliance_page(uow, NOW, 1).incidents == ()
    assert (down.started, down.ended, down.cause) == (NOW - 5 * HOUR, ended, cause)
    assert (down.note, down.author) == ("INC-000001 Server lento", "marco")


def test_down_time_ends_when_it_was_solved_not_when_it_was_closed_or_counted_as_missed() -> None:
    clock = FixedClock(NOW)
    with world()() as uow:
        made = uow.add(request())
        for state in (IncidentState.SOLVED, IncidentState.QUEUED, IncidentState.SOLVED, IncidentState.CLOSED):
            clock.advance(hours=1)
            change_state(uow, clock, made.id, state, "marco")
        record(uow, NOW + 9 * HOUR, made.id, EventKind.STATE, "Termine di risposta mancato.", "marco")
        down = uow.get(Downtime, down_from_incident(uow, made.id, "marco").new_id)
    assert down.ended == NOW + 3 * HOUR


def test_a_request_of_nobody_is_no_down_time() -> None:
    with world()() as uow, pytest.raises(DomainError, match="non è ancora assegnata"):
        down_from_incident(uow, uow.add(request(customer_id=None)).id, "marco")


def reached() -> FakeDatabase:
    database = world()
    with database() as uow:
        uow.add(
            ConformityTarget(1, "Fermi", kind=TargetKind.PROGRAM_DOWN, program="HotelSQL", reached_on=TODAY)
        )
        uow.add(ConformityTarget(1, "Copie", evidence="verbale", evidence_file="v.pdf", reached_on=TODAY))
        uow.add(ConformityTarget(1, "Prova", agreed=False))
        uow.add(DOWN)
    return database


def test_a_report_freezes_its_rows() -> None:
    with reached()() as uow:
        first = issue_report(uow, CLOCK, 1, "marco").new_id
        for one in uow.find(ConformityTarget, customer_id=1):
            uow.save(replace(one, title="cambiato", reached_on=None, agreed=True))
        report = uow.get(ConformityReport, first)
        rows = rows_of(report)
        with pytest.raises(DomainError, match="non ancora raggiunti: cambiato"):
            issue_report(uow, CLOCK, 1, "marco")
    assert report_tag(report) == "CONF-000001"
    assert [(one.title, one.reached_on) for one in rows] == [
        ("Fermi (HotelSQL)", "07/12/2026"),
        ("Copie", "07/12/2026"),
    ]
    assert "Fermi per 2 ore nel periodo" in rows[0].measure
    assert rows[1].evidence == "verbale · v.pdf"
    assert rows_of(replace(report, rows='[{"title": "a", "target": "", "measure": "", "evidence": "",'
                                        ' "reached_on": "", "new": 1}]'))[0].title == "a"  # fmt: skip


@pytest.mark.parametrize(
    ("signer", "day", "field"),
    [
        (" ", TODAY, "signer"),
        ("Elena", date(2026, 12, 6), "signed_on"),
        ("Elena", date(2026, 12, 8), "signed_on"),
    ],
)
def test_a_signature_is_checked(signer: str, day: date, field: str) -> None:
    with reached()() as uow:
        made = issue_report(uow, CLOCK, 1, "marco").new_id
        with pytest.raises(DomainError) as refused:
            sign_report(uow, CLOCK, made, signer, day)
    assert refused.value.field == field


def test_the_signature_dates_the_customer_and_can_be_taken_back() -> None:
    later = FixedClock(NOW + timedelta(days=5))
    with reached()() as uow:
        made = issue_report(uow, CLOCK, 1, "marco").new_id
        sign_report(uow, CLOCK, made, "Elena", TODAY)
        assert uow.get(Customer, 1).conformity_date == TODAY
        with pytest.raises(DomainError, match="già firmata"):
            sign_report(uow, CLOCK, made, "Elena", TODAY)
        second = issue_report(uow, later, 1, "marco").new_id
        sign_report(uow, later, second, "Elena", date(2026, 12, 12))
        assert uow.get(Customer, 1).conformity_date == TODAY
        with pytest.raises(DomainError, match="il motivo"):
            take_signature_back(uow, later, made, "", "marco")
        take_signature_back(uow, later, made, "firmata da chi non poteva", "marco")
        assert uow.get(Customer, 1).conformity_date == date(2026, 12, 12)
        take_signature_back(uow, later, second, "errore", "marco")
        assert uow.get(Customer, 1).conformity_date is None
        with pytest.raises(DomainError, match="non è firmata"):
            take_signature_back(uow, later, second, "errore", "marco")
        assert uow.get(ConformityReport, made).corrections == (
            "12/12/2026 marco: tolta la firma del 07/12/2026 di Elena. firmata da chi non poteva"
        )


def test_an_earlier_date_of_the_card_outlives_a_signature() -> None:
    """A customer that was conform before the program: what was free in between stays so."""
    typed = date(2024, 5, 1)
    with reached()() as uow:
        uow.save(replace(uow.get(Customer, 1), conformity_date=typed))
        made = issue_report(uow, CLOCK, 1, "marco").new_id
        sign_report(uow, CLOCK, made, "Elena", TODAY)
        assert uow.get(Customer, 1).conformity_date == typed
        take_signature_back(uow, CLOCK, made, "errore", "marco")
        assert uow.get(Customer, 1).conformity_date == typed


def test_the_signature_changes_the_price() -> None:
    """From 00:00 of the day of signing R4 holds; what was closed before keeps its price (B-4)."""
    world = World(FixedClock(NOW))
    work = WorkCategory.OWN_PROGRAM_UPDATE

    def closed() -> tuple[str, Decimal | None]:
        job = world.work(work, minutes=30)
        with world.db() as uow:
            close(uow, world.clock, job, "anna")
        return world.job(job).rule, world.job(job).amount

    before = closed()
    with world.db() as uow:
        uow.add(ConformityTarget(1, "Copie", evidence="verbale", reached_on=TODAY))
        made = issue_report(uow, world.clock, 1, "anna").new_id
        sign_report(uow, world.clock, made, "Elena", TODAY)
    after = closed()
    with world.db() as uow:
        take_signature_back(uow, world.clock, made, "errore", "anna")
    assert (after[0], after[1]) == ("R4", Decimal(0))
    assert before[0] != "R4"
    assert closed() == before
