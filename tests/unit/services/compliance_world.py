"""The demo year with a register, for what is kept beside the checklist and the dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from istes_desk.adapters.config.shipped import demo_data
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.firm import Firm, Technician
from istes_desk.services.demo import load_demo
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.register import append
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fake_uow import FakeDatabase, FakeUnitOfWork

T = TypeVar("T")
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
KEY = b"k" * 32
AURORA, LIDO = 1, 2
FIRM = Firm("ISTES ICT Solutions S.r.l.", "01234567897", address="Via Latisana 44", city="Lignano")
LINES = (
    (RegisterAction.LOG_IN, "", None),
    (RegisterAction.CREDENTIAL_SHOWN, "Amministratore locale", AURORA),
    (RegisterAction.REMOTE_SESSION, "TeamViewer", LIDO),
    (RegisterAction.LOG_OUT, "", None),
)


def demo() -> FakeDatabase:
    database = FakeDatabase(FIRM, Technician("marco", "Marco Bianchi"))
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        load_demo(uow, NOW, demo_data(), "marco")
        clock = StoryClock(NOW - timedelta(days=3))
        for action, subject, customer_id in LINES:
            clock.move(10)
            append(uow, clock, KEY, "marco", action, subject, customer_id=customer_id)
    return database


def transact(database: FakeDatabase) -> Callable[[Callable[[FakeUnitOfWork], T]], T]:
    def run(job: Callable[[FakeUnitOfWork], T]) -> T:
        with database() as uow:
            return job(uow)

    return run
