"""Taking collector files in: each once, never by the name alone, nothing proven by a doubt (D-4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from istes_desk.domain.duties import DutyCode, DutyIncident, DutyResult, EvidenceSource, Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.errors import DomainError
from istes_desk.domain.evidence import CollectedFile, CollectedReport, Finding, Verdict
from istes_desk.domain.incidents import Incident, IncidentState
from istes_desk.domain.network import Device, Interface, RemoteAccess, RemoteMethod
from istes_desk.domain.plan import DeviceChange
from istes_desk.services.assigning import assign_duties
from istes_desk.services.checklists import TickDraft, set_not_applicable, tick
from istes_desk.services.collected_results import collected_result
from istes_desk.services.errors import KnownError
from istes_desk.services.evidence import Line, assign, preview, take
from istes_desk.services.evidence_files import ReadEvidence
from istes_desk.services.evidence_import import Porter, told
from istes_desk.services.evidence_incidents import open_incident
from istes_desk.services.evidence_placing import Fate
from istes_desk.services.evidence_reading import all_candidates, evidence_line, open_report, report_rows
from istes_desk.services.fetching import Unwatched
from istes_desk.services.filing import Transacting
from istes_desk.services.ports import UnitOfWork
from tests.evidence_samples import ITALIAN, TOOLS, body, read
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.policy_files import HOLIDAYS, PLANS, POLICY
from tests.unit.services.checklist_world import AURORA, AUTHOR, DESK_PC, SERVER, assignment, cell, world

COLLECTED = datetime(2026, 11, 20, 11, 30, 4, tzinfo=UTC)
NOW = COLLECTED + timedelta(hours=2)
GUID = "6f1c2a3e-5b47-4d0a-9c1e-2f8a7d3b9e10"
OLD_SIGNATURES = "2026-11-01T05:00:00+01:00"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    """The reception PC is known by its GUID and has had its duties since the start of the month."""
    with world()() as opened:
        opened.add_all([POLICY, *PLANS.values(), *HOLIDAYS.rows])
        assign_duties(opened, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC)), AURORA)
        opened.save(replace(opened.get(Device, DESK_PC), machine_guid=GUID))
        return opened


def take_in(uow: FakeUnitOfWork, clock: FixedClock, *files: ReadEvidence) -> tuple[Line, ...]:
    return take(uow, clock, files, TOOLS).lines


def only(uow: FakeUnitOfWork) -> CollectedReport:
    (report,) = uow.find(CollectedReport)
    return report


def results(uow: FakeUnitOfWork, code: DutyCode) -> list[Outcome]:
    return [one.outcome for one in uow.find(DutyResult, assignment_id=assignment(uow, code).id)]


def test_fresh_good_evidence_closes_the_period(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    (line,) = take_in(uow, clock, read())
    assert (line.fate, line.device, line.why) == (Fate.NEW, "RECEPTION", "")
    assert cell(uow, clock, DutyCode.AV).status.state is DutyState.OK
    (result,) = uow.find(DutyResult, assignment_id=assignment(uow, DutyCode.AV).id)
    assert (result.source, result.at, result.author) == (EvidenceSource.COLLECTED, COLLECTED, "")
    assert result.evidence_sha256 == only(uow).sha256
    assert uow.find(CollectedFile)[0].body == body()


def test_bad_evidence_marks_it_failed_and_unknown_says_nothing(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    take_in(uow, clock, read(defender__signatures_at=OLD_SIGNATURES, updates=None))
    assert cell(uow, clock, DutyCode.AV).status.state is DutyState.FAILED
    assert results(uow, DutyCode.UPD) == []
    (found,) = uow.find(Finding, code=DutyCode.UPD)
    assert (found.verdict, found.result_id) == (Verdict.UNKNOWN, None)


def test_a_backup_that_went_well_satisfies_no_test(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read())
    assert results(uow, DutyCode.BKP) == [Outcome.OK]
    assert results(uow, DutyCode.BKPT) == results(uow, DutyCode.BKPR) == []
    tested = cell(uow, clock, DutyCode.BKPT)
    with pytest.raises(DomainError, match="non dimostra"):
        collected_result(tested.assignment, tested.occurrence, Outcome.OK, NOW, "", ("", ""))


def test_the_same_file_changes_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read())
    before = uow.find(DutyResult), uow.find(Finding)
    assert [line.fate for line in take_in(uow, clock, read(), read())] == [Fate.SAME, Fate.SAME]
    assert (uow.find(DutyResult), uow.find(Finding)) == before
    assert only(uow).device_id == DESK_PC


def test_a_later_file_says_the_same_without_a_second_result(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    later = read(collected_at="2026-11-20T13:30:00+01:00")
    worse = read(collected_at="2026-11-20T14:00:00+01:00", defender__real_time=False)
    take_in(uow, clock, later, read(), worse)
    assert results(uow, DutyCode.AV) == [Outcome.OK, Outcome.FAILED]
    first, second, third = (one.result_id for one in uow.find(Finding, code=DutyCode.AV))
    assert (first, second) == (first, first)
    assert third != first


def test_a_tick_by_hand_is_followed_by_what_is_collected(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """A manual ok against fresh bad evidence needs a reason (D-4)."""
    take_in(uow, clock, read(defender__real_time=False))
    antivirus = cell(uow, clock, DutyCode.AV)
    with pytest.raises(DomainError, match="dicono il contrario"):
        tick(uow, clock, [antivirus.id], TickDraft(Outcome.OK), AUTHOR)
    tick(uow, clock, [antivirus.id], TickDraft(Outcome.OK, "Riattivato a mano"), AUTHOR)
    clock.advance(minutes=10)
    take_in(uow, clock, read(defender__real_time=False, collected_at=clock.now().isoformat()))
    assert results(uow, DutyCode.AV) == [Outcome.FAILED, Outcome.OK, Outcome.FAILED]


def test_a_duty_that_does_not_apply_gets_no_result(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    set_not_applicable(uow, [assignment(uow, DutyCode.AV).id], "Sistema senza antivirus")
    take_in(uow, clock, read())
    assert results(uow, DutyCode.AV) == []


def test_a_file_from_before_the_duty_proves_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(collected_at="2026-10-20T12:00:00+01:00"))
    assert uow.find(DutyResult) == []
    assert len(uow.find(Finding)) == 9


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"collected_at": "2026-11-21T12:00:00+01:00"}, "futura"),
        ({}, "modificato"),
    ],
)
def test_a_doubt_is_kept_and_proves_nothing(
    uow: FakeUnitOfWork, clock: FixedClock, changed: dict[str, Any], words: str
) -> None:
    file = read(**changed) if changed else TOOLS.parse(body().replace(b'"wear":7', b'"wear":1'), "a.json")
    (line,) = take_in(uow, clock, file)
    assert (line.fate, words in line.why) == (Fate.DOUBTFUL, True)
    assert uow.find(DutyResult) == []
    assert words in only(uow).doubt
    assert len(uow.find(Finding)) == 9
    assert all(one.result_id is None for one in uow.find(Finding))


def test_another_pc_of_the_same_name_is_named(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    (line,) = take_in(uow, clock, read(machine_guid="f" * 32))
    assert (line.fate, line.why) == (
        Fate.UNASSIGNED,
        "Un altro PC si chiama già «RECEPTION»: il nome da solo non dimostra che sia lo stesso.",
    )
    assert uow.find(Finding) == []


def test_a_file_without_guid_and_a_cloned_disk_are_nobodys(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.save(replace(uow.get(Device, SERVER), machine_guid=GUID))
    nameless, cloned = take_in(uow, clock, read(machine_guid="", name="X"), read())
    assert (nameless.fate, cloned.fate) == (Fate.UNASSIGNED, Fate.UNASSIGNED)
    assert "identificativo" in nameless.why
    assert "RECEPTION, SRV" in cloned.why


def test_a_known_pc_under_a_new_name_is_asked_about(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read())
    clock.advance(minutes=30)
    (line,) = take_in(uow, clock, read(name="BANCONE", collected_at=clock.now().isoformat()))
    assert (line.fate, "RECEPTION" in line.why) == (Fate.UNASSIGNED, True)
    waiting = uow.find(CollectedReport, device_id=None)[0]
    assign(uow, clock, waiting.id, DESK_PC, AUTHOR, TOOLS)
    (again,) = take_in(uow, clock, read(name="BANCONE", tool="collect.ps1 1.1"))
    assert again.fate is Fate.NEW, "a person said it is the same one"


def test_a_clock_that_is_a_little_fast_records_nothing_of_the_future(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    take_in(uow, clock, read(collected_at=(NOW + timedelta(minutes=5)).isoformat()))
    assert {one.at for one in uow.find(DutyResult)} == {NOW}


def test_two_pcs_that_swapped_names_are_both_asked_about(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    other = "a" * 32
    uow.save(replace(uow.get(Device, SERVER), machine_guid=other))
    take_in(uow, clock, read(), read(machine_guid=other, name="SRV"))
    clock.advance(minutes=30)
    at = clock.now().isoformat()
    swapped = read(name="SRV", collected_at=at), read(machine_guid=other, name="RECEPTION", collected_at=at)
    assert [line.fate for line in take_in(uow, clock, *swapped)] == [Fate.UNASSIGNED, Fate.UNASSIGNED]


def test_preview_writes_nothing(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    lines = preview(uow, NOW, [read(), read(), read(ITALIAN)])
    assert [line.fate for line in lines] == [Fate.NEW, Fate.SAME, Fate.UNASSIGNED]
    assert uow.find(CollectedReport) == []


def test_assigning_gives_everything_that_waits(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.save(replace(uow.get(Device, DESK_PC), machine_guid=""))
    take_in(uow, clock, read(), read(collected_at="2026-11-19T12:30:00+01:00"))
    first = uow.find(CollectedReport)[0]
    changes = assign(uow, clock, first.id, DESK_PC, AUTHOR, TOOLS)
    assert changes.duties == {AURORA}
    assert {one.device_id for one in uow.find(CollectedReport)} == {DESK_PC}
    assert uow.get(Device, DESK_PC).machine_guid == GUID
    assert results(uow, DutyCode.AV) == [Outcome.OK, Outcome.OK]
    assert [one.what for one in uow.find(DeviceChange)] == ["Identificativo del PC"]
    with pytest.raises(DomainError, match="già a un PC"):
        assign(uow, clock, first.id, DESK_PC, AUTHOR, TOOLS)


def test_another_guid_is_asked_about_and_doubts_stay(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(machine_guid="f" * 32, collected_at="2026-11-21T12:00:00+01:00"))
    report = only(uow)
    with pytest.raises(DomainError, match="altro identificativo"):
        assign(uow, clock, report.id, DESK_PC, AUTHOR, TOOLS)
    assign(uow, clock, report.id, DESK_PC, AUTHOR, TOOLS, another=True)
    assert (uow.get(Device, DESK_PC).machine_guid, only(uow).device_id) == ("f" * 32, DESK_PC)
    assert "futura" in only(uow).doubt
    assert uow.find(DutyResult) == []


def test_a_file_without_guid_is_given_alone(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(machine_guid=""), read(ITALIAN, machine_guid=""))
    assign(uow, clock, uow.find(CollectedReport)[0].id, DESK_PC, AUTHOR, TOOLS, another=True)
    assert [one.device_id for one in uow.find(CollectedReport)] == [DESK_PC, None]
    assert uow.get(Device, DESK_PC).machine_guid == GUID


def test_candidates_are_proposed_with_reasons(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.save(replace(uow.get(Device, SERVER), serial="PF2ABCDE"))
    uow.add(Interface(DESK_PC, address="192.168.10.35"))
    take_in(uow, clock, read(ITALIAN))
    opened = open_report(uow, only(uow).id, TOOLS)
    assert [(one.device.name, one.customer, one.why) for one in opened.candidates] == [
        ("SRV", "Hotel Aurora", "stesso numero di serie PF2ABCDE"),
        ("RECEPTION", "Hotel Aurora", "stesso indirizzo 192.168.10.35"),
    ]
    assert (opened.row.device, opened.row.newest, opened.proofs) == ("", True, ())
    take_in(uow, clock, read(ITALIAN, addresses=[]))
    assert len(open_report(uow, 2, TOOLS).candidates) == 1


def test_all_pcs_can_be_chosen(uow: FakeUnitOfWork) -> None:
    for scope in (None, AURORA):
        found = [(one.customer, one.device.name, one.why) for one in all_candidates(uow, scope)]
        assert found == [("Hotel Aurora", name, "") for name in ("RECEPTION", "SRV", "SRV-SQL")]


def test_the_list_puts_what_waits_first(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(), read(collected_at="2026-11-19T12:30:00+01:00"), read(ITALIAN))
    for scope in (None, AURORA):
        rows = report_rows(uow, scope)
        assert [(row.device, row.newest) for row in rows] == [
            ("", True), ("RECEPTION", True), ("RECEPTION", False),
        ]  # fmt: skip
    assert rows[1].verdicts[Verdict.GOOD] == 6
    assert [row.device for row in report_rows(uow, 99)] == [""]


def test_a_report_is_shown_whole(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(bitlocker=None, defender__real_time=False))
    opened = open_report(uow, 1, TOOLS)
    assert opened.errors == (("bitlocker", "Accesso negato"),)
    assert opened.raw.startswith('{"digest"')
    proof = next(one for one in opened.proofs if one.finding.code is DutyCode.AV)
    assert (proof.recorded, proof.incident_id, "ntivirus" in proof.title) == (True, None, True)


def test_the_line_of_a_cell(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert evidence_line(uow, NOW, DESK_PC, DutyCode.AV) == evidence_line(uow, NOW, None, DutyCode.AV) == ""
    take_in(uow, clock, read())
    said = evidence_line(uow, NOW + timedelta(days=3), DESK_PC, DutyCode.AV)
    assert said.startswith("Raccolta del 20/11/2026 12:30 (3 giorni fa, collect.ps1 1.0): Microsoft Defender")
    assert evidence_line(uow, NOW, DESK_PC, DutyCode.VM).endswith("nulla su questa mansione.")


def test_bad_evidence_opens_one_incident(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(defender__real_time=False))
    bad, unknown = uow.find(Finding, code=DutyCode.AV)[0], uow.find(Finding, code=DutyCode.FW)[0]
    changes = open_incident(uow, clock, bad.id, AUTHOR)
    incident = uow.get(Incident, changes.new_id)
    assert (incident.customer_id, incident.device_id) == (AURORA, DESK_PC)
    assert incident.subject.startswith("RECEPTION: ")
    assert only(uow).sha256 in incident.body
    assert [one.incident_id for one in uow.find(DutyIncident)] == [incident.id]
    with pytest.raises(DomainError, match="già stata aperta"):
        open_incident(uow, clock, bad.id, AUTHOR)
    with pytest.raises(DomainError, match="fallita"):
        open_incident(uow, clock, unknown.id, AUTHOR)


def test_the_next_failure_joins_the_open_incident(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    take_in(uow, clock, read(defender__real_time=False))
    first = open_incident(uow, clock, uow.find(Finding, code=DutyCode.AV)[0].id, AUTHOR).new_id
    clock.advance(days=1)
    take_in(uow, clock, read(defender__real_time=False, collected_at=clock.now().isoformat()))
    joined = open_incident(uow, clock, uow.find(Finding, code=DutyCode.AV)[1].id, AUTHOR)
    assert (joined.new_id, len(uow.find(Incident)), len(uow.find(DutyIncident))) == (first, 1, 2)
    uow.save(replace(uow.get(Incident, first), state=IncidentState.CLOSED))
    clock.advance(days=1)
    take_in(uow, clock, read(defender__real_time=False, collected_at=clock.now().isoformat()))
    assert open_incident(uow, clock, uow.find(Finding, code=DutyCode.AV)[2].id, AUTHOR).new_id != first


def test_ways_of_the_plan_are_asked(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(RemoteAccess(DESK_PC, RemoteMethod.TEAMVIEWER, peer_id="123 456 7890"))
    take_in(uow, clock, read())
    assert uow.find(Finding, code=DutyCode.TV)[0].verdict is Verdict.GOOD


class Watcher(Unwatched):
    """Cancels after so many files."""

    def __init__(self, after: int = 99) -> None:
        self.after, self.told = after, list[tuple[int, int, str]]()

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total, what))
        self.cancelled = done >= self.after


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three PCs, one file of nobody, one cut short."""
    for number in range(3):
        at = f"2026-11-{18 + number}T12:30:00+01:00"
        (tmp_path / f"{number}.json").write_bytes(body(collected_at=at))
    (tmp_path / "cut.json").write_bytes(body()[:-40])
    (tmp_path / "strange.json").write_bytes(body(ITALIAN))
    return tmp_path


def porter(uow: FakeUnitOfWork, clock: FixedClock, watcher: Watcher) -> Porter:
    return Porter(TOOLS, lambda job: job(uow), clock, watcher)


def test_a_folder_is_brought_in_with_counts_that_add_up(
    uow: FakeUnitOfWork, clock: FixedClock, folder: Path
) -> None:
    watcher = Watcher()
    carrier = porter(uow, clock, watcher)
    looked = carrier.look([folder, folder / "cut.json"])
    assert uow.find(CollectedReport) == []
    done = carrier.bring_in([folder])
    assert looked.counts == done.counts == {Fate.NEW: 3, Fate.UNASSIGNED: 1, Fate.REFUSED: 1}
    assert (done.total, done.left, set(done.changes.duties)) == (5, 0, {AURORA})
    assert told(done) == "File: 5 (nuovi: 3, da assegnare a un PC: 1, rifiutati: 1)"
    assert watcher.told[-1] == (5, 5, "strange.json")
    assert told(carrier.bring_in([folder / "cut.json"])) == "File: 1 (rifiutati: 1)"
    assert told(carrier.bring_in([])) == "File: 0"


def test_a_stopped_import_says_what_it_left(uow: FakeUnitOfWork, clock: FixedClock, folder: Path) -> None:
    done = porter(uow, clock, Watcher(2)).bring_in([folder])
    assert (len(done.lines), done.left) == (2, 3)
    assert told(done) == "File: 5 (nuovi: 2, non letti: 3)"
    stopped = Watcher()
    stopped.cancelled = True
    assert porter(uow, clock, stopped).bring_in([folder]).left == 5


def test_one_file_that_cannot_be_stored_holds_up_no_other(clock: FixedClock, folder: Path) -> None:
    database = world()
    inside = Transacting(database)

    def transact(job: Callable[[UnitOfWork], Any]) -> Any:
        def wary(uow: UnitOfWork) -> Any:
            done = job(uow)
            if uow.find(CollectedReport, computer_name="UFFICIO-02"):
                raise KnownError("Il disco è pieno.")
            return done

        return inside(wary)

    done = Porter(TOOLS, transact, clock, Watcher()).bring_in([folder])
    assert done.counts == {Fate.UNASSIGNED: 3, Fate.REFUSED: 2}
    assert done.lines[-1].why == "Il disco è pieno."
