"""Several programs send at once on a real database: every letter leaves exactly once (Q-2)."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, MailSource, Message
from istes_desk.domain.letters import Letter, LetterKind, SendState
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.delivering import Errand, deliver
from istes_desk.services.filing import Transacting
from tests.fakes import FixedClock, MemoryPostman, MemorySecrets

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LETTERS, PROGRAMS = 24, 3


def _waiting(database: Database) -> None:
    with database() as uow:
        box = uow.add(Mailbox("A", "a@ditta.example", "a", "i.example", smtp_host="s.example"))
        incident = uow.add(Incident(1, "x", NOW, Channel.EMAIL, IncidentClass.PARKED, ""))
        for number in range(LETTERS):
            text = f"<{number}@ditta.example>"
            message = uow.add(Message(incident.id, NOW, "a@ditta.example", "x", text, text, outgoing=True))
            uow.add(MailSource(message.id, text.encode()))
            uow.add(
                Letter(incident.id, message.id, LetterKind.USE_PEC, "b@c.example", NOW, mailbox_id=box.id)
            )


def test_no_letter_leaves_twice(database: Database) -> None:
    _waiting(database)
    postman, clock, secrets = MemoryPostman(), FixedClock(NOW), MemorySecrets()

    def program(number: int) -> int:
        errand = Errand(Transacting(database), clock, postman, secrets, f"tecnico {number}")
        return deliver(errand).sent

    with ThreadPoolExecutor(PROGRAMS) as pool:
        sent = sum(pool.map(program, range(PROGRAMS)))
    assert sent == LETTERS
    assert set(Counter(raw for _, _, raw, _ in postman.sent).values()) == {1}
    with database() as uow:
        assert {letter.state for letter in uow.find(Letter)} == {SendState.SENT}
