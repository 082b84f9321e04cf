"""The page of the mailboxes: entered, tried out, saved; the password is in the keyring and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QSpinBox

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.mailboxes import Mailbox, Transport
from istes_desk.gui.desk import Desk
from istes_desk.gui.settings.mailboxes_page import MailboxesPage
from istes_desk.services.errors import KnownError
from tests.fake_mail import FakeMailServer
from tests.fakes import MemorySecrets
from tests.gui.finding import click, find


@pytest.fixture
def page(seeded: Desk) -> Iterator[MailboxesPage]:
    made = MailboxesPage(seeded)
    made.refresh()
    made.show()
    yield made
    made.close()
    made.deleteLater()


def fill(page: MailboxesPage, **facts: str) -> None:
    for name, text in facts.items():
        find(page, QLineEdit, f"mailboxForm_{name}").setText(text)


def told(page: MailboxesPage) -> str:
    return find(page, QLabel, "mailboxTold").text()


def enter(page: MailboxesPage) -> None:
    click(page, "mailboxAdd")
    fill(
        page,
        name="Assistenza",
        address="desk@ditta.example",
        secret_handle="segreto",
        imap_host="imap.example",
    )
    click(page, "mailboxSave")


def stored(database: Database) -> list[Mailbox]:
    with database() as uow:
        return uow.find(Mailbox)


def test_nothing_yet(page: MailboxesPage) -> None:
    assert told(page)
    assert not find(page, QPushButton, "mailboxSave").isVisible()


def test_a_new_one(page: MailboxesPage, database: Database, secrets: MemorySecrets) -> None:
    enter(page)
    (box,) = stored(database)
    assert (box.user, box.imap_port, box.active) == ("desk@ditta.example", 993, True)
    assert secrets.entries == {box.secret_handle: "segreto"}
    assert find(page, QListWidget, "mailboxList").count() == 1


def test_the_password_is_never_shown_and_stays(
    page: MailboxesPage, database: Database, secrets: MemorySecrets
) -> None:
    enter(page)
    page.list.setCurrentRow(0)
    edit = find(page, QLineEdit, "mailboxForm_secret_handle")
    assert edit.text() == ""
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    fill(page, name="Guasti")
    click(page, "mailboxSave")
    assert [box.name for box in stored(database)] == ["Guasti"]
    assert list(secrets.entries.values()) == ["segreto"]


def test_what_is_wrong_stands_beside_the_field(page: MailboxesPage, database: Database) -> None:
    click(page, "mailboxAdd")
    fill(page, name="Assistenza", address="desk@ditta.example")
    click(page, "mailboxSave")
    assert find(page, QLabel, "mailboxForm_imap_hostError").isVisible()
    assert stored(database) == []


def test_the_port_follows_the_protection(page: MailboxesPage) -> None:
    click(page, "mailboxAdd")
    security, port = find(page, QComboBox, "mailboxForm_imap_security"), "mailboxForm_imap_port"
    security.setCurrentIndex(security.findData(Transport.STARTTLS))
    security.activated.emit(security.currentIndex())
    assert find(page, QSpinBox, port).value() == 143
    find(page, QSpinBox, port).setValue(1143)
    security.setCurrentIndex(0)
    security.activated.emit(0)
    assert find(page, QSpinBox, port).value() == 1143


def test_the_connection_is_tried_out(page: MailboxesPage, mail_server: FakeMailServer) -> None:
    enter(page)
    page.list.setCurrentRow(0)
    click(page, "mailboxTry")
    assert told(page) == "Collegamento riuscito: 0 messaggi nella cartella «INBOX»."
    assert mail_server.asked == [("desk@ditta.example", "segreto")]
    mail_server.refuse = KnownError("Il server rifiuta.", "Controllare.")
    click(page, "mailboxTry")
    assert told(page) == "Il server rifiuta. Controllare."
