"""A unit of work that reads what rarely changes once: for many mails filed in one transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar, cast

from istes_desk.domain.contracts import Contract
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import Message
from istes_desk.domain.letters import AnswerSettings, LetterTemplate
from istes_desk.domain.mail import RawMail
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import Entity, UnitOfWork

E = TypeVar("E", bound=Entity)
STEADY = frozenset(
    {AnswerSettings, Closure, Contact, Contract, Customer, Firm, Holiday, LetterTemplate, Mailbox}
    | {Plan, QueuePolicy}
)


def remembering(uow: UnitOfWork, mails: Collection[RawMail] = ()) -> UnitOfWork:
    """The same unit of work; reads of ``STEADY`` kinds are asked once. Not for code that writes those.

    Which of the ``mails`` and of those they cite are stored already is asked once for all.
    """
    made = _Remembering(uow)
    ids = {one for mail in mails for one in (mail.message_id, *mail.in_reply_to, *mail.references) if one}
    made.foresee("message_id", ids)
    made.foresee("sha256", {mail.sha256 for mail in mails})
    made.foresee("pec_identificativo", ids | {one.strip("<>") for one in ids})
    return cast("UnitOfWork", made)


class _Remembering:
    """``derived`` holds what others made of steady rows, under a name of theirs."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._seen: dict[tuple[object, ...], list[Any]] = {}
        self._absent: dict[str, set[object]] = {}
        self.derived: dict[str, Any] = {}

    def foresee(self, name: str, values: Collection[str]) -> None:
        """One query for all: which messages with such a value in the field ``name`` are there."""
        there = {getattr(one, name) for one in self._uow.find(Message, **{name: tuple(values)})}
        self._absent[name] = {value for value in values if value not in there}

    def add(self, entity: E) -> E:
        for name, absent in self._absent.items() if isinstance(entity, Message) else ():
            absent.discard(getattr(entity, name))
        return self._uow.add(entity)

    def get(self, kind: type[E], id: int) -> E:
        if kind not in STEADY:
            return self._uow.get(kind, id)
        return next(iter(self.find(kind, id=id)), None) or self._uow.get(kind, id)

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        if kind is Message and any(_within(equals.get(name), gone) for name, gone in self._absent.items()):
            return []
        if kind not in STEADY:
            return self._uow.find(kind, **equals)
        key = (kind, *((name, _frozen(value)) for name, value in sorted(equals.items())))
        if key not in self._seen:
            self._seen[key] = self._uow.find(kind, **equals)
        return list(self._seen[key])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)


def _within(wanted: object, absent: set[object]) -> bool:
    values = wanted if isinstance(wanted, tuple | list | set | frozenset) else (wanted,)
    return bool(values) and all(value in absent for value in values)


def _frozen(value: Any) -> object:
    return tuple(value) if isinstance(value, list | set | frozenset) else value
