"""Letters that were begun and not sent yet, each technician's own."""

from __future__ import annotations

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0006"
down_revision = "0004"

TABLES = {
    "letter_drafts": {
        "text": "author recipient cc subject body",
        "word": "kind",
        "int": "version",
        "ref": "incident_id>incidents",
        "unique": "incident_id+author",
    },
}


def upgrade() -> None:
    """Nothing that was there changes."""
    create_tables(TABLES)
