"""A message as the library would make it, cut at its boundaries in one go; None: let the library parse it.

The library matches every line of a mail against every boundary; here the bytes are cut in one go and only the
headers of each part are parsed. The tests compare both.
"""

from __future__ import annotations

import re
from email.errors import MultipartInvariantViolationDefect
from email.parser import BytesHeaderParser
from typing import Any

DEEPEST = 10
LINE, EMPTY_LINE, CLOSING = b"\r\n", b"\r\n\r\n", b"--"
NO_PARTS = MultipartInvariantViolationDefect
"""What Python before 3.11.4 says of every multipart's headers read by themselves."""
BOUNDARY = re.compile(r"[A-Za-z0-9'()+_,./:=?-]{1,200}")


class Cutter:
    """``policy`` makes the messages."""

    def __init__(self, policy: Any) -> None:
        self._parser = BytesHeaderParser(policy=policy)

    def cut(self, raw: bytes, depth: int = 0) -> Any:
        """The whole tree as an ``EmailMessage``, or None when anything in it is out of the ordinary."""
        if raw.startswith(LINE):
            head, body = b"", raw[len(LINE) :]
        else:
            head, found, body = raw.partition(EMPTY_LINE)
            if not found:
                return None
        message = self._headed(head)
        if message is None or depth > DEEPEST:
            return None
        kind = message.get_content_maintype()
        if kind == "multipart":
            return self._filled(message, body, depth)
        if kind == "message":
            return None
        message.set_payload(_text(body))
        return message

    def _headed(self, head: bytes) -> Any:
        bare = head.replace(LINE, b"")
        if b"\r" in bare or b"\n" in bare:
            return None
        message = self._parser.parsebytes(head + EMPTY_LINE if head else LINE)
        message.defects = [one for one in message.defects if type(one) is not NO_PARTS]
        return None if message.defects or message.get_payload() else message

    def _filled(self, message: Any, body: bytes, depth: int) -> Any:
        boundary = message.get_boundary()
        if not boundary or not BOUNDARY.fullmatch(boundary) or message.get_content_subtype() == "digest":
            return None
        pieces = _pieces(body, CLOSING + boundary.encode())
        parts = [self.cut(piece[len(LINE) :], depth + 1) for piece in pieces[1:-1]]
        if not parts or None in parts:
            return None
        message.set_payload(parts)
        message.preamble = _text(pieces[0][len(LINE) :]) if pieces[0] else None
        rest = pieces[-1][len(CLOSING) :]
        message.epilogue = None if depth and not rest else _text(rest[len(LINE) :])
        return message


def _pieces(body: bytes, mark: bytes) -> list[bytes]:
    """What stands before, between and behind the boundary lines; none when one of them is odd."""
    pieces = (LINE + body).split(LINE + mark)
    lines = body.count(b"\n" + mark) + body.count(b"\r" + mark) + body.startswith(mark)
    if len(pieces) < 3 or lines != len(pieces) - 1:
        return []
    *before, last = pieces
    ordered = all(piece.startswith(LINE) for piece in before[1:])
    closed = last.startswith(CLOSING) and last[len(CLOSING) :][: len(LINE)] in (b"", LINE)
    return pieces if ordered and closed else []


def _text(body: bytes) -> str:
    return body.decode("ascii", "surrogateescape")
