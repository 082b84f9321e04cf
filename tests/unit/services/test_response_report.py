"""Response times by customer and plan, misses, open by age (Q-7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.periods import Period
from istes_desk.services.response_export import (
    answers_paper,
    file_name,
    in_time_share,
    lines_csv,
    misses_csv,
)
from istes_desk.services.response_report import (
    AnswerLine,
    ResponseReport,
    Times,
    response_facts,
    response_report,
)
from tests.fake_uow import FakeUnitOfWork
from tests.unit.domain.policy_files import at
from tests.unit.services.queue_world import AURORA, BASIC, ENTERPRISE, LIDO, ROSSI, world

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
NOW = at("2026-03-20T12:00+01:00")


def incident(number: int, customer: int | None, plan: int | None, received: str, **facts: Any) -> Incident:
    one = IncidentClass.CONTRACT if plan else IncidentClass.NO_CONTRACT
    basics = {"customer_id": customer, "plan_id": plan, "severity": Severity.A}
    return Incident(
        number, f"Richiesta {number}", at(received), Channel.EMAIL, one, "", **{**basics, **facts}
    )


def times(due: str | None = None, answered: str | None = None) -> dict[str, datetime | None]:
    """Days and hours of March."""
    due_at, answered_at = (at(f"2026-03-{one}+01:00") if one else None for one in (due, answered))
    return {"due": due_at, "responded_at": answered_at}


ROWS = (
    incident(1, AURORA, BASIC, "2026-03-06T17:00+01:00", **times("09T12:00", "09T10:00")),
    incident(2, AURORA, BASIC, "2026-03-10T09:00+01:00", **times("10T13:00", "10T14:30")),
    incident(3, AURORA, BASIC, "2026-03-19T09:00+01:00", **times("19T13:00")),
    incident(4, AURORA, BASIC, "2026-03-20T11:00+01:00", **times("20T16:00")),
    incident(5, LIDO, ENTERPRISE, "2026-03-02T10:00+01:00", **times("02T11:00", "02T10:30"), missed=True),
    incident(6, LIDO, ENTERPRISE, "2026-02-28T23:59+01:00", **times("01T01:00")),
    incident(7, ROSSI, None, "2026-03-02T10:00+01:00"),
    incident(8, None, ENTERPRISE, "2026-03-20T11:50+01:00", **times("20T12:50"), missed=True),
    incident(9, ROSSI, None, "2026-03-01T10:00+01:00", state=IncidentState.CLOSED),
)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    work = FakeUnitOfWork(database.rows, database.numbers)
    for row in ROWS:
        work.add(row)
    return work


@pytest.fixture
def report(uow: FakeUnitOfWork) -> ResponseReport:
    return response_report(response_facts(uow, MARCH), NOW)


def test_times_by_customer_and_plan(report: ResponseReport) -> None:
    assert report.customer == "tutti i clienti"
    assert report.lines == (
        AnswerLine("Camping Lido", "Enterprise", 1, 0, 1, 0, Times(30, 30), Times(30, 30)),
        AnswerLine("Hotel Aurora", "Basic", 4, 1, 2, 1, Times(195, 270), Times(2115, 3900)),
        AnswerLine("da assegnare", "Enterprise", 1, 0, 1, 0, Times(None, None), Times(None, None)),
    )


def test_the_whole_is_all_of_them(report: ResponseReport) -> None:
    assert (report.whole.total, report.whole.in_time, report.whole.missed, report.whole.waiting) == (
        6,
        1,
        4,
        1,
    )
    assert in_time_share(report.whole) == Decimal("20.0")
    assert in_time_share(replace(report.whole, in_time=0, missed=0)) is None


def test_every_miss_says_why(report: ResponseReport) -> None:
    assert [(one.row.number, one.reason) for one in report.misses] == [
        (5, "Termine mancato prima della risposta del 02/03/2026 10:30: resta mancato."),
        (2, "Risposta data il 10/03/2026 14:30, 1 h 30 min dopo il termine (10/03/2026 13:00)."),
        (3, "Nessuna risposta: il termine era 19/03/2026 13:00 (in ritardo di 23 h)."),
        (8, "Nessuna risposta: il termine era 20/03/2026 12:50 (mancato e poi spostato)."),
    ]


def test_what_is_open_by_age_and_class(report: ResponseReport) -> None:
    assert [(band.contract, band.no_contract, band.parked, band.total) for band in report.ages] == [
        (2, 0, 0, 2),
        (1, 0, 0, 1),
        (0, 0, 0, 0),
        (4, 1, 0, 5),
        (0, 0, 0, 0),
    ]


def test_one_customer_alone(uow: FakeUnitOfWork) -> None:
    report = response_report(response_facts(uow, MARCH, LIDO), NOW)
    assert (report.customer, [line.customer for line in report.lines]) == ("Camping Lido", ["Camping Lido"])
    assert sum(band.total for band in report.ages) == 2


def test_nothing_in_the_period(uow: FakeUnitOfWork) -> None:
    report = response_report(response_facts(uow, Period(date(2025, 1, 1), date(2025, 1, 31))), NOW)
    assert (report.lines, report.misses, report.whole.work) == ((), (), Times(None, None))


def test_for_a_spreadsheet(report: ResponseReport) -> None:
    lines = lines_csv(report).split("\r\n")
    assert lines[0].startswith("\ufeffCliente;Piano;Richieste;In tempo")
    assert lines[1] == "Camping Lido;Enterprise;1;0;1;0;0,0;30;30;30;30"
    assert lines[3] == "da assegnare;Enterprise;1;0;1;0;0,0;;;;"
    assert lines[4].startswith("Totale;;6;1;4;1;20,0;")
    first = report.misses[0]
    odd = replace(first, row=replace(first.row, subject="=1+1", severity=None))
    misses = misses_csv(replace(report, misses=(odd,)))
    assert ";Enterprise;;02/03/2026 10:00;'=1+1;Termine" in misses
    empty = replace(report.whole, in_time=0, missed=0)
    assert "Totale;;6;0;0;1;;" in lines_csv(replace(report, lines=(), whole=empty))


def test_for_a_paper(uow: FakeUnitOfWork, report: ResponseReport) -> None:
    assert answers_paper(uow, report).letterhead.name == "Ditta"
    uow.remove(uow.find(Firm)[0])
    assert answers_paper(uow, report).report is report
    assert file_name(report, "pdf") == "Risposte 2026-03-01 2026-03-31.pdf"
