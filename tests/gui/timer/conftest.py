"""The Timer tab on the real desk, with a hotel and its PCs, wired as the main window wires it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.network import Device
from istes_desk.domain.timeclock import Segment
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator
from istes_desk.gui.timer.bar import TimerBar
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.tab import TimerTab
from tests.fakes import FixedClock


@dataclass
class Bench:
    """What a test looks at and turns."""

    tab: TimerTab
    bar: TimerBar
    controller: TimerController
    clock: FixedClock
    database: Database
    opened: list[Path]

    def pass_time(self, **length: float) -> None:
        """Time goes on second by second as far as the timer can tell: a beat now and then."""
        self.clock.advance(**length)
        self.controller.tick()

    def job(self, id: int = 1) -> Intervention:
        with self.database() as uow:
            return uow.get(Intervention, id)

    def segments(self, id: int = 1) -> list[Segment]:
        with self.database() as uow:
            return uow.find(Segment, intervention_id=id)


def furnish(database: Database, clock: FixedClock) -> None:
    """A hotel with an appointment, two PCs and an incident that came by mail."""
    with database() as uow:
        hotel = uow.add(Customer("Hotel Aurora", "Aurora S.r.l.", address="Lungomare 5", city="Caorle"))
        site = uow.add(Site(hotel.id, "Reception"))
        uow.add(Device(hotel.id, site.id, "PC-01"))
        uow.add(Device(hotel.id, site.id, "PC-02"))
        uow.add(Appointment(hotel.id, "Marco Bianchi", date(2026, 1, 1), date(2026, 12, 31)))
        mail = Incident(7, "Blocco stampante", clock.now(), Channel.EMAIL, IncidentClass.CONTRACT, "")
        uow.add(replace(mail, customer_id=hotel.id))


@pytest.fixture
def bench(
    qtbot: QtBot, seeded: Desk, database: Database, clock: FixedClock, tmp_path: Path
) -> Iterator[Bench]:
    furnish(database, clock)
    seeded.preferences.save(replace(seeded.preferences.load(), report_folder=str(tmp_path / "rapporti")))
    controller = TimerController(seeded, seeded.tasks)
    tab, bar = TimerTab(seeded, Navigator(seeded.tasks), controller), TimerBar(controller)
    seeded.tasks.changed.connect(controller.on_changes)
    seeded.tasks.changed.connect(tab.on_changes)
    qtbot.addWidget(tab)
    qtbot.addWidget(bar)
    opened: list[Path] = []
    tab.printer.open_file = opened.append
    tab.resize(1280, 560)
    tab.show()
    yield Bench(tab, bar, controller, clock, database, opened)
    controller.leave()
