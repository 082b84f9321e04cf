"""Two programs visit one mailbox at the same moment: every message is filed once, on every database."""

from __future__ import annotations

import threading

from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.incidents import Message
from istes_desk.domain.mail import MailAction
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.fetching import Unwatched, visit
from istes_desk.services.filing import Means, Transacting
from istes_desk.services.ledger import counts
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fake_mail import FakeMailServer
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.fetch_world import read_words

MANY = 60


def test_each_message_is_filed_by_one_of_them(database: Database, clock: FixedClock) -> None:
    server, secrets = FakeMailServer(), MemorySecrets()
    server.deliver(*(f"anna{number}@aurora.example Blocco {number}".encode() for number in range(MANY)))
    secrets.put("box", "segreto")
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        box = uow.add(Mailbox("Assistenza", "a@b.example", "a", "imap.example", secret_handle="box"))
    means = Means(server, secrets, Transacting(database), read_words, clock, "mario", frozenset())
    taken: list[int] = []
    programs = [
        threading.Thread(target=lambda: taken.append(visit(means, box.id, Unwatched()).taken)) for _ in "12"
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert sum(taken) == MANY
    with database() as uow:
        assert len(uow.find(Message)) == MANY
        found = counts(uow, box.id)
    assert (found.actions, found.adds_up) == ({MailAction.NEW: MANY}, True)
