"""From the tick to the price: a planned duty in a running intervention (R6, R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyCode
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.network import Device
from istes_desk.domain.timeclock import Segment
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator
from istes_desk.gui.timer.facts_page import FactsPage
from istes_desk.services.assigning import assign_duties
from istes_desk.services.work_views import WorkDetail, work_detail
from tests.gui.finding import find


def furnish(desk: Desk, database: Database, conforming: date | None) -> int:
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora", conformity_date=conforming)).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Device(customer, site, "BAR-PC", room="Bar"))
        assign_duties(uow, desk.clock, customer)
        started = desk.clock.now() - timedelta(minutes=40)
        job = Intervention(customer, desk.author, started, category=WorkCategory.PLANNED_DUTY)
        id = uow.add(replace(job, purpose_conformity=conforming is None)).id
        uow.add(Segment(id, started, 60, desk.clock.now(), elapsed_ms=40 * 60_000))
        return id


def ticked(qtbot: QtBot, desk: Desk, database: Database, job: int) -> WorkDetail:
    """Space on a cell of the matrix, then what the Timer tab reads."""
    tab = ChecklistsTab(desk, Navigator())
    qtbot.addWidget(tab)
    desk.tasks.changed.connect(tab.on_changes)
    tab.show()
    assert tab.page is not None
    ids = [one.assignment.id for one in tab.page.board.cells if one.assignment.code is DutyCode.UPD]
    tab.matrix.go_to(ids)
    assert find(tab, QCheckBox, "linkJob").isChecked()
    find(tab, QLineEdit, "tickNote").setText("Aggiornato.")
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Space)
    told = [label.text() for label in tab.pane.periods.findChildren(QLabel)]
    assert any(f"in intervention {job}" in text for text in told)
    with database() as uow:
        return work_detail(uow, job)


@pytest.mark.parametrize(
    ("conforming", "rule", "free"),
    [(date(2026, 2, 1), "R6", True), (None, "R7", False)],
)
def test_a_planned_duty_is_priced_by_its_rule(
    qtbot: QtBot, seeded: Desk, database: Database, conforming: date | None, rule: str, *, free: bool
) -> None:
    job = furnish(seeded, database, conforming)
    work = ticked(qtbot, seeded, database, job)
    assert work.duties
    assert work.duties[0].endswith("BAR-PC · marzo 2026: fatto")
    assert work.sheet is not None
    price = work.sheet.price()
    assert price.rules == (rule,)
    assert (price.amount == Decimal(0)) == free
    page = FactsPage()
    qtbot.addWidget(page)
    page.show()
    page.show_work(work)
    label = find(page, QLabel, "factsDuties")
    assert label.isVisible()
    assert label.text().endswith(": 1")
