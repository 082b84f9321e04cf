"""The page about the program: what it is, and whose work is in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from istes_desk import __version__
from istes_desk.gui.desk import Desk
from istes_desk.gui.settings.about_page import AboutPage
from istes_desk.gui.widgets.plain import PlainLabel
from tests.gui.finding import click, find


def test_says_which_version_it_is(desk: Desk, qtbot: QtBot) -> None:
    page = AboutPage(desk)
    qtbot.addWidget(page)
    assert any(__version__ in label.text() for label in page.findChildren(PlainLabel))


def test_shows_the_licences_in_a_window_that_goes_when_it_closes(desk: Desk, qtbot: QtBot) -> None:
    page = AboutPage(replace(desk, notice=lambda: "Una libreria 1.0: MIT"))
    qtbot.addWidget(page)
    click(page, "showLicences")
    dialog = find(page, QDialog, "licencesDialog")
    assert find(dialog, QPlainTextEdit, "licencesText").toPlainText() == "Una libreria 1.0: MIT"
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChild(QDialog, "licencesDialog") is None
