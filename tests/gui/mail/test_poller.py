"""Mailboxes are read by the clock and by hand, one after the other; a failure waits longer each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Incident
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.mail.mail_line import MailLine
from istes_desk.gui.mail.poller import MailPoller
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork
from tests.fake_mail import FakeMailServer
from tests.fakes import FixedClock, InlineRunner
from tests.imap_server import letter

T = TypeVar("T")


@pytest.fixture
def poller(seeded: Desk, mailbox: Mailbox) -> Iterator[MailPoller]:
    made = MailPoller(seeded)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def line(seeded: Desk, poller: MailPoller, qtbot: QtBot) -> MailLine:
    made = MailLine(seeded, poller)
    qtbot.addWidget(made)
    return made


def test_the_first_time_at_once_and_then_by_the_clock(
    poller: MailPoller, mail_server: FakeMailServer, clock: FixedClock, mailbox: Mailbox
) -> None:
    mail_server.deliver(letter(1), letter(2))
    poller.start()
    assert poller.attempts[mailbox.id].opened == 2
    poller._timer.timeout.emit()
    assert len(mail_server.asked) == 1
    clock.advance(minutes=5)
    poller._timer.timeout.emit()
    assert len(mail_server.asked) == 2
    poller.fetch_now()
    assert len(mail_server.asked) == 3


def test_failures_wait_longer_each_time(
    poller: MailPoller, mail_server: FakeMailServer, clock: FixedClock, mailbox: Mailbox, line: MailLine
) -> None:
    mail_server.refuse = KnownError("Il server non risponde.", "Attendere.")
    poller.start()
    clock.advance(minutes=6)
    poller._timer.timeout.emit()
    assert len(mail_server.asked) == 1
    clock.advance(minutes=5)
    poller._timer.timeout.emit()
    assert poller.attempts[mailbox.id].failures == 2
    assert "Il server non risponde." in line.told.toolTip()
    mail_server.refuse = None
    poller.fetch_now()
    assert poller.attempts[mailbox.id].error is None


class BrokenTasks(Tasks):
    def transact(self, job: Callable[[UnitOfWork], T], /) -> T:
        raise ZeroDivisionError(job)


def test_a_bug_counts_as_a_failure_and_holds_nothing_up(
    seeded: Desk, database: Database, mailbox: Mailbox
) -> None:
    tasks = BrokenTasks(database, InlineRunner())
    poller, told = MailPoller(replace(seeded, tasks=tasks)), list[Exception]()
    tasks.failed.connect(told.append)
    poller.start()
    assert not poller.busy
    assert poller.attempts[mailbox.id].failures == len(told) == 1
    poller.stop()
    poller.deleteLater()


def test_every_screen_hears_of_what_came_in(
    seeded: Desk, poller: MailPoller, mail_server: FakeMailServer
) -> None:
    heard: list[Changes] = []
    seeded.tasks.changed.connect(heard.append)
    mail_server.deliver(letter(1))
    poller.start()
    assert heard[0].incidents


def test_the_line_at_the_bottom(poller: MailPoller, line: MailLine, mail_server: FakeMailServer) -> None:
    mail_server.deliver(letter(1))
    assert line.isHidden()
    poller.start()
    assert not line.isHidden()
    assert "1" in line.told.text()
    assert line.stop.isHidden()


def test_without_a_mailbox_nothing_is_shown(seeded: Desk, qtbot: QtBot) -> None:
    poller = MailPoller(seeded)
    line = MailLine(seeded, poller)
    qtbot.addWidget(line)
    poller.start()
    assert line.isHidden()
    poller.stop()
    poller.deleteLater()


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("istes_desk.services.fetching.TOGETHER", 25)


@pytest.mark.usefixtures("small_batches")
def test_on_real_threads(
    seeded: Desk, database: Database, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot
) -> None:
    tasks = Tasks(database, ThreadRunner())
    poller = MailPoller(replace(seeded, tasks=tasks))
    mail_server.deliver(*(letter(number) for number in range(60)))
    steps: list[tuple[int, int]] = []
    poller.changed.connect(lambda: steps.append(poller.progress))
    with qtbot.waitSignal(poller.visited, timeout=20_000):
        poller.start()
    assert (25, 60) in steps
    poller.stop()
    tasks.close()
    poller.deleteLater()
    with database() as uow:
        assert len(uow.find(Incident)) == 60


def test_closing_hangs_up_only_while_it_reads(poller: MailPoller, mail_server: FakeMailServer) -> None:
    poller.start()
    poller.stop()
    assert mail_server.hung_up == 0
    mail_server.when_asked = poller.stop
    poller.fetch_now()
    assert mail_server.hung_up == 1


@pytest.mark.usefixtures("small_batches")
def test_stopped_in_the_middle(
    seeded: Desk, database: Database, mailbox: Mailbox, mail_server: FakeMailServer, qtbot: QtBot
) -> None:
    tasks = Tasks(database, ThreadRunner())
    poller = MailPoller(replace(seeded, tasks=tasks))
    mail_server.deliver(*(letter(number) for number in range(200)))
    with qtbot.waitSignal(poller.changed, check_params_cb=lambda: poller.progress[0] > 0, timeout=20_000):
        poller.start()
    with qtbot.waitSignal(poller.visited, timeout=20_000) as told:
        poller.cancel()
    assert told.args is not None
    assert 0 < told.args[0].waiting < 200
    poller.stop()
    tasks.close()
    poller.deleteLater()
