"""The list and the card of customers, and every write on them (C-1..C-4, Q-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from istes_desk.domain.compliance import ConformityReport
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation
from istes_desk.domain.customers import Contact, Customer, Season, SeasonKind, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Channel, CoveredObject, Incident, IncidentClass
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services import customers
from istes_desk.services.customers import Row, Validity, customer_card, customer_list, save_row, validity
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.policy_files import PLANS

TODAY = date(2026, 3, 2)
YEAR = date(2026, 1, 1)
AURORA = 1
OWN = frozenset({CoveredObject.OWN_SOFTWARE})
SUPPORT = Contract(AURORA, ContractKind.SUPPORT, YEAR, plan_id=1, covers=OWN)
ADS = Appointment(AURORA, "Anna Verdi", YEAR, date(2026, 12, 31))


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    """Aurora has a plan, an appointment, conformity and work waiting; the other two have nothing."""
    waiting = Incident(
        1, "Blocco", clock.now(), Channel.PHONE, IncidentClass.CONTRACT, "", customer_id=AURORA
    )
    database = FakeDatabase(
        *PLANS.values(),
        Customer("Hotel Aurora", "Aurora S.r.l.", city="Caorle", conformity_date=date(2026, 3, 2)),
        Customer("Camping Lido", city="Jesolo", conformity_date=date(2026, 3, 3)),
        Customer("Ufficio Vecchio", active=False),
        SUPPORT,
        Contract(2, ContractKind.SUPPORT, YEAR, date(2026, 2, 28), plan_id=1, covers=OWN),
        ADS,
        Site(AURORA, "Reception"),
        Device(AURORA, 1, "PC-01"),
        Device(AURORA, 1, "Stampante", DeviceKind.PRINTER),
        Season(AURORA, SeasonKind.HIGH, date(2026, 6, 1), date(2026, 8, 31)),
        waiting,
    )
    return FakeUnitOfWork(database.rows, database.numbers)


def test_the_list_says_what_each_customer_has(uow: FakeUnitOfWork) -> None:
    lido, aurora = customer_list(uow, TODAY)
    assert (aurora.plan, aurora.supported, aurora.appointed) == (PLANS["basic"].name, True, True)
    assert (aurora.conformity, aurora.open_incidents) == (TODAY, 1)
    assert (lido.plan, lido.supported, lido.appointed, lido.conformity) == ("", False, False, None)


def test_every_word_is_looked_for(uow: FakeUnitOfWork) -> None:
    assert [one.id for one in customer_list(uow, TODAY, "CAORLE srl")] == []
    assert [one.id for one in customer_list(uow, TODAY, "CAORLE s.r.l")] == [AURORA]
    assert [one.id for one in customer_list(uow, TODAY, with_inactive=True)] == [2, 1, 3]


def test_the_card_holds_everything_and_says_what_is_valid(uow: FakeUnitOfWork) -> None:
    card = customer_card(uow, TODAY, AURORA)
    assert [one.name for one in card.pcs] == ["PC-01"]
    assert card.current(ContractKind.SUPPORT) == card.contracts[0]
    assert card.current(ContractKind.HARDWARE) is None
    assert (card.appointment, card.conform) == (card.appointments[0], True)
    assert (card.open_incidents, card.warnings) == (1, ())
    lido = customer_card(uow, TODAY, 2)
    assert (lido.current(ContractKind.SUPPORT), lido.appointment, lido.conform) == (None, None, False)
    assert "nomina ADS" in lido.warnings[0]
    assert not customer_card(uow, TODAY, 3).conform


def test_two_contracts_of_one_kind_are_told(uow: FakeUnitOfWork) -> None:
    uow.add(replace(SUPPORT, valid_from=date(2026, 7, 1)))
    assert "01/07/2026" in customer_card(uow, TODAY, AURORA).warnings[0]


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        (date(2026, 3, 3), None, Validity.FUTURE),
        (TODAY, TODAY, Validity.VALID),
        (YEAR, None, Validity.VALID),
        (YEAR, date(2026, 3, 1), Validity.ENDED),
    ],
)
def test_both_end_days_are_valid(first: date, last: date | None, stands: Validity) -> None:
    assert validity(first, last, TODAY) is stands


def test_a_row_is_tidied_and_stored(uow: FakeUnitOfWork) -> None:
    made = save_row(uow, Contact(AURORA, "  Rita ", email="Rita@Aurora.Example"))
    stored = uow.get(Contact, made.new_id)
    assert (stored.name, stored.email) == ("Rita", "rita@aurora.example")
    assert made.customers == {AURORA}
    assert not made.sites
    assert save_row(uow, replace(stored, phone=" 0421 1 ")).new_id == 0
    assert uow.get(Contact, stored.id).phone == "0421 1"
    assert save_row(uow, replace(uow.get(Site, 1), name="Hall")).sites == {1}
    assert save_row(uow, replace(uow.get(Device, 1), name="PC-9")).sites == {1}
    assert save_row(uow, replace(uow.get(Customer, AURORA), vat_number="IT00743110157")).customers == {AURORA}


def test_only_what_changed_is_checked(uow: FakeUnitOfWork) -> None:
    old = uow.add(Customer("Villa", vat_number="sbagliata"))
    save_row(uow, replace(old, city="Eraclea"))
    assert uow.get(Customer, old.id).vat_number == "sbagliata"


WRONG: list[tuple[Row, str]] = [
    (Customer(" "), "name"),
    (Contact(AURORA, "Rita", email="rita"), "email"),
    (replace(SUPPORT, valid_to=date(2025, 1, 1)), "valid_to"),
    (replace(SUPPORT, plan_id=None), "plan_id"),
    (replace(SUPPORT, covers=frozenset()), "covers"),
    (replace(ADS, person=" "), "person"),
    (replace(ADS, valid_to=date(2027, 1, 1)), "valid_to"),
    (replace(ADS, activities=frozenset()), "activities"),
    (Season(AURORA, SeasonKind.HIGH, TODAY, YEAR), "end"),
    (Customisation(AURORA, ""), "title"),
    (Customisation(AURORA, "Stampa", accepted_on=TODAY), "accepted_on"),
    (Customisation(AURORA, "Stampa", delivered_on=TODAY, accepted_on=YEAR), "accepted_on"),
]


@pytest.mark.parametrize(("row", "field"), WRONG)
def test_what_is_wrong_is_refused_by_field(uow: FakeUnitOfWork, row: Any, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        save_row(uow, row)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "row",
    [
        Contract(AURORA, ContractKind.HARDWARE, YEAR),
        Season(AURORA, SeasonKind.CLOSED, YEAR, YEAR),
        Customisation(AURORA, "Stampa", delivered_on=YEAR, accepted_on=YEAR),
        ADS,
    ],
)
def test_what_is_right_is_taken(uow: FakeUnitOfWork, row: Any) -> None:
    assert save_row(uow, row).new_id


def test_a_signed_report_alone_gives_the_date_of_conformity(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = uow.find(Customer)[0]
    one = uow.save(replace(one, conformity_date=date(2026, 1, 1)))
    report = uow.add(ConformityReport(one.id, 1, clock.now(), "marco", "[]"))
    save_row(uow, replace(one, conformity_date=date(2026, 2, 1)))
    uow.save(replace(report, signed_on=date(2026, 2, 1)))
    stored = uow.get(Customer, one.id)
    with pytest.raises(DomainError, match="togliendo la firma") as told:
        save_row(uow, replace(stored, conformity_date=date(2026, 3, 1)))
    assert told.value.field == "conformity_date"
    save_row(uow, replace(stored, notes="Chiama sempre due volte."))


def test_a_deletion_can_be_taken_back(uow: FakeUnitOfWork) -> None:
    season = uow.get(Season, 1)
    assert customers.remove_row(uow, season).duties == {AURORA}
    back = customers.restore_row(uow, season).new_id
    assert uow.get(Season, back).start == season.start


def test_a_customer_with_a_history_is_put_to_rest(uow: FakeUnitOfWork) -> None:
    aurora, old = uow.get(Customer, AURORA), uow.get(Customer, 3)
    customers.retire_customer(uow, AURORA)
    assert not uow.get(Customer, AURORA).active
    customers.reinstate_customer(uow, aurora)
    assert uow.get(Customer, AURORA).active
    customers.retire_customer(uow, 3)
    assert uow.find(Customer, id=3) == []
    again = customers.reinstate_customer(uow, old).new_id
    assert uow.get(Customer, again).active
