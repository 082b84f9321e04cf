"""The clock of a breach in words: running, soon, late, kept, missed, closed (L-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.breaches import ClockState, check_breach, clock_of
from istes_desk.domain.compliance import Breach
from istes_desk.domain.errors import DomainError

AWARE = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
BREACH = Breach(1, AWARE, "Telefono smarrito")


def hours(count: float) -> datetime:
    return AWARE + timedelta(hours=count)


@pytest.mark.parametrize(
    ("breach", "now", "state", "words"),
    [
        (BREACH, hours(2), ClockState.RUNNING, "Restano 70 ore per la notifica"),
        (BREACH, hours(48), ClockState.SOON, "Restano 24 ore"),
        (BREACH, hours(60.5), ClockState.SOON, "Restano 11 ore e 30 minuti"),
        (BREACH, hours(72), ClockState.SOON, "Restano 0 minuti"),
        (BREACH, hours(75), ClockState.LATE, "trascorso da 3 ore: la notifica è ancora dovuta"),
        (replace(BREACH, notified_at=hours(72)), hours(90), ClockState.KEPT, "72 ore dopo la conoscenza"),
        (replace(BREACH, notified_at=hours(80)), hours(90), ClockState.MISSED, "con un ritardo di 8 ore"),
        (replace(BREACH, closed_at=hours(30)), hours(90), ClockState.CLOSED, "senza notifica al Garante"),
    ],
)
def test_states(breach: Breach, now: datetime, state: ClockState, words: str) -> None:
    found = clock_of(breach, now)
    assert (found.state, found.due) == (state, hours(72))
    assert words in found.words_it


def test_the_clock_is_real_hours_across_summer_time() -> None:
    aware = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    found = clock_of(Breach(1, aware, "x"), aware)
    assert "entro il 31/03/2026 14:00" in found.words_it


def test_the_controller() -> None:
    assert "a 5 ore dalla conoscenza: informarlo subito" in clock_of(BREACH, hours(5)).controller_it
    told = replace(BREACH, controller_told_at=hours(2))
    assert clock_of(told, hours(5)).controller_it == (
        "Titolare informato il 07/12/2026 12:00, 2 ore dopo la conoscenza."
    )


@pytest.mark.parametrize(
    ("breach", "field"),
    [
        (replace(BREACH, description=" "), "description"),
        (replace(BREACH, aware_at=hours(9)), "aware_at"),
        (replace(BREACH, notified_at=hours(-1)), "notified_at"),
        (replace(BREACH, controller_told_at=hours(9)), "controller_told_at"),
    ],
)
def test_what_cannot_be(breach: Breach, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_breach(breach, hours(8))
    assert refused.value.field == field
    check_breach(replace(BREACH, closed_at=hours(3)), hours(8))
