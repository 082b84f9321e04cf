"""A mailbox: letters plain and with HTML, answers, files, programs, some PEC; the same each time."""

from __future__ import annotations

import random
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

from tests.pec_builder import Pec

CUSTOMERS = 200
TEXT = "Buongiorno,\n\n{0}\n\nCordiali saluti\nAnna Bianchi\nHotel Aurora, viale della Libertà 12, Rimini\n"
TROUBLE = "la stampante {0} della reception non stampa più e il cliente è già al banco. "
FILES = {2: 30_000, 7: 120_000, 11: 400_000, 16: 60_000, 18: 15_000}
"""Of twenty mails these have a file, of so many bytes."""
TRACES = {
    "Return-Path": "<anna@cliente.example>",
    "Received": "from mx.cliente.example (mx.cliente.example [192.0.2.7]) by mx.ditta.example; {0}",
    "DKIM-Signature": "v=1; a=rsa-sha256; d=cliente.example; s=mail; h=from:to:subject; b=" + "A1b2" * 60,
    "X-Mailer": "Posta 16.0",
}
AT = "Mon, 2 Mar 2026 09:30:00 +0100"


def mails(count: int) -> list[bytes]:
    """Half with HTML, a quarter with a file; of twenty four answer and two are by programs; 1 % are PEC."""
    chance = random.Random(3)
    return [mail(number, chance) for number in range(count)]


def mail(number: int, chance: random.Random) -> bytes:
    place = number % 20
    if number % 100 == 13:
        return pec(number)
    letter = EmailMessage(policy=SMTP)
    for name, words in TRACES.items():
        letter[name] = words.format(AT)
    letter["From"] = f"Anna Bianchi <anna@cliente{number % CUSTOMERS}.example>"
    letter["To"] = "Assistenza <desk@ditta.example>"
    letter["Subject"] = f"Blocco della stampante {number}{': perché?' if place % 3 == 0 else ''}"
    letter["Date"] = AT
    letter["Message-ID"] = f"<{number}@mail.example>"
    _answer(letter, number)
    _automatic(letter, number)
    text = TEXT.format(TROUBLE.format(number) * (3 + place))
    letter.set_content(text)
    if place % 2 == 0:
        letter.add_alternative(html(text), subtype="html")
    if place in FILES:
        letter.add_attachment(chance.randbytes(FILES[place]), "image", "jpeg", filename="foto.jpg")
    return letter.as_bytes()


def html(text: str) -> str:
    """As mail programs write it: more style than words."""
    lines = "".join(
        f'<p class="MsoNormal" style="margin:0cm"><span>{line}</span></p>' for line in text.split("\n")
    )
    style = "p.MsoNormal {margin:0cm;font-size:11pt} " * 20
    return f"<html><head><style>{style}</style></head><body>{lines}</body></html>"


def pec(number: int) -> bytes:
    """Genuine, of a provider of its own; nobody loaded its authority."""
    name = f"opec{number}@pec.gestore.example"
    return replace(Pec(), identificativo=name, msgid=f"<{number}@pec.example>").raw()


def _answer(letter: EmailMessage, number: int) -> None:
    """To a mail some places before, in the same batch or in an earlier one."""
    before = {5: 3, 9: 6, 14: 40, 19: 100}.get(number % 20)
    if before is not None and number >= before:
        letter.replace_header("Subject", f"Re: {letter['Subject']}")
        letter["In-Reply-To"] = f"<{number - before}@mail.example>"
        letter["References"] = f"<{number - before}@mail.example>"


def _automatic(letter: EmailMessage, number: int) -> None:
    if number % 20 in (4, 17):
        letter["Auto-Submitted"] = "auto-replied"
        letter["X-Auto-Response-Suppress"] = "All"
