"""The counts over all duties in memory, for the service tests; proven equal to SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Frequency
from istes_desk.domain.duty_states import standing
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.network import Device
from istes_desk.services.duty_port import DoneGroup, DutyGroup
from istes_desk.services.ports import UnitOfWork


class FakeDuties:
    """``DutyQueries`` over a unit of work."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def groups(self, day: date) -> list[DutyGroup]:
        found = Counter((_like(one), bool(one.not_applicable_reason)) for one in self._counting(day))
        return [DutyGroup(one, aside, count) for (one, aside), count in found.items()]

    def done(self, day: date, frequency: Frequency, keys: Collection[str]) -> list[DoneGroup]:
        found = Counter(
            (_like(one), key, rows[-1].outcome)
            for one in self._counting(day)
            if one.frequency is frequency and not one.not_applicable_reason
            for key in keys
            if (rows := standing(self._uow.find(DutyResult, assignment_id=one.id, period_key=key)))
        )
        return [DoneGroup(*group, count) for group, count in found.items()]

    def collected(self, customer_ids: Collection[int]) -> dict[int, datetime]:
        devices = {one.id for one in self._uow.find(Device, customer_id=frozenset(customer_ids))}
        found: dict[int, datetime] = {}
        for one in self._uow.find(CollectedReport, doubt=""):
            if one.device_id in devices:
                found[one.device_id] = max(found.get(one.device_id, one.collected_at), one.collected_at)
        return found

    def _counting(self, day: date) -> Iterator[DutyAssignment]:
        active = {one.id for one in self._uow.find(Customer, active=True)}
        for one in self._uow.find(DutyAssignment):
            begun = one.due_from is None or one.assigned_on <= day
            if one.customer_id in active and begun and (one.ended_on is None or one.ended_on >= day):
                yield one


def _like(one: DutyAssignment) -> DutyAssignment:
    return replace(
        one, code=DutyCode.TV, site_id=None, device_id=None, template_id=None, not_applicable_reason="",
        own=False, reason="", id=0, version=0,
    )  # fmt: skip
