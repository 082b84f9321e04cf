"""FETCH as IMAPClient does it, but answers in their usual form are not taken apart sign by sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from imapclient.datetime_util import parse_to_datetime
from imapclient.exceptions import IMAPClientError
from imapclient.response_parser import parse_fetch_response

Facts = dict[int, dict[bytes, Any]]
SIZE = re.compile(rb"\d{1,10} \(UID (\d{1,10}) RFC822\.SIZE (\d{1,10})\)")
MAIL = re.compile(rb'\d{1,10} \(UID (\d{1,10}) INTERNALDATE "([ \w:+-]{26})" BODY\[\] \{\d+\}')


def fetch(client: Any, uids: Sequence[int], items: Sequence[str]) -> Facts:
    """What the server says of these messages, by UID; IMAPClientError when it refuses."""
    if not uids:
        return {}
    answer, data = client._imap.uid("FETCH", ",".join(map(str, uids)), f"({' '.join(items)})")
    if answer != "OK":
        raise IMAPClientError(f"fetch failed: {(data[0] or b'').decode('utf-8', 'replace')}")
    facts = list(_usual(data))
    found: Facts = (
        parse_fetch_response(data, False, True) if None in facts else dict(one for one in facts if one)
    )
    return found


def _usual(data: list[Any]) -> Iterator[tuple[int, dict[bytes, Any]] | None]:
    """A pair for each message; None for what is in another form."""
    pieces = iter(data)
    for piece in pieces:
        if isinstance(piece, tuple):
            mail = MAIL.fullmatch(piece[0])
            yield _mail(mail, piece[1]) if mail and next(pieces, None) == b")" else None
        else:
            size = SIZE.fullmatch(piece or b"")
            yield (int(size[1]), {b"RFC822.SIZE": int(size[2])}) if size else None


def _mail(found: re.Match[bytes], raw: bytes) -> tuple[int, dict[bytes, Any]]:
    return int(found[1]), {b"INTERNALDATE": parse_to_datetime(found[2], False), b"BODY[]": raw}
