"""Which mail was written by a program (RFC 3834, Q-10)."""

from __future__ import annotations

from typing import Any

import pytest

from istes_desk.domain.mail import RawMail, is_automatic, normalise_address, normalise_message_id
from tests.unit.domain.mail_store import examples


@pytest.mark.parametrize("case", examples("automatic_mail.json")["cases"], ids=lambda case: str(case["id"]))
def test_example(case: dict[str, Any]) -> None:
    headers = {name.lower(): value for name, value in case["headers"].items()}
    mail = RawMail(
        b"",
        "0",
        message_id=normalise_message_id(headers.get("message-id", "")),
        sender=normalise_address(headers.get("from", "")),
        subject=headers.get("subject", ""),
        headers=tuple(headers.items()),
    )
    found = is_automatic(mail, {"ourhost.example"})
    assert (found.automatic, str(found.action)) == (case["automated"], case["action"])
    assert bool(found.why) == found.automatic
