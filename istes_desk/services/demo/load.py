"""Loads the whole demo into a database that has the shipped rows; the same ``now`` gives the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import require
from istes_desk.domain.firm import Technician
from istes_desk.services.changes import Changes
from istes_desk.services.demo.checklists import tick_the_past
from istes_desk.services.demo.compliance import fill_dossier
from istes_desk.services.demo.customers import add_customer
from istes_desk.services.demo.network import draw_site
from istes_desk.services.demo.story import tell
from istes_desk.services.ports import UnitOfWork

COLLEAGUE = "giulia"


@dataclass(frozen=True, slots=True)
class DemoData:
    """The files of ``resources/demo`` as read: customers, their story, what is kept for their dossier."""

    customers: tuple[Mapping[str, Any], ...]
    story: tuple[Mapping[str, Any], ...]
    compliance: tuple[Mapping[str, Any], ...] = ()


def load_demo(uow: UnitOfWork, now: datetime, data: DemoData, author: str) -> Changes:
    """Everything but firm and tariff. DomainError when there are customers already."""
    require(not uow.find(Customer), "Ci sono già clienti: i dati dimostrativi servono a un archivio vuoto.")
    if not uow.find(Technician, login=COLLEAGUE):
        uow.add(Technician(COLLEAGUE, "Giulia Furlan", "giulia@istes.example"))
    changes = Changes()
    for facts in data.customers:
        customer = add_customer(uow, facts, now)
        changes |= draw_site(uow, customer, facts, now, author)
        changes |= tick_the_past(uow, customer.id, now, author)
    for chapter in data.story:
        changes |= tell(uow, chapter, now, author, COLLEAGUE)
    for facts in data.compliance:
        changes |= fill_dossier(uow, facts, now, author)
    return changes
