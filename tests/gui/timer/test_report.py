"""The report after closing: signed on the screen, mailed, printed again as it is (B-6)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.reports import ReportCopy, ReportDelivery, Signatory, Signature
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.timer.report.mail_dialog import MailDialog
from istes_desk.gui.timer.report.pad import Move, Press, Release, SignaturePad
from istes_desk.gui.timer.report.sign_dialog import SignDialog
from tests.adapters.pdf_reading import whole_text
from tests.fakes import MemoryPostman
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench


@pytest.fixture
def closed(bench: Bench) -> Bench:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=25)
    bench.controller.stop()
    press(bench, "paneClose")
    return bench


def press(bench: Bench, name: str) -> None:
    find(bench.tab, QPushButton, name).click()


def scrawl(pad: SignaturePad) -> None:
    """A stroke by mouse."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    for step in range(1, 9):
        QTest.mouseMove(pad, QPoint(30 + 20 * step, 60 + (step % 3) * 15))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(220, 80))


def signing(bench: Bench) -> SignDialog:
    press(bench, "paneSign")
    return next(one for one in bench.tab.findChildren(SignDialog) if one.isVisible())


def test_the_customer_signs_on_the_screen(closed: Bench, qtbot: QtBot) -> None:
    dialog = signing(closed)
    save = find(dialog, QPushButton, "signSave")
    save.click()
    assert "nome" in find(dialog, QLabel, "signError").text()
    find(dialog, QLineEdit, "signName").setText("Piero Neri")
    save.click()
    assert "riquadro" in find(dialog, QLabel, "signError").text()
    scrawl(dialog.pad)
    save.click()
    assert not dialog.isVisible()
    with closed.database() as uow:
        (signature,), copies = uow.find(Signature), uow.find(ReportCopy)
    assert (signature.signatory, signature.name) == (Signatory.CUSTOMER, "Piero Neri")
    assert all(0 <= x <= 1000 for stroke in signature.strokes for x, _ in stroke)
    assert [one.edition for one in copies] == [1, 2]
    assert "Firmato da Piero Neri (cliente)" in find(closed.tab, QLabel, "paneHanded").text()
    press(closed, "paneClose")
    assert closed.opened[-1].read_bytes() == copies[1].pdf
    assert "Piero Neri, a schermo" in whole_text(closed.opened[-1])


def test_both_have_signed_and_no_one_is_left(closed: Bench) -> None:
    for name in ("Piero Neri", "Marco Bianchi"):
        dialog = signing(closed)
        find(dialog, QLineEdit, "signName").setText(name)
        scrawl(dialog.pad)
        find(dialog, QPushButton, "signSave").click()
    assert find(dialog, QComboBox, "signWho").currentText() == "The technician"
    with closed.database() as uow:
        assert len(uow.find(Signature)) == 2
    press(closed, "paneSign")
    assert not [one for one in closed.tab.findChildren(SignDialog) if one.isVisible()]


def test_strokes_are_taken_back_one_by_one(qtbot: QtBot) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(500, 200)
    pad.show()
    scrawl(pad)
    scrawl(pad)
    assert [len(pad.strokes), pad.aspect] == [2, 400]
    pad.undo()
    assert [one[0] for one in pad.strokes] == [(60, 120)]
    pad.clear()
    assert not pad.strokes
    QTest.mouseMove(pad, QPoint(40, 40))
    assert not pad.strokes


def test_a_pen_and_a_slipping_hand(qtbot: QtBot) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(500, 200)
    for step, at in ((Press, (10, 10)), (Move, (250, 100)), (Release, (900, -50))):
        pad._follow(step, QPointF(*at))
    assert pad.strokes == (((20, 20), (500, 200), (1000, 0)),)


def test_the_kept_report_is_mailed(closed: Bench) -> None:
    with closed.database() as uow:
        uow.add(Mailbox("Ufficio", "u@ditta.example", "u", "imap.example", smtp_host="smtp.ditta.example"))
    press(closed, "paneMail")
    dialog = find(closed.tab.window(), MailDialog, "mailReportDialog")
    find(dialog, QPushButton, "mailSend").click()
    assert "indirizzo" in find(dialog, QLabel, "mailError").text()
    dialog.address.setEditText("anna@aurora.example")
    find(dialog, QPushButton, "mailSend").click()
    assert not dialog.isVisible()
    postman = closed.tab.desk.postman
    assert isinstance(postman, MemoryPostman)
    ((box, _secret, raw, whom),) = postman.sent
    assert (box, whom) == ("Ufficio", ("anna@aurora.example",))
    assert b"R-2026-000001" in raw
    with closed.database() as uow:
        (sent,) = uow.find(ReportDelivery)
    assert sent.sent_to == "anna@aurora.example"
    assert "Inviato a anna@aurora.example" in find(closed.tab, QLabel, "paneHanded").text()


def test_without_a_mailbox_it_says_so(closed: Bench) -> None:
    press(closed, "paneMail")
    dialog = find(closed.tab.window(), MailDialog, "mailReportDialog")
    dialog.address.setEditText("anna@aurora.example")
    find(dialog, QPushButton, "mailSend").click()
    assert "Nessuna casella" in find(dialog, QLabel, "mailError").text()
    dialog.reject()


def test_what_was_printed_stays_as_it_was(closed: Bench, tmp_path: Path) -> None:
    from dataclasses import replace

    from istes_desk.domain.firm import Firm

    first = closed.opened[0].read_bytes()
    with closed.database() as uow:
        uow.save(replace(uow.find(Firm)[0], name="Un altro nome"))
    press(closed, "paneClose")
    assert closed.opened[-1].read_bytes() == first
