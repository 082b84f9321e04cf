"""Logs in at an SMTP server; passwords may hold any letter, which the standard library's log-in refuses."""

from __future__ import annotations

import smtplib
from base64 import b64encode
from collections.abc import Callable

GOES_ON, WELCOME = 334, 235
Way = Callable[[smtplib.SMTP, str, str], tuple[int, bytes]]


def log_in(client: smtplib.SMTP, user: str, word: str, oauth: bool) -> None:
    """By the strongest of the ways both know; SMTPAuthenticationError when the server says no."""
    offered = client.esmtp_features.get("auth", "").upper().split()
    ways: dict[str, Way] = {"XOAUTH2": _bearer} if oauth else {"PLAIN": _plain, "LOGIN": _login}
    way = next((ways[name] for name in ways if name in offered), None)
    if way is None:
        raise smtplib.SMTPNotSupportedError(f"accesso {' o '.join(ways)}")
    code, said = way(client, user, word)
    if code != WELCOME:
        raise smtplib.SMTPAuthenticationError(code, said)


def _plain(client: smtplib.SMTP, user: str, word: str) -> tuple[int, bytes]:
    return client.docmd("AUTH", "PLAIN " + _base64(f"\0{user}\0{word}"))


def _login(client: smtplib.SMTP, user: str, word: str) -> tuple[int, bytes]:
    code, said = client.docmd("AUTH", "LOGIN")
    for answer in (user, word):
        if code != GOES_ON:
            break
        code, said = client.docmd(_base64(answer))
    return code, said


def _bearer(client: smtplib.SMTP, user: str, word: str) -> tuple[int, bytes]:
    """A server that refuses the token explains itself first and wants an empty line."""
    said_first = f"user={user}\x01auth=Bearer {word}\x01\x01"
    code, said = client.docmd("AUTH", f"XOAUTH2 {_base64(said_first)}")
    return client.docmd("") if code == GOES_ON else (code, said)


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
