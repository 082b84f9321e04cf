"""The desk that the window tests stand on is the real thing."""

from __future__ import annotations

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.tariff import Tariff
from istes_desk.gui.desk import Desk
from istes_desk.services.changes import Changes, ids
from istes_desk.services.errors import KnownError, NotFoundError
from istes_desk.services.ports import UnitOfWork


def add_customer(uow: UnitOfWork) -> Changes:
    return Changes(customers=ids(uow.add(Customer("Hotel Aurora")).id))


def test_a_write_is_committed_and_announced_at_once(desk: Desk, database: Database) -> None:
    told: list[Changes] = []
    desk.tasks.changed.connect(told.append)
    desk.tasks.write(add_customer)
    with database() as uow:
        assert [customer.name for customer in uow.find(Customer)] == ["Hotel Aurora"]
        assert not uow.find(Firm)
    assert told == [Changes(customers=ids(1))]
    assert desk.tasks.pending == 0


def test_the_seeded_desk_has_what_comes_with_the_program(seeded: Desk, database: Database) -> None:
    with database() as uow:
        assert uow.find(Firm)[0].set_up
        assert uow.find(Tariff)


def test_what_nobody_took_goes_to_the_error_door(desk: Desk) -> None:
    failed: list[Exception] = []
    taken: list[Exception] = []
    desk.tasks.failed.connect(failed.append)
    desk.tasks.read(lambda uow: uow.get(Customer, 9), print)
    desk.tasks.read(lambda uow: uow.get(Customer, 9), print, on_error=taken.append)
    desk.tasks.background(lambda: 1 // 0, print, on_error=taken.append)
    assert [type(error) for error in failed] == [NotFoundError, ZeroDivisionError]
    assert all(isinstance(error, KnownError) for error in taken)
    assert len(taken) == 1
