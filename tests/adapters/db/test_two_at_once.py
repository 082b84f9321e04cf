"""Two technicians at the same moment: one chain, one series of revisions, nothing lost or numbered twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.plan import CredentialPrint, PlanCopy, PlanRevision
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
