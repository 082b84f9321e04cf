"""Whatever is written becomes one well-formed mail: nothing adds a header, everything comes back (Q-10)."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from hypothesis import example, given, settings
from hypothesis import strategies as st

from istes_desk.services.letter_envelope import Envelope, OutgoingFile
from istes_desk.services.letter_mime import compose

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version"}
BODY_HEADERS = {"Content-Type", "Content-Transfer-Encoding"}
ANY = st.text(max_size=200) | st.text('\r\n:=?<>@ "\\àè€😀\udcff\x00', max_size=60)


@settings(max_examples=100)
@given(ANY, ANY, ANY, ANY, st.binary(max_size=100))
@example("Ditta\r\nBcc: x@y.z", "=?utf-8?q?a?=\nX: y", "\udcff.\r\n.\r\n", "a\r\nb.exe", b"")
def test_any_text_makes_one_mail(name: str, subject: str, body: str, file: str, data: bytes) -> None:
    envelope = Envelope(name, "a@ditta.example", "b@c.example", subject, "<1@ditta.example>", AT)
    raw = compose(envelope, body, [OutgoingFile(file, data)])
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    made = message_from_bytes(raw, policy=default)
    assert isinstance(made, EmailMessage)
    assert set(made.keys()) <= HEADERS | BODY_HEADERS
    assert made["To"] == "b@c.example"
    assert made["From"].addresses[0].addr_spec == "a@ditta.example"
    (attached,) = made.iter_attachments()
    assert attached.get_content() == data
    text = made.get_body()
    assert text is not None
    said = text.get_content().replace("\r\n", "\n").rstrip("\n")
    assert said.split() == "\n".join(body.encode(errors="replace").decode().splitlines()).split()
