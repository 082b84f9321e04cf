"""In which module the table of an entity stands: it is imported with the first row that is asked for.

Only what the first paint needs is named here; anything else, and every change of a stored row,
brings in all tables, since the references between them must then be known.
"""

from __future__ import annotations

from importlib import import_module

from istes_desk.adapters.db.base import HEADS, ROWS, Base

ALL = "tables"
HOMES = {
    "contracts": "tables_contracts",
    "customers": "tables_customers",
    "firm": "tables_firm",
    "holidays": "tables_policy",
    "incidents": "tables_incidents",
    "interventions": "tables_work",
    "policy": "tables_policy",
    "saved_filters": "tables_search",
    "sla": "tables_policy",
    "tariff": "tables_policy",
    "timeclock": "tables_work",
}


def row_of(entity: type) -> type[Base]:
    """The row class of an entity that is read or added."""
    if entity not in ROWS and entity not in HEADS:
        load(HOMES.get(entity.__module__.rpartition(".")[2], ALL))
    return HEADS.get(entity) or ROWS.get(entity) or changing_row_of(entity)


def changing_row_of(entity: type) -> type[Base]:
    """The same, with every other table loaded: SQLAlchemy sorts what it writes by their references."""
    load(ALL)
    return ROWS[entity]


def load(module: str) -> None:
    """Imports tables of this package."""
    import_module(f"istes_desk.adapters.db.{module}")
