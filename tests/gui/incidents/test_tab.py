"""The tab Coda on a real database: from a file to the queue, from the queue to the timer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Contact
from istes_desk.domain.incidents import (
    Authorisation,
    Channel,
    Incident,
    IncidentClass,
    IncidentState,
    MailSource,
    RequestKind,
    Severity,
)
from istes_desk.gui.incidents.new_incident import NewIncidentDialog
from istes_desk.gui.incidents.queue_model import Role
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Place, WorkRequest
from tests.fakes import FixedClock
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find
from tests.gui.incidents.conftest import Register

EML = b"""From: Anna <anna@aurora.example>
To: assistenza@studio.example
Subject: %s
Message-ID: <%s@aurora.example>
Date: Mon, 02 Mar 2026 09:40:00 +0100
Content-Type: text/plain; charset=utf-8

La stampante non stampa.
"""


W = TypeVar("W", bound=QWidget)


def child(tab: QWidget, kind: type[W], name: str) -> W:
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


def press(tab: QWidget, name: str) -> None:
    QTest.mouseClick(child(tab, QPushButton, name), Qt.MouseButton.LeftButton)


def headings(tab: IncidentsTab) -> list[str]:
    rows = tab.list.rows
    return [h for n in range(rows.rowCount()) if (h := rows.index(n, 0).data(Role.HEADING))]


def stored(database: Database, id: int) -> Incident:
    with database() as uow:
        return uow.get(Incident, id)


def drop(tab: IncidentsTab, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tab.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, key))


def mail_file(folder: Path, name: str, subject: str = "Blocco stampante") -> Path:
    path = folder / f"{name}.eml"
    path.write_bytes(EML % (subject.encode(), name.encode()))
    return path


def test_an_empty_queue_says_what_to_do(tab: IncidentsTab) -> None:
    assert child(tab, QLabel, "queueEmpty").isVisible()
    assert child(tab, QLabel, "nextWho").text() == "Nobody is waiting"
    assert not child(tab, QPushButton, "nextStart").isVisible()


def test_dropped_mail_lands_with_class_deadline_and_reason(
    tab: IncidentsTab, database: Database, tmp_path: Path
) -> None:
    good, same = mail_file(tmp_path, "uno"), mail_file(tmp_path, "due", "Altro guasto")
    (tmp_path / "foto.png").write_bytes(b"\x89PNG\x00\x01")
    (tmp_path / "cartella").mkdir()
    drop(tab, good, tmp_path / "foto.png", good, same, tmp_path / "manca.eml", tmp_path / "cartella")
    said = child(tab, QLabel, "noticeText").text()
    assert said.startswith("2 new, 1 already present, 3 unreadable (foto.png: not a mail; manca.eml: ")
    assert "cartella: cannot be read" in said
    assert headings(tab) == ["With contract (2)"]
    assert tab.pane.incident.subject == "Altro guasto"
    with database() as uow:
        first = uow.find(Incident)[0]
        assert uow.find(MailSource)[0].raw == good.read_bytes()
    assert first.incident_class is IncidentClass.CONTRACT
    assert "contratto Basic" in child(tab, QLabel, "detailsClass").text()
    assert "fuori orario" not in tab.pane.story.walk.text()
    assert "Due " in tab.pane.story.walk.text()


def test_open_files_by_dialog(tab: IncidentsTab, tmp_path: Path, modal_answers: ModalAnswers) -> None:
    modal_answers.give(([str(mail_file(tmp_path, "uno"))], ""))
    tab.open_files()
    assert tab.pane.incident.sender == "anna@aurora.example"


def test_severity_by_key_and_undo(tab: IncidentsTab, register: Register, database: Database) -> None:
    one = register("lido")
    tab.reload()
    tab.activate()
    QTest.keyClick(tab.list, Qt.Key.Key_C)
    assert stored(database, one).severity is Severity.C
    assert child(tab, QToolButton, "severityC").isChecked()
    press(tab, "noticeUndo")
    assert stored(database, one).severity is None


def test_state_changes_offer_only_allowed_steps_and_undo(
    tab: IncidentsTab, register: Register, database: Database
) -> None:
    one = register("lido")
    tab.show_place(Place("incident", one))
    menu = child(tab, QToolButton, "stateButton").menu()
    names = [action.objectName() for action in menu.actions()]
    assert "state_planned" in names
    assert "state_called_back" not in names
    menu.actions()[names.index("state_waiting_customer")].trigger()
    assert stored(database, one).state is IncidentState.WAITING_CUSTOMER
    assert headings(tab) == ["Being worked on or waiting (1)"]
    assert tab.list.current_id == one
    press(tab, "noticeUndo")
    assert stored(database, one).state is IncidentState.QUEUED


def test_the_call_back_is_the_answer(
    tab: IncidentsTab, register: Register, database: Database, clock: FixedClock
) -> None:
    one = register("lido", severity=Severity.A)
    tab.reload()
    press(tab, "nextCall")
    line = child(tab, QLineEdit, "composerLine")
    assert line.isVisible()
    QTest.keyClicks(line, "Richiama alle 15")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(database, one).responded_at == clock.now()
    assert "risposta in tempo): Richiama alle 15" in tab.pane.story.events.text()
    assert not line.isVisible()


def test_out_of_turn_needs_a_reason(tab: IncidentsTab, register: Register, database: Database) -> None:
    register("lido")
    two = register("rossi")
    tab.show_place(Place("incident", two))
    tab.activate()
    assert "prima 1 richiesta con contratto" in headings(tab)[1]
    QTest.keyClick(tab.list, Qt.Key.Key_R)
    assert "prima 1 richiesta con contratto" in child(tab, QLabel, "composerPrompt").text()
    assert not child(tab, QPushButton, "composerSend").isEnabled()
    QTest.keyClick(child(tab, QLineEdit, "composerLine"), Qt.Key.Key_Escape)
    assert tab.list.hasFocus() or not tab.isActiveWindow()
    tab.pane.ask_call()
    child(tab, QLineEdit, "composerLine").setText("è già qui")
    press(tab, "composerSend")
    assert stored(database, two).state is IncidentState.CALLED_BACK
    assert "Richiamato fuori ordine: è già qui." in tab.pane.story.events.text()


def test_the_gate_opens_item_by_item_and_start_goes_to_the_timer(
    tab: IncidentsTab, register: Register, database: Database, customers: dict[str, int]
) -> None:
    asked: list[WorkRequest] = []
    tab.navigator.work_asked.connect(asked.append)
    one = register("rossi", channel=Channel.EMAIL)
    tab.show_place(Place("incident", one))
    assert "Persona che segue l'intervento" in child(tab, QLabel, "gateVerdict").text()
    for name, text in (("gateWatcher", "Rita Rossi"), ("gateAccount", "istes-adm")):
        field = child(tab, QLineEdit, name)
        field.setText(text)
        field.editingFinished.emit()
    tab.pane.gate.password.click()
    assert child(tab, QLabel, "gateVerdict").text() == "Autorizzazione completa."
    press(tab, "startButton")
    assert asked == []  # it waits for a PEC
    child(tab, QLineEdit, "composerLine").setText("la PEC arriva domani")
    press(tab, "composerSend")
    assert asked == [WorkRequest(customers["rossi"], one)]
    with database() as uow:
        assert uow.find(Authorisation)[0].dedicated_account == "istes-adm"
    menu = child(tab, QToolButton, "stateButton").menu()
    find(menu, QAction, "state_closed").trigger()
    assert "istes-adm" in child(tab, QLabel, "composerPrompt").text()
    press(tab, "gateEndAccess")
    assert not child(tab, QPushButton, "gateEndAccess").isVisible()


def test_starting_although_something_is_missing_is_recorded(tab: IncidentsTab, register: Register) -> None:
    asked: list[WorkRequest] = []
    tab.navigator.work_asked.connect(asked.append)
    register("lido")
    tab.reload()
    press(tab, "nextStart")
    assert asked == []
    child(tab, QLineEdit, "composerLine").setText("server fermo")
    press(tab, "composerSend")
    assert len(asked) == 1
    assert "Avviato comunque: server fermo." in tab.pane.story.events.text()


def test_nobody_s_request_is_assigned_and_the_address_learnt(
    tab: IncidentsTab, register: Register, database: Database, customers: dict[str, int]
) -> None:
    one = register("nobody", channel=Channel.EMAIL, sender="capo@lido.example")
    tab.show_place(Place("incident", one))
    press(tab, "startButton")
    assert "Assign the customer first" in child(tab, QLabel, "noticeText").text()
    box = tab.pane.facts.customer
    box.setCurrentIndex(box.findData(customers["lido"]))
    box.activated.emit(box.currentIndex())
    assert stored(database, one).incident_class is IncidentClass.CONTRACT
    with database() as uow:
        assert uow.find(Contact, email="capo@lido.example")
    assert not box.isVisible()


def test_parked_is_admitted_for_a_reason(tab: IncidentsTab, register: Register, database: Database) -> None:
    one = register("rossi", channel=Channel.EMAIL)
    tab.show_place(Place("incident", one))
    press(tab, "treatAsPec")
    child(tab, QLineEdit, "composerLine").setText("PEC letta nella webmail")
    press(tab, "composerSend")
    assert stored(database, one).incident_class is IncidentClass.NO_CONTRACT
    assert headings(tab)[0].startswith("Without contract (1)")


def test_a_new_request_by_hand(tab: IncidentsTab, clock: FixedClock) -> None:
    tab.create_new()
    dialog = child(tab, NewIncidentDialog, "newIncident")
    dialog.form.register.click()
    assert dialog.form.trouble.text() == "Indicare in breve che cosa succede."
    dialog.form.subject.setText("Rete lenta")
    dialog.form.received.setDateTime(dialog.form.received.dateTime().addDays(1))
    dialog.form.register.click()
    assert dialog.form.trouble.text() == "L'ora di ricezione è nel futuro."
    dialog.form.received.setDateTime(dialog.form.received.dateTime().addDays(-1).addSecs(-600))
    dialog.form.register.click()
    assert tab.pane.incident.subject == "Rete lenta"
    assert tab.pane.incident.received == clock.now() - timedelta(minutes=10)
    assert tab.pane.incident.channel is Channel.PHONE


def test_lists_scope_and_filters(
    qtbot: QtBot, tab: IncidentsTab, register: Register, customers: dict[str, int]
) -> None:
    register("lido", subject="Posta lenta")
    register("aurora", subject="Cassa ferma")
    register("lido", kind=RequestKind.CONSULTANCY, subject="Nuova rete")
    with qtbot.waitSignal(tab.filters.changed):
        tab.filters.search.setText("posta")
    assert headings(tab) == ["With contract (1)"]
    assert child(tab, QLabel, "nextWho").text() != "Nobody is waiting"
    tab.filters.search.setText("zzz")
    tab.reload()
    press(tab, "queueFirstStep")
    assert headings(tab) == ["With contract (2)"]
    tab.set_scope(customers["aurora"])
    assert headings(tab) == ["With contract (1)"]
    tab.set_scope(None)
    tab.filters.kind.setCurrentIndex(1)
    assert headings(tab) == ["With contract (1)"]
    assert not child(tab, QWidget, "nextCard").isVisible()


def test_time_passes_without_moving_anything(
    qtbot: QtBot, tab: IncidentsTab, register: Register, database: Database, clock: FixedClock
) -> None:
    one, two = (register("lido", severity=Severity.A) for _ in range(2))
    tab.reload()
    tab.show_place(Place("incident", two))
    counts: list[int] = []
    tab.counter_changed.connect(counts.append)
    clock.advance(minutes=30)
    with qtbot.assertNotEmitted(tab.list.rows.modelReset):
        tab.reload()
    assert tab.list.current_id == two
    assert "in 30 min" in child(tab, QLabel, "nextWho").text()
    clock.advance(hours=1)
    tab.tick()
    qtbot.waitUntil(lambda: stored(database, one).missed and stored(database, two).missed)
    assert counts[-1] == 2


def test_the_message_is_saved_as_it_came(
    tab: IncidentsTab, tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    source, target = mail_file(tmp_path, "uno"), tmp_path / "copia.eml"
    drop(tab, source)
    modal_answers.give((str(target), ""))
    press(tab, "saveMessage1")
    assert target.read_bytes() == source.read_bytes()
    modal_answers.give((str(tmp_path / "non" / "esiste.eml"), ""))
    press(tab, "saveMessage1")
    assert "non è stato salvato" in child(tab, QLabel, "noticeText").text()


def test_f1_says_why_it_stands_there(tab: IncidentsTab, register: Register) -> None:
    tab.explain()
    assert not child(tab, QLabel, "noticeText").isVisible()
    tab.show_place(Place("incident", register("lido", severity=Severity.A)))
    tab.explain()
    said = child(tab, QLabel, "noticeText").text()
    assert said.startswith(
        "Gravità A: risposta entro lun 02/03 11:00 (tra 1 h). Classe 1: contratto Enterprise"
    )


def test_keys_write_notes_and_confirm_urgency(
    tab: IncidentsTab, register: Register, database: Database
) -> None:
    one = register("lido")
    tab.reload()
    tab.activate()
    QTest.keyClick(tab.list, Qt.Key.Key_U)
    assert stored(database, one).urgent
    QTest.keyClick(tab.list, Qt.Key.Key_N)
    line = child(tab, QLineEdit, "composerLine")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    line.setText("chiedere la versione")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "chiedere la versione" in tab.pane.story.events.text()
    assert stored(database, one).responded_at is None


def test_another_list_another_object(tab: IncidentsTab, register: Register, database: Database) -> None:
    one = register("lido")
    tab.show_place(Place("incident", one))
    about, kind = tab.pane.facts.about, tab.pane.facts.kind
    about.setCurrentIndex(2)
    about.activated.emit(2)
    assert stored(database, one).incident_class is IncidentClass.NO_CONTRACT
    kind.setCurrentIndex(2)
    kind.activated.emit(2)
    assert stored(database, one).kind is RequestKind.CUSTOMISATION
    assert tab.list.current_id == 0
    child(tab, QPushButton, "noticeUndo").click()
    assert stored(database, one).kind is RequestKind.INCIDENT


def test_somebody_else_s_request_names_the_scope(
    tab: IncidentsTab, register: Register, customers: dict[str, int]
) -> None:
    one = register("lido")
    tab.set_scope(customers["aurora"])
    tab.show_place(Place("incident", one))
    assert "belongs to another customer" in child(tab, QLabel, "noticeText").text()


@pytest.mark.parametrize("kind", ["customer", "device"])
def test_other_places_are_not_its_own(tab: IncidentsTab, kind: str) -> None:
    assert not tab.show_place(Place(kind, 1))
