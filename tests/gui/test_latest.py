"""Answers that overtake each other: the last question counts."""

from __future__ import annotations

from istes_desk.gui.latest import Latest


def test_only_the_answer_to_the_last_question_is_heard() -> None:
    latest, heard = Latest(), list[str]()
    first = latest.only(latest.ask(), heard.append)
    second = latest.only(latest.ask(), heard.append)
    second("two")
    first("one")
    second("two again")
    assert heard == ["two", "two again"]
