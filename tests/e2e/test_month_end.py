"""A month through the window: three customers, free and charged work, on site and remote, one credit note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Appointment, Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import CoveredObject
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoices import Invoice
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.invoices.issued_page import IssuedPage
from istes_desk.gui.invoices.proposal_page import ProposalPage
from istes_desk.gui.invoices.tab import InvoicesTab
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.tab_list import index_of
from istes_desk.services import closing
from istes_desk.services.customers import save_row
from istes_desk.services.interventions import WorkOrder
from tests.adapters.pdf_reading import whole_text
from tests.fakes import FixedClock
from tests.gui.finding import click, find
from tests.unit.services.billing_world import AURORA, FIRM, LIDO

C = WorkCategory
FEE = Decimal("1200.00")
MONTH = (
    # customer, kind of work, minutes, on site: units charged, and whether the call-out fee is due
    (1, C.OWN_PROGRAM_UPDATE, 45, False, 0, False),
    (1, C.SYSTEM_WORK, 50, True, 3, True),
    (2, C.SYSTEM_WORK, 21, False, 2, False),
    (2, C.THIRD_PARTY_SOFTWARE, 10, False, 1, False),
    (3, C.OWN_SOFTWARE_HELP, 30, False, 0, False),
)
TOTALS = {"Aurora S.r.l.": "115.90", "Camping Lido": "73.20", "Villaggio Sole": "1464.00"}


@pytest.fixture
def window(seeded: Desk, database: Database, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A hotel with conformity, a camp site without any contract, a village whose fiscal data lack the CAP."""
    with database() as uow:
        firm = uow.find(Firm)[0]
        uow.save(replace(FIRM, id=firm.id, version=firm.version))
        uow.save(replace(uow.find(Tariff)[0], call_out_fee=Decimal("35.00")))
        uow.add(replace(AURORA, conformity_date=date(2026, 1, 1)))
        uow.add(LIDO)
        uow.add(replace(AURORA, name="Villaggio Sole", business_name="", postal_code=""))
        uow.add(Appointment(1, "Studio", date(2026, 1, 1), date(2026, 12, 31), yearly_fee=Decimal("0.00")))
        covers, plan = frozenset({CoveredObject.OWN_SOFTWARE}), uow.find(Plan, code="basic")[0]
        year = Contract(3, ContractKind.SUPPORT, date(2026, 3, 1), date(2027, 2, 28), plan.id, covers, FEE)
        uow.add(year)
    made = MainWindow(seeded, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    return made


def work_through_the_month(window: MainWindow, clock: FixedClock, database: Database) -> None:
    """Each job is measured by the timer of the window and closed with its price."""
    desk = window.desk
    for customer, category, minutes, on_site, units, due in MONTH:
        window.timer.start_order(WorkOrder(customer, category=category, on_site=on_site))
        clock.advance(minutes=minutes)
        window.timer.stop()
        with database() as uow:
            job = uow.find(Intervention)[-1]
        desk.tasks.write(partial(closing.close, clock=clock, intervention_id=job.id, author=desk.author))
        with database() as uow:
            closed = uow.get(Intervention, job.id)
        assert (closed.units, closed.call_out_due) == (units, due), closed.reason
        clock.advance(days=2)


def fatture(window: MainWindow) -> InvoicesTab:
    window.show_tab(index_of(InvoicesTab))
    tab = window.tab(InvoicesTab)
    assert isinstance(tab, InvoicesTab)
    return tab


def mend_what_lacks(window: MainWindow) -> None:
    """The village cannot be invoiced; the reason leads to its card."""
    page = fatture(window).page
    assert isinstance(page, ProposalPage)
    village = page.model.line_of(3)
    page.tree.setCurrentIndex(page.model.index(0, 0, village))
    assert "indicare il CAP" in str(page.tree.currentIndex().data())
    click(page, "showPlace")
    assert isinstance(window.current_tab, CustomersTab)
    row = window.desk.tasks.transact(lambda uow: uow.get(Customer, 3))
    window.desk.tasks.write(lambda uow: save_row(uow, replace(row, postal_code="30021")))


def issue_all(window: MainWindow) -> None:
    """The question names numbers and total; the answer issues."""
    page = fatture(window).page
    assert isinstance(page, ProposalPage)
    assert find(page, QLineEdit, "invoiceDay").text() == "31/03/2026"
    assert [one.intervention_id for row in page.model.rows for one in row.courtesies] == [1, 5]
    click(page, "issueButton")
    question = find(page, QLabel, "issueWords").text()
    assert "1/2026" in question
    assert "3/2026" in question
    assert "1.653,10 €" in question
    click(page, "issueYes")
    assert not [row for row in page.model.rows if row.charges]


def give_one_unit_back(window: MainWindow, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The camp site is right about one unit."""
    tab = fatture(window)
    tab.views.setCurrentIndex(1)
    page = tab.page
    assert isinstance(page, IssuedPage)
    page.show_invoice(1)
    click(page, "creditNote")
    find(page, QSpinBox, "credit_1").setValue(1)
    find(page, QSpinBox, "credit_2").setValue(0)
    find(page, QLineEdit, "creditCause").setText("Uno scatto contestato")
    click(page, "creditYes")
    assert [row.head.tag for row in page.model.rows] == ["NC 1/2026", "3/2026", "2/2026", "1/2026"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paper), ""))
    click(page, "savePdf")


def documents(window: MainWindow) -> list[InvoiceDocument]:
    """As the stored XML says them."""
    rows = window.desk.tasks.transact(lambda uow: uow.find(Invoice))
    return [window.desk.einvoices.read(row.xml) for row in rows]


def test_a_month_from_the_timer_to_the_credit_note(
    window: MainWindow,
    clock: FixedClock,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work_through_the_month(window, clock, database)
    clock.advance(days=19)
    mend_what_lacks(window)
    issue_all(window)
    invoices = documents(window)
    assert {one.buyer.name: str(one.total) for one in invoices} == TOTALS
    assert sorted(line.unit for one in invoices for line in one.lines) == ["anno", "n.", *["scatto"] * 3]
    assert all(line.quantity * line.unit_price == line.total for one in invoices for line in one.lines)
    give_one_unit_back(window, tmp_path / "nota.pdf", monkeypatch)
    *invoices, note = documents(window)
    assert (str(note.total), note.buyer.name) == ("24.40", "Camping Lido")
    assert note.credited is not None
    assert note.credited.number == invoices[0].number == "1/2026"
    paper = whole_text(tmp_path / "nota.pdf")
    for expected in ("NC 1/2026", "Camping Lido", "24,40", "Uno scatto contestato"):
        assert expected in paper, expected
    with database() as uow:
        states = [job.state for job in uow.find(Intervention)]
    charged = [
        InterventionState.INVOICED if units or due else InterventionState.CLOSED for *_, units, due in MONTH
    ]
    assert states == charged
