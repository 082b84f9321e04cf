"""The examples of PEC the project was given: each with its verdict, its facts and its attachments (Q-9)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.mail.reader import read_mail
from istes_desk.domain.incidents import Channel, Incident, Message, PecVerdict
from istes_desk.domain.letters import Letter, LetterKind, Receipt
from istes_desk.domain.mail import MailAction, PecKind, PecReason, RawMail, Trust
from istes_desk.services.ledger import take
from tests.fakes import FixedClock
from tests.pec_builder import OURS
from tests.unit.services.queue_world import AUTHOR, PROVIDERS, ROSSI, by_hand, world

GIVEN = Path(__file__).parents[1] / "data" / "pec"
EXPECTED: dict[str, dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text("utf-8"))
TRUST = Trust(((GIVEN / "ca_test.pem").read_text("ascii"),), frozenset({OURS}))


@pytest.fixture(params=sorted(EXPECTED))
def example(request: pytest.FixtureRequest) -> tuple[RawMail, dict[str, Any]]:
    return read_mail((GIVEN / request.param).read_bytes(), TRUST), EXPECTED[request.param]


def test_no_file_without_its_facts() -> None:
    assert {path.name for path in GIVEN.glob("*.eml")} == set(EXPECTED)


def test_verdict(example: tuple[RawMail, dict[str, Any]]) -> None:
    mail, facts = example
    assert mail.pec is not None
    assert mail.sha256 == facts["sha256"]
    assert mail.pec.kind is PecKind(facts["kind"])
    assert (mail.pec.reason is PecReason.GENUINE) == facts["genuine"]
    assert facts.get("reason", mail.pec.reason).startswith(mail.pec.reason)


def test_certified_facts(example: tuple[RawMail, dict[str, Any]]) -> None:
    mail, facts = example
    assert mail.pec is not None
    said = mail.pec
    told = {
        "sender": mail.sender,
        "subject": mail.subject,
        "identificativo": said.identificativo,
        "ref_message_id": said.ref_message_id,
        "errore": said.error,
        "original_msgid": said.original_msgid,
    }
    known = told.keys() & facts.keys()
    assert {key: told[key] for key in known} == {key: facts[key] for key in known}
    if "certified_at" in facts:
        assert said.certified_at == datetime.fromisoformat(facts["certified_at"])


def test_attachments(example: tuple[RawMail, dict[str, Any]]) -> None:
    mail, facts = example
    wanted = [(one["name"], one["action"] == "store-blocked") for one in facts.get("attachments", [])]
    assert [(one.name, one.blocked) for one in mail.attachments] == wanted


PLACES = {
    True: MailAction.NEW,
    False: MailAction.RECEIPT,
    "quarantine": MailAction.QUARANTINE,
    "as ordinary mail (no PEC value)": MailAction.NEW,
}


def test_place(example: tuple[RawMail, dict[str, Any]]) -> None:
    """What opens a request, what waits apart, and the letter that a receipt answers."""
    mail, facts = example
    clock = FixedClock(datetime(2027, 3, 15, 12, tzinfo=UTC))
    with world()() as uow:
        request = by_hand(uow, clock, ROSSI)
        about = facts.get("ref_message_id", "<nothing@istes.example>")
        ours = uow.add(Message(request, clock.now(), "", "", about, "0", outgoing=True))
        letter = uow.add(Letter(request, ours.id, LetterKind.REPLY, "x@y.example", clock.now()))
        found = take(uow, clock, mail, AUTHOR, PROVIDERS)
        assert found.action is PLACES[facts["opens_incident"]]
        assert [one.letter_id for one in uow.find(Receipt)] == [letter.id] * ("attach_to" in facts)
        if found.action is not MailAction.NEW:
            assert len(uow.find(Incident)) == 1
            return
        opened = uow.get(Incident, found.incident_id or 0)
        genuine = facts["genuine"]
        assert opened.channel is (Channel.PEC if genuine else Channel.EMAIL)
        assert opened.pec is (PecVerdict.VERIFIED if genuine else PecVerdict.NOT_PEC)
        if genuine:
            assert opened.received == datetime.fromisoformat(facts["certified_at"])
