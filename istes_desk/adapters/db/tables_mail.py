"""Tables of mailboxes, their ledger, letters and receipts, PEC authorities, notices given."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, part_of, ref
from istes_desk.domain.incidents import MailSource
from istes_desk.domain.letters import (
    AnswerSettings,
    KeptDraft,
    Letter,
    LetterKind,
    LetterTemplate,
    PecAuthority,
    Receipt,
    SendState,
)
from istes_desk.domain.mail import MailAction, PecKind
from istes_desk.domain.mailboxes import FolderState, GivenNotice, LedgerEntry, LogIn, Mailbox, Transport


class MailboxRow(Versioned, Base, entity=Mailbox):
    __tablename__ = "mailboxes"
    name: Mapped[str]
    address: Mapped[str]
    user: Mapped[str]
    imap_host: Mapped[str]
    imap_port: Mapped[int]
    imap_security: Mapped[Transport]
    folder: Mapped[str]
    pec: Mapped[bool]
    login: Mapped[LogIn]
    smtp_host: Mapped[str]
    smtp_port: Mapped[int]
    smtp_security: Mapped[Transport]
    from_day: Mapped[date | None]
    poll_minutes: Mapped[int]
    active: Mapped[bool]
    secret_handle: Mapped[str]
    token_url: Mapped[str]
    client_id: Mapped[str]
    ca_file: Mapped[str]


class FolderStateRow(Base, entity=FolderState):
    __tablename__ = "folder_states"
    __table_args__ = (UniqueConstraint("mailbox_id", "folder"),)
    mailbox_id: Mapped[int] = ref("mailboxes")
    folder: Mapped[str]
    checked_at: Mapped[datetime]
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
    on_server: Mapped[int]
    present: Mapped[int]
    older: Mapped[int]
    waiting: Mapped[int]
    error: Mapped[str]


class LedgerEntryRow(Base, entity=LedgerEntry):
    __tablename__ = "ledger_entries"
    __table_args__ = (
        UniqueConstraint("mailbox_id", "folder", "uidvalidity", "uid"),
        Index("ix_ledger_entries_sums", "mailbox_id", "folder", "uidvalidity", "action"),
        Index("ix_ledger_entries_action", "action"),
    )
    at: Mapped[datetime]
    action: Mapped[MailAction]
    reason: Mapped[str]
    sender: Mapped[str]
    subject: Mapped[str]
    size: Mapped[int]
    folder: Mapped[str]
    mailbox_id: Mapped[int | None] = ref("mailboxes")
    uidvalidity: Mapped[int | None] = mapped_column(BigInteger)
    uid: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = ref("messages")
    incident_id: Mapped[int | None] = ref("incidents")


class MailSourceRow(Base, entity=MailSource):
    __tablename__ = "mail_sources"
    message_id: Mapped[int] = part_of("messages")
    raw: Mapped[bytes]


class LetterRow(Versioned, Base, entity=Letter):
    __tablename__ = "letters"
    incident_id: Mapped[int] = ref("incidents")
    message_id: Mapped[int] = ref("messages")
    kind: Mapped[LetterKind]
    recipient: Mapped[str] = mapped_column(index=True)
    created: Mapped[datetime]
    author: Mapped[str]
    automatic: Mapped[bool]
    mailbox_id: Mapped[int | None] = ref("mailboxes")
    state: Mapped[SendState] = mapped_column(index=True)
    attempts: Mapped[int]
    error: Mapped[str]
    tried_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]


class KeptDraftRow(Versioned, Base, entity=KeptDraft):
    __tablename__ = "letter_drafts"
    __table_args__ = (UniqueConstraint("incident_id", "author"),)
    incident_id: Mapped[int] = ref("incidents")
    author: Mapped[str]
    kind: Mapped[LetterKind]
    recipient: Mapped[str]
    cc: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]


class ReceiptRow(Base, entity=Receipt):
    __tablename__ = "receipts"
    letter_id: Mapped[int] = ref("letters")
    kind: Mapped[PecKind]
    at: Mapped[datetime]
    recipient: Mapped[str]
    detail: Mapped[str]
    verified: Mapped[bool]
    bounce: Mapped[bool]
    message_id: Mapped[int | None] = ref("messages")


class LetterTemplateRow(Versioned, Base, entity=LetterTemplate):
    __tablename__ = "letter_templates"
    kind: Mapped[LetterKind]
    name: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class AnswerSettingsRow(Versioned, Base, entity=AnswerSettings):
    __tablename__ = "answer_settings"
    automatic: Mapped[bool]
    daily_cap: Mapped[int]
    pec_to_ordinary: Mapped[bool]
    fresh_hours: Mapped[int]
    signature: Mapped[str]


class PecAuthorityRow(Versioned, Base, entity=PecAuthority):
    __tablename__ = "pec_authorities"
    subject: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    pem: Mapped[str]
    not_before: Mapped[datetime]
    not_after: Mapped[datetime]
    loaded_at: Mapped[datetime]
    loaded_by: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class GivenNoticeRow(Base, entity=GivenNotice):
    __tablename__ = "given_notices"
    key: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
