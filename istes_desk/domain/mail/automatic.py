"""Is this mail written by a program? (RFC 3834, Q-10). Nothing automatic is ever answered automatically."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.mail.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from istes_desk.domain.mail.message import RawMail


class AutoAction(StrEnum):
    NORMAL = "normal"
    NO_ANSWER = "no auto-answer, no reopen"
    BOUNCE = "bounce"
    AMBIGUOUS = "ambiguous: needs a second sign"
    OWN = "drop: own notification"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Automatic:
    """``why`` is an Italian sentence fragment for the ledger, "" for mail written by a person."""

    automatic: bool
    why: str
    action: AutoAction


MASS = ("bulk", "list", "junk", "auto_reply", "auto-reply")
SUPPRESSED = frozenset({"all", "oof", "autoreply", "dr", "ndr", "rn", "nrn"})


def _any(_value: str) -> bool:
    return True


def _one_of(*words: str) -> Callable[[str], bool]:
    return lambda value: value.lower() in words


def _suppresses(value: str) -> bool:
    return bool(set(re.split(r"[\s,;]+", value.lower())) & SUPPRESSED)


def _nobody(value: str) -> bool:
    """The null reverse path, with or without blanks."""
    return "".join(value.split()) == "<>"


def _reports(value: str) -> bool:
    """What programs send back about a mail: not delivered, read, deleted unread (RFC 6522)."""
    return value.lower().startswith("multipart/report")


def _auto_submitted(value: str) -> bool:
    return re.split(r"[;\s(]", value.lower())[0] not in {"no", ""}


SIGNS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("auto-submitted", _auto_submitted, "dichiarato automatico da chi lo ha inviato"),
    ("x-loop", _any, "porta il segno X-Loop di un programma"),
    ("list-id", _any, "viene da una lista di distribuzione"),
    ("list-unsubscribe", _any, "viene da una lista di distribuzione"),
    (
        "precedence",
        _one_of(*MASS),
        "è un invio di massa o una risposta automatica",
    ),
    ("x-auto-response-suppress", _suppresses, "chiede di non ricevere risposte automatiche"),
    ("x-autoreply", lambda value: value.lower() != "no", "è una risposta automatica"),
    ("x-autorespond", _any, "è una risposta automatica"),
    ("x-autoresponse", _any, "è una risposta automatica"),
    ("x-autoreply-from", _any, "è una risposta automatica"),
    ("x-mail-autoreply", _any, "è una risposta automatica"),
    ("return-path", _nobody, "ha il mittente di ritorno vuoto"),
    ("x-precedence", _one_of(*MASS), "è un invio di massa o una risposta automatica"),
    ("content-type", _reports, "è un rapporto automatico di consegna o di lettura"),
)
KEPT_HEADERS = frozenset(name for name, _, _ in SIGNS) | {"x-trasporto", "x-ricevuta", "content-type"}
AWAY = re.compile(
    r"(risposta automatica|automatic reply|out of office|auto-?reply|fuori sede)\s*:", re.IGNORECASE
)
RETURNED = re.compile(
    r"delivery status notification|undeliver(ed|able)|mail delivery (failed|failure)|returned mail"
    r"|failure notice|mancat[ao] (consegna|recapito)|impossibile recapitare|non recapitabile",
    re.IGNORECASE,
)
HUMAN = Automatic(False, "", AutoAction.NORMAL)


def is_automatic(mail: RawMail, own_hosts: Collection[str] = ()) -> Automatic:
    """One verdict: receipt, bounce, our own notice come back, automatic, ambiguous, or a person's mail."""
    if mail.header("x-ricevuta"):
        return Automatic(True, "è una ricevuta del gestore PEC", AutoAction.RECEIPT)
    sign = _sign(mail)
    if sign and host_of(mail.message_id) in own_hosts:
        return Automatic(True, "è una nostra notifica tornata indietro", AutoAction.OWN)
    if _is_bounce(mail):
        return Automatic(True, "è un avviso di mancato recapito", AutoAction.BOUNCE)
    if sign:
        return Automatic(True, sign, AutoAction.NO_ANSWER)
    if RETURNED.search(mail.subject):
        why = "ha l'oggetto di un mancato recapito, ma nessun altro segno"
        return Automatic(True, why, AutoAction.AMBIGUOUS)
    return HUMAN


def _sign(mail: RawMail) -> str:
    for name, means, why in SIGNS:
        value = mail.header(name)
        if value is not None and means(value):
            return why
    return "ha l'oggetto di una risposta automatica" if AWAY.match(mail.subject) else ""


def _is_bounce(mail: RawMail) -> bool:
    """A mailer daemon or a report of delivery is enough; a subject or a postmaster needs a second sign."""
    local = mail.sender.partition("@")[0]
    content = mail.header("content-type") or ""
    signs = (
        _nobody(mail.header("return-path") or ""),
        bool(RETURNED.search(mail.subject)),
        local == "postmaster",
    )
    failed = _reports(content) and "delivery-status" in content.lower()
    return failed or local == "mailer-daemon" or sum(signs) > 1
