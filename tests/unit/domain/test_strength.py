"""Pass phrases: long and odd ones are taken, short, common and repeated ones are not."""

from __future__ import annotations

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.strength import checked_password, strength

GOOD = "lampada verde tredici ancora fumo"


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "corta",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnop",
        "Password12345678",
        "tavolo rosso",
        "precipitevolissimevolmente",
    ],
)
def test_weak_ones_are_refused_with_a_reason(weak: str) -> None:
    with pytest.raises(DomainError) as refused:
        checked_password(weak, weak)
    assert refused.value.field == "password"
    assert refused.value.message == strength(weak).hint_it


def test_a_strong_one_must_be_typed_twice() -> None:
    assert checked_password(GOOD, GOOD) == GOOD
    with pytest.raises(DomainError) as refused:
        checked_password(GOOD, GOOD + "x")
    assert refused.value.field == "again"


def test_the_bar_grows_and_ends() -> None:
    shares = [strength(text).share for text in ("", "tavolo", "tavolo rosso", GOOD)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    hints = {
        strength(text).hint_it for text in ("", "tavolo rosso", "xK9#mQ2$vL", "xK9#mQ2$vL7!", GOOD, GOOD[:-5])
    }
    assert len(hints) == 5
    assert strength("lampada verde tredici ancora").enough
    assert strength("xK9#mQ2$vL7!").enough
