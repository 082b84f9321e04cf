"""The queries of the queue over the rows of the fake unit of work, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import OPEN_STATES, Incident, IncidentEvent, Message, RequestKind, Severity
from istes_desk.domain.network import Device
from istes_desk.domain.queue import QueueEntry, place_key, section_of
from istes_desk.domain.sla import response_missed
from istes_desk.services.queue_filter import NOTHING, Counts, QueueFilter, QueueIndex, QueueSection
from istes_desk.services.queue_port import always
from istes_desk.services.response_rows import ResponseFilter, ResponseRow
from istes_desk.services.search_words import begins, number_of, words

if TYPE_CHECKING:
    from tests.fake_uow import FakeUnitOfWork


class FakeQueue:
    """Implements ``QueueQueries``."""

    def __init__(self, uow: FakeUnitOfWork) -> None:
        self._uow = uow

    def index(self, wanted: QueueFilter) -> QueueIndex:
        found = [
            QueueEntry.of(i) for i in self._uow.find(Incident, kind=wanted.kind) if self._shown(i, wanted)
        ]
        sections, left = [], wanted.first or len(found)
        for section in QueueSection:
            standing = [entry for entry in found if section_of(entry) is section]
            standing = sorted(standing, key=partial(place_key, section))[:left]
            left -= len(standing)
            if standing:
                sections.append((section, tuple(entry.id for entry in standing)))
        return QueueIndex(tuple(sections))

    def search(
        self, order: QueueIndex, text: str, first: int = 0, waited: Callable[[], bool] = always
    ) -> QueueIndex:
        known = self._uow.find(Incident, id=list(order.ids))
        there = {one.id for one in known if all(self._mentions(one, word) for word in words(text))}
        return order.among(there).top(first) if waited() else NOTHING

    def counts(
        self, customer_id: int | None = None, kinds: Collection[RequestKind] = tuple(RequestKind)
    ) -> Counts:
        counts: dict[RequestKind, Counter[QueueSection]] = {}
        for incident in self._uow.find(Incident, state=OPEN_STATES, kind=list(kinds)):
            section = section_of(QueueEntry.of(incident))
            waits = section in (QueueSection.CONTRACT, QueueSection.NO_CONTRACT)
            if customer_id in (None, incident.customer_id) and (
                waits or incident.kind is not RequestKind.INCIDENT
            ):
                counts.setdefault(incident.kind, Counter())[section] += 1
        return counts

    def heads(self, ids: Sequence[int]) -> list[Incident]:
        return [replace(one, body="", version=0) for one in self._uow.find(Incident, id=list(ids))]

    def stamp(self) -> int:
        return max((line.id for line in self._uow.find(IncidentEvent)), default=0)

    def touched_since(self, stamp: int) -> list[int]:
        return sorted({line.incident_id for line in self._uow.find(IncidentEvent) if line.id > stamp})

    def overdue(self, now: datetime) -> list[int]:
        facts = {"kind": RequestKind.INCIDENT, "state": OPEN_STATES, "severity": tuple(Severity)}
        graded = self._uow.find(Incident, **facts, responded_at=None, missed=False)
        return [one.id for one in graded if one.due and one.due < now]

    def next_term(self, now: datetime) -> datetime | None:
        waiting = self._uow.find(Incident, state=OPEN_STATES, responded_at=None, missed=False)
        return min((one.due for one in waiting if one.due and one.due >= now), default=None)

    def response_rows(self, wanted: ResponseFilter) -> list[ResponseRow]:
        names = [field.name for field in fields(ResponseRow)]
        found = [one for one in self._uow.find(Incident, kind=RequestKind.INCIDENT) if _asked(one, wanted)]
        return [ResponseRow(**{name: getattr(one, name) for name in names}) for one in found]

    def _shown(self, incident: Incident, wanted: QueueFilter) -> bool:
        late = response_missed(incident.due, incident.responded_at, wanted.now, incident.missed)
        return all(
            (
                wanted.with_done or incident.state in OPEN_STATES,
                wanted.customer_id in (None, incident.customer_id),
                wanted.technician in ("", incident.technician),
                late or not wanted.late_only,
                wanted.incident_class in (None, incident.incident_class),
                wanted.state in (None, incident.state),
                all(self._mentions(incident, word) for word in words(wanted.text)),
            )
        )

    def _mentions(self, incident: Incident, word: str) -> bool:
        customer = self._uow.rows.get(Customer, {}).get(incident.customer_id or 0)
        device = self._uow.rows.get(Device, {}).get(incident.device_id or 0)
        mails = self._uow.find(Message, incident_id=incident.id)
        written: list[Incident | Message] = [incident, *mails]
        texts = [text for one in written for text in (one.subject, one.body, one.sender)]
        texts += [customer.name] if customer else []
        texts += [device.name, device.serial] if device else []
        return begins(word, texts) or number_of(word) == incident.number


def _asked(one: Incident, wanted: ResponseFilter) -> bool:
    if wanted.customer_id not in (None, one.customer_id):
        return False
    if wanted.standing:
        return one.state in OPEN_STATES
    return wanted.since <= one.received < wanted.until and None not in (one.due, one.plan_id)
