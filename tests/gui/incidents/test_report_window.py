"""The window of response times on the real desk: period, customer, pages, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.periods import PeriodKind
from istes_desk.domain.sla import Plan
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.report_chart import BarChart
from istes_desk.gui.incidents.report_window import ReportWindow
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Navigator, Place
from tests.gui.finding import find, press
from tests.unit.domain.policy_files import at


def fill(database: Database) -> None:
    """Aurora: answered in time, late, waiting. Lido: one still open and late. All in March 2026."""
    with database() as uow:
        plans = {plan.code: plan.id for plan in uow.find(Plan)}
        aurora, lido = uow.add(Customer("Hotel Aurora")).id, uow.add(Customer("Camping Lido")).id
        uow.add(Contract(aurora, ContractKind.SUPPORT, date(2026, 1, 1), plan_id=plans["basic"]))
        rows = (
            (1, aurora, "basic", "01T09:00", "01T13:00", "01T10:00"),
            (2, aurora, "basic", "01T09:30", "01T13:30", "01T15:00"),
            (3, aurora, "basic", "02T09:30", "02T13:30", None),
            (4, lido, "enterprise", "01T22:00", "01T23:00", None),
        )
        for number, customer, code, *moments in rows:
            received, due, answered = (at(f"2026-03-{one}+01:00") if one else None for one in moments)
            assert received is not None
            uow.add(
                Incident(
                    *(number, f"Blocco {number}", received, Channel.EMAIL, IncidentClass.CONTRACT, ""),
                    state=IncidentState.CLOSED if answered else IncidentState.QUEUED,
                    severity=Severity.A,
                    due=due,
                    responded_at=answered,
                    customer_id=customer,
                    plan_id=plans[code],
                )
            )


@pytest.fixture
def window(seeded: Desk, database: Database, qtbot: QtBot) -> ReportWindow:
    fill(database)
    made = ReportWindow(seeded, Navigator())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(window: ReportWindow, name: str) -> list[list[str]]:
    model = find(window, QTableView, name).model()
    across = range(model.columnCount())
    return [[model.index(row, column).data() for column in across] for row in range(model.rowCount())]


def test_times_misses_and_ages(window: ReportWindow) -> None:
    assert [line[:7] for line in cells(window, "reportLines")] == [
        ["Camping Lido", "Enterprise", "1", "0", "1", "0", "0,0"],
        ["Hotel Aurora", "Basic", "3", "1", "1", "1", "50,0"],
        ["Total", "", "4", "1", "2", "1", "33,3"],
    ]
    assert [line[0] for line in cells(window, "reportMisses")] == ["INC-000002", "INC-000004"]
    assert [line[1] for line in cells(window, "reportAges")] == ["2", "0", "0", "0", "0"]
    assert "33,3" in find(window, QLabel, "reportSummary").text()
    chart = find(window, BarChart, "reportTimesChart")
    assert chart.accessibleDescription().splitlines()[1].startswith("Hotel Aurora · Basic: ")
    assert not window.grab().isNull()


def test_one_customer_and_another_period(window: ReportWindow) -> None:
    window.customer.setCurrentIndex(window.customer.findText("Camping Lido"))
    assert [line[0] for line in cells(window, "reportLines")] == ["Camping Lido"]
    window.kind.setCurrentIndex(window.kind.findData(PeriodKind.LAST_MONTH))
    assert window.first.text() == "01/02/2026"
    assert cells(window, "reportLines") == []
    assert find(window, BarChart, "reportTimesChart").isHidden()


def test_days_of_ones_own(window: ReportWindow) -> None:
    window.kind.setCurrentIndex(window.kind.findData(PeriodKind.CUSTOM))
    window.first.setText("02/03/2026")
    window.first.editingFinished.emit()
    assert [line[2] for line in cells(window, "reportLines")] == ["1"]
    window.last.setText("ieri l'altro")
    window.last.editingFinished.emit()
    assert find(window, QLabel, "reportWrong").isVisible()


def test_a_miss_leads_to_its_request(seeded: Desk, window: ReportWindow, qtbot: QtBot) -> None:
    navigator = window._navigator
    view = find(window, QTableView, "reportMisses")
    window.pages.setCurrentIndex(1)
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(navigator.place_asked) as told:
        press(view, Qt.Key.Key_Return)
    assert told.args == [Place("incident", 2)]


def test_saved_as_paper_and_as_tables(
    window: ReportWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, ending in (("reportPdf", "pdf"), ("reportCsv", "csv"), ("reportMissesCsv", "misses.csv")):
        path = tmp_path / f"rapporto.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, told=path: (str(told), ""))
        action = next(one for one in window.save.menu().actions() if one.objectName() == name)
        action.trigger()
        assert path.stat().st_size
    assert (tmp_path / "rapporto.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "rapporto.csv").read_text(encoding="utf-8-sig").startswith("Cliente;Piano")
    told = tmp_path / "nessuna" / "x.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(told), ""))
    window.save.menu().actions()[1].trigger()
    assert "non è stato salvato" in find(window, QLabel, "reportWrong").text()


def test_escape_closes(window: ReportWindow) -> None:
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_queue_opens_it(seeded: Desk, database: Database, qtbot: QtBot) -> None:
    fill(database)
    tab = IncidentsTab(seeded, Navigator())
    qtbot.addWidget(tab)
    find(tab, QAction, "openReports").trigger()
    opened = find(tab, ReportWindow, "reportWindow")
    assert opened.isVisible()
    assert not opened.isModal()
    opened.close()
