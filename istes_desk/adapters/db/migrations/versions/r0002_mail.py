"""Mailboxes, ledger, letters, receipts, PEC authorities, notices; raw bytes get a table of their own.

A time segment says which computer measures it, an evidence file what its bytes were.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0002"
down_revision = "0001"

TABLES = {
    "mailboxes": {
        "text": ("name address user imap_host folder smtp_host ca_file token_url client_id secret_handle"),
        "int": "imap_port smtp_port poll_minutes version",
        "word": "imap_security smtp_security login",
        "bool": "pec active",
        "date?": "from_day",
    },
    "folder_states": {
        "text": "folder error",
        "int": "on_server present older waiting",
        "cents": "uidvalidity last_uid",
        "instant": "checked_at",
        "ref": "mailbox_id>mailboxes",
        "unique": "mailbox_id+folder",
    },
    "ledger_entries": {
        "instant": "at",
        "word": "action",
        "text": "reason sender subject folder",
        "cents?": "uidvalidity uid",
        "int": "size",
        "ref": "mailbox_id?>mailboxes message_id?>messages incident_id?>incidents",
        "unique": "mailbox_id+folder+uidvalidity+uid",
        "index": "ix_ledger_entries_sums=mailbox_id+folder+uidvalidity+action"
        " ix_ledger_entries_action=action",
    },
    "mail_sources": {
        "bytes": "raw",
        "part": "message_id>messages",
    },
    "letters": {
        "word": "kind state",
        "text": "recipient error author",
        "int": "attempts version",
        "instant": "created",
        "instant?": "tried_at sent_at",
        "bool": "automatic",
        "ref": "incident_id>incidents message_id>messages mailbox_id?>mailboxes",
        "index": "ix_letters_recipient=recipient ix_letters_state=state",
    },
    "receipts": {
        "word": "kind",
        "instant": "at",
        "text": "recipient detail",
        "bool": "verified bounce",
        "ref": "letter_id>letters message_id?>messages",
    },
    "letter_templates": {
        "word": "kind",
        "text": "name subject body",
        "date": "valid_from",
        "date?": "valid_to",
        "int": "version",
    },
    "answer_settings": {
        "bool": "automatic pec_to_ordinary",
        "int": "daily_cap fresh_hours version",
        "text": "signature",
    },
    "pec_authorities": {
        "text": "subject sha256 pem loaded_by",
        "instant": "not_before not_after loaded_at",
        "date": "valid_from",
        "date?": "valid_to",
        "int": "version",
        "unique": "sha256",
    },
    "given_notices": {
        "text": "key",
        "instant": "at",
        "unique": "key",
    },
}

TEXTS = (
    ("messages", "recipients"),
    ("messages", "pec_detail"),
    ("segments", "machine"),
    ("duty_results", "evidence_sha256"),
)


def upgrade() -> None:
    """The raw bytes of every mail move; the table is changed in place, for others refer to it."""
    create_tables(TABLES)
    op.execute("INSERT INTO mail_sources (message_id, raw) SELECT id, raw FROM messages ORDER BY id")
    op.drop_column("messages", "raw")
    for table, column in TEXTS:
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
    op.add_column("messages", sa.Column("automatic", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_messages_pec_identificativo", "messages", ["pec_identificativo"])
    op.create_index("ix_incidents_sender_received", "incidents", ["sender", "received"])
