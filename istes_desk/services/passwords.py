"""Passwords that are made for a file: typed or read aloud by people, so without look-alikes."""

from __future__ import annotations

import secrets
import string

SHORTEST = 12
_LETTERS = "".join(one for one in string.ascii_letters + string.digits if one not in "0O1lI")
_GROUPS, _GROUP = 4, 5


def generated() -> str:
    """Twenty characters in four groups: more than 110 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
