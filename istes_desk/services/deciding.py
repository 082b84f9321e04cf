"""One decision on one or many requests, and taking it back; the time line keeps both.

An answer that was given and a miss that was recorded stay: only what was decided goes back (Q-7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import EventKind, Incident
from istes_desk.services.changes import Changes
from istes_desk.services.classing import classified, with_deadline
from istes_desk.services.duplicates import parted
from istes_desk.services.incident_states import WORDS
from istes_desk.services.incidents import KINDS
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record

Act = Callable[[UnitOfWork, int], Changes]
Say = Callable[[UnitOfWork, Any], str]
LABELS: dict[str, tuple[str, Say]] = {
    "severity": ("gravità", lambda _uow, value: value or "da assegnare"),
    "urgent": ("urgenza", lambda _uow, value: "sì" if value else "no"),
    "state": ("stato", lambda _uow, value: WORDS[value]),
    "kind": ("elenco", lambda _uow, value: KINDS[value]),
    "technician": ("tecnico", lambda _uow, value: value or "nessuno"),
    "customer_id": ("cliente", lambda uow, value: uow.get(Customer, value).name if value else "da assegnare"),
    "duplicate_of_id": ("doppione", lambda uow, value: uow.get(Incident, value).tag if value else "no"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One request before and after; ``learnt``: contacts that the decision added."""

    before: Incident
    after: Incident
    learnt: frozenset[int] = frozenset()


def decide(uow: UnitOfWork, ids: Iterable[int], act: Act) -> tuple[Changes, tuple[Decided, ...]]:
    """The same for all, or for none: what refuses is named (DomainError)."""
    touched, done = Changes(), []
    for before in uow.find(Incident, id=list(ids)):
        known = _contacts(uow, before)
        try:
            touched |= act(uow, before.id)
        except DomainError as error:
            raise DomainError(f"{before.tag}: {error.message}", error.field) from error
        done.append(Decided(before, uow.get(Incident, before.id), _contacts(uow, before) - known))
    return touched, tuple(done)


def take_back(uow: UnitOfWork, clock: Clock, decided: Sequence[Decided], author: str) -> Changes:
    """What was decided goes back where nobody has decided anew since; each says so in its time line."""
    touched = Changes()
    for one in decided:
        now = uow.get(Incident, one.after.id)
        back = {name: getattr(one.before, name) for name in LABELS if _goes_back(name, one, now)}
        if back:
            uow.save(_restored(uow, now, back))
            said = ", ".join(
                f"{LABELS[name][0]} {LABELS[name][1](uow, value)}" for name, value in back.items()
            )
            words = f"Decisione annullata. Di nuovo: {said}."
            touched |= record(uow, clock.now(), now.id, EventKind.STATE, words, author)
        if "duplicate_of_id" in back and now.duplicate_of_id is not None:
            touched |= parted(uow, clock.now(), now, now.duplicate_of_id, author)
        for contact in uow.find(Contact, id=one.learnt):
            uow.remove(contact)
    return touched


def _goes_back(name: str, one: Decided, now: Incident) -> bool:
    """Once answered, a severity is not taken back to none: what was recorded was judged by it (Q-7)."""
    before, after = getattr(one.before, name), getattr(one.after, name)
    judged = name == "severity" and before is None and now.responded_at is not None
    return bool(before != after and getattr(now, name) == after and not judged)


def _restored(uow: UnitOfWork, now: Incident, back: dict[str, Any]) -> Incident:
    """Class and deadline follow what they depend on; a deadline that was answered stays as it was."""
    changed = replace(now, **back)
    if "customer_id" in back:
        return classified(uow, changed)
    if {"severity", "kind"} & back.keys() and now.responded_at is None:
        return with_deadline(uow, changed)
    return changed


def _contacts(uow: UnitOfWork, incident: Incident) -> frozenset[int]:
    """Who is known under the sender's address."""
    return frozenset(contact.id for contact in uow.find(Contact, email=incident.sender.strip().lower()))
