"""The register: what became of every message, sums that add up, the way to the request and to the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QInputDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.mail import ledger_dialog
from istes_desk.gui.mail.ledger_dialog import LedgerDialog
from istes_desk.gui.mail.ledger_model import ROOT
from istes_desk.gui.mail.poller import MailPoller
from istes_desk.gui.tab import Place
from tests.fake_mail import FakeMailServer
from tests.guards.modals import ModalAnswers
from tests.gui.finding import click, find
from tests.imap_server import letter


def read(desk: Desk) -> None:
    poller = MailPoller(desk)
    poller.fetch_now()
    poller.deleteLater()


def opened(desk: Desk, qtbot: QtBot) -> LedgerDialog:
    dialog = LedgerDialog(desk)
    qtbot.addWidget(dialog)
    return dialog


def test_counts_lines_and_the_way_to_the_request(
    seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot
) -> None:
    mail_server.deliver(letter(1), letter(1), letter(2))
    read(seeded)
    dialog = opened(seeded, qtbot)
    assert (
        "3 on the server = 3 in the register + 0 older + 0 to be read"
        in find(dialog, QLabel, "ledgerSums").text()
    )
    assert dialog.model.rowCount() == 3
    table = find(dialog, QTableView, "ledgerTable")
    assert not find(dialog, QPushButton, "ledgerOpen").isEnabled()
    table.selectRow(0)
    with qtbot.waitSignal(dialog.place_asked) as asked:
        click(dialog, "ledgerOpen")
    assert asked.args == [Place("incident", 2)]


def test_only_one_kind(seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot) -> None:
    mail_server.deliver(letter(1), letter(1))
    read(seeded)
    dialog = opened(seeded, qtbot)
    kinds = find(dialog, QComboBox, "ledgerFilter")
    kinds.setCurrentIndex(kinds.findData(MailAction.ALREADY_IMPORTED.value))
    kinds.activated.emit(kinds.currentIndex())
    assert dialog.model.rowCount() == 1
    assert "importato" in str(dialog.model.index(0, 4).data())


def test_older_lines_come_when_the_end_is_in_sight(
    seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_dialog, "PAGE", 2)
    mail_server.deliver(*map(letter, range(5)))
    read(seeded)
    dialog = opened(seeded, qtbot)
    model = dialog.model
    ids = [5, 4, 3, 2, 1]
    for known in (2, 4, 5):
        assert [model.entry(row).id for row in range(model.rowCount())] == ids[:known]
        assert model.canFetchMore(ROOT) is (known < 5)
        if model.canFetchMore(ROOT):
            model.fetchMore(ROOT)
    mail_server.deliver(letter(6))
    read(seeded)
    assert [model.entry(row).id for row in range(model.rowCount())] == [6, 5, 4, 3, 2]


def test_the_original_is_saved(
    seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot, tmp_path: Path,
    modal_answers: ModalAnswers,
) -> None:  # fmt: skip
    mail_server.deliver(letter(1))
    read(seeded)
    dialog = opened(seeded, qtbot)
    find(dialog, QTableView, "ledgerTable").selectRow(0)
    modal_answers.act(lambda *_: (str(tmp_path / "mail.eml"), ""))
    click(dialog, "ledgerSave")
    assert (tmp_path / "mail.eml").read_bytes() == letter(1)
    modal_answers.act(lambda *_: (str(tmp_path / "gone" / "mail.eml"), ""))
    click(dialog, "ledgerSave")
    assert find(dialog, QLabel, "ledgerTold").text()


def test_one_in_error_is_tried_again(
    seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot,
    expected_log: Callable[[str], None],
) -> None:  # fmt: skip
    expected_log("ERROR .*: mail 1 of Assistenza")

    def broken(_raw: bytes, _trust: Trust) -> RawMail:
        raise ZeroDivisionError

    mail_server.deliver(letter(1))
    read(replace(seeded, read_mail=broken))
    dialog = opened(seeded, qtbot)
    find(dialog, QTableView, "ledgerTable").selectRow(0)
    click(dialog, "ledgerAgain")
    assert dialog.model.entry(0).action is MailAction.NEW


def test_one_set_apart_is_let_in_for_a_reason(
    seeded: Desk, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot
) -> None:
    """It only says that it is a PEC: nothing proves it."""
    mail_server.deliver(letter(1, **{"X-Trasporto": "posta-certificata"}))
    read(seeded)
    dialog = opened(seeded, qtbot)
    find(dialog, QTableView, "ledgerTable").selectRow(0)
    assert dialog.model.entry(0).action is MailAction.QUARANTINE
    admit(dialog, None)
    admit(dialog, " ")
    assert "motivo" in find(dialog, QLabel, "ledgerTold").text()
    admit(dialog, "Cliente sentito al telefono")
    assert dialog.model.entry(0).action is MailAction.NEW


def admit(dialog: LedgerDialog, reason: str | None) -> None:
    """None gives up."""
    click(dialog, "ledgerAdmit")
    asked = [one for one in dialog.findChildren(QInputDialog) if one.isVisible()][-1]
    asked.setTextValue(reason or "")
    asked.reject() if reason is None else asked.accept()


@pytest.mark.parametrize("text", ["No mailbox"])
def test_nothing_yet(seeded: Desk, qtbot: QtBot, text: str) -> None:
    assert find(opened(seeded, qtbot), QLabel, "ledgerSums").text().startswith(text)
