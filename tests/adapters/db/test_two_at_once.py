"""Two technicians at the same moment: one chain, one series of revisions, nothing lost or numbered twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from threading import Barrier, BrokenBarrierError

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Frequency, Outcome
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device
from istes_desk.domain.plan import CredentialPrint, PlanCopy, PlanRevision
from istes_desk.services.checklists import TickDraft, correct
from istes_desk.services.errors import ConflictError
from istes_desk.services.filing import Transacting
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import append
from istes_desk.services.register_reading import verified
from istes_desk.services.revisions import IssueDraft, issue
from tests.fakes import FixedClock

KEY, TURNS = b"k" * 32, 12
CLOCK = FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def both(database: Database, job: Callable[[UnitOfWork, str, int], object]) -> None:
    """Each its transactions, all at the same time; an error goes up."""

    def work(who: str) -> None:
        for turn in range(TURNS):
            with database() as uow:
                job(uow, who, turn)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, ("mario", "anna")))


def whole(database: Database) -> str:
    return verified(Transacting(database), KEY).words_it


def test_the_chain_does_not_fork(database: Database) -> None:
    both(database, lambda uow, who, _: append(uow, CLOCK, KEY, who, RegisterAction.LOG_IN, "cassaforte"))
    assert f"righe verificate {2 * TURNS}, nessuna" in whole(database)


def test_prints_at_once_get_numbers_of_their_own(database: Database) -> None:
    with database() as uow:
        uow.add(Customer("Hotel"))
        uow.add(Site(1, "Sede"))
        uow.add(Device(1, 1, "nas-1"))

    def job(uow: UnitOfWork, who: str, turn: int) -> None:
        note = f"{who} {turn}" if turn % 3 else ""
        mode = CredentialPrint.USER_NAMES if turn % 2 else CredentialPrint.NONE
        issue(uow, CLOCK, KEY, IssueDraft(1, note=note, credentials=mode), who)

    both(database, job)
    with database() as uow:
        numbers = sorted(one.number for one in uow.find(PlanRevision))
        copies = Counter((one.revision_id, one.number) for one in uow.find(PlanCopy))
    assert numbers == list(range(1, len(numbers) + 1))
    assert (len(copies), set(copies.values())) == (2 * TURNS, {1})
    assert "integro" in whole(database)


def test_one_result_is_corrected_once(database: Database) -> None:
    """Both read it as it was, the second to write is refused (D-4); SQLite lets in one after the other."""
    with database() as uow:
        uow.add(Customer("Hotel"))
        uow.add(Site(1, "Sede"))
        uow.add(Device(1, 1, "nas-1"))
        day = date(2026, 3, 2)
        uow.add(DutyAssignment(DutyCode.AV, 1, Frequency.DAILY, day, day, device_id=1))
        uow.add(DutyResult(1, "2026-03-02", Outcome.OK, CLOCK.now(), "mario", "Fatto."))
    here = Barrier(2)

    def work(who: str) -> str:
        try:
            with database() as uow:
                uow.get(DutyResult, 1)
                with suppress(BrokenBarrierError):
                    here.wait(2)
                correct(uow, CLOCK, 1, TickDraft(Outcome.FAILED, "Non era vero."), who)
        except (ConflictError, DomainError):
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(work, ("mario", "anna"))) == ["done", "refused"]
    with database() as uow:
        assert len(uow.find(DutyResult, supersedes_id=1)) == 1
