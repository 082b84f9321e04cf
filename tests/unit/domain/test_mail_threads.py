"""Threading in the order of Q-10, on the worked examples and on PEC receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from istes_desk.domain.incidents import IncidentState, PecVerdict
from istes_desk.domain.mail import (
    RECEIPT_KINDS,
    MailAction,
    PecEnvelope,
    PecKind,
    PecReason,
    fingerprint,
    thread,
)
from tests.unit.domain.mail_store import FACTS, Store, examples, mail_from

CASES = [case for case in examples("mail_threading.json")["cases"] if case["action"] != "sha256"]
HOSTS = {"istes.example"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_example(case: dict[str, Any]) -> None:
    decision = thread(mail_from(case["incoming"]), Store(IncidentState(case["state"])), HOSTS)
    assert decision.action == case["action"], decision
    assert (decision.incident.number if decision.incident else None) == case["incident"]
    assert decision.reason.endswith(".")


def test_without_message_id_and_uidvalidity_the_identity_is_the_fingerprint_of_the_bytes() -> None:
    mail = mail_from({"imap": ["INBOX", None, 678]})
    assert mail.identities == (f"sha256:{mail.sha256}",)


def test_same_text_again_is_proposed_as_a_duplicate_and_never_merged() -> None:
    mail = mail_from({"from": FACTS["contacts"][0], "subject": "RE: Stampante  reception non stampa"})
    decision = thread(mail, Store())
    assert decision.action is MailAction.NEW
    assert decision.possible_duplicate == Store().incident
    assert decision.reason.endswith("Possibile doppione di INC-000123.")
    assert decision.may_acknowledge


def test_a_stranger_with_a_tag_is_told_apart() -> None:
    decision = thread(mail_from({"from": "x@altrove.example", "subject": "[inc-123]"}), Store())
    assert "ma il mittente non è tra i contatti" in decision.reason


def test_an_ambiguous_subject_gets_no_automatic_answer() -> None:
    assert not thread(mail_from({"subject": "Returned mail"}), Store()).may_acknowledge


def test_fingerprint_ignores_prefixes_and_blanks_only() -> None:
    assert fingerprint("R: Re: Blocco", "a  b\n") == fingerprint("blocco", "A b")
    assert fingerprint("Blocco", "a") != fingerprint("Blocco", "b")


def pec_mail(kind: PecKind, reason: PecReason, about: str = "") -> Any:
    envelope = PecEnvelope(kind, ref_message_id=about, reason=reason)
    return replace(mail_from({"from": "hotel.aurora@pec.gestore.example"}), pec=envelope)


@pytest.mark.parametrize("kind", sorted(RECEIPT_KINDS))
@pytest.mark.parametrize("reason", [PecReason.GENUINE, PecReason.NOT_SIGNED])
def test_a_receipt_is_attached_to_what_it_answers(kind: PecKind, reason: PecReason) -> None:
    decision = thread(pec_mail(kind, reason, FACTS["outgoing"][0]), Store())
    assert decision.action is MailAction.RECEIPT
    assert decision.outgoing_message_id == FACTS["outgoing"][0]
    assert decision.incident == Store().incident


def test_a_receipt_of_something_unknown_is_kept_or_quarantined() -> None:
    known = thread(pec_mail(PecKind.DELIVERED, PecReason.GENUINE, "<x@y.example>"), Store())
    assert known.action is MailAction.RECEIPT
    assert "non risulta inviato" in known.reason
    forged = thread(pec_mail(PecKind.DELIVERED, PecReason.NOT_SIGNED, "<x@y.example>"), Store())
    assert forged.action is MailAction.QUARANTINE


@pytest.mark.parametrize(
    ("kind", "reason", "action"),
    [
        (PecKind.MESSAGE, PecReason.GENUINE, MailAction.NEW),
        (PecKind.MESSAGE, PecReason.SIGNATURE_INVALID, MailAction.QUARANTINE),
        (PecKind.ANOMALY, PecReason.ANOMALY, MailAction.NEW),
    ],
)
def test_a_pec_is_believed_only_when_verified(kind: PecKind, reason: PecReason, action: MailAction) -> None:
    assert thread(pec_mail(kind, reason), Store()).action is action


@pytest.mark.parametrize("reason", list(PecReason))
def test_every_outcome_has_words(reason: PecReason) -> None:
    envelope = PecEnvelope(PecKind.MESSAGE, reason=reason)
    assert envelope.sentence.endswith(".")
    assert (envelope.verdict is PecVerdict.VERIFIED) == (reason is PecReason.GENUINE)
