"""The calendar of what falls due, and its two exports (C-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.deadlines import Deadline, DeadlineKind
from istes_desk.domain.network import Device
from istes_desk.services.assigning import assign_duties
from istes_desk.services.deadline_export import to_csv, to_ics
from istes_desk.services.deadlines import DeadlineRow, deadlines
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, OFFICE, world

YEAR = (date(2026, 3, 1), date(2027, 3, 1))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        assign_duties(work, clock, AURORA)
        work.add(Contract(OFFICE, ContractKind.SOFTWARE_UPDATE, date(2025, 1, 1)))
        work.add(Device(OFFICE, 1, "POSTAZIONE", warranty_until=date(2026, 8, 1)))
        return work


def test_all_that_falls_due_in_order_with_its_place(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.advance(days=10)
    rows = deadlines(uow, clock.now(), *YEAR)
    device = uow.find(Device, name="POSTAZIONE")[0].id
    assert [(row.deadline.kind, row.deadline.on, row.place_kind) for row in rows] == [
        (DeadlineKind.DUTY, date(2026, 3, 12), "duty"),
        (DeadlineKind.WARRANTY, date(2026, 8, 1), "device"),
        (DeadlineKind.CANCELLATION, date(2026, 10, 31), "customer"),
        (DeadlineKind.APPOINTMENT, date(2026, 12, 31), "customer"),
        (DeadlineKind.VERIFICATION, date(2026, 12, 31), "customer"),
        (DeadlineKind.INVOICE, date(2027, 1, 4), "customer"),
        (DeadlineKind.PAYMENT, date(2027, 2, 1), "customer"),
    ]
    assert rows[1].place_id == device
    assert rows[0].deadline.title.endswith("mansioni scadute o fallite")
    assert rows[-1].customer == "Studio Rossi"


def test_scope_and_inactive_customers(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert {row.customer for row in deadlines(uow, clock.now(), *YEAR, AURORA)} == {"Hotel Aurora"}
    uow.save(replace(uow.get(Customer, OFFICE), active=False))
    assert {row.customer for row in deadlines(uow, clock.now(), *YEAR)} == {"Hotel Aurora"}


def row(title: str, reason: str = "Perché sì.", customer: str = "Hotel Aurora") -> DeadlineRow:
    one = Deadline(date(2026, 12, 31), DeadlineKind.APPOINTMENT, 1, title, reason, source_id=len(title))
    return DeadlineRow(one, customer, "customer", 1)


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    text = to_csv([row("Scade; la nomina", customer="=1+1")])
    assert text == (
        "\ufeffData;Tipo;Cliente;Scadenza;Motivo;Promemoria\r\n"
        '31/12/2026;Nomina ADS;\'=1+1;"Scade; la nomina";Perché sì.;\r\n'
    )


def test_ics_is_folded_escaped_and_stable() -> None:
    rows = [row("Scade, la nomina", "Perché " * 30 + "\nfine"), row("Altro")]
    text = to_ics(rows, NOW)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Hotel Aurora: Scade\\, la nomina\r\n" in whole
    assert "\\nfine\r\n" in whole
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in whole
    assert "DTSTAMP:20260302T090000Z\r\n" in whole
    names = [line for line in whole.split("\r\n") if line.startswith("UID:")]
    assert len(set(names)) == 2
    again = to_ics(rows, NOW).replace("\r\n ", "")
    assert [line for line in again.split("\r\n") if line.startswith("UID:")] == names
