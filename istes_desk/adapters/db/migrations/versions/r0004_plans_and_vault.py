"""Areas, notes, groups, views and issues of plans, surveys; sealed secrets, their keys and journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0004"
down_revision = "0003"

TABLES = {
    "plan_areas": {
        "text": "label",
        "float": "x y width height",
        "int": "tint version",
        "part": "site_id>sites subnet_id?>subnets",
    },
    "plan_notes": {"text": "text", "float": "x y width", "int": "version", "part": "site_id>sites"},
    "plan_groups": {"text": "name", "part": "site_id>sites"},
    "group_members": {"part": "group_id>plan_groups device_id>devices", "unique": "device_id"},
    "plan_views": {
        "text": "name hidden",
        "float": "x y scale",
        "int": "version",
        "int?": "vlan",
        "part": "site_id>sites",
        "unique": "site_id+name",
    },
    "site_tunnels": {"text": "note", "part": "a_site_id>sites b_site_id>sites"},
    "device_fields": {"text": "name value", "part": "device_id>devices", "unique": "device_id+name"},
    "device_changes": {
        "int": "device",
        "instant": "at",
        "text": "author name what before after",
        "part": "site_id>sites",
        "index": "ix_device_changes_device=device",
    },
    "plan_revisions": {
        "int": "number",
        "instant": "issued_at",
        "text": "author checked_by note facts sha256",
        "ref": "site_id>sites",
        "unique": "site_id+number",
    },
    "plan_copies": {
        "int": "number copies",
        "instant": "at",
        "text": "author reason recipient",
        "word": "credentials",
        "ref": "revision_id>plan_revisions",
    },
    "surveys": {
        "instant": "taken_at",
        "word": "source",
        "text": "author file_name sha256",
        "part": "site_id>sites",
    },
    "sightings": {"text": "address mac name vendor os ports", "part": "survey_id>surveys"},
    "access_credentials": {
        "part": "remote_access_id>remote_accesses credential_id>credential_handles",
        "unique": "remote_access_id",
    },
    "customer_keys": {
        "text": "handle check",
        "instant": "created_at",
        "instant?": "retired_at",
        "ref": "customer_id>customers",
        "unique": "handle",
    },
    "sealed_secrets": {
        "text": "handle",
        "bytes": "nonce box",
        "ref": "key_id>customer_keys",
        "unique": "handle",
    },
    "vault_steps": {"text": "handle machine author", "word": "kind", "instant": "started_at"},
    "vault_copies": {
        "instant": "made_at",
        "instant?": "rehearsed_at",
        "text": "author file_name sha256",
        "int": "entries",
    },
}
COLUMNS = (
    ("interfaces", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True)),
    ("links", sa.Column("bends", sa.Text(), nullable=False, server_default="[]")),
    ("credential_handles", sa.Column("place", sa.String(32), nullable=False, server_default="keyring")),
    ("credential_handles", sa.Column("fingerprint", sa.Text(), nullable=False, server_default="")),
    ("credential_handles", sa.Column("rotate_days", sa.Integer(), nullable=True)),
    ("credential_handles", sa.Column("url", sa.Text(), nullable=False, server_default="")),
    ("credential_handles", sa.Column("notes", sa.Text(), nullable=False, server_default="")),
)


def upgrade() -> None:
    """Nothing that was there changes."""
    create_tables(TABLES)
    for table, column in COLUMNS:
        op.add_column(table, column)
