"""Differences of two frozen states as people read them."""

from __future__ import annotations

from istes_desk.domain.plan_changes import differences


def test_lists_are_read_on_one_line_and_what_is_no_fact_is_not_told() -> None:
    then = {"devices": [{"id": 1, "name": "pc", "interfaces": [], "sort": "pc"}]}
    now = {"devices": [{"id": 1, "name": "pc", "interfaces": ["a", "b"], "sort": "server"}]}
    (only,) = differences(then, now)
    assert (only.mark, only.what, only.before, only.after, only.device_id) == (
        "~",
        "interfacce",
        "–",
        "a; b",
        1,
    )
    assert differences({}, {}) == ()
