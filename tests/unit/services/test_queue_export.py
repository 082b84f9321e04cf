"""The list as text and as CSV."""

from __future__ import annotations

from istes_desk.domain.incidents import Severity
from istes_desk.services.queue_export import HEAD, to_csv, to_text
from istes_desk.services.queue_view import rows
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import LIDO, MONDAY_TEN, ROSSI, by_hand, world


def test_cells() -> None:
    database, clock = world(), FixedClock(MONDAY_TEN)
    uow = FakeUnitOfWork(database.rows, database.numbers)
    one = by_hand(uow, clock, LIDO, severity=Severity.A, urgent=True, subject="=1+1\tx\ny")
    two = by_hand(uow, clock, ROSSI)
    found = rows(uow, clock.now(), [one, two])
    first, second = (line.split("\t") for line in to_text(found).splitlines())
    assert first[:5] == ["INC-000001", "A", "sì", "Camping Lido", "=1+1 x y"]
    assert len(first) == len(second) == len(HEAD)
    assert second[9] == ""
    table = to_csv(found)
    assert table.startswith("\ufeffNumero;Gravità;")
    assert "'=1+1" in table
