"""The queue as the tab shows it: sections, rows with their reason, the next one to call. Reads only (Q-8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain.call_back import CallBack, call_back
from istes_desk.domain.customers import Customer
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.incidents import (
    Channel,
    Incident,
    IncidentClass,
    IncidentState,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.queue import QueueEntry, QueueSection, section_of
from istes_desk.domain.row_reasons import row_reason
from istes_desk.domain.sla import Plan, quarter_left, response_missed, spent
from istes_desk.services.policies import Rules, holidays, rules_at
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import Counts, QueueFilter, QueueIndex
from istes_desk.services.responses import blocked_by

TO_ASSIGN = "Cliente da assegnare"
JUST_AFTER = timedelta(microseconds=1)
NO_WINDOW = CallBack(False, None, "")
IN_ORDER = {
    QueueSection.CONTRACT: IncidentClass.CONTRACT,
    QueueSection.NO_CONTRACT: IncidentClass.NO_CONTRACT,
}
OPEN_SECTIONS = [section for section in QueueSection if section is not QueueSection.DONE]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the list. ``due`` is None without deadline or once answered; ``callable`` as of Q-8.

    ``share`` is how much of the open time up to ``due`` has gone, 0 to 1; ``warns_at``: when a quarter of
    it is left.
    """

    id: int
    tag: str
    subject: str
    customer: str
    customer_id: int | None
    section: QueueSection
    state: IncidentState
    severity: Severity | None
    urgent: bool
    plan: str
    channel: Channel
    pec: PecVerdict
    received: datetime
    due: datetime | None
    late: bool
    callable: bool
    share: float
    technician: str
    reason: str
    warns_at: datetime | None


@dataclass(frozen=True, slots=True)
class Term:
    """How far the time for the answer has run."""

    share: float = 0.0
    warns_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """``next_up`` is the first that may be called, ``waiting`` how many wait for us.

    ``call_back`` is the window for who has no contract, None when nobody of them waits. ``ahead``: how many
    wait with contract, to be handed to ``rows``; None when only one customer was looked at. ``listed``: how
    many stand open in each list. ``stamp`` differs when anybody touched a request; ``changes_at``: when time
    alone changes something next.
    """

    next_up: QueueRow | None
    call_back: CallBack | None
    waiting: int
    ahead: int | None
    listed: Mapping[RequestKind, int]
    stamp: int
    changes_at: datetime | None


def head(uow: UnitOfWork, wanted: QueueFilter, index: QueueIndex) -> Head:
    """Who is next, how many wait: what text, late and mine hide still counts here."""
    now, customer_id = wanted.now, wanted.customer_id
    counts = _counts(uow, wanted, index)
    waiting = counts.get(RequestKind.INCIDENT, {})
    ahead = waiting.get(QueueSection.CONTRACT, 0) if customer_id is None else None
    window = None
    if waiting.get(QueueSection.NO_CONTRACT):
        window = _window(uow, rules_at(uow, now), now, ahead)
    candidates = (row for id in _first(uow, wanted, index) for row in rows(uow, now, [id], ahead))
    next_up = next((row for row in candidates if row.callable), None)
    return Head(
        next_up=next_up,
        call_back=window,
        waiting=sum(waiting.get(section, 0) for section in IN_ORDER),
        ahead=ahead,
        listed={kind: sum(sections.values()) for kind, sections in counts.items()},
        stamp=uow.queue.stamp(),
        changes_at=_next_change(uow, now, window),
    )


def _counts(uow: UnitOfWork, wanted: QueueFilter, index: QueueIndex) -> Counts:
    """A whole list is not counted again."""
    kind, customer_id = wanted.kind, wanted.customer_id
    if replace(wanted, with_done=False) != QueueFilter(wanted.now, customer_id, kind):
        return uow.queue.counts(customer_id)
    standing = IN_ORDER if kind is RequestKind.INCIDENT else OPEN_SECTIONS
    counted = {section: len(ids) for section, ids in index.sections if section in standing}
    others = uow.queue.counts(customer_id, [other for other in RequestKind if other is not kind])
    return {**others, **({kind: counted} if counted else {})}


def _first(uow: UnitOfWork, wanted: QueueFilter, index: QueueIndex) -> Iterator[int]:
    """The first of each section somebody may be called from; asked for only when the list does not say."""
    plain = QueueFilter(wanted.now, wanted.customer_id)
    whole = replace(wanted, first=0, with_done=False) == plain
    shown = dict(index.sections) if whole else {}
    for section, incident_class in IN_ORDER.items():
        asked = replace(plain, incident_class=incident_class, state=IncidentState.QUEUED, first=1)
        found = {section: shown[section]} if section in shown else dict(uow.queue.index(asked).sections)
        yield from found.get(section, ())[:1]


def _next_change(uow: UnitOfWork, now: datetime, window: CallBack | None) -> datetime | None:
    """A deadline is missed just after it; the window of who has no contract opens and closes."""
    term = uow.queue.next_term(now)
    instants = (term + JUST_AFTER if term else None, window.changes_at if window else None)
    return min(filter(None, instants), default=None)


def rows(uow: UnitOfWork, now: datetime, wanted: Sequence[int], ahead: int | None = None) -> list[QueueRow]:
    """The rows of these ids in their order; ids that are gone are left out. ``ahead`` as in ``Head``."""
    found = {incident.id: incident for incident in uow.queue.heads(wanted)}
    incidents = [found[one] for one in wanted if one in found]
    names = {c.id: c.name for c in uow.find(Customer, id={i.customer_id for i in incidents} - {None})}
    plans = {p.id: p for p in uow.find(Plan, id={i.plan_id for i in incidents} - {None})}
    calendar = holidays(uow)
    windows = _windows(uow, incidents, now, ahead, calendar)
    found_rows = []
    for one in incidents:
        plan, window = plans.get(one.plan_id or 0), windows.get(one.policy_id, NO_WINDOW)
        customer = names.get(one.customer_id or 0, TO_ASSIGN)
        found_rows.append(_row(one, customer, plan, window, _term(one, plan, calendar, now), now))
    return found_rows


def _row(
    incident: Incident, customer: str, plan: Plan | None, window: CallBack, term: Term, now: datetime
) -> QueueRow:
    entry = QueueEntry.of(incident)
    section = section_of(entry)
    can_call = section is QueueSection.CONTRACT or (section is QueueSection.NO_CONTRACT and window.callable)
    return QueueRow(
        id=incident.id,
        tag=incident.tag,
        subject=incident.subject,
        customer=customer,
        customer_id=incident.customer_id,
        section=section,
        state=incident.state,
        severity=incident.severity,
        urgent=incident.urgent,
        plan=plan.name if plan else "",
        channel=incident.channel,
        pec=incident.pec,
        received=incident.received,
        due=incident.due if incident.responded_at is None else None,
        late=response_missed(incident.due, incident.responded_at, now, incident.missed),
        callable=can_call,
        share=term.share,
        technician=incident.technician,
        reason=row_reason(entry, now, window),
        warns_at=term.warns_at,
    )


def _term(incident: Incident, plan: Plan | None, calendar: Holidays, now: datetime) -> Term:
    """By the open time of the plan, like the notice; what is over or answered is walked no more (Q-7)."""
    if incident.due is None or plan is None or incident.responded_at is not None:
        return Term()
    if now > incident.due:
        return Term(1.0, incident.due)
    since, severity = incident.received, incident.severity
    return Term(spent(since, plan, severity, calendar, now), quarter_left(since, plan, severity, calendar))


def _windows(
    uow: UnitOfWork, incidents: Iterable[Incident], now: datetime, ahead: int | None, calendar: Holidays
) -> dict[int | None, CallBack]:
    """The call-back window of who waits without contract, by the policy each incident keeps (P-1)."""
    found: dict[int | None, CallBack] = {}
    waiting = (i for i in incidents if section_of(QueueEntry.of(i)) is QueueSection.NO_CONTRACT)
    for policy_id in {incident.policy_id for incident in waiting}:
        rules = rules_at(uow, now) if policy_id is None else Rules(uow.get(QueuePolicy, policy_id), calendar)
        found[policy_id] = _window(uow, rules, now, ahead)
    return found


def _window(uow: UnitOfWork, rules: Rules, now: datetime, ahead: int | None) -> CallBack:
    if ahead is None or not rules.policy.only_waiting_blocks:
        ahead = blocked_by(uow, rules.policy, now)
    return call_back(ahead, rules.policy, rules.holidays, now)
