"""Letters to customers in the window: written, sent, refused, with receipts; drafts stay (Q-2, Q-7)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Incident, IncidentState, Message, Severity
from istes_desk.domain.letters import KeptDraft, Letter, LetterKind, LetterTemplate, Receipt, SendState
from istes_desk.domain.mail import PecKind
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.attachments import LARGEST
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Navigator
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError, TryAgainError
from istes_desk.services.intake import file_in
from tests.fakes import FixedClock, MemoryPostman
from tests.gui.finding import click, find, press
from tests.gui.incidents.conftest import Register
from tests.unit.services.queue_world import mail


@pytest.fixture
def postman(seeded: Desk) -> MemoryPostman:
    return cast("MemoryPostman", seeded.postman)


@pytest.fixture
def mailbox(seeded: Desk, database: Database) -> Mailbox:
    with database() as uow:
        host = "smtp.x.example"
        return uow.add(Mailbox("Assistenza", "assistenza@studio.example", "a", "i.example", smtp_host=host))


@pytest.fixture
def anna(mailbox: Mailbox, tab: IncidentsTab, register: Register) -> int:
    """A request of Anna, shown."""
    id = register("aurora", sender="anna@aurora.example", severity=Severity.B)
    choose(tab, id)
    return id


def choose(tab: IncidentsTab, id: int) -> None:
    tab.reload()
    assert tab.list.select(id)
    assert tab.pane.incident.id == id


def body(tab: IncidentsTab) -> QPlainTextEdit:
    return find(tab, QPlainTextEdit, "replyBody")


def write(tab: IncidentsTab) -> None:
    """Opens the reply and says something in it."""
    click(tab, "replyButton")
    body(tab).insertPlainText("Fatto.")


def text(tab: IncidentsTab, name: str) -> str:
    return find(tab, QLabel, name).text()


def letters(database: Database) -> list[Letter]:
    with database() as uow:
        return uow.find(Letter)


def test_e_opens_the_reply_and_ctrl_enter_sends_it(
    tab: IncidentsTab, anna: int, database: Database, postman: MemoryPostman
) -> None:
    tab.list.setFocus()
    press(tab.list, Qt.Key.Key_E)
    assert find(tab, QLineEdit, "replyRecipient").text() == "anna@aurora.example"
    assert "assistenza@studio.example" in text(tab, "replySender")
    assert "Marco Bianchi" in body(tab).toPlainText()
    assert body(tab).hasFocus()
    QTest.keyClicks(body(tab), "Il toner era finito.")
    press(body(tab), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((name, _, raw, recipients),) = postman.sent
    assert (name, recipients) == ("Assistenza", ("anna@aurora.example",))
    assert b"Il toner era finito." in raw
    assert letters(database)[0].state is SendState.SENT
    assert tab.pane.reply.isHidden()
    assert "inviata lun 02/03 10:00" in tab.pane.outbox.text()
    assert "risposta in tempo" in tab.pane.story.events.text()
    with database() as uow:
        assert uow.get(Incident, anna).responded_at is not None


def test_a_draft_waits_while_another_request_is_looked_at(
    tab: IncidentsTab, anna: int, register: Register
) -> None:
    other = register("lido", sender="lido@lido.example")
    choose(tab, anna)
    click(tab, "replyButton")
    body(tab).setPlainText("A metà")
    choose(tab, other)
    assert tab.pane.reply.isHidden()
    click(tab, "replyButton")
    assert "A metà" not in body(tab).toPlainText()
    click(tab, "replyDiscard")
    choose(tab, anna)
    assert not tab.pane.reply.isHidden()
    assert body(tab).toPlainText() == "A metà"
    press(body(tab), Qt.Key.Key_Escape)
    assert tab.pane.reply.isHidden()
    click(tab, "replyButton")
    assert body(tab).toPlainText() == "A metà"
    click(tab, "replyDiscard")
    click(tab, "replyButton")
    assert body(tab).toPlainText() != "A metà"
    choose(tab, other)
    assert tab.pane.reply.isHidden()


def test_a_template_is_filled_and_what_was_there_comes_back(tab: IncidentsTab, anna: int) -> None:
    click(tab, "replyButton")
    body(tab).setPlainText("Mio")
    kinds = find(tab, QComboBox, "replyKind")
    kinds.setCurrentIndex(2)
    kinds.activated.emit(2)
    assert "risulta conclusa" in body(tab).toPlainText()
    body(tab).undo()
    assert body(tab).toPlainText() == "Mio"


def test_a_wrong_address_and_an_empty_text_are_said_beside_the_fields(tab: IncidentsTab, anna: int) -> None:
    click(tab, "replyButton")
    click(tab, "replySend")
    assert text(tab, "replyTrouble")
    assert body(tab).hasFocus()
    body(tab).insertPlainText("Fatto.")
    find(tab, QLineEdit, "replyRecipient").setText("anna")
    click(tab, "replySend")
    assert "non è completo" in text(tab, "replyTrouble")
    assert find(tab, QLineEdit, "replyRecipient").hasFocus()
    find(tab, QLineEdit, "replyRecipient").setText("anna@aurora.example")
    body(tab).clear()
    click(tab, "replySend")
    assert "Scrivere il testo" in text(tab, "replyTrouble")


def test_without_a_mailbox_the_text_stays(tab: IncidentsTab, register: Register) -> None:
    choose(tab, register("aurora", sender="anna@aurora.example"))
    write(tab)
    assert "SMTP" in text(tab, "replySender")
    click(tab, "replySend")
    assert "Nessuna casella" in text(tab, "replyTrouble")
    assert body(tab).toPlainText()


def test_a_refusal_is_told_and_tried_again(
    tab: IncidentsTab, anna: int, database: Database, postman: MemoryPostman
) -> None:
    postman.refusals = [KnownError("Il destinatario non esiste.")]
    write(tab)
    click(tab, "replySend")
    assert text(tab, "noticeText") == "Il destinatario non esiste."
    assert "non inviata: Il destinatario non esiste." in tab.pane.outbox.text()
    postman.refusals = [KnownError("Il destinatario non esiste ancora.")]
    click(tab, "noticeOffer")
    assert "non esiste ancora" in text(tab, "noticeText")
    click(tab, f"retryLetter{letters(database)[0].id}")
    assert len(postman.sent) == 1
    assert "non inviata" not in tab.pane.outbox.text()


def test_a_busy_server_is_tried_again_by_itself(
    tab: IncidentsTab, anna: int, clock: FixedClock, postman: MemoryPostman
) -> None:
    postman.refusals = [TryAgainError("Il server è occupato.")]
    write(tab)
    click(tab, "replySend")
    assert "in attesa di invio (nuovo tentativo: Il server è occupato.)" in tab.pane.outbox.text()
    tab.post.look()
    assert not postman.sent
    clock.advance(minutes=1)
    tab.post.look()
    assert len(postman.sent) == 1


def test_closing_offers_a_letter(tab: IncidentsTab, anna: int, postman: MemoryPostman) -> None:
    assert find(tab, QPushButton, "noticeOffer").isHidden()
    tab.pane.change_state(IncidentState.CLOSED)
    click(tab, "noticeOffer")
    assert tab.pane.incident.id == anna
    assert "risulta conclusa" in body(tab).toPlainText()
    click(tab, "replySend")
    assert b"[INC-000001] Richiesta conclusa" in postman.sent[0][2]


def test_receipts_show_under_the_letter(
    tab: IncidentsTab, seeded: Desk, anna: int, database: Database, clock: FixedClock
) -> None:
    write(tab)
    click(tab, "replySend")
    with database() as uow:
        uow.add(
            Receipt(letters(database)[0].id, PecKind.NOT_DELIVERED, clock.now(), detail="no", verified=True)
        )
    seeded.tasks.changed.emit(Changes(incidents=frozenset({anna})))
    assert "non consegnata 10:00: no" in tab.pane.outbox.text()


def test_a_spoilt_template_is_named(tab: IncidentsTab, anna: int, database: Database) -> None:
    with database() as uow:
        (template,) = uow.find(LetterTemplate, kind=LetterKind.REPLY)
        uow.save(replace(template, body="{boh}"))
    click(tab, "replyButton")
    assert "«{boh}» non esiste" in text(tab, "replyTrouble")


def test_files_go_along_and_can_be_taken_away(
    tab: IncidentsTab, anna: int, tmp_path: Path, postman: MemoryPostman
) -> None:
    photo, note = tmp_path / "foto.jpg", tmp_path / "nota.txt"
    photo.write_bytes(b"\xff\xd8 foto")
    note.write_bytes(b"nota")
    write(tab)
    tab.pane.reply.files.take([photo, note])
    click(tab, "replyFile1")
    tab.pane.reply.files.take([tmp_path / "manca"])
    assert text(tab, "replyFilesTrouble")
    with (tmp_path / "grande").open("wb") as large:
        large.truncate(LARGEST + 1)
    tab.pane.reply.files.take([tmp_path / "grande"])
    assert "20 MB" in text(tab, "replyFilesTrouble")
    click(tab, "replySend")
    assert b"foto.jpg" in postman.sent[0][2]
    assert b"nota.txt" not in postman.sent[0][2]


def test_copies_and_what_is_answered(
    tab: IncidentsTab, mailbox: Mailbox, customers: dict[str, int], database: Database, clock: FixedClock
) -> None:
    with database() as uow:
        letter = mail("anna@aurora.example", body_text="Non stampa.", date=clock.now())
        id = file_in(uow, clock, letter, "mario").incident_id or 0
    choose(tab, id)
    write(tab)
    find(tab, QLineEdit, "replyCc").setText("capo")
    click(tab, "replySend")
    assert "«capo»" in text(tab, "replyTrouble")
    find(tab, QLineEdit, "replyCc").setText("capo@aurora.example")
    click(tab, "replyQuote")
    assert body(tab).toPlainText().endswith("anna@aurora.example ha scritto:\n> Non stampa.\n")
    click(tab, "replySend")
    assert [one.recipient for one in letters(database)] == ["anna@aurora.example"]
    with database() as uow:
        assert uow.find(Message, outgoing=True)[0].recipients == "anna@aurora.example, capo@aurora.example"


def test_a_call_cannot_be_quoted(tab: IncidentsTab, anna: int) -> None:
    write(tab)
    click(tab, "replyQuote")
    assert text(tab, "replyTrouble")


def again(tab: IncidentsTab, qtbot: QtBot, id: int) -> IncidentsTab:
    """The tab of the next run."""
    tab.hide()
    made = IncidentsTab(tab.desk, Navigator())
    qtbot.addWidget(made)
    made.show()
    choose(made, id)
    with qtbot.waitSignal(made.pane.reply.drafts.arrived):
        pass
    return made


def test_a_draft_outlives_the_program_until_it_is_sent(
    qtbot: QtBot, tab: IncidentsTab, anna: int, database: Database
) -> None:
    write(tab)
    find(tab, QLineEdit, "replyCc").setText("capo@aurora.example")
    second = again(tab, qtbot, anna)
    assert "Fatto." in body(second).toPlainText()
    assert find(second, QLineEdit, "replyCc").text() == "capo@aurora.example"
    assert "assistenza@studio.example" in text(second, "replySender")
    body(second).insertPlainText("Bene. ")
    qtbot.waitUntil(lambda: "Bene." in kept(database)[0].body)
    click(second, "replySend")
    assert kept(database) == []
    third = again(second, qtbot, anna)
    assert third.pane.reply.isHidden()


def test_what_only_a_template_filled_is_not_kept(
    qtbot: QtBot, tab: IncidentsTab, anna: int, database: Database
) -> None:
    click(tab, "replyButton")
    click(tab, "replyLater")
    assert kept(database) == []
    click(tab, "replyButton")
    body(tab).insertPlainText("Ecco.")
    click(tab, "replyLater")
    assert len(kept(database)) == 1
    click(tab, "replyButton")
    click(tab, "replyDiscard")
    assert kept(database) == []


def kept(database: Database) -> list[KeptDraft]:
    with database() as uow:
        return uow.find(KeptDraft)
