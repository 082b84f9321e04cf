"""The demo's collections: a good PC, a bad one, one that could not be asked, one that nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime

from istes_desk.adapters.evidence.own import sealed
from istes_desk.domain.duties import DutyResult, Outcome
from istes_desk.domain.evidence import CollectedReport, Finding, Verdict
from istes_desk.domain.network import RemoteAccess, RemoteMethod
from istes_desk.services.assigning import assign_duties
from istes_desk.services.changes import NOTHING
from istes_desk.services.demo.evidence import STRANGER, bring_evidence
from tests.evidence_samples import TOOLS, report
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, world

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)


def test_nobody_with_duties_has_collections() -> None:
    with world()() as uow:
        assert bring_evidence(uow, NOW, report(), TOOLS, sealed) == NOTHING


def test_one_of_each_kind() -> None:
    with world()() as uow:
        assign_duties(uow, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC)), AURORA)
        for id in (1, 2, 3):
            uow.add(RemoteAccess(id, RemoteMethod.TEAMVIEWER, peer_id=f"{id}00 000 000"))
        assert bring_evidence(uow, NOW, report(), TOOLS, sealed).duties == {AURORA}
        names = [one.computer_name for one in uow.find(CollectedReport)]
        assert names == ["RECEPTION", "SRV", "SRV-SQL", STRANGER]
        assert {one.doubt for one in uow.find(CollectedReport)} == {""}
        assert {one.verdict for one in uow.find(Finding, report_id=1)} == {Verdict.GOOD, Verdict.UNKNOWN}
        assert Verdict.BAD in {one.verdict for one in uow.find(Finding, report_id=2)}
        assert {one.outcome for one in uow.find(DutyResult)} == {Outcome.OK, Outcome.FAILED}
