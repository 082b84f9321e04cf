"""Tables come in with the first row that is asked for, and all of them with the first change."""

from __future__ import annotations

import subprocess
import sys

import pytest

from istes_desk.adapters.db.homes import HOMES, changing_row_of, row_of
from istes_desk.adapters.db.tables import ROWS

FIRST_PAINT = """
import sys
from istes_desk.adapters.db.homes import changing_row_of, row_of
from istes_desk.domain.firm import Firm
from istes_desk.domain.mailboxes import Mailbox
loaded = lambda: {name.rpartition(".")[2] for name in sys.modules if ".db.tables" in name}
print(row_of(Firm).__tablename__, *sorted(loaded()))
print(row_of(Mailbox).__tablename__, "tables" in loaded())
"""


@pytest.mark.parametrize("entity", ROWS, ids=lambda entity: entity.__name__)
def test_every_entity_is_found(entity: type) -> None:
    assert row_of(entity) is changing_row_of(entity) is ROWS[entity]


def test_a_home_is_named_where_the_table_stands() -> None:
    stands = {entity.__module__.rpartition(".")[2]: set[str]() for entity in ROWS}
    for entity, row in ROWS.items():
        stands[entity.__module__.rpartition(".")[2]].add(row.__module__.rpartition(".")[2])
    assert {name: home for name, home in HOMES.items() if home not in stands[name]} == {}


def test_only_what_is_needed_is_imported() -> None:
    run = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["firms tables_firm", "mailboxes True"]
