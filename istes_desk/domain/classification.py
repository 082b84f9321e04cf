"""Class of an incident, frozen at reception, with the reason (Q-4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.incidents import Channel, CoveredObject, IncidentClass, PecVerdict
from istes_desk.domain.italian import date_of

BY_VOICE = {Channel.PHONE: "richiesta per telefono", Channel.IN_PERSON: "richiesta di persona"}
NO_COVER = "nessun contratto di assistenza per questo oggetto alla ricezione"


class Classified(NamedTuple):
    """The class and its Italian sentence (P-3)."""

    incident_class: IncidentClass
    reason: str


def cover_of(contracts: Iterable[Contract], about: CoveredObject, received: datetime) -> Contract | None:
    """The contract that gives class 1 on the day of reception; one with a plan wins, then the newest."""
    day = date_of(received)
    valid = [c for c in contracts if c.valid_on(day) and _covers(c, about)]
    return max(valid, key=_preference, default=None)


def classify(
    contract: str, channel: Channel, pec: PecVerdict, pec_required: bool, override: str = ""
) -> Classified:
    """``contract``: name of the covering contract, or empty; ``override``: reason to admit to class 2."""
    if contract:
        return Classified(IncidentClass.CONTRACT, f"Classe 1: contratto {contract} valido alla ricezione.")
    if override.strip():
        admitted = f"Classe 2 per decisione del tecnico: {override.strip().rstrip('.')}."
        return Classified(IncidentClass.NO_CONTRACT, admitted)
    how = BY_VOICE.get(channel) or _mail_words(channel, pec)
    if pec_required and channel not in BY_VOICE and pec is not PecVerdict.VERIFIED:
        return Classified(IncidentClass.PARKED, f"In attesa di PEC: {NO_COVER}, {how}.")
    return Classified(IncidentClass.NO_CONTRACT, f"Classe 2: {NO_COVER}, {how}.")


def _mail_words(channel: Channel, pec: PecVerdict) -> str:
    if pec is PecVerdict.VERIFIED:
        return "PEC verificata"
    claimed = channel is Channel.PEC or pec is PecVerdict.UNVERIFIED
    return "PEC non verificata" if claimed else "richiesta per posta ordinaria"


def _covers(contract: Contract, about: CoveredObject) -> bool:
    if contract.kind is ContractKind.HARDWARE:
        return about is CoveredObject.HARDWARE
    return contract.kind is ContractKind.SUPPORT and about in contract.covers


def _preference(contract: Contract) -> tuple[bool, date]:
    return contract.plan_id is not None, contract.valid_from
