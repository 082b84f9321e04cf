"""Customers' own frequencies, collected evidence, restore tests; what the dossier of the ADS needs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0007"
down_revision = "0006"

TABLES = {
    "duty_rules": {
        "word": "code frequency",
        "date": "valid_from",
        "date?": "valid_to anchor",
        "time": "due_time",
        "int": "grace_hours version",
        "text": "reason author",
        "ref": "customer_id>customers",
    },
    "restore_tests": {
        "text": "medium restored destination checked_by",
        "int?": "minutes",
        "ref": "result_id>duty_results",
        "index": "!ix_restore_tests_result_id=result_id",
    },
    "duty_incidents": {"ref": "result_id>duty_results incident_id>incidents"},
    "collected_reports": {
        "text": "sha256 machine_guid computer_name tool author doubt",
        "instant": "collected_at received_at",
        "int": "schema_version",
        "ref": "customer_id?>customers device_id?>devices",
        "unique": "sha256",
        "index": "ix_collected_reports_machine_guid=machine_guid"
        " ix_collected_reports_device_id_collected_at=device_id+collected_at",
    },
    "collected_files": {"bytes": "body", "part": "report_id>collected_reports"},
    "findings": {
        "word": "code verdict",
        "text": "text",
        "part": "report_id>collected_reports",
        "ref": "result_id?>duty_results",
    },
    "register_checkpoints": {
        "word": "kind",
        "instant": "at",
        "int": "last_entry_id entries",
        "text": "author chain seal note",
    },
    "register_retentions": {"date": "valid_from", "date?": "valid_to", "int": "months", "text": "author"},
    "downtimes": {
        "word": "cause",
        "instant": "started",
        "instant?": "ended",
        "int": "version",
        "text": "program note author",
        "ref": "customer_id>customers incident_id?>incidents",
    },
    "conformity_reports": {
        "int": "number version",
        "instant": "issued_at",
        "text": "author rows signer corrections",
        "date?": "signed_on",
        "ref": "customer_id>customers",
        "unique": "number",
    },
    "processing_agreements": {
        "date": "signed_on",
        "date?": "valid_to",
        "int": "version",
        "text": "subject categories data_kinds data_subjects transfers subprocessors measures controller"
        " controller_contact dpo note",
        "ref": "customer_id>customers",
    },
    "yearly_verifications": {
        "int": "year version",
        "instant": "at",
        "text": "person verified_by outcome measures",
        "date?": "signed_on",
        "ref": "customer_id>customers",
        "unique": "customer_id+year+person",
    },
}
WORDS = {
    "firms": "dpo",
    "devices": "machine_guid",
    "duty_assignments": "reason",
    "conformity_targets": "program evidence_file evidence_sha256",
    "breaches": "data_kinds subjects consequences",
}


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    texts = [(table, name) for table, names in WORDS.items() for name in names.split()]
    return [
        *((table, sa.Column(name, sa.Text(), nullable=False, server_default="")) for table, name in texts),
        ("duty_assignments", sa.Column("own", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("duty_assignments", sa.Column("due_from", sa.Date(), nullable=True)),
        ("conformity_targets", sa.Column("kind", sa.String(32), nullable=False, server_default="free")),
        ("conformity_targets", sa.Column("position", sa.Integer(), nullable=False, server_default="0")),
        ("conformity_targets", sa.Column("limit_minutes", sa.Integer(), nullable=True)),
        ("register_seals", sa.Column("total", sa.Integer(), nullable=False, server_default="0")),
        ("breaches", sa.Column("controller_told_at", sa.DateTime(timezone=True), nullable=True)),
    ]


def upgrade() -> None:
    """Nothing that was there changes; closings are read from the seasons, their table was empty."""
    create_tables(TABLES)
    for table, column in _columns():
        op.add_column(table, column)
    op.create_index("ix_register_entries_customer_id", "register_entries", ["customer_id"])
    op.drop_table("suspensions")
