"""PEC read and verified, each way of spoiling one named (Q-9)."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from istes_desk.adapters.mail.daticert import DaticertError, read_daticert
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.domain.mail import RECEIPT_KINDS, PecKind, PecReason, RawMail, Trust
from tests.pec_builder import HOTEL, OURS, PROVIDER, Pec, Signer, ca_pem, receipt

DTD = '<!DOCTYPE postacert PUBLIC "p" "https://gestore.example/postacert.dtd">'
BOMB = '<!DOCTYPE postacert [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def checked(raw: bytes, cas: tuple[bytes, ...] | None = None) -> RawMail:
    authorities = (ca_pem(),) if cas is None else cas
    return read_mail(raw, Trust(tuple(map(bytes.decode, authorities)), frozenset({OURS})))


def encoded(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


RECEIPTS = sorted(RECEIPT_KINDS - {PecKind.UNKNOWN})


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
        Pec(subject="Perché no", envelope_subject=f"POSTA CERTIFICATA: {encoded('Perché no')}"),
        Pec(subject="Perché", certified_subject=encoded("Perché")),
        Pec(from_line=f"From: {encoded('Per conto di: ' + HOTEL)} <{PROVIDER.upper()}>"),
        Pec(recipient=f"altri@pec.example, {OURS.upper()}"),
        Pec(zone="+01:00"),
        Pec(zone="GMT+01:00", clock="10.15.02"),
        Pec(clock="10:15:02.000"),
        *(receipt(kind) for kind in RECEIPTS),
        receipt("errore-consegna", "no-dest"),
        replace(receipt("non-accettazione", "virus"), identificativo=""),
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
        (Pec(signer=Signer(email=HOTEL)), PecReason.SIGNER_DIFFERS),
        (Pec(from_line=f"From: {PROVIDER}\r\nFrom: {HOTEL}"), PecReason.SIGNER_DIFFERS),
        (Pec(signer=Signer(years=(2024, 2026))), PecReason.CERTIFICATE_EXPIRED),
        (Pec(signer=Signer(years=(2028, 2030))), PecReason.CERTIFICATE_EXPIRED),
        (Pec(signer=Signer(ca="Altra CA", years=(2024, 2026))), PecReason.CHAIN_UNTRUSTED),
        (Pec(from_line=f'From: "Per conto di: x{HOTEL}" <{PROVIDER}>'), PecReason.DATICERT_DIFFERS),
        (Pec(zone="Roma"), PecReason.DATICERT_MISSING),
        (Pec(clock="alle dieci"), PecReason.DATICERT_MISSING),
        (Pec(clock="31:15:02"), PecReason.DATICERT_MISSING),
        (Pec(identificativo=""), PecReason.DATICERT_MISSING),
        (replace(receipt("accettazione"), sender="altri@pec.example"), PecReason.NOT_FOR_US),
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


@pytest.mark.parametrize(
    ("header", "forged"),
    [
        (b"X-Riferimento-Message-ID: <orig-1@", b"X-Riferimento-Message-ID: <orig-2@"),
        (b"Message-ID: <opec1.2027", b"Message-ID: <opec1.2028"),
        (b"Subject: POSTA CERTIFICATA: Blocco", b"Subject: POSTA CERTIFICATA: Sblocco"),
        (b"X-Trasporto: posta-certificata", b"X-Ricevuta: accettazione"),
    ],
)
def test_headers_that_tell_another_story(header: bytes, forged: bytes) -> None:
    mail = checked(Pec().raw().replace(header, forged, 1))
    assert reason(mail) is PecReason.DATICERT_DIFFERS


def test_the_enclosed_author_is_another() -> None:
    forged = Pec(sender="altro@pec.gestore.example", daticert=Pec().xml())
    assert reason(checked(forged.raw())) is PecReason.DATICERT_DIFFERS


def test_sender_subject_and_time_are_the_signed_ones() -> None:
    head, _, rest = Pec().raw().partition(b"Content-Type: multipart/signed")
    bent = head.replace(b"Subject: POSTA CERTIFICATA: Blocco stampante", b"Subject: Bonifico urgente")
    mail = checked(bent + b"Date: Mon, 1 Jan 2001 00:00:00 +0000\r\nContent-Type: multipart/signed" + rest)
    assert (mail.sender, mail.subject) == (HOTEL, "Blocco stampante")
    assert mail.pec is not None
    assert mail.pec.certified_at == datetime(2027, 3, 15, 9, 15, 2, tzinfo=UTC)


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
