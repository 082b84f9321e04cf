"""The automatic answer is switched on by a person, with its cap and signature (Q-2, Q-10)."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.letters import AnswerSettings
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.settings.tab import SettingsTab
from istes_desk.gui.tab import Navigator
from tests.gui.finding import click, find


def test_it_is_off_until_switched_on(qtbot: QtBot, seeded: Desk, database: Database) -> None:
    tab = SettingsTab(seeded, Navigator())
    qtbot.addWidget(tab)
    seeded.tasks.changed.connect(tab.on_changes)
    words = find(tab, QLabel, "answersWords")
    before = words.text()
    click(tab, "answersChange")
    find(tab, QCheckBox, "answersForm_automatic").setChecked(True)
    cap = find(tab, QSpinBox, "answersForm_daily_cap")
    assert cap.value() == 3
    cap.setValue(0)
    find(tab, QPlainTextEdit, "answersForm_signature").setPlainText("Il reparto assistenza")
    tab.answers.facts.form.save()
    assert tab.answers.facts.form.isVisibleTo(tab.answers)
    cap.setValue(2)
    tab.answers.facts.form.save()
    assert not tab.answers.facts.form.isVisibleTo(tab.answers)
    assert words.text() != before
    assert "SMTP" in words.text()
    with database() as uow:
        uow.add(Mailbox("A", "a@studio.example", "a", "i.example", smtp_host="s.example"))
    tab.answers.refresh()
    assert "SMTP" not in words.text()
    with database() as uow:
        (stored,) = uow.find(AnswerSettings)
    assert (stored.automatic, stored.daily_cap, stored.signature) == (True, 2, "Il reparto assistenza")
