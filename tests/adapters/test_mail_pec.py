"""PEC read and verified, each way of spoiling one named (Q-9)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.mail.daticert import DaticertError, read_daticert
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.mail.signature import readable_cas
from istes_desk.domain.mail import PecKind, PecReason, RawMail, Trust
from tests.pec_builder import HOTEL, OURS, Pec, Signer, ca_pem, receipt

GIVEN = Path(__file__).parents[3] / "shared" / "examples" / "pec"
DTD = '<!DOCTYPE postacert PUBLIC "p" "https://gestore.example/postacert.dtd">'
BOMB = '<!DOCTYPE postacert [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def checked(raw: bytes, cas: tuple[bytes, ...] | None = None) -> RawMail:
    authorities = (ca_pem(),) if cas is None else cas
    return read_mail(raw, Trust(tuple(map(bytes.decode, authorities)), frozenset({OURS})))


def reason(mail: RawMail) -> PecReason:
    assert mail.pec is not None
    return mail.pec.reason


@pytest.mark.parametrize(
    "pec",
    [
        Pec(),
        Pec(doctype=DTD),
        Pec(sender=HOTEL.upper()),
        Pec(original="base64"),
        Pec(subject="Rossi & figli"),
        receipt("accettazione"),
        receipt("avvenuta-consegna"),
        receipt("errore-consegna", "no-dest"),
    ],
)
def test_genuine(pec: Pec) -> None:
    mail = checked(pec.raw())
    assert reason(mail) is PecReason.GENUINE
    assert mail.pec is not None
    assert mail.pec.certified_at == datetime(2027, 3, 15, 9, 15, 2, tzinfo=UTC)
    assert mail.pec.error == pec.error
    if not mail.pec.is_receipt:
        assert (mail.sender, mail.subject) == (HOTEL, pec.subject)
        assert mail.body_text == "Buongiorno,\nla stampante della reception è ferma."


def test_a_receipt_names_our_message() -> None:
    mail = checked(receipt("accettazione").raw())
    assert mail.pec is not None
    assert mail.pec.ref_message_id == "<istes-inc-000123-1@istes.example>"
    assert mail.attachments == ()


@pytest.mark.parametrize(
    ("pec", "expected"),
    [
        (Pec(signer=None), PecReason.NOT_SIGNED),
        (Pec(signer=Signer(email="posta-certificata@altro.example")), PecReason.SIGNER_DIFFERS),
        (Pec(from_line=f"From: {HOTEL}"), PecReason.SIGNER_DIFFERS),
        (Pec(signer=Signer(ca="Altra CA")), PecReason.CHAIN_UNTRUSTED),
        (Pec(signer=Signer(years=(2024, 2026))), PecReason.CERTIFICATE_EXPIRED),
        (Pec(recipient="altri@pec.example"), PecReason.NOT_FOR_US),
        (Pec(certified_kind="accettazione"), PecReason.DATICERT_DIFFERS),
        (Pec(envelope_subject="POSTA CERTIFICATA: altro"), PecReason.DATICERT_DIFFERS),
        (Pec(daticert=""), PecReason.DATICERT_MISSING),
        (Pec(daticert="<postacert><dati>"), PecReason.DATICERT_MISSING),
        (Pec(doctype=BOMB), PecReason.DATICERT_MISSING),
    ],
)
def test_spoiled(pec: Pec, expected: PecReason) -> None:
    assert reason(checked(pec.raw())) is expected


def test_tampered_text() -> None:
    raw = Pec().raw()
    assert reason(checked(raw.replace(b"Messaggio di", b"Messaggio  di"))) is PecReason.SIGNATURE_INVALID


def test_broken_signature_is_no_crash() -> None:
    raw = Pec().raw()
    assert reason(checked(raw.replace(b"\r\n\r\nMII", b"\r\n\r\nAAA"))) is PecReason.SIGNATURE_INVALID


def test_saved_with_bare_line_feeds() -> None:
    assert reason(checked(Pec().raw().replace(b"\r\n", b"\n"))) is PecReason.GENUINE


def test_no_ca() -> None:
    assert reason(checked(Pec().raw(), cas=(b"nothing",))) is PecReason.NO_CA
    assert readable_cas(ca_pem() * 2) == 2


def test_anomaly_is_ordinary_mail() -> None:
    mail = checked(Pec(mark="X-Trasporto: errore", sender="fornitore@posta.example", daticert="").raw())
    assert reason(mail) is PecReason.ANOMALY
    assert mail.sender == "fornitore@posta.example"


def test_attachments_are_those_of_the_original() -> None:
    part = '\r\n--posta\r\nContent-Type: application/octet-stream; name="fattura.pdf.exe"\r\n\r\nMZ'
    mail = checked(Pec(extra_parts=part + "\r\n--posta--\r\n").raw())
    assert [(one.name, one.blocked) for one in mail.attachments] == [("fattura.pdf.exe", True)]


def test_ordinary_mail_comes_back_as_it_is() -> None:
    assert checked(b"From: a@b.example\r\n\r\nciao").pec is None


def test_daticert_limits() -> None:
    assert read_daticert(b"<postacert><o>Rossi & figli</o></postacert>").first("o") == "Rossi & figli"
    for bad in (b"<altro/>", b"<postacert>" + b"<a>" * 50, b" " * 1_000_001, b"\xff\xfe<"):
        with pytest.raises(DaticertError):
            read_daticert(bad)


def test_given_examples(request: pytest.FixtureRequest) -> None:
    """Runs on the examples that lie beside the project, and says so where there are none."""
    if not GIVEN.is_dir():
        request.config.get_terminal_writer().line("left out: no PEC examples beside the project")
        return
    ca = (GIVEN / "ca_test.pem").read_text("ascii")
    expected: dict[str, dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text("utf-8"))
    for name, facts in expected.items():
        mail = read_mail((GIVEN / name).read_bytes(), Trust((ca,), frozenset({OURS})))
        assert mail.pec is not None
        said = replace(mail.pec)
        assert (said.reason is PecReason.GENUINE) == facts["genuine"], name
        assert facts.get("reason", said.reason).startswith(said.reason), name
        assert said.kind is PecKind(facts["kind"])
        assert mail.sha256 == facts["sha256"]
        for ours, theirs in (
            (said.original_sender, "sender"),
            (said.original_subject, "subject"),
            (said.identificativo, "identificativo"),
            (said.ref_message_id if said.is_receipt else "", "ref_message_id"),
            (said.error, "errore"),
            (said.original_msgid, "original_msgid"),
        ):
            assert ours == facts.get(theirs, ours), (name, theirs)
        names = [(one.name, one.blocked) for one in mail.attachments]
        wanted = [(one["name"], one["action"] == "store-blocked") for one in facts.get("attachments", [])]
        assert names == wanted
