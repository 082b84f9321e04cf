"""Passwords for files."""

from __future__ import annotations

from istes_desk.services.passwords import SHORTEST, generated


def test_long_different_and_without_look_alikes() -> None:
    made = {generated() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) >= SHORTEST and not set("0O1lI") & set(one) for one in made)
