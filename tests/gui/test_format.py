"""Instants, durations and money as they stand on screen, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from istes_desk.gui.format import Formatter
from istes_desk.services.preferences import Language

IT, EN = Formatter(Language.ITALIAN), Formatter(Language.ENGLISH)
AT = datetime(2026, 12, 10, 8, 30, tzinfo=UTC)


def test_days_speak_the_language_and_read_rome() -> None:
    assert (IT.stamp(AT), EN.stamp(AT)) == ("gio 10/12 09:30", "Thu 10/12 09:30")
    assert IT.full_date(AT.date()) == EN.full_date(AT.date()) == "10/12/2026"


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(hours=1), "09:30"),
        (timedelta(days=2), "gio 10/12 09:30"),
        (timedelta(days=181), "10/12/2026 09:30"),
    ],
)
def test_near_says_no_more_than_is_needed(ago: timedelta, text: str) -> None:
    assert IT.near(AT, AT + ago) == text


@pytest.mark.parametrize(
    ("left", "italian", "english"),
    [
        (timedelta(minutes=28), "tra 28 min", "in 28 min"),
        (timedelta(hours=-2), "in ritardo di 2 h", "2 h late"),
        (timedelta(days=1, hours=3), "tra 1 g 3 h", "in 1 d 3 h"),
        (timedelta(seconds=20), "adesso", "now"),
    ],
)
def test_relative(left: timedelta, italian: str, english: str) -> None:
    assert (IT.relative(AT + left, AT), EN.relative(AT + left, AT)) == (italian, english)


def test_clocks_never_go_below_zero_nor_stop_at_a_day() -> None:
    assert IT.elapsed(timedelta(minutes=26, seconds=12)) == "00:26:12"
    assert IT.elapsed(timedelta(hours=101, seconds=1)) == "101:00:01"
    assert (IT.countdown(timedelta(seconds=-3)), IT.countdown(timedelta(seconds=754))) == ("00:00", "12:34")


def test_money_is_italian_in_both_languages() -> None:
    assert IT.money(Decimal("1234.5")) == EN.money(Decimal("1234.5")) == "1.234,50 €"
    assert IT.minutes(90) == "1 h 30 min"
