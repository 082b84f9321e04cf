"""kill -9 while invoices are issued: whole ones or none, no number missing, nothing charged twice (C-5)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import Invoice, InvoiceLine, InvoiceProgress
from tests.unit.services.billing_world import AURORA, FIRM, TARIFF

CUSTOMERS, KILLS = 60, 6
S = InterventionState


def fill(database: Database) -> None:
    """Each customer has one job of yesterday."""
    at = datetime.now(UTC) - timedelta(days=1)
    with database() as uow:
        uow.add(FIRM)
        tariff = uow.add(TARIFF)
        for number in range(CUSTOMERS):
            customer = uow.add(replace(AURORA, name=f"Hotel {number}"))
            closed = Intervention(customer.id, "anna", at, state=S.CLOSED, tariff_id=tariff.id, units=2)
            price = Decimal("20.00")
            uow.add(replace(closed, unit_price=price, amount=2 * price, report_number=number, closed_at=at))


def kill_after(database: Path, backups: Path, invoices: int, more: int) -> None:
    """Lets so many be issued, then kills in the middle of one; ``more`` lines of the loop later at most."""
    command = [sys.executable, "-m", "tests.e2e.issuing_child", str(database), str(backups)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(invoices):
            if child.stdout.readline().strip() == "all":
                return
        for _ in range(more):
            child.poll()
        child.kill()
        child.wait()
        assert child.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)


def check(database: Database) -> int:
    """How many stand; everything fits together."""
    with database() as uow:
        invoices = sorted(uow.find(Invoice), key=lambda one: one.number)
        lines, progress = uow.find(InvoiceLine), uow.find(InvoiceProgress)
        locked = {one.id for one in uow.find(Intervention, state=S.INVOICED)}
    assert [one.number for one in invoices] == list(range(1, len(invoices) + 1))
    assert len({one.file_name for one in invoices}) == len(invoices)
    assert all(one.xml.startswith(b"<?xml") and one.total == Decimal("48.80") for one in invoices)
    assert sorted(line.invoice_id for line in lines) == sorted(one.id for one in invoices)
    assert sorted(one.invoice_id for one in progress) == sorted(one.id for one in invoices)
    assert [line.intervention_id for line in lines].count(None) == 0
    assert {line.intervention_id for line in lines} == locked
    return len(invoices)


def test_whole_invoices_or_none(tmp_path: Path) -> None:
    path, backups, dice = tmp_path / "desk.sqlite3", tmp_path / "backups", random.Random(6)
    database = open_sqlite(path, backups)
    fill(database)
    stood = [0]
    for _ in range(KILLS):
        kill_after(path, backups, dice.randint(2, 5), dice.randint(0, 2_000))
        stood.append(check(database))
    assert stood == sorted(stood)
    assert 0 < stood[-1] < CUSTOMERS
    kill_after(path, backups, CUSTOMERS + 2, 0)
    assert check(database) == CUSTOMERS
    database.close()
