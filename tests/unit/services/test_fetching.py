"""A visit to a mailbox: each message once, counts that add up, one bad mail blocks nothing (Q-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar, cast

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Incident, IncidentEvent, MailSource, Message
from istes_desk.domain.letters import AnswerSettings
from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.domain.mailboxes import FolderState, LedgerEntry, Mailbox
from istes_desk.services import fetching
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.fetching import Unwatched, active_mailboxes, is_due, visit
from istes_desk.services.ledger import again, counts
from istes_desk.services.ports import SecretStore, UnitOfWork
from tests.fake_mail import ARRIVED
from tests.fakes import FixedClock
from tests.unit.services.fetch_world import MailWorld, read_words

T = TypeVar("T")
ANNA, RITA = b"anna@aurora.example Blocco", b"rita@rossi.example Guasto"


@pytest.fixture
def world(clock: FixedClock) -> MailWorld:
    return MailWorld(clock)


def state(world: MailWorld) -> FolderState:
    return world.look(lambda uow: uow.find(FolderState))[0]


def adds_up(world: MailWorld) -> dict[MailAction, int]:
    found = world.look(lambda uow: counts(uow, world.box.id))
    assert found.adds_up, found
    return dict(found.actions)


def test_what_is_new_is_filed_once(world: MailWorld) -> None:
    world.server.deliver(ANNA, RITA, ANNA)
    found = world.visit()
    assert (found.taken, found.opened, found.waiting, found.error) == (3, 2, 0, None)
    assert adds_up(world) == {MailAction.NEW: 2, MailAction.ALREADY_IMPORTED: 1}
    first, _second, copy = world.lines()
    assert (first.uid, first.uidvalidity, first.folder, first.sender) == (
        1,
        7,
        "INBOX",
        "anna@aurora.example",
    )
    assert (copy.incident_id, copy.message_id) == (first.incident_id, None)
    assert world.look(lambda uow: uow.find(Incident))[0].received == ARRIVED
    assert world.changes[0].incidents
    assert world.visit().taken == 0
    assert len(world.changes) == 1


def test_another_uidvalidity_looks_at_everything_again(world: MailWorld) -> None:
    world.server.deliver(ANNA)
    world.visit()
    world.server.uidvalidity = 8
    assert world.visit().actions == {MailAction.ALREADY_IMPORTED: 1}
    assert adds_up(world) == {MailAction.ALREADY_IMPORTED: 1}


def test_only_from_a_day_on(clock: FixedClock) -> None:
    world = MailWorld(clock, from_day=date(2026, 3, 1))
    world.server.deliver(RITA, at=ARRIVED - timedelta(days=9))
    world.server.deliver(ANNA)
    assert world.visit().taken == 1
    assert (state(world).on_server, state(world).older, state(world).present) == (2, 1, 1)


def test_cancelled_between_batches(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TOGETHER", 1)
    world.server.deliver(ANNA, RITA, b"x@y.example C")
    assert world.visit(stop_at=2).waiting == 1
    assert sum(adds_up(world).values()) == 2
    assert world.visit().taken == 1


@pytest.mark.parametrize("together", [1, 25])
def test_what_came_before_a_break_is_kept(
    world: MailWorld, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(fetching, "TOGETHER", together)
    world.server.deliver(ANNA, RITA, b"x@y.example C")
    world.server.break_at = 3
    found = world.visit()
    assert found.error is not None
    assert (found.taken, found.waiting) == (2, 1)
    assert state(world).error == found.error.message
    world.server.break_at = 0
    assert world.visit().taken == 1
    assert state(world).error == ""


def test_a_server_that_refuses(world: MailWorld) -> None:
    world.server.refuse = KnownError("No.", "Mai.")
    assert world.visit().error is world.server.refuse
    assert world.look(lambda uow: counts(uow, world.box.id)).error == "No."


def test_one_that_vanishes_while_it_is_read(world: MailWorld) -> None:
    world.server.deliver(ANNA, RITA)
    world.server.vanished = {2}
    assert world.visit().taken == 1
    assert state(world).on_server == 1
    assert sum(adds_up(world).values()) == 1


def test_one_that_the_server_does_not_give(world: MailWorld, clock: FixedClock) -> None:
    """A line in the ledger, the others are filed; there is nothing to try again with."""
    world.server.deliver(ANNA, RITA)
    world.server.mails[0] = replace(world.server.mails[0], raw=b"", refused="Internal error")
    assert world.visit().actions == {MailAction.NEW: 1, MailAction.ERROR: 1}
    assert adds_up(world) == {MailAction.NEW: 1, MailAction.ERROR: 1}
    (line,) = [one for one in world.lines() if one.action is MailAction.ERROR]
    assert "«Internal error»" in line.reason
    assert (line.uid, line.size, line.message_id) == (1, len(ANNA), None)
    with world.database() as uow, pytest.raises(DomainError, match="rimasto sul server"):
        again(uow, clock, line.id, RawMail(b"", ""), "mario", frozenset())
    assert world.visit().taken == 0


def test_only_refused_ones(world: MailWorld) -> None:
    world.server.deliver(ANNA)
    world.server.mails[0] = replace(world.server.mails[0], raw=b"", refused="Internal error")
    assert world.visit().actions == {MailAction.ERROR: 1}


def test_a_database_that_cannot_be_written_at_the_end(world: MailWorld) -> None:
    """The error that came first is the one that is told."""
    real, full = world.means.transact, KnownError("Il disco è pieno.", "Liberare spazio.")

    def refusing(job: Callable[[UnitOfWork], T]) -> T:
        if world.server.asked:
            raise full
        return real(job)

    world.means = replace(world.means, transact=refusing)
    assert world.visit().error is full
    world.server.asked.clear()
    world.server.refuse = KnownError("No.", "Mai.")
    assert world.visit().error is world.server.refuse


def test_a_cut_off_visit_left_some_in_the_ledger(world: MailWorld) -> None:
    world.server.deliver(ANNA, RITA)
    world.visit()
    with world.database() as uow:
        uow.remove(state(world))
    assert world.visit().taken == 0
    assert sum(adds_up(world).values()) == 2


def test_another_program_files_it_first(world: MailWorld) -> None:
    world.server.deliver(ANNA, b"rita@rossi.example bug")
    rival = replace(world.means, read_mail=lambda raw, trust: read_words(raw.replace(b"bug", b"x"), trust))

    def slow(raw: bytes, trust: Trust) -> RawMail:
        visit(rival, world.box.id, Unwatched())
        return read_words(raw, trust)

    world.means = replace(world.means, read_mail=slow)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("istes_desk.services.filing.log.error", lambda *_args, **_named: None)
        assert world.visit().taken == 0
    assert adds_up(world) == {MailAction.NEW: 2}


def test_one_that_stumbles_is_set_aside(world: MailWorld, expected_log: Callable[[str], None]) -> None:
    expected_log("ERROR .*: mail 2 of Assistenza")
    world.server.deliver(ANNA, b"rita@rossi.example bug", RITA)
    assert world.visit().taken == 3
    assert adds_up(world) == {MailAction.NEW: 2, MailAction.ERROR: 1}
    (line,) = [line for line in world.lines() if line.action is MailAction.ERROR]
    assert "ZeroDivisionError" in line.reason
    assert line.message_id is not None
    (source,) = world.look(lambda uow: uow.find(MailSource, message_id=line.message_id))
    assert source.raw == b"rita@rossi.example bug"


@pytest.mark.parametrize("error", [DomainError("Nessuna regola."), ConflictError("Nessuna regola.")])
def test_a_refusal_of_one_mail_is_told_in_its_words(
    world: MailWorld, expected_log: Callable[[str], None], error: Exception
) -> None:
    expected_log("ERROR .*: mail 1 of Assistenza")

    def refused(_raw: bytes, _trust: Trust) -> RawMail:
        raise error

    world.means = replace(world.means, read_mail=refused)
    world.server.deliver(ANNA)
    assert world.visit().actions == {MailAction.ERROR: 1}
    assert "Nessuna regola." in world.lines()[0].reason


def test_a_database_that_is_away_ends_the_visit(world: MailWorld) -> None:
    """No mail is to blame."""

    def away(_raw: bytes, _trust: Trust) -> RawMail:
        raise KnownError("Il database è occupato.", "Riprovare.")

    world.means = replace(world.means, read_mail=away)
    world.server.deliver(ANNA)
    found = world.visit()
    assert found.error is not None
    assert (found.taken, found.waiting) == (0, 1)


def test_new_ones_are_acknowledged(world: MailWorld) -> None:
    """Nothing to send by: only that it is asked for. Q-10 has tests of its own."""
    with world.database() as uow:
        uow.add(AnswerSettings(automatic=True, daily_cap=0))
    world.server.deliver(ANNA)
    assert world.visit().opened == 1
    assert world.look(lambda uow: uow.find(IncidentEvent))


def test_a_large_one_is_a_batch_of_its_own(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "BATCH_BYTES", 10)
    world.server.deliver(ANNA, RITA)
    world.visit()
    assert len(world.changes) == 2


def test_only_active_ones_are_read(world: MailWorld) -> None:
    with world.database() as uow:
        uow.save(replace(world.box, active=False))
    assert world.look(active_mailboxes) == ()


@pytest.mark.parametrize(
    ("minutes", "failures", "due"),
    [(4, 0, False), (5, 0, True), (9, 1, False), (10, 1, True), (59, 9, False), (60, 9, True), (-9, 0, True)],
)
def test_when_it_is_due(clock: FixedClock, minutes: int, failures: int, due: bool) -> None:
    """A clock that was set back reads at once."""
    now = clock.now()
    box = Mailbox("", "", "", "")
    assert is_due(box, now - timedelta(minutes=minutes), failures, now) is due
    assert is_due(box, None, 0, now)


def test_nobody_watches() -> None:
    Unwatched().step(1, 2, "")
    assert not Unwatched.cancelled


def test_the_ledger_knows_its_uids(world: MailWorld) -> None:
    """A line per UID: the second of two programs would be refused by the databases as well."""

    def double(uow: UnitOfWork) -> int:
        return len({(line.uidvalidity, line.uid) for line in uow.find(LedgerEntry)})

    world.server.deliver(ANNA, RITA)
    world.visit()
    assert world.look(double) == 2
    assert len(world.look(lambda uow: uow.find(Message))) == 2


def test_what_breaks_after_a_cancel_is_no_error(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Unwatched, "cancelled", True)
    world.server.refuse = KnownError("Il collegamento si è interrotto.", "")
    assert visit(world.means, world.box.id, Unwatched()).error is None


def test_an_error_of_the_program_ends_only_this_visit(
    world: MailWorld, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR .*Assistenza")

    class Odd:
        def get(self, _handle: str) -> str:
            raise ZeroDivisionError

    found = visit(replace(world.means, secrets=cast("SecretStore", Odd())), world.box.id, Unwatched())
    assert found.error is not None
    assert "errore del programma" in found.error.message
    assert state(world).error == found.error.message
    world.server.deliver(ANNA)
    assert world.visit().error is None
