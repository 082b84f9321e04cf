"""Collector files are taken in by every database, each once, with what a person assigns afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyIncident, DutyResult
from istes_desk.domain.evidence import CollectedFile, CollectedReport, Finding, Verdict
from istes_desk.domain.network import Device
from istes_desk.services.assigning import assign_duties
from istes_desk.services.evidence import assign
from istes_desk.services.evidence_import import Porter
from istes_desk.services.evidence_incidents import open_incident
from istes_desk.services.evidence_placing import Fate
from istes_desk.services.evidence_reading import open_report, report_rows
from istes_desk.services.fetching import Unwatched
from istes_desk.services.filing import Transacting
from istes_desk.services.shipped import ensure_shipped_rows
from tests.evidence_samples import FOLDER, TOOLS, body
from tests.fakes import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 20, 14, tzinfo=UTC))
GUID = "6f1c2a3e-5b47-4d0a-9c1e-2f8a7d3b9e10"


def office(database: Database) -> None:
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        customer = uow.add(Customer("Hotel Aurora")).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Device(customer, site, "RECEPTION", machine_guid=GUID))
        uow.add(Device(customer, site, "UFFICIO", serial="PF2ABCDE"))
        assign_duties(uow, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC)), customer)


def test_import_assign_and_incident(database: Database, tmp_path: Path) -> None:
    office(database)
    porter = Porter(TOOLS, Transacting(database), CLOCK, Unwatched())
    assert porter.bring_in([FOLDER]).counts == {Fate.NEW: 1, Fate.UNASSIGNED: 3}
    assert porter.bring_in([FOLDER]).counts == {Fate.SAME: 4}
    strange = tmp_path / "strange.json"
    strange.write_bytes(body(name="X\0Y", tool="caffè \ud83d\ude00", machine_guid="f" * 32))
    assert porter.bring_in([strange]).counts == {Fate.UNASSIGNED: 1}
    with database() as uow:
        waiting = uow.find(CollectedReport, computer_name="UFFICIO-02")[0]
        chosen = open_report(uow, waiting.id, TOOLS).candidates[0].device
        assign(uow, CLOCK, waiting.id, chosen.id, "marco", TOOLS)
        bad = uow.find(Finding, report_id=waiting.id, verdict=Verdict.BAD)
        assert open_incident(uow, CLOCK, bad[0].id, "marco").new_id
    with database() as uow:
        assert len(uow.find(DutyIncident)) == 1
        assert len(uow.find(CollectedFile)) == len(report_rows(uow)) == 5
        assert {one.device for one in report_rows(uow)} == {"", "RECEPTION", "UFFICIO"}
        recorded = {one.result_id for one in uow.find(Finding)} - {None}
        assert recorded == {one.id for one in uow.find(DutyResult)}
