"""Full text of the queue, saved filters, an index that holds all that the queue is sorted by."""

from __future__ import annotations

from alembic import op

from istes_desk.adapters.db.migrations.making import create_tables
from istes_desk.adapters.db.search import make_search

revision = "0003"
down_revision = "0002"

ORDER = (
    "kind state incident_class urgent due severity responded_at missed received number customer_id technician"
)
TABLES = {
    "saved_filters": {
        "text": "technician name text",
        "word": "kind",
        "word?": "incident_class state",
        "bool": "late mine done",
        "int": "version",
        "part": "customer_id?>customers",
        "unique": "technician+name",
    },
}


def upgrade() -> None:
    """The texts that are there are indexed; the search is derived, so it is always that of the program."""
    create_tables(TABLES)
    op.drop_index("ix_incidents_queue", "incidents")
    op.create_index("ix_incidents_queue", "incidents", ORDER.split())
    op.create_index("ix_incidents_term", "incidents", ["responded_at", "missed", "due"])
    make_search(op.get_bind())
