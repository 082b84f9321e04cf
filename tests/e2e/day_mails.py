"""The mail of one Monday morning, 2 March 2026: twenty messages as a mail server would hold them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.pec_builder import PROVIDER, Pec, receipt

ROME = ZoneInfo("Europe/Rome")
OURS = "assistenza@istes.example"
ANSWERED = "<istes-inc-000123-1@istes.example>"
"""What we wrote last week, and what receipts and answers are about."""
ROSSI_PEC = "ufficio.rossi@pec.gestore.example"
DAY = "02/03/2026"
TEXT = "text/plain; charset=utf-8"
LIDO_PEC = "camping.lido@pec.gestore.example"


@dataclass(frozen=True)
class Delivered:
    """One message and the instant at which the server took it in."""

    raw: bytes
    at: datetime


def at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 3, 2, int(hour), int(minute), tzinfo=ROME)


def letter(sender: str, subject: str, name: str, body: str = "Serve aiuto.", **more: str) -> bytes:
    """An ordinary mail; ``more`` are headers, with _ for -."""
    head = {"From": sender, "To": OURS, "Subject": subject, "Message-ID": f"<{name}>", "MIME-Version": "1.0"}
    head |= {"Content-Type": TEXT, **{key.replace("_", "-"): value for key, value in more.items()}}
    lines = [f"{key}: {value}" for key, value in head.items()]
    return "\r\n".join([*lines, "", body, ""]).encode()


def bounce() -> bytes:
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nMailbox full\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.istes.example\r\n\r\nFinal-Recipient: rfc822; anna@hotel-aurora.example\r\n"
        "Action: failed\r\nStatus: 5.2.2\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        f"Message-ID: {ANSWERED}\r\nSubject: Re: guasto\r\n\r\nTesto\r\n--b--"
    )
    kind = 'multipart/report; report-type=delivery-status; boundary="b"'
    sender = "MAILER-DAEMON@mx.istes.example"
    words = "Undelivered Mail Returned to Sender"
    return letter(sender, words, "b1@mx.istes.example", body, Content_Type=kind, Return_Path="<>")


AURORA = "Anna <anna@hotel-aurora.example>"
SOLE = "ufficio@villaggio-sole.example"
FIRST = "<aurora-1@hotel-aurora.example>"
PRINTER = letter(AURORA, "Stampante ferma", FIRST.strip("<>"), "La stampante non parte.")
BROKEN = b"From: ufficio@villaggio-sole.example\r\nSubject: =?x-niente?Q?Rotto=FF?=\r\n\r\n\xff\xfe"


def on_behalf_of(address: str) -> str:
    return f'From: "Per conto di: {address}" <{PROVIDER}>'


ROSSI = Pec(sender=ROSSI_PEC, subject="Fatture bloccate", from_line=on_behalf_of(ROSSI_PEC), day=DAY).raw()
LIDO = Pec(
    sender=LIDO_PEC,
    from_line=on_behalf_of(LIDO_PEC),
    subject="Server spento",
    identificativo="opec1.20260302090500.00002.1.1@pec.gestore.example",
    msgid="<lido-1@pec.gestore.example>",
    clock="09:05:00",
    day=DAY,
)
FORGED = replace(LIDO, identificativo="opec9@falso.example", msgid="<falso@falso.example>", signer=None)
SPOILED = replace(LIDO, identificativo="opec3@pec.gestore.example", msgid="<g@pec.gestore.example>")
ACCEPTED = replace(receipt("accettazione"), identificativo="ric1@pec.gestore.example")
ARRIVED = replace(receipt("avvenuta-consegna"), identificativo="ric2@pec.gestore.example")

MAILS = (
    # To the queue: with contract, certified without contract, ordinary mail without contract.
    Delivered(PRINTER, at("09:50")),
    Delivered(letter(SOLE, "Prenotazioni lente", "sole-1@villaggio-sole.example"), at("09:00")),
    Delivered(ROSSI, at("10:16")),
    Delivered(LIDO.raw(), at("10:20")),
    Delivered(letter("capo@ufficio-rossi.example", "Non stampa più", "rossi-1@x.example"), at("09:10")),
    Delivered(letter("pippo@gmail.com", "Aiuto", "gmail-1@mail.gmail.com"), at("09:12")),
    Delivered(BROKEN, at("09:30")),
    # Answers: to our letter, to his own first mail, to a closed request.
    Delivered(letter(AURORA, "Re: guasto", "aurora-2@h.example", In_Reply_To=ANSWERED), at("09:15")),
    Delivered(letter(AURORA, "Re: Stampante ferma", "aurora-3@h.example", In_Reply_To=FIRST), at("09:58")),
    # Written by programs.
    Delivered(bounce(), at("09:16")),
    Delivered(letter(SOLE, "Fuori sede", "auto-1@s.example", Auto_Submitted="auto-replied"), at("09:17")),
    Delivered(letter("n@lista.example", "Offerte", "lista-1@l.example", List_Id="<l.example>"), at("09:18")),
    Delivered(letter(AURORA, "Risposta automatica: guasto", "auto-2@h.example"), at("09:19")),
    # PEC that prove nothing, and the receipts of ours.
    Delivered(FORGED.raw(), at("09:20")),
    Delivered(SPOILED.raw().replace(b"Server spento", b"Server acceso"), at("09:21")),
    Delivered(ACCEPTED.raw(), at("09:22")),
    Delivered(ARRIVED.raw(), at("09:23")),
    # Again what is known: two copies, and our own letter come back.
    Delivered(PRINTER, at("09:51")),
    Delivered(ROSSI, at("10:17")),
    Delivered(letter(OURS, "Re: guasto [INC-000001]", ANSWERED.strip("<>")), at("09:24")),
)
