"""The access register of a span for one customer, and whether the whole register holds (L-1)."""

from __future__ import annotations

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.register_words import HONEST
from istes_desk.services.dossier.blocks import Block, Document, Grid, Heading, Para, Part
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register_paper import proof_words
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_reading import Verification
from istes_desk.services.register_view import RegisterLine, rows, second

MOST = 2_000
"""Lines on paper; the newest are kept."""
EMPTY = "Nel periodo non risulta alcun accesso."
UNCHECKED = (
    "L'integrità non è stata verificata in questa stampa: su questo computer non c'è la chiave del registro."
)
OF_THE_HOUSE = frozenset({RegisterAction.LOG_IN, RegisterAction.LOG_OUT, RegisterAction.LOG_IN_FAILED})
"""Lines that belong to no customer and stand in everybody's extract."""
HEADER = ("Riga", "Data e ora", "Persona", "Azione", "Oggetto", "Dispositivo")
SHARES = (0.07, 0.2, 0.16, 0.19, 0.21, 0.17)


def register_extract(uow: UnitOfWork, scope: Scope, proof: Verification | None) -> Document:
    """Lines of the customer and the log-ins of the span, oldest first; ``proof`` None = not verified."""
    ids = _lines(uow, scope)
    shown = [one for one in rows(uow, ids[-MOST:]) if one.customer in ("", scope.customer.name)]
    left = max(0, len(ids) - MOST)
    told = (Para(f"Altre {left} righe, precedenti, si leggono nel programma."),) if left else ()
    table: Block = Grid(HEADER, tuple(map(_cells, shown)), SHARES) if shown else Para(EMPTY)
    body = (Heading("Registrazioni"), *told, table, Para(HONEST, quiet=True))
    verdict = proof_words(proof, scope.now) if proof is not None else (UNCHECKED,)
    blocks = (Heading("Verifica dell'integrità"), *map(Para, verdict), *body)
    return Document(Part.REGISTER, f"Periodo {scope.span.words}", blocks)


def _cells(one: RegisterLine) -> tuple[str, ...]:
    return str(one.id), second(one.at), one.person, one.words, one.subject or "–", one.device or "–"


def _lines(uow: UnitOfWork, scope: Scope) -> list[int]:
    """Ids only: a register may hold millions of lines."""
    since, until = scope.span.instants
    own = RegisterFilter(scope.customer.id, since=since, until=until)
    house = RegisterFilter(actions=OF_THE_HOUSE, since=since, until=until)
    return sorted({*uow.register.ids(own), *uow.register.ids(house)})
