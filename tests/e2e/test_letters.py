"""A request, its answer over a real server, the customer's reply, receipts, a bounce: one story (Q-9)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.mail.smtp import SmtpPostman
from istes_desk.domain.incidents import Incident, IncidentEvent, Message
from istes_desk.domain.letters import AnswerSettings, Letter, LetterKind, PecAuthority, SendState
from istes_desk.domain.mail import MailAction
from istes_desk.domain.mailboxes import Mailbox, Transport
from istes_desk.services.acknowledging import acknowledge
from istes_desk.services.delivering import Errand, deliver
from istes_desk.services.filing import Transacting
from istes_desk.services.intake import Reception, file_in
from istes_desk.services.letter_words import letters_of
from istes_desk.services.letters import LetterDraft, write_letter
from istes_desk.services.pec_trust import trust
from tests.fakes import FixedClock, MemorySecrets
from tests.pec_builder import HOTEL, OURS, Pec, ca_pem, receipt
from tests.smtp_server import PASSWORD, Letterbox, smtp_server

NOON = datetime(2027, 3, 15, 11, 0, tzinfo=UTC)
AUTHOR = "marco"


@pytest.fixture
def base(tmp_path: Path, seeded_file: Path) -> Iterator[Database]:
    path = Path(shutil.copy(seeded_file, tmp_path / "istes-desk.sqlite3"))
    opened = open_sqlite(path, tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Letterbox, Mailbox]]:
    with smtp_server(Transport.STARTTLS, tmp_path, login=True) as found:
        yield found


class Office:
    """The program without its window: takes what comes, sends what waits."""

    def __init__(self, base: Database, mailbox: Mailbox) -> None:
        self.base, self.clock, self.secrets = base, FixedClock(NOON), MemorySecrets()
        self.secrets.put("pec", PASSWORD)
        with base() as uow:
            uow.add(replace(mailbox, id=0, address=OURS, pec=True, secret_handle="pec"))
            uow.add(AnswerSettings(automatic=True))
            span = (datetime(2015, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
            uow.add(PecAuthority("CA", "0", ca_pem().decode(), *span, NOON, AUTHOR, span[0].date()))

    def takes(self, raw: bytes) -> Reception:
        with self.base() as uow:
            mail = read_mail(raw, trust(uow, NOON.date()))
            found = file_in(uow, self.clock, mail, AUTHOR)
            acknowledge(uow, self.clock, found, mail)
        self.sends()
        return found

    def sends(self) -> None:
        errand = Errand(Transacting(self.base), self.clock, SmtpPostman(), self.secrets, AUTHOR)
        assert not deliver(errand).refused

    def words(self, incident_id: int) -> list[str]:
        with self.base() as uow:
            return [view.words for view in letters_of(uow, incident_id)]


def reply_to(message_id: str, subject: str) -> bytes:
    made = EmailMessage(SMTP)
    made["From"], made["To"], made["Subject"] = HOTEL, OURS, subject
    made["Message-ID"], made["In-Reply-To"] = f"<{subject}@hotel.example>", message_id
    made.set_content("Grazie.\n")
    return made.as_bytes()


def bounce_of(letter: bytes) -> bytes:
    report = (
        b"From: MAILER-DAEMON@mx.example\r\nTo: " + OURS.encode() + b"\r\nSubject: Undelivered\r\n"
        b"Message-ID: <b@mx.example>\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        b"--x\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    return report + letter + b"\r\n--x--\r\n"


def test_a_request_and_all_that_follows(base: Database, server: tuple[Letterbox, Mailbox]) -> None:
    letterbox, mailbox = server
    office = Office(base, mailbox)
    found = office.takes(Pec().raw())
    assert found.action is MailAction.NEW
    incident_id = found.incident_id or 0
    ((sender, recipients, raw),) = letterbox.taken
    assert recipients == [HOTEL]
    sent = message_from_bytes(raw, policy=default)
    assert sent["Auto-Submitted"] == "auto-replied"
    assert sent["From"].addresses[0].addr_spec == OURS
    assert "[INC-000001]" in sent["Subject"]
    assert sender is not None

    # the provider accepts and delivers it; its name for our letter is learnt
    accepted = replace(receipt("accettazione"), msgid=sent["Message-ID"], identificativo="opec7.1@pec.x")
    delivered = replace(
        receipt("avvenuta-consegna"), msgid=sent["Message-ID"], identificativo="opec7.1@pec.x"
    )
    assert office.takes(accepted.raw()).action is MailAction.RECEIPT
    second = delivered.raw().replace(b"Message-ID: <opec7.1@", b"Message-ID: <opec7.2@", 1)
    assert office.takes(second).action is MailAction.RECEIPT
    assert "accettata dal gestore" in office.words(incident_id)[0]
    assert "consegnata" in office.words(incident_id)[0]
    assert "non verificata" not in office.words(incident_id)[0]

    # the customer answers, citing one name or the other; nothing answers him by itself again
    assert office.takes(reply_to(sent["Message-ID"], "uno")).action is MailAction.APPEND
    assert office.takes(reply_to("<opec7.1@pec.x>", "due")).action is MailAction.APPEND
    assert len(letterbox.taken) == 1

    # a person answers, and that letter comes back
    with base() as uow:
        draft = LetterDraft(LetterKind.REPLY, HOTEL, "Re: Blocco", "Arriviamo.")
        write_letter(uow, office.clock, incident_id, draft, AUTHOR)
    office.clock.advance(minutes=1)
    office.sends()
    assert letterbox.taken[1][0] == OURS
    found = office.takes(bounce_of(letterbox.taken[1][2]))
    assert (found.action, found.incident_id) == (MailAction.BOUNCE, incident_id)
    assert "tornata indietro" in office.words(incident_id)[1]
    with base() as uow:
        assert len(uow.find(Incident)) == 1
        assert uow.get(Incident, incident_id).responded_at == office.clock.now()
        assert {letter.state for letter in uow.find(Letter)} == {SendState.SENT}
        assert uow.find(Message, outgoing=True)[0].pec_identificativo == "opec7.1@pec.x"
        story = "\n".join(event.text for event in uow.find(IncidentEvent, incident_id=incident_id))
    for words in ("risposta automatica: presa in carico", "accettata dal gestore", "tornata indietro"):
        assert words in story
