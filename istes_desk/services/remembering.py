"""A unit of work that reads what rarely changes once: for many mails filed in one transaction."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from istes_desk.domain.contracts import Contract
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.letters import AnswerSettings, LetterTemplate
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import Entity, UnitOfWork

E = TypeVar("E", bound=Entity)
STEADY = frozenset(
    {AnswerSettings, Closure, Contact, Contract, Customer, Firm, Holiday, LetterTemplate, Mailbox}
    | {Plan, QueuePolicy}
)


def remembering(uow: UnitOfWork) -> UnitOfWork:
    """The same unit of work; reads of ``STEADY`` kinds are asked once. Not for code that writes those."""
    return cast("UnitOfWork", _Remembering(uow))


class _Remembering:
    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._seen: dict[tuple[object, ...], list[Any]] = {}

    def get(self, kind: type[E], id: int) -> E:
        if kind not in STEADY:
            return self._uow.get(kind, id)
        return next(iter(self.find(kind, id=id)), None) or self._uow.get(kind, id)

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        if kind not in STEADY:
            return self._uow.find(kind, **equals)
        key = (kind, *((name, _frozen(value)) for name, value in sorted(equals.items())))
        if key not in self._seen:
            self._seen[key] = self._uow.find(kind, **equals)
        return list(self._seen[key])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)


def _frozen(value: Any) -> object:
    return tuple(value) if isinstance(value, list | set | frozenset) else value
