"""The queue as the tab shows it: sections, rows with their reason, the next one to call. Reads only (Q-8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.call_back import CallBack, call_back
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import (
    Channel,
    Incident,
    IncidentState,
    PecVerdict,
    RequestKind,
    Severity,
)
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.queue import QueueEntry, QueueSection, section_of
from istes_desk.domain.row_reasons import row_reason
from istes_desk.domain.sla import Plan, response_missed
from istes_desk.services.policies import Rules, holidays, rules_at
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter, QueueIndex
from istes_desk.services.responses import blocked_by

TO_ASSIGN = "Cliente da assegnare"
IN_ORDER = (QueueSection.CONTRACT, QueueSection.NO_CONTRACT)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the list. ``due`` is None without deadline or once answered; ``callable`` as of Q-8.

    ``share`` is how much of the time from reception to ``due`` has gone, 0 to 1.
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


@dataclass(frozen=True, slots=True)
class Queue:
    """Sections with ids in order, the first callable one, why nobody is, how many wait for us.

    ``call_back`` is the state of the call-back window for who has no contract, None when nobody waits.
    """

    index: QueueIndex
    next_up: QueueRow | None
    call_back: CallBack | None
    waiting: int


def queue(uow: UnitOfWork, wanted: QueueFilter) -> Queue:
    """Everything the tab needs to draw itself; rows are fetched by id when they come into sight."""
    index = uow.queue_index(wanted)
    sections = dict(index.sections)
    first = [sections[section][0] for section in IN_ORDER if section in sections]
    candidates = rows(uow, wanted.now, first) if wanted.kind is RequestKind.INCIDENT else []
    next_up = next((row for row in candidates if row.callable), None)
    window = _window(uow, wanted.now) if QueueSection.NO_CONTRACT in sections else None
    waiting = sum(len(sections.get(section, ())) for section in IN_ORDER)
    return Queue(index, next_up, window, waiting)


def rows(uow: UnitOfWork, now: datetime, wanted: Sequence[int]) -> list[QueueRow]:
    """The rows of these ids in their order; ids that are gone are left out."""
    found = {incident.id: incident for incident in uow.find(Incident, id=wanted)}
    incidents = [found[one] for one in wanted if one in found]
    names = {c.id: c.name for c in uow.find(Customer, id={i.customer_id for i in incidents} - {None})}
    plans = {p.id: p.name for p in uow.find(Plan, id={i.plan_id for i in incidents} - {None})}
    windows = _windows(uow, incidents, now)
    return [_row(i, names, plans, windows[i.policy_id], now) for i in incidents]


def _row(
    incident: Incident, names: dict[int, str], plans: dict[int, str], window: CallBack, now: datetime
) -> QueueRow:
    entry = QueueEntry.of(incident)
    section = section_of(entry)
    can_call = section is QueueSection.CONTRACT or (section is QueueSection.NO_CONTRACT and window.callable)
    return QueueRow(
        id=incident.id,
        tag=incident.tag,
        subject=incident.subject,
        customer=names.get(incident.customer_id or 0, TO_ASSIGN),
        customer_id=incident.customer_id,
        section=section,
        state=incident.state,
        severity=incident.severity,
        urgent=incident.urgent,
        plan=plans.get(incident.plan_id or 0, ""),
        channel=incident.channel,
        pec=incident.pec,
        received=incident.received,
        due=incident.due if incident.responded_at is None else None,
        late=response_missed(incident.due, incident.responded_at, now, incident.missed),
        callable=can_call,
        share=_share(incident, now),
        technician=incident.technician,
        reason=row_reason(entry, now, window),
    )


def _share(incident: Incident, now: datetime) -> float:
    if incident.due is None or incident.due <= incident.received:
        return 0.0
    gone = (now - incident.received) / (incident.due - incident.received)
    return max(0.0, min(1.0, gone))


def _windows(uow: UnitOfWork, incidents: Iterable[Incident], now: datetime) -> dict[int | None, CallBack]:
    """The call-back window by the policy each incident keeps (P-1)."""
    calendar = holidays(uow)
    found: dict[int | None, CallBack] = {}
    for policy_id in {incident.policy_id for incident in incidents}:
        rules = rules_at(uow, now) if policy_id is None else Rules(uow.get(QueuePolicy, policy_id), calendar)
        found[policy_id] = _of(uow, rules, now)
    return found


def _window(uow: UnitOfWork, now: datetime) -> CallBack:
    return _of(uow, rules_at(uow, now), now)


def _of(uow: UnitOfWork, rules: Rules, now: datetime) -> CallBack:
    return call_back(blocked_by(uow, rules.policy, now), rules.policy, rules.holidays, now)
