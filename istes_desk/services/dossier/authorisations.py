"""Authorisations of interventions where we are not, or not the only, administrator (Q-11)."""

from __future__ import annotations

from istes_desk.domain.authorisation import is_sole_ads
from istes_desk.domain.incidents import Authorisation, Incident
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.services.dossier.blocks import Block, Document, Grid, Para, Part
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_export import CHANNELS

NONE_NEEDED = (
    "Nel periodo eravamo l'unico amministratore di sistema nominato: per gli interventi è bastata la"
    " richiesta per e-mail."
)
NONE_THERE = "Nel periodo non è stata registrata alcuna autorizzazione a interventi fuori nomina."


def authorisations(uow: UnitOfWork, scope: Scope) -> Document:
    """Who asked, who watched, which account, until when; what was started without, and why."""
    incidents = {
        one.id: one for one in uow.find(Incident, customer_id=scope.customer.id) if scope.inside(one.received)
    }
    found = uow.find(Authorisation, incident_id=frozenset(incidents)) if incidents else []
    rows = tuple(_row(incidents[one.incident_id], one) for one in found if _says_something(one))
    header = ("Richiesta", "Ricevuta", "Seguita da", "Account dedicato", "Password", "Fine accesso o motivo")
    shares = (0.25, 0.15, 0.15, 0.15, 0.1, 0.2)
    sole = is_sole_ads(scope.appointments, scope.span.first) and is_sole_ads(scope.appointments, scope.day)
    body: Block = Grid(header, rows, shares) if rows else Para(NONE_NEEDED if sole else NONE_THERE)
    return Document(Part.AUTHORISATIONS, f"Periodo {scope.span.words}", (body,))


def _says_something(one: Authorisation) -> bool:
    return bool(one.written_request or one.watcher or one.dedicated_account or one.override_reason)


def _row(incident: Incident, one: Authorisation) -> tuple[str, ...]:
    ended = f"accesso tolto il {full_date(date_of(one.access_ended_at))}" if one.access_ended_at else ""
    anyway = f"avviato comunque: {one.override_reason}" if one.override_reason else ""
    open_still = "accesso ancora aperto" if one.dedicated_account and not ended else ""
    return (
        f"{incident.tag} {incident.subject}",
        f"{CHANNELS[incident.channel]} {full_stamp(incident.received)}",
        one.watcher or "non indicato",
        one.dedicated_account or "non indicato",
        "notificata" if one.password_notified else "non notificata",
        "; ".join(filter(None, (ended or open_still, anyway))),
    )
