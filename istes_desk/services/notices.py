"""What a technician is told without asking, each thing once; decides no look, shows nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from istes_desk.domain import italian
from istes_desk.domain.call_back import call_back
from istes_desk.domain.customers import Customer
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.incidents import OPEN_STATES, Incident, IncidentClass, IncidentState, RequestKind
from istes_desk.domain.letters import Letter, Receipt, SendState
from istes_desk.domain.mailboxes import FolderState, GivenNotice, Mailbox
from istes_desk.domain.sla import Plan, quarter_left, response_missed
from istes_desk.domain.working_time import WorkingTime
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.letter_words import BAD, receipt_words
from istes_desk.services.policies import holidays, rules_at
from istes_desk.services.ports import Between, UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_view import TO_ASSIGN
from istes_desk.services.responses import blocked_by

EVER = Between(datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
"""Any deadline: one that passed over a long closure is told when its plan's window opens again."""
RECENT = timedelta(days=7)
"""What became of a letter longer ago is read in its request."""
BACK = "back:"


class NoticeKind(StrEnum):
    URGENT = "urgent"
    NEAR = "near"
    MISSED = "missed"
    CALLABLE = "callable"
    MAILBOX = "mailbox"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Notice:
    """One Italian sentence; ``incident_id`` is 0 when it is about no single request."""

    key: str
    kind: NoticeKind
    text: str
    incident_id: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A request with its deadline or urgency, before anybody asked whether the hour is right."""

    kind: NoticeKind
    incident: Incident

    def key(self, reader: str) -> str:
        return _key(self.kind, self.incident.id, reader)


def due_notices(uow: UnitOfWork, now: datetime, reader: str) -> tuple[Notice, ...]:
    """What this reader was not told yet, urgencies first. Plans that sleep at night wait for their window."""
    found = (
        *_of_incidents(uow, now, reader),
        *_of_call_backs(uow, now, reader),
        *_of_mailboxes(uow, reader),
        *_of_letters(uow, now, reader),
    )
    given = _given(uow, (notice.key for notice in found))
    return tuple(notice for notice in found if notice.key not in given)


def give(uow: UnitOfWork, now: datetime, keys: Iterable[str]) -> Changes:
    """These were shown. A mailbox that answers again is told of once more when it fails the next time."""
    shown = list(keys)
    known = {one.key: one for one in uow.find(GivenNotice, key=[key.removeprefix(BACK) for key in shown])}
    for key in shown:
        if key.removeprefix(BACK) not in known:
            uow.add(GivenNotice(key, now))
        elif key.startswith(BACK):
            uow.remove(known[key.removeprefix(BACK)])
    return NOTHING


def _key(kind: NoticeKind, what: object, reader: str) -> str:
    return f"{kind}:{what}:{reader}"


def _given(uow: UnitOfWork, keys: Iterable[str]) -> set[str]:
    return {one.key for one in uow.find(GivenNotice, key=list(keys))}


def _of_incidents(uow: UnitOfWork, now: datetime, reader: str) -> Iterator[Notice]:
    """Only while the window of the plan is open; without a plan nothing sleeps."""
    known = list(_candidates(uow, now))
    given = _given(uow, (one.key(reader) for one in known))
    fresh = [one for one in known if one.key(reader) not in given]
    plans = {plan.id: plan for plan in uow.find(Plan, id={one.incident.plan_id for one in fresh} - {None})}
    customers = {one.incident.customer_id for one in fresh} - {None}
    names = {customer.id: customer.name for customer in uow.find(Customer, id=customers)}
    calendar = holidays(uow)
    for one in fresh:
        incident = one.incident
        if _is_time(one, plans.get(incident.plan_id or 0), calendar, now):
            who = f"{incident.tag}, {names.get(incident.customer_id or 0, TO_ASSIGN)}"
            yield Notice(one.key(reader), one.kind, f"{who}: {_words(one, now)}", incident.id)


def _candidates(uow: UnitOfWork, now: datetime) -> Iterator[_Candidate]:
    unanswered = {"kind": RequestKind.INCIDENT, "responded_at": None}
    for incident in uow.find(Incident, **unanswered, urgent=True, state=IncidentState.QUEUED):
        yield _Candidate(NoticeKind.URGENT, incident)
    for incident in uow.find(Incident, **unanswered, due=EVER, state=OPEN_STATES):
        late = response_missed(incident.due, None, now)
        yield _Candidate(NoticeKind.MISSED if late else NoticeKind.NEAR, incident)


def _is_time(one: _Candidate, plan: Plan | None, calendar: Holidays, now: datetime) -> bool:
    if plan is None:
        return True
    if not WorkingTime(plan.schedule, calendar).is_open(now):
        return False
    incident = one.incident
    early = one.kind is NoticeKind.NEAR
    return not early or now >= quarter_left(incident.received, plan, incident.severity, calendar)


def _words(one: _Candidate, now: datetime) -> str:
    incident = one.incident
    if one.kind is NoticeKind.URGENT or incident.due is None:
        return f"urgenza confermata, «{incident.subject}»."
    if one.kind is NoticeKind.MISSED:
        return f"termine di risposta mancato, era {italian.stamp(incident.due)}."
    return f"rispondere entro {italian.stamp(incident.due)}, {italian.countdown(incident.due, now)}."


def _of_call_backs(uow: UnitOfWork, now: datetime, reader: str) -> Iterator[Notice]:
    """Once a day: the first moment at which who has no contract may be called (Q-8)."""
    asked = QueueFilter(now, incident_class=IncidentClass.NO_CONTRACT, state=IncidentState.QUEUED, first=1)
    for _, ids in uow.queue.index(asked).sections:
        rules = rules_at(uow, now)
        found = call_back(blocked_by(uow, rules.policy, now), rules.policy, rules.holidays, now)
        if found.callable and found.changes_at:
            first, until = uow.get(Incident, ids[0]), italian.end_clock(found.changes_at)
            text = f"Ora si richiamano i clienti senza contratto, fino alle {until}: per primo {first.tag}."
            key = _key(NoticeKind.CALLABLE, italian.date_of(now), reader)
            yield Notice(key, NoticeKind.CALLABLE, text, first.id)


def _of_mailboxes(uow: UnitOfWork, reader: str) -> Iterator[Notice]:
    """Once when one stops answering, and once when it answers again."""
    names = {one.id: one.name for one in uow.find(Mailbox, active=True)}
    for state in uow.find(FolderState, mailbox_id=set(names)):
        name, key = names[state.mailbox_id], _key(NoticeKind.MAILBOX, state.mailbox_id, reader)
        if state.error:
            yield Notice(key, NoticeKind.MAILBOX, f"La casella {name} non si può leggere: {state.error}")
        elif _given(uow, [key]):
            yield Notice(BACK + key, NoticeKind.MAILBOX, f"La casella {name} si legge di nuovo.")


def _of_letters(uow: UnitOfWork, now: datetime, reader: str) -> Iterator[Notice]:
    """What a server refused for good, and what came back, each time it happens."""
    lately = Between(now - RECENT, now)
    failed = uow.find(Letter, state=SendState.FAILED, tried_at=lately)
    bad = uow.find(Receipt, kind=BAD, at=lately)
    about = {one.id: one for one in uow.find(Letter, id={receipt.letter_id for receipt in bad})}
    tags = _tags(uow, {one.incident_id for one in (*failed, *about.values())})
    for letter in failed:
        what = f"{letter.id}/{letter.tried_at}"
        yield _letter_notice(letter, tags, f"non inviato. {letter.error}", what, reader)
    for receipt in bad:
        letter, what = about[receipt.letter_id], f"{receipt.letter_id}/r{receipt.id}"
        yield _letter_notice(letter, tags, f"{receipt_words(receipt)}.", what, reader)


def _letter_notice(letter: Letter, tags: Mapping[int, str], outcome: str, what: str, reader: str) -> Notice:
    text = f"{tags[letter.incident_id]}, messaggio a {letter.recipient}: {outcome}"
    return Notice(_key(NoticeKind.LETTER, what, reader), NoticeKind.LETTER, text, letter.incident_id)


def _tags(uow: UnitOfWork, ids: Collection[int]) -> dict[int, str]:
    return {incident.id: incident.tag for incident in uow.queue.heads(list(ids))}
