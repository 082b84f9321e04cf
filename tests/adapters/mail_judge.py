"""What every mail that was read must be, whatever its bytes were: storable, and safe to show and to save."""

from __future__ import annotations

from istes_desk.domain.mail import RawMail


def storable(mail: RawMail) -> None:
    """No NUL, no half character, no path and no line break where there is one line."""
    lines = (mail.subject, mail.sender, mail.sender_name, mail.message_id, *mail.recipients, *mail.references)
    facts = (mail.pec.original_subject, mail.pec.identificativo, mail.pec.provider) if mail.pec else ()
    for text in (*lines, *facts, mail.body_text, *mail.problems):
        assert "\x00" not in text
        text.encode("utf-8")
    assert not any("\n" in text or "\r" in text for text in (*lines, *facts))
    for one in mail.attachments:
        assert one.name
        assert not set(one.name) & set('/\\:*?"<>|\r\n\0')
        assert one.name not in {".", ".."}
    assert mail.date is None or mail.date.tzinfo is not None
