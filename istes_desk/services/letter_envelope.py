"""What stands on the envelope of a letter and what goes along; makes no bytes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.errors import require
from istes_desk.domain.letters_text import one_line

ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9-]+\.)+[a-z0-9-]+"
)


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """One attachment to send."""

    name: str
    data: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Envelope:
    """All that goes into the headers; ids are normalised Message-IDs, the oldest first."""

    sender_name: str
    sender: str
    recipient: str
    subject: str
    message_id: str
    at: datetime
    answers: Sequence[str] = ()
    automatic: bool = False
    cc: Sequence[str] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All who get it, each once."""
        return tuple(dict.fromkeys((self.recipient, *self.cc)))


def checked_address(text: str, field: str = "recipient") -> str:
    """One bare address in lower case; DomainError when it is none that can be written to."""
    bare = text.strip().lower()
    require(bool(ADDRESS.fullmatch(bare)), f"L'indirizzo «{one_line(text)}» non è completo.", field)
    return bare


def checked_copies(text: str) -> tuple[str, ...]:
    """Addresses parted by commas or semicolons, each once."""
    parts = filter(str.strip, re.split("[,;]", text))
    return tuple(dict.fromkeys(checked_address(part, "cc") for part in parts))
