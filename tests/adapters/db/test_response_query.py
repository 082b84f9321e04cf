"""The rows of the report on response times come out of SQL as out of the fake (Q-7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import Incident
from istes_desk.services.ports import Entity, Transactions
from istes_desk.services.response_rows import ResponseFilter
from tests.adapters.db.test_queue_query import NOW, mixture
from tests.fake_uow import FakeDatabase
from tests.unit.domain.policy_files import PLANS

HOUR = timedelta(hours=1)
FILTERS = [
    ResponseFilter(NOW - 3 * HOUR, NOW),
    ResponseFilter(NOW - 9 * HOUR, NOW + HOUR),
    ResponseFilter(NOW - 9 * HOUR, NOW + HOUR, customer_id=2),
    ResponseFilter(NOW, NOW, standing=True),
    ResponseFilter(NOW, NOW, customer_id=1, standing=True),
]


def planned(incidents: list[Incident]) -> list[Incident]:
    """Every third has no plan."""
    return [replace(one, plan_id=one.number % 3 or None) for one in incidents]


def test_sql_finds_what_the_fake_finds(database: Transactions) -> None:
    customers = [Customer("Hotel AURORA"), Customer("Campeggio")]
    rows: list[Entity] = [*customers, *PLANS.values(), *planned(mixture(1))]
    with database() as uow:
        for row in rows:
            uow.add(row)
        found = [uow.queue.response_rows(wanted) for wanted in FILTERS]
    with FakeDatabase(*rows)() as fake:
        assert found == [fake.queue.response_rows(wanted) for wanted in FILTERS]
    assert all(found)
