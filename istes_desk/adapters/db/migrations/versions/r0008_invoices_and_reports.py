"""Invoices in full, direct debits, reports as they left the house, dated terms and duties, reminders."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0008"
down_revision = "0007"

TABLES = {
    "invoice_progress": {
        "date?": "sent_on paid_on",
        "instant?": "mailed_at",
        "text": "note",
        "int": "version",
        "ref": "invoice_id>invoices",
        "index": "!ix_invoice_progress_invoice_id=invoice_id",
    },
    "debit_batches": {
        "instant": "created_at",
        "text": "author message_id",
        "date": "collection_on",
        "word": "format",
        "cents": "total",
        "bytes": "xml",
        "unique": "message_id",
    },
    "debits": {
        "cents": "amount",
        "word": "sequence",
        "text": "end_to_end_id return_reason",
        "instant?": "notified_at",
        "date?": "returned_on",
        "int": "version",
        "ref": "batch_id>debit_batches invoice_id>invoices mandate_id>mandates",
        "unique": "end_to_end_id",
    },
    "signatures": {
        "word": "signatory",
        "text": "name strokes report_sha256 author",
        "instant": "signed_at",
        "int": "aspect",
        "ref": "intervention_id>interventions",
    },
    "report_copies": {
        "int": "edition",
        "instant": "made_at",
        "text": "sha256 boxes",
        "bytes": "pdf",
        "ref": "intervention_id>interventions",
        "unique": "intervention_id+edition",
    },
    "report_deliveries": {
        "text": "sent_to message_id author",
        "instant": "sent_at",
        "ref": "intervention_id>interventions copy_id>report_copies",
    },
    "billing_terms": {
        "date": "valid_from",
        "date?": "valid_to",
        "bool": "defect_free",
        "int": "complaint_days version",
        "text": "author",
    },
    "time_questions": {
        "word": "kind",
        "instant": "start_utc end_utc",
        "cents": "elapsed_ms",
        "int": "version",
        "ref": "intervention_id>interventions segment_id>segments before_id?>segments",
    },
    "reminders": {
        "text": "key author note",
        "date?": "snoozed_until done_on",
        "int": "version",
        "ref": "customer_id>customers",
        "unique": "key",
    },
}
TEXTS = {
    "firms": "rea_office rea_number cbi_code",
    "customers": "invoice_email",
    "customisations": "objection",
    "mandates": "holder",
    "invoices": "cause file_name author",
    "duty_templates": "reason author",
}
DAYS = {
    "contracts": "revoked_on",
    "customisations": "make_by test_by accept_by confirm_by tested_on confirmed_on objected_on",
    "invoices": "due_on",
    "invoice_lines": "period_from period_to",
    "duty_templates": "anchor",
}
REFERENCES = (
    ("invoices", "mandate_id", "mandates"),
    ("invoice_lines", "appointment_id", "appointments"),
    ("invoice_lines", "customisation_id", "customisations"),
)


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    return [
        *((table, _text(name, "")) for table, names in TEXTS.items() for name in names.split()),
        *((table, sa.Column(name, sa.Date())) for table, names in DAYS.items() for name in names.split()),
        ("firms", _text("tax_regime", "RF01")),
        ("firms", sa.Column("share_capital", sa.BigInteger())),
        ("firms", sa.Column("in_liquidation", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("firms", sa.Column("payment_days", sa.Integer(), nullable=False, server_default="30")),
        ("customers", _text("country", "IT")),
        ("customers", _word("payment", "MP05")),
        ("invoices", _word("payment", "MP05")),
        ("invoice_lines", _word("kind", "other")),
        ("mandates", _word("scheme", "CORE")),
        ("duty_templates", sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
    ]


def _text(name: str, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _word(name: str, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=False, server_default=default)


def _refer(table: str, name: str, target: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.add_column(sa.Column(name, sa.Integer()))
        batch.create_foreign_key(f"fk_{table}_{name}", target, [name], ["id"], ondelete="RESTRICT")
    op.create_index(f"ix_{table}_{name}", table, [name])


def upgrade() -> None:
    """Nothing that was there changes; a result is corrected once, also by two people at a time (D-1)."""
    for table, column in _columns():
        op.add_column(table, column)
    for reference in REFERENCES:
        _refer(*reference)
    create_tables(TABLES)
    op.drop_index("ix_duty_results_supersedes_id", "duty_results")
    op.create_index("ix_duty_results_supersedes_id", "duty_results", ["supersedes_id"], unique=True)
