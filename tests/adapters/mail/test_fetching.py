"""A visit to the real server: nothing twice, nothing lost, counts that add up, whatever breaks (Q-10)."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.incidents import Incident, MailSource, Message
from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.domain.mailboxes import FolderState, Transport
from istes_desk.services.fetching import visit
from istes_desk.services.ledger import again, counts
from istes_desk.services.shipped import ensure_shipped_rows
from tests.broken_lines import line_to
from tests.fakes import FixedClock
from tests.fetch_world import MailWorld, Steps
from tests.imap_server import ARRIVED, letter, told

pytestmark = pytest.mark.imap


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(path: Path, clock: FixedClock) -> Iterator[MailWorld]:
    database = open_sqlite(path, path.parent)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
    yield MailWorld(database, clock)
    database.close()


def adds_up(world: MailWorld) -> dict[MailAction, int]:
    """The counts, once they are proven to add up."""
    with world.transactions() as uow:
        found = counts(uow, world.mailbox.id)
    assert found.adds_up, found
    return dict(found.actions)


def test_each_message_once(world: MailWorld) -> None:
    world.account.deliver(letter(1), letter(2), flags="\\Seen")
    world.account.deliver(letter(3))
    seen = world.account.flags()
    found = world.visit()
    assert (found.error, found.taken, found.opened, found.waiting) == (None, 3, 3, 0)
    assert world.account.flags() == seen
    assert adds_up(world) == {MailAction.NEW: 3}
    assert world.visit().taken == 0
    with world.transactions() as uow:
        assert [one.received for one in uow.find(Incident)] == [ARRIVED] * 3
        assert [one.raw for one in uow.find(MailSource)] == [letter(1), letter(2), letter(3)]
    assert [len(changes.incidents) for changes in world.changes] == [3]


def test_the_same_message_id_and_none_at_all(world: MailWorld) -> None:
    nameless = letter(2, **{"Message-ID": ""})
    world.account.deliver(letter(1), letter(1), nameless, nameless)
    assert world.visit().opened == 2
    assert adds_up(world) == {MailAction.NEW: 2, MailAction.ALREADY_IMPORTED: 2}


def test_another_uidvalidity_reads_all_again_and_opens_nothing_twice(world: MailWorld) -> None:
    world.account.deliver(letter(1), letter(2))
    world.visit()
    before = world.lines()[0].uidvalidity
    world.account.renumber()
    world.account.deliver(letter(3))
    assert world.visit().opened == 1
    assert world.lines()[-1].uidvalidity != before
    assert adds_up(world) == {MailAction.ALREADY_IMPORTED: 2, MailAction.NEW: 1}


def test_cancelled_in_the_middle_and_then_the_rest(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("istes_desk.services.fetching.TOGETHER", 2)
    world.account.deliver(*(letter(number) for number in range(7)))
    first = world.visit(stop_at=4)
    assert (first.taken, first.waiting, first.error) == (4, 3, None)
    assert sum(adds_up(world).values()) == 4
    assert world.visit().taken == 3
    assert adds_up(world) == {MailAction.NEW: 7}


def test_a_line_that_breaks_loses_nothing(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("istes_desk.services.fetching.TOGETHER", 1)
    monkeypatch.setattr("istes_desk.adapters.mail.imap.BATCH_COUNT", 1)
    world.account.deliver(*(letter(number) + b"x" * 50_000 for number in range(6)))
    with line_to(told()["plain"], cut_after=180_000) as port:
        with world.transactions() as uow:
            box = uow.save(replace(world.mailbox, imap_port=port, imap_security=Transport.PLAIN))
        broken = world.visit()
    assert broken.error is not None
    assert "si è interrotto" in broken.error.message
    assert broken.taken == 3
    with world.transactions() as uow:
        assert "si è interrotto" in uow.find(FolderState)[0].error
        uow.save(replace(box, imap_port=told()["plain"]))
    assert sum(adds_up(world).values()) == 3
    assert world.visit().taken == 3
    assert adds_up(world) == {MailAction.NEW: 6}


def test_a_wrong_password_is_told_and_kept_on_record(world: MailWorld) -> None:
    world.means.secrets.put(world.mailbox.secret_handle, "altro")
    found = world.visit()
    assert found.error is not None
    assert "rifiuta l'accesso" in found.error.message


def test_only_from_a_day_on(world: MailWorld) -> None:
    world.account.deliver(letter(1), at=ARRIVED - timedelta(days=30))
    world.account.deliver(letter(2))
    with world.transactions() as uow:
        uow.save(replace(world.mailbox, from_day=date(2026, 3, 1)))
    assert world.visit().taken == 1
    with world.transactions() as uow:
        found = counts(uow, world.mailbox.id)
    assert (found.on_server, found.present, found.older, found.adds_up) == (2, 1, 1, True)


def test_one_that_stumbles_is_set_aside_and_tried_again(
    world: MailWorld, monkeypatch: pytest.MonkeyPatch, expected_log: object
) -> None:
    assert callable(expected_log)
    expected_log(r"ERROR .*: mail \d+ of Assistenza")
    real = world.means.read_mail

    def fragile(raw: bytes, trust: Trust) -> RawMail:
        if b"Blocco 2" in raw:
            raise ZeroDivisionError
        return real(raw, trust)

    world.means = replace(world.means, read_mail=fragile)
    world.account.deliver(letter(1), letter(2), letter(3))
    assert world.visit().taken == 3
    assert adds_up(world) == {MailAction.NEW: 2, MailAction.ERROR: 1}
    (broken,) = [line for line in world.lines() if line.action is MailAction.ERROR]
    assert "ZeroDivisionError" in broken.reason
    with world.transactions() as uow:
        (source,) = uow.find(MailSource, message_id=broken.message_id)
        assert source.raw == letter(2)
        again(uow, world.clock, broken.id, real(source.raw, Trust()), "mario", frozenset())
    assert adds_up(world) == {MailAction.NEW: 3}


def test_two_programs_at_once(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """While this one reads, another files everything."""
    world.account.deliver(letter(1), letter(2), letter(3))
    plain = world.means.read_mail
    other = world.means
    started: list[int] = []

    def slow(raw: bytes, trust: Trust) -> RawMail:
        if not started:
            started.append(1)
            assert visit(other, world.mailbox.id, Steps()).taken == 3
        return plain(raw, trust)

    world.means = replace(world.means, read_mail=slow)
    found = world.visit()
    assert (found.error, found.taken) == (None, 0)
    assert adds_up(world) == {MailAction.NEW: 3}


def test_a_server_clock_wrong_by_a_day(world: MailWorld) -> None:
    """Nothing is received in the future, nothing before there were rules (Q-3)."""
    now = world.clock.now()
    world.account.deliver(letter(1), at=now + timedelta(days=1))
    world.account.deliver(letter(2), at=datetime(1999, 1, 1, tzinfo=UTC))
    world.account.deliver(letter(3), at=now - timedelta(days=1))
    world.visit()
    with world.transactions() as uow:
        assert [one.received for one in uow.find(Incident)] == [now, now, now - timedelta(days=1)]


def test_fifty_megabytes(world: MailWorld) -> None:
    world.account.deliver(letter(1) + b"0123456789abcdef\r\n" * 2_900_000, letter(2))
    assert world.visit().opened == 2
    with world.transactions() as uow:
        assert max(len(one.raw) for one in uow.find(MailSource)) > 50_000_000


def test_a_full_disk(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole batches are kept; with room again the rest comes, nothing twice."""
    monkeypatch.setattr("istes_desk.services.fetching.TOGETHER", 3)
    world.account.deliver(*(letter(number) + b"x" * 40_000 for number in range(12)))
    assert isinstance(world.transactions, Database)
    engine, begin = world.transactions.engine, most_pages(250)
    event.listen(engine, "begin", begin)
    full = world.visit()
    assert full.error is not None
    assert full.error.message == "Il disco è pieno."
    assert 0 < full.taken < 12
    assert full.taken % 3 == 0
    event.remove(engine, "begin", begin)
    event.listen(engine, "begin", most_pages(100_000))
    assert len(world.lines()) == full.taken
    assert world.visit().taken == 12 - full.taken
    assert adds_up(world) == {MailAction.NEW: 12}
    with world.transactions() as uow:
        assert len(uow.find(MailSource)) == len(uow.find(Incident)) == 12
        assert [one.number for one in uow.find(Incident)] == list(range(1, 13))


def most_pages(more: int) -> Callable[[Connection], None]:
    """So many beyond what the file had at first."""
    limit: list[int] = []

    def begin(connection: Connection) -> None:
        if not limit:
            limit.append(connection.exec_driver_sql("PRAGMA page_count").scalar_one() + more)
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit[0]}")

    return begin


@pytest.mark.parametrize("together", [25, 100])
def test_killed_in_the_middle(world: MailWorld, path: Path, together: int) -> None:
    """kill -9 between two batches; then again: nothing twice, nothing lost."""
    world.account.deliver(*(letter(number) for number in range(120)))
    program = [sys.executable, "-m", "tests.adapters.mail.fetch_child"]
    command = [*program, str(path), str(world.mailbox.id), str(together)]
    talk = subprocess.PIPE  # its input stays open and empty: it waits
    with subprocess.Popen(command, stdin=talk, stdout=talk, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == f"{together}\n"
        child.send_signal(signal.SIGKILL)
    cut = len(world.lines())
    assert together <= cut < 120
    assert world.visit().taken == 120 - cut
    assert adds_up(world) == {MailAction.NEW: 120}
    with world.transactions() as uow:
        assert len({one.message_id for one in uow.find(Message)}) == 120
