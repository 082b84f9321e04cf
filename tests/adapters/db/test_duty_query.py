"""The counts over all duties in SQL equal those in memory, whatever happened to the duties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.duties import Frequency
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.italian import date_of
from istes_desk.services.duty_roll_up import customer_counts
from istes_desk.services.ports import Entity
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import world
from tests.unit.services.test_duty_roll_up import lived_in


def test_sql_counts_as_memory_does(database: Database, clock: FixedClock) -> None:
    fake = world()
    with fake() as uow:
        lived_in(uow, clock)
        for sha, device, doubt, days in (
            ("a", 1, "", 0),
            ("b", 1, "", 2),
            ("c", 1, "Copia.", 3),
            ("d", 2, "", 1),
        ):
            at = clock.now() + timedelta(days=days)
            uow.add(CollectedReport(sha, "g", "PC", at, at, 1, customer_id=1, device_id=device, doubt=doubt))
    rows: list[Entity] = [row for kind in fake.rows.values() for row in kind.values()]
    with database() as uow:
        for row in rows:
            uow.put_back(row)
    for days in (0, 1, 9, 40):
        now = clock.now() + timedelta(days=days)
        day = date_of(now)
        with database() as ours, fake() as theirs:
            assert _set(ours.duties.groups(day)) == _set(theirs.duties.groups(day))
            assert ours.duties.collected({1, 2}) == theirs.duties.collected({1, 2})
            assert len(ours.duties.collected({1})) == 2 > len(ours.duties.collected({2}))
            keys = {"2026-03", "2026-W10", "2026-W11", "2026", "2026-03-05"}
            for frequency in Frequency:
                got = ours.duties.done(day, frequency, keys)
                assert _set(got) == _set(theirs.duties.done(day, frequency, keys))
            assert customer_counts(ours, now) == customer_counts(theirs, now)


def _set(rows: Sequence[object]) -> set[str]:
    return {repr(row) for row in rows}
