"""PEC messages signed by a throw-away CA: one genuine message and every way to spoil it (Q-9)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

PROVIDER = "posta-certificata@pec.gestore.example"
OURS = "assistenza@pec.istes.example"
HOTEL = "hotel.aurora@pec.gestore.example"
TEXT = "Buongiorno,\r\nla stampante della reception è ferma.\r\n"
Pair = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


@dataclass(frozen=True)
class Signer:
    """Who signs: certificate address, years of validity, and which CA made it."""

    email: str = PROVIDER
    ca: str = "CA di prova"
    years: tuple[int, int] = (2026, 2029)


@dataclass(frozen=True)
class Pec:
    """A message as a provider would build it; tests replace one fact at a time."""

    kind: str = "posta-certificata"
    mark: str = "X-Trasporto: posta-certificata"
    certified_kind: str = ""
    sender: str = HOTEL
    recipient: str = OURS
    subject: str = "Blocco stampante"
    envelope_subject: str = ""
    identificativo: str = "opec1.20270315101502.00001.1.1@pec.gestore.example"
    msgid: str = "<orig-1@hotel-aurora.example>"
    error: str = "nessuno"
    doctype: str = ""
    daticert: str | None = None
    from_line: str = f'From: "Per conto di: {HOTEL}" <{PROVIDER}>'
    original: str = "7bit"
    extra_parts: str = ""
    zone: str = "+0100"
    certified_subject: str = ""
    signer: Signer | None = Signer()
    day: str = "15/03/2027"
    clock: str = "10:15:02"

    def raw(self) -> bytes:
        content = self._content()
        if self.signer is None:
            return self._head().encode() + content
        signature = base64.encodebytes(_sign(content, self.signer)).replace(b"\n", b"\r\n")
        head = self._head() + (
            "Content-Type: multipart/signed; protocol=application/x-pkcs7-signature; boundary=firma\r\n\r\n"
            "--firma\r\n"
        )
        part = "Content-Type: application/x-pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        return b"".join(
            [head.encode(), content, b"\r\n--firma\r\n", part.encode(), signature, b"--firma--\r\n"]
        )

    def _head(self) -> str:
        subject = self.envelope_subject or f"POSTA CERTIFICATA: {self.subject}"
        lines = [self.mark, self.from_line, f"To: {OURS}", f"Subject: {subject}", "MIME-Version: 1.0"]
        lines += [f"Message-ID: <{self.identificativo}>", f"X-Riferimento-Message-ID: {self.msgid}"]
        return "\r\n".join(lines) + "\r\n"

    def _content(self) -> bytes:
        xml = self.daticert if self.daticert is not None else self.xml()
        pieces = ["Content-Type: multipart/mixed; boundary=dentro\r\n"]
        pieces += [_part("text/plain", "", "Messaggio di posta certificata")]
        pieces += [_part("application/xml", "daticert.xml", _base64(xml), "base64")] if xml else []
        pieces += [self._original()] if self.original else []
        return ("".join(pieces) + "\r\n--dentro--\r\n").encode()

    def _original(self) -> str:
        head = f"From: {self.sender}\r\nTo: {OURS}\r\nSubject: {self.subject}\r\n"
        kind = "Content-Type: multipart/mixed; boundary=posta\r\n\r\n--posta\r\n" if self.extra_parts else ""
        text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        whole = head + kind + text + _base64(TEXT) + self.extra_parts
        body = _base64(whole) if self.original == "base64" else whole
        return _part("message/rfc822", "postacert.eml", body, self.original)

    def xml(self) -> str:
        to = "".join(f"<destinatari>{one.strip()}</destinatari>" for one in self.recipient.split(","))
        data = f"<data zona='{self.zone}'><giorno>{self.day}</giorno><ora>{self.clock}</ora></data>"
        return (
            f"<?xml version='1.0' encoding='UTF-8'?>{self.doctype}"
            f"<postacert tipo='{self.certified_kind or self.kind}' errore='{self.error}'><intestazione>"
            f"<mittente>{self.sender}</mittente>{to}"
            f"<oggetto>{escape(self.certified_subject or self.subject)}</oggetto></intestazione><dati>"
            f"<gestore-emittente>Gestore</gestore-emittente>{data}"
            f"<identificativo>{self.identificativo}</identificativo><msgid>{escape(self.msgid)}</msgid>"
            "</dati></postacert>"
        )


def receipt(kind: str, error: str = "nessuno") -> Pec:
    """A receipt of the provider about a message of ours."""
    base = Pec(kind, f"X-Ricevuta: {kind}", sender=OURS, recipient=HOTEL, error=error, original="")
    return replace(base, from_line=f"From: {PROVIDER}", msgid="<istes-inc-000123-1@istes.example>")


def ca_pem(name: str = "CA di prova") -> bytes:
    return _ca(name)[0].public_bytes(Encoding.PEM)


def leaf_pem(signer: Signer) -> bytes:
    return _leaf(signer)[0].public_bytes(Encoding.PEM)


def _base64(text: str) -> str:
    return base64.encodebytes(text.encode()).decode().replace("\n", "\r\n")


def _part(kind: str, name: str, body: str, encoding: str = "7bit") -> str:
    file = f'; name="{name}"\r\nContent-Disposition: inline; filename="{name}"' if name else ""
    return (
        f"\r\n--dentro\r\nContent-Type: {kind}{file}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(not authority, False, False, False, False, authority, authority, False, False)


def _draft(subject: str, issuer: str, years: tuple[int, int]) -> x509.CertificateBuilder:
    begin, end = (datetime(year, 1, 1, tzinfo=UTC) for year in years)
    draft = x509.CertificateBuilder().subject_name(_name(subject)).issuer_name(_name(issuer))
    draft = draft.serial_number(x509.random_serial_number())
    return draft.not_valid_before(begin).not_valid_after(end)


@cache
def _ca(name: str) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    draft = _draft(name, name, (2015, 2040)).public_key(key.public_key())
    draft = draft.add_extension(x509.BasicConstraints(True, 0), True).add_extension(_usage(True), True)
    return draft.sign(key, hashes.SHA256()), key


@cache
def _leaf(signer: Signer) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    draft = _draft("Gestore", signer.ca, signer.years).public_key(key.public_key())
    draft = draft.add_extension(x509.BasicConstraints(False, None), True).add_extension(_usage(False), True)
    draft = draft.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(signer.email)]), False)
    return draft.sign(_ca(signer.ca)[1], hashes.SHA256()), key


def _sign(content: bytes, signer: Signer) -> bytes:
    certificate, key = _leaf(signer)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    return builder.sign(Encoding.DER, options)
