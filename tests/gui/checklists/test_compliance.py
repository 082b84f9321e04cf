"""The compliance window on a real database: targets, down time, breaches, reports, charts, the dossier."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import Breach, ConformityReport, ConformityTarget, Downtime, DowntimeCause
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.gui.checklists.dossier.actions import DOSSIER, show_compliance
from istes_desk.gui.checklists.dossier.window import ComplianceWindow
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.file_input import PathEdit
from istes_desk.gui.tab import Navigator, Place
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.gui.widgets.chart import ChartCard
from istes_desk.services.charts import Bar, Chart
from istes_desk.services.dossier.blocks import Part
from tests.adapters import pdf_reading as read
from tests.fakes import FixedClock
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find

HOUR = timedelta(hours=1)
COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hotel(seeded: Desk, database: Database, clock: FixedClock) -> int:
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora", data_controller="Elena Moretti")).id
        uow.add(Site(customer, "Sede"))
        year = date_of(clock.now()).year
        uow.add(Appointment(customer, "Marco Bianchi", date(year, 1, 1), date(year, 12, 31)))
        facts = Incident(
            1, "Server fermo", clock.now() - 5 * HOUR, Channel.EMAIL, IncidentClass.CONTRACT, "",
            customer_id=customer,
        )  # fmt: skip
        uow.add(facts)
    return customer


@pytest.fixture
def window(seeded: Desk, hotel: int, qtbot: QtBot) -> ComplianceWindow:
    made = ComplianceWindow(seeded, hotel)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def press(window: ComplianceWindow, name: str) -> None:
    find(window, QPushButton, name).click()


def write(window: ComplianceWindow, name: str, text: str) -> None:
    found = window.findChild(QLineEdit, name)
    if found is None:
        find(window, QPlainTextEdit, name).setPlainText(text)
    else:
        found.setText(text)


def test_targets_are_proposed_agreed_reached_reported_and_signed(
    window: ComplianceWindow, database: Database, hotel: int, clock: FixedClock
) -> None:
    press(window, "proposeTargets")
    assert window.page is not None
    assert len(window.page.targets) == 6
    press(window, "issueReport")
    assert "non ancora raggiunti" in find(window, QLabel, "reportsRefused").text()
    today = date_of(clock.now())
    with database() as uow:
        for one in uow.find(ConformityTarget, customer_id=hotel):
            uow.save(replace(one, reached_on=today, evidence="verbale"))
    window.reload()
    press(window, "issueReport")
    report = window.page.reports[0]
    find(window, QToolButton, f"report_edit_{report.id}").click()
    assert find(window, QLineEdit, "signForm_signer").text() == "Elena Moretti"
    press(window, "signFormSave")
    with database() as uow:
        assert uow.get(Customer, hotel).conformity_date == today
    find(window, QToolButton, f"report_undo_{report.id}").click()
    press(window, "reasonFormSave")
    assert "il motivo" in find(window, QLabel, "reasonForm_reasonError").text()
    write(window, "reasonForm_reason", "firmata per errore")
    press(window, "reasonFormSave")
    with database() as uow:
        assert uow.get(Customer, hotel).conformity_date is None
        assert "firmata per errore" in uow.get(ConformityReport, report.id).corrections


def test_what_proves_a_target_is_sealed_when_it_is_named(
    window: ComplianceWindow, database: Database, tmp_path: Path
) -> None:
    paper = tmp_path / "collaudo.pdf"
    paper.write_bytes(b"%PDF")
    press(window, "targetAdd")
    write(window, "targetForm_title", "Collaudo")
    path = find(window, PathEdit, "evidence_filePath")
    path.setText(str(tmp_path / "manca.pdf"))
    press(window, "targetFormSave")
    with database() as uow:
        assert not uow.find(ConformityTarget, title="Collaudo")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    path.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN))
    press(window, "targetFormSave")
    seal = hashlib.sha256(b"%PDF").hexdigest()
    with database() as uow:
        (made,) = uow.find(ConformityTarget, title="Collaudo")
    assert (Path(made.evidence_file).name, made.evidence_sha256) == ("collaudo.pdf", seal)
    paper.write_bytes(b"altro")
    find(window, QToolButton, f"target_edit_{made.id}").click()
    write(window, "targetForm_measure", "Prova")
    press(window, "targetFormSave")
    with database() as uow:
        assert uow.get(ConformityTarget, made.id).evidence_sha256 == seal, "what was seen then"


def test_a_target_with_hours(window: ComplianceWindow, database: Database, hotel: int) -> None:
    press(window, "targetAdd")
    write(window, "targetForm_title", "Fermi di HotelSQL")
    write(window, "targetForm_limit_minutes", "molte")
    press(window, "targetFormSave")
    assert "ore al mese" in find(window, QLabel, "targetForm_limit_minutesError").text()
    write(window, "targetForm_limit_minutes", "900")
    press(window, "targetFormSave")
    assert "744" in find(window, QLabel, "targetForm_limit_minutesError").text()
    write(window, "targetForm_limit_minutes", "1,5")
    press(window, "targetFormSave")
    with database() as uow:
        made = uow.find(ConformityTarget, customer_id=hotel)[0]
    assert made.limit_minutes == 90
    find(window, QToolButton, f"target_edit_{made.id}").click()
    assert find(window, QLineEdit, "targetForm_limit_minutes").text() == "1,5"


def test_down_time_of_a_request_with_a_way_back(
    window: ComplianceWindow, database: Database, clock: FixedClock
) -> None:
    press(window, "downFromIncident")
    with database() as uow:
        found = uow.find(Downtime)
    assert [(one.started, one.ended) for one in found] == [(clock.now() - 5 * HOUR, None)]
    assert find(window, QComboBox, "downIncident").count() == 0
    assert not window.from_incident.isEnabled()
    find(window, QPushButton, "undoToast").click()
    with database() as uow:
        assert uow.find(Downtime) == []


def test_down_time_by_hand(window: ComplianceWindow, database: Database, clock: FixedClock) -> None:
    press(window, "downAdd")
    write(window, "downForm_started", "ieri")
    press(window, "downFormSave")
    assert "31/12/2026 09:30" in find(window, QLabel, "downForm_startedError").text()
    start = clock.now() - 3 * HOUR
    write(window, "downForm_started", full_stamp(start))
    write(window, "downForm_ended", full_stamp(start - HOUR))
    press(window, "downFormSave")
    assert "dopo l'inizio" in find(window, QLabel, "downForm_endedError").text()
    write(window, "downForm_ended", "")
    press(window, "downFormSave")
    with database() as uow:
        made = uow.find(Downtime)[0]
    assert (made.cause, made.ended) == (DowntimeCause.PROGRAM, None)
    find(window, QToolButton, f"down_delete_{made.id}").click()
    find(window, QPushButton, "undoToast").click()
    with database() as uow:
        assert len(uow.find(Downtime)) == 1


def test_the_clock_of_a_breach_goes_on(
    window: ComplianceWindow, seeded: Desk, database: Database, hotel: int, clock: FixedClock
) -> None:
    with database() as uow:
        uow.add(Breach(hotel, clock.now(), "Telefono smarrito"))
    window.reload()
    window.tabs.setCurrentIndex(1)
    section = window.sections["breach"]
    assert any("Restano 72 ore" in label.text() for label in section.findChildren(QLabel))
    clock.advance(hours=80)
    window.show_clocks()
    assert any("trascorso da 8 ore" in label.text() for label in section.findChildren(QLabel))


def test_charts_are_drawn_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    bars = (Bar("gen 26", None, "–"), Bar("feb 26", 5.0, "5 ore"), Bar("mar 26", 2.0, "2 ore"))
    card = ChartCard("plot", Chart("Fermi", "ore", bars, 4.0, "limite 4 ore"))
    qtbot.addWidget(card)
    card.show()
    assert "feb 26: 5 ore" in find(card, QLabel, "plotWords").text()
    assert card.view.accessibleDescription().startswith("gen 26: –")
    find(card, QToolButton, "plot_copy").click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert card.save(tmp_path / "a.png")
    assert card.save(tmp_path / "a.csv")
    assert "feb 26;5,00;5 ore" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert not card.save(tmp_path / "no" / "a.csv")


def test_the_dossier_is_chosen_read_and_written(
    window: ComplianceWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = window.dossier
    window.tabs.setCurrentIndex(DOSSIER)
    assert "Marco Bianchi" in page.ui.preview.toPlainText()
    target = tmp_path / "fascicolo.pdf"
    page.save(target)
    assert read.bookmarks(target)[0] == "Copertina e indice"
    find(window, QPushButton, "undoToast").click()
    assert Path(opened[-1].toLocalFile()) == target
    page.save_singly(tmp_path)
    assert len(list(tmp_path.glob("*.pdf"))) == len(Part) + 1
    press(window, "noneButton")
    assert not page.ui.saveButton.isEnabled()
    press(window, "allButton")
    press(window, "printButton")
    assert opened[-1].toLocalFile().endswith(".pdf")


def test_a_day_that_is_none_and_a_folder_that_is_not_there(window: ComplianceWindow, tmp_path: Path) -> None:
    page = window.dossier
    page.save(tmp_path / "no" / "fascicolo.pdf")
    assert "non si può scrivere" in page.ui.errorLabel.text()
    page.ui.firstEdit.setText("ieri")
    page.reload()
    assert "non è una data" in page.ui.errorLabel.text()
    page.save(tmp_path / "fascicolo.pdf")
    assert not (tmp_path / "fascicolo.pdf").exists()
    page.stop()


def test_files_are_asked_for(window: ComplianceWindow, tmp_path: Path) -> None:
    window.tabs.setCurrentIndex(DOSSIER)
    for button, name in (("saveButton", "saveDossier"), ("singleButton", "saveDossierSingly")):
        press(window, button)
        find(window.dossier, QFileDialog, name).reject()


def test_the_card_of_the_customer_asks_for_it(seeded: Desk, hotel: int, qtbot: QtBot) -> None:
    navigator = Navigator()
    tab = CustomersTab(seeded, navigator)
    qtbot.addWidget(tab)
    tab.set_scope(hotel)
    with qtbot.waitSignal(navigator.place_asked) as asked:
        find(tab, QPushButton, "openCompliance").click()
    assert asked.args == [Place("compliance", hotel)]


def test_privacy_rows_are_entered(window: ComplianceWindow, database: Database, clock: FixedClock) -> None:
    press(window, "agreementAdd")
    press(window, "agreementFormSave")
    assert "l'oggetto" in find(window, QLabel, "agreementForm_subjectError").text()
    write(window, "agreementForm_subject", "assistenza")
    press(window, "agreementFormSave")
    press(window, "verificationAdd")
    assert find(window, QComboBox, "verificationForm_person").currentText() == "Marco Bianchi"
    write(window, "verificationForm_outcome", "regolare")
    press(window, "verificationFormSave")
    press(window, "breachAdd")
    write(window, "breachForm_description", "Telefono smarrito")
    write(window, "breachForm_notified_at", full_stamp(clock.now() + HOUR))
    press(window, "breachFormSave")
    assert "futura" in find(window, QLabel, "breachForm_notified_atError").text()
    write(window, "breachForm_notified_at", "")
    press(window, "breachFormSave")
    assert window.page is not None
    page = window.page
    assert (len(page.agreements), len(page.verifications), len(page.breaches)) == (1, 1, 1)


def test_the_tab_leads_here(seeded: Desk, hotel: int, qtbot: QtBot, modal_answers: ModalAnswers) -> None:
    tab = ChecklistsTab(seeded, Navigator())
    qtbot.addWidget(tab)
    assert tab.show_place(Place("compliance", hotel))
    first = tab.findChildren(ComplianceWindow)
    assert show_compliance(seeded, tab, hotel, DOSSIER) is first[0]
    assert first[0].tabs.currentIndex() == DOSSIER
    assert full_date(date_of(seeded.clock.now()))[-4:] in first[0].dossier.ui.firstEdit.text()
    first[0].close()


def test_a_window_closed_before_it_has_read_leaves_nothing(
    qtbot: QtBot, seeded: Desk, database: Database, hotel: int
) -> None:
    """Seen by the guard that looks for what is left."""
    tasks = Tasks(database, ThreadRunner())
    parent = QWidget()
    qtbot.addWidget(parent)
    window = show_compliance(replace(seeded, tasks=tasks), parent, hotel)
    with qtbot.waitSignal(window.destroyed):
        window.close()
    tasks.close()
