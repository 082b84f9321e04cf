"""The authorisation gate before the timer of an incident may start (Q-11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Authorisation, Channel

SOLE_ADS = "Siamo l'unico amministratore di sistema: basta la richiesta per e-mail"
IN_WRITING = frozenset({Channel.EMAIL, Channel.PEC})
ACCOUNTS = {
    True: "Account dedicato sul server, membro di Administrators",
    False: "Account dedicato sul PC in workgroup, di tipo amministratore",
}


class GateClosedError(DomainError):
    """Something is missing and no reason was given to start anyway."""


@dataclass(frozen=True, slots=True)
class GateItem:
    """One condition: its Italian label, whether it is met, and what to do (or better to do) about it."""

    code: str
    label_it: str
    satisfied: bool
    hint_it: str


@dataclass(frozen=True, slots=True)
class Gate:
    """All conditions of one incident; ``open`` when all are met; ``reason`` names what is missing."""

    items: tuple[GateItem, ...]
    open: bool
    reason: str


def is_sole_ads(appointments: Iterable[Appointment], on: date) -> bool:
    """True when an appointment as sole system administrator is valid on the day."""
    return any(a.sole and a.valid_on(on) for a in appointments)


def gate(sole_ads: bool, channel: Channel, authorisation: Authorisation, on_server: bool) -> Gate:
    """Sole administrator: the written request. Otherwise watcher, dedicated account and password as well."""
    more = () if sole_ads else _conditions(authorisation, on_server)
    items = (_request(sole_ads, channel, authorisation), *more)
    missing = [item.label_it for item in items if not item.satisfied]
    if missing:
        return Gate(items, False, f"Manca: {'; '.join(missing)}.")
    return Gate(items, True, f"{SOLE_ADS}." if sole_ads else "Autorizzazione completa.")


def permit(gate: Gate, override_reason: str = "") -> str:
    """The line to log at start; GateClosedError when something is missing and no reason is given."""
    if gate.open:
        return gate.reason
    if not override_reason.strip():
        raise GateClosedError(f"{gate.reason} Per avviare comunque indicare il motivo.", "override_reason")
    return f"Avviato comunque: {override_reason.strip().rstrip('.')}. {gate.reason}"


def access_still_open(authorisation: Authorisation) -> bool:
    """True when the temporary access must be asked about at closing."""
    return bool(authorisation.dedicated_account.strip()) and authorisation.access_ended_at is None


def _request(sole_ads: bool, channel: Channel, authorisation: Authorisation) -> GateItem:
    label = "Richiesta per e-mail" if sole_ads else "Richiesta scritta archiviata"
    written = authorisation.written_request or channel in IN_WRITING
    if not written:
        return GateItem("request", label, False, "Chiedere un'e-mail con i motivi della criticità.")
    better = "" if sole_ads or channel is Channel.PEC else "Meglio se inviata per PEC."
    return GateItem("request", label, True, better)


def _conditions(authorisation: Authorisation, on_server: bool) -> tuple[GateItem, ...]:
    watcher, account = authorisation.watcher.strip(), authorisation.dedicated_account.strip()
    return (
        GateItem(
            "watcher",
            "Persona che segue l'intervento",
            bool(watcher),
            watcher or "Indicare il titolare o il responsabile del trattamento che segue l'intervento.",
        ),
        GateItem(
            "account",
            ACCOUNTS[on_server],
            bool(account),
            account or "Chiedere al cliente, o al suo amministratore di sistema, un account riservato a noi.",
        ),
        GateItem(
            "password",
            "Password temporanea notificata",
            authorisation.password_notified,
            "" if authorisation.password_notified else "Farsi notificare la password temporanea.",
        ),
    )
