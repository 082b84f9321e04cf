"""Letters leave with real threads and a real server; a program that closes records the one in hand."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.mail.smtp import SmtpPostman
from istes_desk.domain.letters import Letter, LetterKind, SendState
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.sending import PATIENCE, LetterSender
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.changes import Changes
from istes_desk.services.letters import LetterDraft, write_letter
from istes_desk.services.ports import UnitOfWork
from tests.gui.incidents.conftest import Register
from tests.smtp_server import smtp_server


@pytest.fixture
def threaded(seeded: Desk, database: Database) -> Iterator[Desk]:
    tasks = Tasks(database, ThreadRunner())
    yield replace(seeded, tasks=tasks, postman=SmtpPostman(seconds=5))
    tasks.close()


def write(desk: Desk, incident_id: int, times: int = 1) -> None:
    draft = LetterDraft(LetterKind.REPLY, "anna@aurora.example", "Re: x", "Ecco.")

    def job(uow: UnitOfWork) -> Changes:
        found = Changes()
        for _ in range(times):
            found |= write_letter(uow, desk.clock, incident_id, draft, desk.author)
        return found

    desk.tasks.write(job)


def states(database: Database) -> list[SendState]:
    with database() as uow:
        return [letter.state for letter in uow.find(Letter)]


def test_a_letter_leaves_as_soon_as_it_is_written(
    qtbot: QtBot, threaded: Desk, database: Database, register: Register
) -> None:
    with smtp_server() as (letterbox, mailbox):
        with database() as uow:
            uow.add(replace(mailbox, id=0))
        sender = LetterSender(threaded)
        write(threaded, register("aurora"), times=3)
        qtbot.waitUntil(lambda: len(letterbox.taken) == 3)
        qtbot.waitUntil(lambda: not threaded.tasks.pending)
        assert states(database) == [SendState.SENT] * 3
        letterbox.refusals["RCPT"] = "550 5.1.1 no such user"
        with qtbot.waitSignal(sender.refused) as refused:
            write(threaded, register("aurora"))
        assert "no such user" in str(refused.args[0])
        qtbot.waitUntil(lambda: not threaded.tasks.pending)
        sender.deleteLater()


class SlowPostman:
    """A server that takes its time: ``asked`` is set when a letter is in hand, ``go`` lets it be taken."""

    def __init__(self) -> None:
        self.asked, self.go, self.patience = threading.Event(), threading.Event(), 0.0

    def send(self, _mailbox: Mailbox, _secret: str, _raw: bytes, _recipients: Sequence[str]) -> None:
        self.asked.set()
        assert self.go.wait(10)

    def check(self, _mailbox: Mailbox, _secret: str) -> None:
        """Nobody asks."""

    def hang_up(self, seconds: float) -> None:
        self.patience = seconds


def test_the_letter_in_hand_is_recorded_when_the_program_closes(
    qtbot: QtBot, threaded: Desk, database: Database, register: Register
) -> None:
    with database() as uow:
        uow.add(Mailbox("A", "a@studio.example", "a", "i.example", smtp_host="s.example"))
    slow = SlowPostman()
    desk = replace(threaded, postman=slow)
    sender = LetterSender(desk)
    write(desk, register("aurora"), times=2)
    qtbot.waitUntil(slow.asked.is_set)
    sender.stop()
    assert slow.patience == PATIENCE
    slow.go.set()
    desk.tasks.close()
    assert states(database) == [SendState.SENT, SendState.WAITING]
    sender.deleteLater()
