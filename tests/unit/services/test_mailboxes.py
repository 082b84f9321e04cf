"""Mailboxes: what must be filled in, what is safe, what looks again at the whole folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.mailboxes import FolderState, LogIn, Mailbox, Transport
from istes_desk.services.mailboxes import failures, mailboxes, new_mailbox, save_mailbox, try_out
from tests.fake_mail import FakeMailServer
from tests.fakes import FixedClock
from tests.unit.services.fetch_world import MailWorld


@pytest.fixture
def world(clock: FixedClock) -> MailWorld:
    return MailWorld(clock)


def filled(**facts: Any) -> Mailbox:
    basics = {"name": "PEC", "address": "ditta@pec.it", "imap_host": "imap.pec.it"}
    return replace(new_mailbox(), **{**basics, **facts})


def test_a_new_one_gets_what_is_left_out(world: MailWorld) -> None:
    with world.database() as uow:
        changes = save_mailbox(uow, filled(name=" PEC ", folder=""))
        stored = uow.get(Mailbox, changes.new_id)
    assert (stored.name, stored.user, stored.folder) == ("PEC", "ditta@pec.it", "INBOX")
    assert changes.settings
    assert new_mailbox().secret_handle != stored.secret_handle


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Assistenza"}, "name"),
        ({"address": "ditta"}, "address"),
        ({"imap_host": ""}, "imap_host"),
        ({"imap_port": 0}, "imap_port"),
        ({"imap_security": Transport.PLAIN}, "imap_security"),
        ({"smtp_host": "smtp.pec.it", "smtp_port": 70000}, "smtp_port"),
        ({"smtp_host": "127.0.0.9", "smtp_security": Transport.PLAIN, "poll_minutes": 0}, "poll_minutes"),
        ({"login": LogIn.OAUTH2}, "token_url"),
    ],
)
def test_what_is_wrong_names_its_field(world: MailWorld, facts: dict[str, Any], field: str) -> None:
    with world.database() as uow, pytest.raises(DomainError) as caught:
        save_mailbox(uow, filled(**facts))
    assert caught.value.field == field


def test_another_first_day_looks_again_and_another_name_does_not(world: MailWorld) -> None:
    world.server.deliver(b"anna@aurora.example A")
    world.visit()
    with world.database() as uow:
        save_mailbox(
            uow, replace(world.box, name="Guasti", imap_host="localhost", imap_security=Transport.PLAIN)
        )
        assert uow.find(FolderState)[0].last_uid == 0
    world.visit()
    with world.database() as uow:
        box = uow.get(Mailbox, world.box.id)
        save_mailbox(uow, replace(box, poll_minutes=9))
        assert uow.find(FolderState)[0].last_uid == 1
        save_mailbox(uow, replace(uow.get(Mailbox, box.id), from_day=date(2026, 1, 1)))
        assert uow.find(FolderState)[0].last_uid == 0


def test_those_that_are_read_come_first(world: MailWorld) -> None:
    with world.database() as uow:
        save_mailbox(uow, filled(name="A", active=False))
        save_mailbox(uow, filled(name="B"))
        assert [box.name for box in mailboxes(uow)] == ["Assistenza", "B", "A"]


def test_what_went_wrong_stands_with_its_mailbox(world: MailWorld) -> None:
    world.visit()
    with world.database() as uow:
        assert failures(uow) == {}
        state = uow.find(FolderState)[0]
        uow.save(replace(state, error="Il server non risponde."))
        assert failures(uow) == {world.box.id: "Il server non risponde."}


def test_a_connection_is_tried_out() -> None:
    server = FakeMailServer()
    server.deliver(b"a b")
    assert "un messaggio nella cartella «INBOX»" in try_out(server, filled(), "segreto")
    server.deliver(b"a b")
    assert "2 messaggi" in try_out(server, filled(), "segreto")
