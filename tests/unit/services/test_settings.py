"""Firm, price lists, and the first run (P-1, P-2, B-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.tariff import Tariff
from istes_desk.services import settings as desk
from istes_desk.services.changes import EVERYTHING_SETTINGS, NOTHING, Changes
from istes_desk.services.ports import UnitOfWork
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.policy_files import PLANS, POLICY

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"))
FIRM, ANNA = Firm("Ditta"), Technician("anna", "Anna Verdi")


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(TARIFF, POLICY, *PLANS.values())
    return FakeUnitOfWork(database.rows, database.numbers)


def test_the_view_has_the_newest_first_and_knows_what_is_in_force(uow: FakeUnitOfWork) -> None:
    assert desk.settings(uow, TODAY).firm == Firm()
    desk.save_firm(uow, replace(FIRM, email="Info@Ditta.Example"))
    desk.save_tariff(uow, replace(TARIFF, valid_from=TOMORROW))
    view = desk.settings(uow, TODAY)
    assert view.firm.email == "info@ditta.example"
    assert [one.valid_from for one in view.tariffs] == [TOMORROW, TARIFF.valid_from]
    assert view.tariff == view.tariffs[1]
    assert desk.settings(uow, date(2019, 1, 1)).tariff is None
    assert view.valid(view.policies[0])
    assert not view.valid(replace(view.policies[0], valid_to=date(2026, 3, 1)))
    assert not view.may_change(view.policies[0])
    assert view.may_change(replace(view.policies[0], valid_from=TOMORROW))


def test_the_firm_is_checked_and_changed_in_place(uow: FakeUnitOfWork) -> None:
    assert desk.save_firm(uow, FIRM) == EVERYTHING_SETTINGS
    stored = desk.settings(uow, TODAY).firm
    desk.save_firm(uow, replace(stored, city="Caorle"))
    assert uow.find(Firm) == [desk.settings(uow, TODAY).firm]
    for wrong in (Firm(" "), replace(FIRM, vat_rate=Decimal(101)), replace(FIRM, vat_rate=Decimal(-1))):
        with pytest.raises(DomainError):
            desk.save_firm(uow, wrong)
    with pytest.raises(DomainError, match="partita IVA"):
        desk.save_firm(uow, replace(FIRM, vat_number="1"))
    desk.save_firm(uow, replace(stored, version=2, creditor_identifier=" it66zzza1b2c3d4e5f6g7h8 "))
    with pytest.raises(DomainError, match="identificativo del creditore"):
        desk.save_firm(uow, replace(FIRM, creditor_identifier="IT01"))


def test_a_log_in_name_belongs_to_one(uow: FakeUnitOfWork) -> None:
    desk.save_technician(uow, ANNA)
    stored = uow.find(Technician)[0]
    desk.save_technician(uow, replace(stored, name="Anna Bianchi"))
    assert desk.settings(uow, TODAY).technicians[0].name == "Anna Bianchi"
    with pytest.raises(DomainError, match="già un tecnico"):
        desk.save_technician(uow, ANNA)
    for nameless in (replace(ANNA, login=" "), replace(ANNA, name=" ")):
        with pytest.raises(DomainError):
            desk.save_technician(uow, nameless)


def test_a_used_price_list_is_superseded_never_edited(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    stored = uow.get(Tariff, 1)
    desk.save_tariff(uow, replace(stored, call_out_fee=Decimal(35)))
    assert uow.get(Tariff, 1).call_out_fee == Decimal("35.00")
    assert desk.settings(uow, TODAY).may_change(stored)
    uow.add(Intervention(1, "anna", clock.now(), tariff_id=1))
    assert not desk.settings(uow, TODAY).may_change(stored)
    with pytest.raises(DomainError, match="già stato usato"):
        desk.save_tariff(uow, replace(stored, unit_price=Decimal(25)))
    with pytest.raises(DomainError, match="in quel giorno"):
        desk.save_tariff(uow, TARIFF)


def test_the_first_run(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    desk.complete_first_run(uow, clock.now(), FIRM, ANNA, None)
    assert desk.settings(uow, TODAY).firm.set_up
    assert uow.get(Tariff, 1).call_out_fee is None
    firm = desk.settings(uow, TODAY).firm

    def load(_uow: UnitOfWork, _now: object) -> Changes:
        return Changes(customers=frozenset({7}))

    again = desk.complete_first_run(uow, clock.now(), firm, ANNA, Decimal(35), load)
    assert again == EVERYTHING_SETTINGS | Changes(customers=frozenset({7}))
    assert uow.get(Tariff, 1).call_out_fee == Decimal("35.00")
    assert len(uow.find(Technician)) == 1


def test_without_a_price_list_there_is_no_fee_to_set(clock: FixedClock) -> None:
    with FakeDatabase()() as uow:
        changes = desk.complete_first_run(uow, clock.now(), FIRM, ANNA, Decimal(35))
        assert changes == EVERYTHING_SETTINGS | NOTHING
        assert uow.find(Tariff) == []
