"""The price of 100,000 interventions costs a few times what rounding and multiplying alone costs."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest

from istes_desk.domain.billing import Case, Cover, WorkCategory, price
from istes_desk.domain.money import CENT
from istes_desk.domain.tariff import Tariff

TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"), Decimal("35.00"))
FIRST = datetime(2026, 1, 1, 8, tzinfo=UTC)
CATEGORIES = list(WorkCategory)
MOST = 5
ONE, MINUTE, UNIT = Decimal(1), Decimal(60_000), Decimal(20)


def cover(chance: random.Random) -> Cover:
    yes = chance.random
    return Cover(
        ads_from=date(2026, 1, 1) if yes() < 0.5 else None,
        ads_to=date(2026, 12, 31),
        conformity_from=date(2026, 3, 1) if yes() < 0.5 else None,
        update_contract=yes() < 0.5,
        support_contract=yes() < 0.4,
        hardware_contract=yes() < 0.2,
        customisation_delivered=date(2026, 5, 4) if yes() < 0.2 else None,
        training_used_minutes=chance.randrange(300),
    )


def cases(count: int) -> list[Case]:
    """A year of 300 customers; one intervention in seven mixes kinds of work."""
    chance = random.Random(6)
    covers = [cover(chance) for _ in range(300)]

    def one() -> Case:
        pieces = chance.choice((1, 1, 1, 1, 1, 1, 3))
        work = tuple((chance.choice(CATEGORIES), chance.randrange(1000, 7_200_000)) for _ in range(pieces))
        at = FIRST + timedelta(minutes=chance.randrange(525_000))
        return Case(at, work, on_site=chance.random() < 0.2, cover=chance.choice(covers))

    return [one() for _ in range(count)]


def bare(todo: Sequence[Case]) -> None:
    """What nobody can do without: minutes, units and amount of each, rounded as B-1 and C-5 say."""
    unit_price = TARIFF.unit_price
    for case in todo:
        minutes = (Decimal(sum(ms for _, ms in case.work)) / MINUTE).quantize(ONE, ROUND_FLOOR)
        units = max(ONE, (minutes / UNIT).quantize(ONE, ROUND_CEILING))
        (units * unit_price).quantize(CENT)


def full(todo: Sequence[Case]) -> None:
    for case in todo:
        price(case, TARIFF)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, so that a busy machine does not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.benchmark
def test_a_hundred_thousand_prices() -> None:
    todo = cases(100_000)
    times = [(seconds(lambda: bare(todo)), seconds(lambda: full(todo))) for _ in range(5)]
    floor, told = min(low for low, _ in times), min(high for _, high in times)
    print(f"100,000 prices: {told:.2f} s, {told / floor:.1f} times rounding and multiplying, of {MOST}")
    assert told <= MOST * floor
