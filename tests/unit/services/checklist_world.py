"""A small world for the checklist: an appointed hotel with a server that hosts a machine, and an office."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Season, SeasonKind, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode
from istes_desk.domain.duty_templates import templates
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services.duty_board import Board, Cell, board
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

AUTHOR = "marco"
NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AURORA, OFFICE = 1, 2
DESK_PC, SERVER, GUEST, PRINTER = 1, 2, 3, 4
TEMPLATES = templates(
    (Path(__file__).parents[3] / "resources" / "policy" / "duties.toml").read_text(encoding="utf-8")
)


def world() -> FakeDatabase:
    """Nothing is assigned yet; the clock stands at Monday 2 March 2026."""
    return FakeDatabase(
        *TEMPLATES,
        Customer("Hotel Aurora", business_name="Aurora S.r.l."),
        Customer("Studio Rossi"),
        Site(AURORA, "Sede"),
        Appointment(AURORA, "Marco Bianchi", date(2026, 1, 1), date(2026, 12, 31)),
        Device(AURORA, 1, "RECEPTION", room="Reception"),
        Device(AURORA, 1, "SRV", DeviceKind.SERVER, room="Sala server"),
        Device(AURORA, 1, "SRV-SQL", DeviceKind.VM, room="Sala server", host_device_id=SERVER),
        Device(AURORA, 1, "STAMPANTE", DeviceKind.PRINTER),
    )


def closed(start: date, end: date) -> Season:
    return Season(AURORA, SeasonKind.CLOSED, start, end, "chiusura invernale")


def shown(uow: FakeUnitOfWork, clock: FixedClock) -> Board:
    return board(uow, clock.now(), AURORA)


def cell(uow: FakeUnitOfWork, clock: FixedClock, code: DutyCode, device: int | None = DESK_PC) -> Cell:
    """The present cell of one duty on one PC (None = the site)."""
    return next(
        one
        for one in shown(uow, clock).cells
        if (one.assignment.code, one.assignment.device_id) == (code, device)
    )


def assignment(uow: FakeUnitOfWork, code: DutyCode, device: int | None = DESK_PC) -> DutyAssignment:
    return uow.find(DutyAssignment, code=code, device_id=device)[0]
