"""A unit of work that reads what rarely changes once: for many mails filed in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from istes_desk.domain.contracts import Contract
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import IncidentEvent, MailSource, Message
from istes_desk.domain.letters import AnswerSettings, LetterTemplate
from istes_desk.domain.mail import RawMail
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import Between, Entity, UnitOfWork

E = TypeVar("E", bound=Entity)
MANY = (tuple, list, set, frozenset)
STEADY = frozenset(
    {AnswerSettings, Closure, Contact, Contract, Customer, Firm, Holiday, LetterTemplate, Mailbox}
    | {Plan, QueuePolicy}
)


LATE = frozenset({IncidentEvent, LedgerEntry, MailSource})
"""Nobody asks for the id of a line just added: these wait and are added together."""


@contextmanager
def remembering(uow: UnitOfWork, mails: Collection[RawMail] = ()) -> Iterator[UnitOfWork]:
    """The same unit of work; ``STEADY`` kinds are read once. Not for code that writes those.

    Which of the ``mails`` and of those they cite are stored already is asked once for all. What is added
    of ``LATE`` kinds has no id yet; it is in the store when somebody looks for it, or at the end.
    """
    made = _Remembering(uow)
    ids = {one for mail in mails for one in (mail.message_id, *mail.in_reply_to, *mail.references) if one}
    made.foresee("message_id", ids)
    made.foresee("sha256", {mail.sha256 for mail in mails})
    made.foresee("pec_identificativo", ids | {one.strip("<>") for one in ids})
    yield cast("UnitOfWork", made)
    made.write()


class _Remembering:
    """``derived`` holds what others made of steady rows, under a name of theirs."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._whole: dict[type, list[Any]] = {}
        self._absent: dict[str, set[object]] = {}
        self._late: defaultdict[type, list[Any]] = defaultdict(list)
        self.derived: dict[str, Any] = {}

    def foresee(self, name: str, values: Collection[str]) -> None:
        """One query for all: which messages with such a value in the field ``name`` are there."""
        there = {getattr(one, name) for one in self._uow.find(Message, **{name: tuple(values)})}
        self._absent[name] = {value for value in values if value not in there}

    def write(self) -> None:
        """Adds what waits."""
        for entities in self._late.values():
            self._uow.add_all(entities)
        self._late.clear()

    def add(self, entity: E) -> E:
        if type(entity) in LATE:
            self._late[type(entity)].append(entity)
            return entity
        for name, absent in self._absent.items() if isinstance(entity, Message) else ():
            absent.discard(getattr(entity, name))
        return self._uow.add(entity)

    def next_number(self, sequence: str) -> int:
        return self._uow.next_number(sequence)

    def get(self, kind: type[E], id: int) -> E:
        return next(iter(self.find(kind, id=id)), None) or self._uow.get(kind, id)

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        if kind is Message and any(_within(equals.get(name), gone) for name, gone in self._absent.items()):
            return []
        if kind not in STEADY:
            if kind in self._late:
                self.write()
            return self._uow.find(kind, **equals)
        if kind not in self._whole:
            self._whole[kind] = self._uow.find(kind)
        wanted = equals.items()
        return [one for one in self._whole[kind] if all(_is(getattr(one, n), v) for n, v in wanted)]

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked sees everything."""
        self.write()
        return getattr(self._uow, name)


def _within(wanted: object, absent: set[object]) -> bool:
    values = wanted if isinstance(wanted, MANY) else (wanted,)
    return bool(values) and all(value in absent for value in values)


def _is(value: Any, wanted: Any) -> bool:
    """As the store compares."""
    if isinstance(wanted, Between):
        return value is not None and bool(wanted.low <= value <= wanted.high)
    return value in wanted if isinstance(wanted, MANY) else bool(value == wanted)
