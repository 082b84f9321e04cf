"""Which mail was written by a program (RFC 3834, Q-10)."""

from __future__ import annotations

from typing import Any

import pytest

from istes_desk.domain.mail import AutoAction, RawMail, is_automatic
from tests.unit.domain.mail_store import examples, with_headers


@pytest.mark.parametrize("case", examples("automatic_mail.json")["cases"], ids=lambda case: str(case["id"]))
def test_example(case: dict[str, Any]) -> None:
    found = is_automatic(with_headers(case["headers"]), {"ourhost.example"})
    assert (found.automatic, str(found.action)) == (case["automated"], case["action"])
    assert bool(found.why) == found.automatic


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("multipart/report; report-type=delivery-status", AutoAction.BOUNCE),
        ("multipart/report; report-type=disposition-notification", AutoAction.NO_ANSWER),
        ("Multipart/Report; report-type=feedback-report", AutoAction.NO_ANSWER),
        ("multipart/mixed", AutoAction.NORMAL),
    ],
)
def test_a_report_about_a_mail_is_no_answer_to_it(kind: str, action: AutoAction) -> None:
    """A receipt of reading cites our message as an answer would: it must wake and reopen nothing."""
    found = is_automatic(RawMail(b"", "0", sender="anna@hotel.example", headers=(("content-type", kind),)))
    assert found.action is action
