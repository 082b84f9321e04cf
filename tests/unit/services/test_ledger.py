"""The ledger: files have lines too, errors are tried again, sums tell what is missing (Q-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import MailSource, Message
from istes_desk.domain.mail import MailAction
from istes_desk.domain.mailboxes import FolderState
from istes_desk.services.ledger import again, all_counts, counts, entries, take, take_broken
from tests.fakes import FixedClock
from tests.unit.services.fetch_world import MailWorld
from tests.unit.services.queue_world import AUTHOR, PROVIDERS, mail


@pytest.fixture
def world(clock: FixedClock) -> MailWorld:
    return MailWorld(clock)


def test_a_file_has_its_line(world: MailWorld, clock: FixedClock) -> None:
    with world.database() as uow:
        found = take(uow, clock, mail("anna@aurora.example"), AUTHOR, PROVIDERS)
        take_broken(uow, clock, mail("rita@rossi.example"), "ValueError")
        broken, line = entries(uow, 9)
        assert (line.incident_id, line.mailbox_id, line.uid) == (found.incident_id, None, None)
        assert entries(uow, 9, MailAction.ERROR) == entries(uow, 1) == (broken,)
        assert entries(uow, 9, before=broken.id) == (line,)


def test_a_mailbox_that_was_never_read(world: MailWorld) -> None:
    (found,) = world.look(all_counts)
    assert (found.recorded, found.checked_at, found.adds_up) == (0, None, True)


def test_sums_that_do_not_add_up_are_seen(world: MailWorld) -> None:
    world.server.deliver(b"anna@aurora.example A", b"anna@aurora.example B")
    world.visit()
    with world.database() as uow:
        (state,) = uow.find(FolderState)
        uow.save(replace(state, on_server=3))
        assert not counts(uow, world.box.id).adds_up
        uow.save(replace(state, present=1, on_server=1))
        found = counts(uow, world.box.id)
    assert (found.recorded, found.gone, found.adds_up) == (2, 1, True)


def test_an_error_is_tried_again(
    world: MailWorld, clock: FixedClock, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR .*: mail 1 of Assistenza")
    world.server.deliver(b"anna@aurora.example bug")
    world.visit()
    letter = mail("anna@aurora.example")
    with world.database() as uow:
        (line,) = entries(uow, 9)
        assert again(uow, clock, line.id, letter, AUTHOR, PROVIDERS).new_id
        (done,) = entries(uow, 9)
        assert (done.action, done.uid, done.sender) == (MailAction.NEW, 1, "anna@aurora.example")
        assert [one.message_id for one in uow.find(MailSource)] == [one.id for one in uow.find(Message)]
        with pytest.raises(DomainError, match="già al suo posto"):
            again(uow, clock, line.id, letter, AUTHOR, PROVIDERS)
