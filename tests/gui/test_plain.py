"""Texts of strangers stay texts, in labels and in tool tips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from pytestqt.qtbot import QtBot

from istes_desk.gui.widgets.plain import PlainLabel, plain_tip

HOSTILE = (
    '<img src="file:///c:/secret.png">',
    "Rossi <b>& Figli</b>",
    '<?xml version="1.0"?>',
    "a &lt;b&gt; c",
    "x\n<h1>second line</h1>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_shows_every_character(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tip_is_never_html_and_reads_the_same(text: str) -> None:
    assert not GuiQt.mightBeRichText(plain_tip(text))
    assert plain_tip(text).replace("\u200b", "") == text


def test_an_ordinary_tip_is_left_alone() -> None:
    assert plain_tip("Entro le 12:00 · Q-7") == "Entro le 12:00 · Q-7"
