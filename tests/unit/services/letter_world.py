"""The world of the queue with templates and mailboxes, for the services that write letters."""

from __future__ import annotations

from typing import Any

from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import Incident
from istes_desk.domain.letters import AnswerSettings, LetterKind
from istes_desk.domain.mail import RawMail
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.acknowledging import acknowledge
from istes_desk.services.intake import Reception, file_in
from istes_desk.services.letters import LetterDraft, write_letter
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.test_letters_text import LETTERS
from tests.unit.services.queue_world import AUTHOR, PROVIDERS, world

ORDINARY, PEC_BOX = 1, 2


def mailbox(name: str, address: str, **facts: Any) -> Mailbox:
    return Mailbox(name, address, address, "imap.x.example", **{"smtp_host": "smtp.x.example", **facts})


def letter_world(**answers: Any) -> FakeDatabase:
    """Two mailboxes, ordinary and PEC; answers as said, switched on unless said otherwise."""
    database = world()
    with database() as uow:
        rows: tuple[Any, ...] = (
            Technician(AUTHOR, "Mario Rossi"),
            mailbox("Assistenza", "assistenza@ditta.example", secret_handle="m1"),
            mailbox("PEC", "ditta@pec.gestore.example", pec=True),
            AnswerSettings(**{"automatic": True, **answers}),
            *LETTERS,
        )
        for row in rows:
            uow.add(row)
    return database


def arrives(uow: FakeUnitOfWork, clock: FixedClock, letter: RawMail) -> Reception:
    """As the fetch does it: filed, then answered."""
    found = file_in(uow, clock, letter, AUTHOR, PROVIDERS)
    acknowledge(uow, clock, found, letter)
    return found


def reply(uow: FakeUnitOfWork, clock: FixedClock, incident: Incident, **facts: Any) -> int:
    """A person's answer; the letter's id."""
    said = {"kind": LetterKind.REPLY, "recipient": incident.sender, "subject": "Re: x", "body": "Ecco."}
    return write_letter(uow, clock, incident.id, LetterDraft(**{**said, **facts}), AUTHOR).new_id
