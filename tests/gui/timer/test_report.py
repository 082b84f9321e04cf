"""The report after closing: signed on the screen, mailed, printed again as it is (B-6)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
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


Kind = QPointingDevice.PointerType
CAN = QInputDevice.Capability.Position
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


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


def test_strokes_are_taken_back_one_by_one(pad: SignaturePad) -> None:
    scrawl(pad)
    scrawl(pad)
    assert [len(pad.strokes), pad.aspect] == [2, 400]
    pad.undo()
    assert [one[0] for one in pad.strokes] == [(60, 120)]
    pad.clear()
    assert not pad.strokes
    QTest.mouseMove(pad, QPoint(40, 40))
    assert not pad.strokes


def test_a_stroke_is_taken_back_while_it_is_drawn(pad: SignaturePad) -> None:
    for take_back in (pad.undo, pad.clear):
        pad._follow(Press, QPointF(10, 10))
        take_back()
        pad._follow(Move, QPointF(250, 100))
        pad._follow(Release, QPointF(300, 100))
        assert not pad.strokes


def test_a_touch_that_the_system_takes_away_leaves_nothing(pad: SignaturePad) -> None:
    pad._follow(Press, QPointF(10, 10))
    pad._follow(Move, QPointF(250, 100))
    screen = QTest.createTouchDevice()
    QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, screen))
    pad._follow(Move, QPointF(300, 100))
    assert not pad.strokes


@pytest.mark.parametrize(("end", "drawn"), [(Kind.Pen, 1), (Kind.Eraser, 0)])
def test_the_eraser_of_a_pen_draws_nothing(pad: SignaturePad, end: Kind, drawn: int) -> None:
    stylus = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, end, CAN, 1, 3)
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
        at = QPointF(50, 50)
        event = QTabletEvent(kind, stylus, at, at, 1.0, 0, 0, 0.0, 0.0, 0, PLAIN, LEFT, LEFT)
        QApplication.sendEvent(pad, event)
        assert event.isAccepted(), "else Qt makes a mouse of it"
    assert len(pad.strokes) == drawn


def test_each_keeps_the_name_typed_for_him(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    names = {Signatory.CUSTOMER: "", Signatory.TECHNICIAN: "Anna Verdi"}
    dialog = SignDialog("Rapporto", names, window)
    dialog.name.setText("Piero Neri")
    shown = []
    for index in (1, 0):
        dialog.who.setCurrentIndex(index)
        shown.append(dialog.name.text())
    assert shown == ["Anna Verdi", "Piero Neri"]


def test_a_pen_and_a_slipping_hand(pad: SignaturePad) -> None:
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


def test_what_left_unrecorded_is_not_sent_twice(closed: Bench) -> None:
    """The customer must not get it twice because a disk was full (B-6)."""
    with closed.database() as uow:
        uow.add(Mailbox("Ufficio", "u@ditta.example", "u", "imap.example", smtp_host="smtp.ditta.example"))
    press(closed, "paneMail")
    dialog = find(closed.tab.window(), MailDialog, "mailReportDialog")
    dialog.address.setEditText("anna@aurora.example")
    postman = closed.tab.desk.postman
    assert isinstance(postman, MemoryPostman)
    with closed.database() as uow:  # the copy it is recorded with goes while the letter leaves
        (copy,) = uow.find(ReportCopy)
    postman.on_send = lambda: remove_copy(closed, copy)
    find(dialog, QPushButton, "mailSend").click()
    assert "non inviarla di nuovo" in find(dialog, QLabel, "mailError").text()
    assert not find(dialog, QPushButton, "mailSend").isEnabled()
    assert len(postman.sent) == 1
    find(dialog, QPushButton, "mailCancel").click()
    assert not dialog.isVisible()


def remove_copy(bench: Bench, copy: ReportCopy) -> None:
    with bench.database() as uow:
        uow.remove(copy)


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
