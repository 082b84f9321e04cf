"""What a reader understood of one mail; parses nothing (the adapters do)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from istes_desk.domain.mail.pec import PecEnvelope


@dataclass(frozen=True, slots=True)
class AttachmentInfo:
    """One attachment, listed and never opened; ``name`` is safe to write on disk, ``size`` in bytes."""

    name: str
    content_type: str
    size: int
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """An attachment with its bytes, taken out of the mail only when somebody asks to save it."""

    info: AttachmentInfo
    content: bytes


@dataclass(frozen=True, slots=True)
class ImapIdentity:
    """Where the message lay; without UIDVALIDITY the UID means nothing (Q-10)."""

    folder: str
    uidvalidity: int | None
    uid: int


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail. Message-IDs are normalised, addresses lower case, ``date`` UTC, ``raw`` as it came.

    For a PEC sender, subject, body and attachments are those of the signed part (Q-9). ``headers`` holds
    only what the detection of automatic mail needs, names in lower case. ``reported_ids`` are the
    Message-IDs inside a returned message. ``problems`` are Italian sentences.
    """

    raw: bytes
    sha256: str
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reported_ids: tuple[str, ...] = ()
    body_text: str = ""
    has_html: bool = False
    attachments: tuple[AttachmentInfo, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    imap: ImapIdentity | None = None
    pec: PecEnvelope | None = None
    problems: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """First value of a kept header, None when it is absent."""
        return next((value.strip() for key, value in self.headers if key == name), None)

    @property
    def identities(self) -> tuple[str, ...]:
        """Every name the message is known by, the strongest first (Q-10)."""
        names = [self.message_id] if self.message_id else []
        if self.imap and self.imap.uidvalidity is not None:
            names.append(f"imap:{self.imap.folder}:{self.imap.uidvalidity}:{self.imap.uid}")
        return (*names, f"sha256:{self.sha256}")
