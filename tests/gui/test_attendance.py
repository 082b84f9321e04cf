"""Start and end of the program stand in the register; a key that is lost is told at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.gui.attendance import Attendance
from istes_desk.gui.desk import Desk
from istes_desk.services import interventions
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.register import KEY_HANDLE
from istes_desk.services.timekeeping import reading
from istes_desk.services.vault_errors import VaultError
from tests.fakes import FixedClock, MemorySecrets

A = RegisterAction


def actions(database: Database) -> list[RegisterAction]:
    with database() as uow:
        return [one.action for one in uow.find(RegisterEntry)]


def test_start_and_end_once(desk: Desk, database: Database) -> None:
    parent = QObject()
    made = Attendance(desk, parent)
    made.end()
    made.begin()
    made.end()
    made.end()
    assert actions(database) == [A.LOG_IN, A.LOG_OUT]


@pytest.mark.parametrize("locked", [False, True])
def test_a_lost_key_is_told_a_locked_keyring_only_when_it_is_needed(
    desk: Desk, database: Database, secrets: MemorySecrets, locked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(_handle: str) -> str:
        raise VaultError(VaultProblem.LOCKED)

    parent, told = QObject(), list[Exception]()
    desk.tasks.failed.connect(told.append)
    Attendance(desk, parent).begin()
    if locked:
        monkeypatch.setattr(secrets, "get", shut)
    del secrets.entries[KEY_HANDLE]
    made = Attendance(desk, parent)
    made.begin()
    made.end()
    assert [getattr(one, "problem", None) for one in told] == [VaultProblem.REGISTER_KEY] * (not locked)
    assert actions(database) == [A.LOG_IN]


def test_work_on_site_is_a_line(desk: Desk, database: Database, clock: FixedClock) -> None:
    with database() as uow:
        uow.add(Customer("Hotel Aurora"))
    parent = QObject()
    made = Attendance(desk, parent)
    made.begin()
    order = WorkOrder(1, on_site=True)
    desk.tasks.write(lambda uow: interventions.start(uow, clock, order, desk.author))
    clock.advance(minutes=30)
    desk.tasks.write(lambda uow: interventions.stop(uow, clock, 1, reading(clock)))
    made.end()
    assert actions(database) == [A.LOG_IN, A.ON_SITE_SESSION, A.ON_SITE_SESSION, A.LOG_OUT]
