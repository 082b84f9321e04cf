"""Importing 2,000 collector files with progress against only parsing and hashing them, in the same run.

By processor time: what else runs on the machine meanwhile counts on neither side.
"""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import fastjsonschema
import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyResult
from istes_desk.domain.evidence import Finding
from istes_desk.domain.network import Device
from istes_desk.services.assigning import assign_duties
from istes_desk.services.evidence_import import Porter, Summary
from istes_desk.services.evidence_placing import Fate
from istes_desk.services.fetching import Unwatched
from istes_desk.services.filing import Transacting
from istes_desk.services.shipped import ensure_shipped_rows
from tests.evidence_samples import FILES, TOOLS, WINDOWS_10, body
from tests.fakes import FixedClock

pytestmark = pytest.mark.benchmark
CUSTOMERS, PCS, LIMIT = 50, 40, 3.0
VALIDATE = fastjsonschema.compile(
    json.loads(resource_path("evidence", "pc-evidence-1.schema.json").read_text(encoding="utf-8"))
)
HISTORY = 200
"""As many entries as the collector reads: most of a real file are the daily signatures of the antivirus."""
NOON = FixedClock(datetime(2026, 11, 20, 14, tzinfo=UTC))


class Counted(Unwatched):
    """Somebody looks on."""

    steps = 0

    def step(self, done: int, total: int, what: str) -> None:
        self.steps += 1


def guid(number: int) -> str:
    return f"{number:032x}"


def office(path: Path) -> Database:
    """50 customers of 40 PCs, each with its duties since the start of the month."""
    database = open_sqlite(path, path.parent)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        for number in range(CUSTOMERS):
            customer = uow.add(Customer(f"Cliente {number}")).id
            site = uow.add(Site(customer, "Sede")).id
            uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
            numbers = range(number * PCS, (number + 1) * PCS)
            uow.add_all([Device(customer, site, f"PC-{one}", machine_guid=guid(one)) for one in numbers])
            assign_duties(uow, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC)), customer)
    return database


def collected(folder: Path) -> Path:
    """One file of each PC, as long as those of a PC that has been in use for a while."""
    folder.mkdir()
    known = FILES[WINDOWS_10]["report"]["sections"]["updates"]["data"]["history"]
    history = (known[:1] * 3 + known[1:2]) * (HISTORY // 4)
    for number in range(CUSTOMERS * PCS):
        made = body(machine_guid=guid(number), name=f"PC-{number}", updates__history=history)
        (folder / f"PC-{number}.json").write_bytes(made)
    return folder


def floor(folder: Path) -> float:
    """Each file read, hashed, parsed against the schema, thrown away."""
    began = time.process_time()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        assert hashlib.sha256(data).digest()
        assert VALIDATE(json.loads(data))
    return time.process_time() - began


def bare(folder: Path) -> float:
    """The same without the schema, for who wants to know: no part of the bound."""
    began = time.process_time()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        assert hashlib.sha256(data).digest()
        assert json.loads(data)
    return time.process_time() - began


def imported(database: Database, folder: Path) -> tuple[float, Summary, Counted]:
    watcher = Counted()
    porter = Porter(TOOLS, Transacting(database), NOON, watcher)
    began, clock = time.process_time(), time.perf_counter()
    done = porter.bring_in([folder])
    took = time.process_time() - began
    print(f"{took:.2f} s of the processor, {time.perf_counter() - clock:.2f} s by the clock")
    return took, done, watcher


def test_importing_costs_no_more_than_three_parsings(tmp_path: Path) -> None:
    folder, database = collected(tmp_path / "files"), office(tmp_path / "desk.sqlite3")
    TOOLS.parse(body(), "warm")
    floor(folder)
    plain = floor(folder)
    took, done, watcher = imported(database, folder)
    plain, least = min(plain, floor(folder)), bare(folder)
    again, same, _ = imported(database, folder)
    with database() as uow:
        rows = len(uow.find(Finding)), len(uow.find(DutyResult))
    database.close()
    files = CUSTOMERS * PCS
    assert (done.counts, same.counts, watcher.steps) == ({Fate.NEW: files}, {Fate.SAME: files}, files)
    assert rows == (9 * files, 6 * files)
    size = sum(one.stat().st_size for one in folder.iterdir()) / files / 1024
    print(f"{files} files of {size:.0f} KB: parse and hash {plain:.2f} s, import {took:.2f} s")
    print(f"ratio {took / plain:.2f} (limit {LIMIT}), the same again {again / plain:.2f}")
    print(f"against JSON without the schema {took / least:.2f}")
    assert took <= LIMIT * plain
