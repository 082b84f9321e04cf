"""A unit of work for many mails filed in one transaction: few questions, few inserts, the same answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar, cast

from istes_desk.domain.contracts import Contract
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import Incident, IncidentEvent, MailSource, Message
from istes_desk.domain.letters import AnswerSettings, LetterTemplate
from istes_desk.domain.mail import RawMail
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import Between, Entity, UnitOfWork
from istes_desk.services.recalled import Recalled, is_equal

E = TypeVar("E", bound=Entity)
STEADY = frozenset(
    {AnswerSettings, Closure, Contact, Contract, Customer, Firm, Holiday, LetterTemplate, Mailbox}
    | {Plan, QueuePolicy}
)
NAMED = (Incident, Message)
"""Added together too, but under an id that they are given at once: other rows stand on them."""
LATE = (*NAMED, IncidentEvent, LedgerEntry, MailSource)
"""These wait and are added together, in this order; of the others nobody asks for the id."""


@contextmanager
def remembering(
    uow: UnitOfWork, mails: Collection[RawMail] = (), near: Between | None = None
) -> Iterator[UnitOfWork]:
    """The same unit of work; ``STEADY`` kinds are read once. Not for code that writes those.

    What is stored of the ``mails``, of those they cite and of what their senders wrote ``near`` their time is
    asked once for all. What is added of ``LATE`` kinds is in the store when somebody looks there, or at last.
    """
    made = _Remembering(uow, len(mails))
    made.foresee(mails, near)
    yield cast("UnitOfWork", made)
    made.write()


class _Remembering:
    """``derived`` holds what others made of steady rows, under a name of theirs."""

    def __init__(self, uow: UnitOfWork, room: int) -> None:
        self._uow, self._room = uow, max(room, 1)
        self._recalled: dict[type, Recalled] = {kind: Recalled(kind) for kind in NAMED}
        self._whole: dict[type, list[Any]] = {}
        self._late: defaultdict[type, list[Any]] = defaultdict(list)
        self._ids: defaultdict[type, list[int]] = defaultdict(list)
        self._numbers: dict[str, int] = {}
        self._owed: defaultdict[str, int] = defaultdict(int)
        self.derived: dict[str, Any] = {}

    def foresee(self, mails: Collection[RawMail], near: Between | None) -> None:
        """A few queries for all of them."""
        ids = {one for mail in mails for one in (mail.message_id, *mail.in_reply_to, *mail.references) if one}
        messages, incidents = self._recalled[Message], self._recalled[Incident]
        messages.load(self._uow, "message_id", ids)
        messages.load(self._uow, "sha256", {mail.sha256 for mail in mails})
        messages.load(self._uow, "pec_identificativo", ids | {one.strip("<>") for one in ids})
        incidents.load(self._uow, "id", {one.incident_id for one in messages.rows if one.incident_id})
        if near is not None:
            incidents.load(self._uow, "sender", {mail.sender for mail in mails}, received=near)

    def write(self) -> None:
        """Adds what waits."""
        for kind in LATE:
            self._uow.add_all(self._late.pop(kind, ()))
        for sequence, count in self._owed.items():
            self._uow.next_number(sequence, count)
        self._owed.clear()

    def add(self, entity: E) -> E:
        kind = type(entity)
        if kind in NAMED:
            first = {"version": 1} if hasattr(entity, "version") else {}
            entity = cast("E", replace(cast("Any", entity), id=self._new_id(kind), **first))
            self._recalled[kind].put(entity)
        elif kind not in LATE:
            self.write()
            return self._uow.add(entity)
        self._late[kind].append(entity)
        return entity

    def save(self, entity: E) -> E:
        self.write()
        stored = self._uow.save(entity)
        if type(stored) in NAMED:
            self._recalled[type(stored)].put(stored)
        return stored

    def _new_id(self, kind: type) -> int:
        if not self._ids[kind]:
            self.write()
            self._ids[kind] = self._uow.new_ids(kind, self._room)[::-1]
        return self._ids[kind].pop()

    def next_number(self, sequence: str, count: int = 1) -> int:
        """The first one keeps others from the sequence until the transaction ends."""
        if sequence in self._numbers:
            self._owed[sequence] += count
            self._numbers[sequence] += count
        else:
            self._numbers[sequence] = self._uow.next_number(sequence, count)
        return self._numbers[sequence]

    def get(self, kind: type[E], id: int) -> E:
        return next(iter(self.find(kind, id=id)), None) or self._uow.get(kind, id)

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        recalled = self._recalled[kind].find(equals) if kind in NAMED else None
        if recalled is not None:
            return recalled
        if kind not in STEADY:
            if kind in self._late:
                self.write()
            return self._uow.find(kind, **equals)
        if kind not in self._whole:
            self._whole[kind] = self._uow.find(kind)
        wanted = equals.items()
        return [one for one in self._whole[kind] if all(is_equal(getattr(one, n), v) for n, v in wanted)]

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked sees everything."""
        self.write()
        return getattr(self._uow, name)
