"""The UnitOfWork port: one suite over the in-memory fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.adapters.db.tables import ROWS
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import CoveredObject, EventKind, IncidentEvent
from istes_desk.domain.mail import MailAction
from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.domain.network import Device, Interface, Link
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError
from istes_desk.services.ports import Between, Entity, Transactions
from tests.adapters.db.samples import sample

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def store(transactions: Transactions, *entities: Entity) -> list[Any]:
    with transactions() as uow:
        return [uow.add(entity) for entity in entities]


def ids_of(kind: type) -> bool:
    """Whether an entity of that kind can be stored without another one."""
    return not any(f.name.endswith("_id") and f.default is not None for f in fields(kind) if f.init)


@pytest.mark.parametrize("kind", [kind for kind in ROWS if ids_of(kind)], ids=lambda kind: kind.__name__)
def test_what_goes_in_comes_out(transactions: Transactions, kind: type) -> None:
    (stored,) = store(transactions, sample(kind))
    assert stored == replace(sample(kind), id=1, **({"version": 1} if hasattr(stored, "version") else {}))
    with transactions() as uow:
        assert uow.get(kind, 1) == stored
        assert uow.find(kind) == [stored]


def test_a_reference_comes_back_with_its_set_and_its_money(transactions: Transactions) -> None:
    (customer,) = store(transactions, Customer("Hotel Aurora"))
    covers = frozenset({CoveredObject.HARDWARE, CoveredObject.OWN_SOFTWARE})
    contract = Contract(
        customer.id, ContractKind.SUPPORT, date(2026, 1, 1), covers=covers, yearly_fee=Decimal("480.10")
    )
    (stored,) = store(transactions, contract)
    with transactions() as uow:
        assert uow.get(Contract, stored.id) == replace(contract, id=1, version=1)
        assert uow.find(Contract, yearly_fee=Decimal("480.10")) == [stored]


def test_an_instant_comes_back_in_utc(transactions: Transactions) -> None:
    rome = datetime(2026, 3, 2, 13, tzinfo=timezone(timedelta(hours=1)))
    entry = RegisterEntry(rome, "mario", RegisterAction.LOG_IN, "server")
    store(transactions, entry)
    with transactions() as uow:
        (found,) = uow.find(RegisterEntry, at=NOON)
    assert found.at == NOON


def test_find_by_equality_by_none_and_by_one_of_many(transactions: Transactions) -> None:
    store(transactions, Customer("A"), Customer("B", conformity_date=date(2026, 1, 1)), Customer("C"))
    with transactions() as uow:
        assert [c.name for c in uow.find(Customer)] == ["A", "B", "C"]
        assert [c.name for c in uow.find(Customer, conformity_date=None)] == ["A", "C"]
        assert [c.name for c in uow.find(Customer, name=("C", "A", "A"), active=True)] == ["A", "C"]
        assert [c.name for c in uow.find(Customer, conformity_date=[date(2026, 1, 1), None])] == [
            "A",
            "B",
            "C",
        ]
        assert uow.find(Customer, name=set()) == []
        assert [c.id for c in uow.find(Customer, id=frozenset(range(20_000)))] == [1, 2, 3]


def test_find_in_a_range_and_count_by_a_value(transactions: Transactions) -> None:
    days = [NOON - timedelta(days=back) for back in range(4)]
    store(transactions, *(LedgerEntry(at, MailAction.OWN, "", "a", "", 1) for at in days))
    store(transactions, LedgerEntry(NOON, MailAction.NEW, "", "b", "", 1))
    with transactions() as uow:
        found = uow.find(LedgerEntry, sender="a", at=Between(days[2], days[1]))
        assert [one.at for one in found] == [days[1], days[2]]
        assert uow.tally(LedgerEntry, "action") == {MailAction.OWN: 4, MailAction.NEW: 1}
        assert uow.tally(LedgerEntry, "action", sender="b") == {MailAction.NEW: 1}


def test_the_latest_of_many(transactions: Transactions) -> None:
    store(transactions, *(Customer(name) for name in "ABCD"), Customer("E", active=False))
    with transactions() as uow:
        assert [one.name for one in uow.latest(Customer, 3)] == ["E", "D", "C"]
        assert [one.name for one in uow.latest(Customer, 9, active=True, name=("A", "B", "E"))] == ["B", "A"]


def test_find_by_a_field_called_kind(transactions: Transactions) -> None:
    (customer,) = store(transactions, Customer("A"))
    store(transactions, Contract(customer.id, ContractKind.HARDWARE, date(2026, 1, 1)))
    with transactions() as uow:
        assert uow.find(Contract, kind=ContractKind.SUPPORT) == []
        assert len(uow.find(Contract, kind=ContractKind.HARDWARE)) == 1


def test_save_counts_the_version(transactions: Transactions) -> None:
    (customer,) = store(transactions, Customer("A"))
    with transactions() as uow:
        second = uow.save(replace(customer, name="B"))
        assert (second.name, second.version) == ("B", 2)
        assert uow.save(second) == second
        assert uow.save(replace(second, name="C")).version == 3
    with transactions() as uow:
        assert uow.get(Customer, customer.id).name == "C"


def test_save_without_version_overwrites(transactions: Transactions) -> None:
    (event,) = _device(transactions)[1:]
    with transactions() as uow:
        uow.save(replace(event, address="10.0.0.9"))
    with transactions() as uow:
        assert uow.get(Interface, event.id).address == "10.0.0.9"


def test_an_old_version_is_a_conflict(transactions: Transactions) -> None:
    (customer,) = store(transactions, Customer("A"))
    with transactions() as uow:
        uow.save(replace(customer, name="altri"))
    with pytest.raises(ConflictError, match="Un altro tecnico"), transactions() as uow:
        uow.save(replace(customer, name="noi"))
    with transactions() as uow:
        assert uow.get(Customer, customer.id).name == "altri"


def test_a_missing_row_is_not_found(transactions: Transactions) -> None:
    for step in ("get", "save", "remove"):
        with pytest.raises(NotFoundError), transactions() as uow:
            getattr(uow, step)(*((Customer, 9) if step == "get" else (Customer("A", id=9, version=1),)))


def test_what_others_stand_on_stays(transactions: Transactions) -> None:
    (customer,) = store(transactions, Customer("A"))
    (site,) = store(transactions, Site(customer.id, "Sede"))
    with transactions() as uow:
        with pytest.raises(KnownError, match="non si può eliminare"):
            uow.remove(customer)
        uow.save(replace(customer, name="si lavora ancora"))
    with transactions() as uow:
        assert uow.get(Customer, customer.id).name == "si lavora ancora"
        uow.remove(site)
        uow.remove(uow.get(Customer, customer.id))
        assert uow.find(Customer) == []


def test_parts_go_with_the_whole_and_the_register_outlives_it(transactions: Transactions) -> None:
    device, interface = _device(transactions)
    (other,) = store(transactions, replace(device, name="PC2"))
    store(transactions, Link(device.site_id, other.id, device.id))
    store(transactions, RegisterEntry(NOON, "mario", RegisterAction.LOG_IN, "PC1", device_id=device.id))
    with transactions() as uow:
        uow.remove(device)
        assert (uow.find(Interface, id=interface.id), uow.find(Link)) == ([], [])
        assert [d.name for d in uow.find(Device)] == ["PC2"]
        assert len(uow.find(RegisterEntry)) == 1


def _device(transactions: Transactions) -> list[Any]:
    (customer,) = store(transactions, Customer("A"))
    (site,) = store(transactions, Site(customer.id, "Sede"))
    (device,) = store(transactions, Device(customer.id, site.id, "PC1"))
    return [device, *store(transactions, Interface(device.id, address="10.0.0.1"))]


def test_a_block_that_raises_leaves_everything_as_it_was(transactions: Transactions) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(transactions)
    with transactions() as uow:
        assert uow.find(Customer) == []
        assert uow.next_number("report-2026") == 1


def _fail_after_writing(transactions: Transactions) -> None:
    with transactions() as uow:
        uow.add(Customer("A"))
        uow.next_number("report-2026")
        raise ZeroDivisionError


def test_numbers_have_no_gaps_and_sequences_are_apart(transactions: Transactions) -> None:
    with transactions() as uow:
        assert [uow.next_number("a"), uow.next_number("a"), uow.next_number("b")] == [1, 2, 1]
    with transactions() as uow:
        assert uow.next_number("a") == 3


def test_a_row_that_stands_on_nothing_is_refused_by_the_databases(database: Transactions) -> None:
    with pytest.raises(KnownError, match="collegato"), database() as uow:
        uow.add(IncidentEvent(99, NOON, EventKind.NOTE, "orfana"))


def test_a_taken_number_is_refused_by_the_databases(database: Transactions) -> None:
    with database() as uow:
        uow.add(Technician("mario", "Mario"))
        with pytest.raises(KnownError, match="Esiste già"):
            uow.add(Technician("mario", "Un altro"))
        other = uow.add(Technician("anna", "Anna"))
        with pytest.raises(KnownError, match="Esiste già"):
            uow.save(replace(other, login="mario"))
    with database() as uow:
        assert [t.name for t in uow.find(Technician)] == ["Mario", "Anna"]


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\0b", "ab"), ("a\ud800b", "a?b"), ("caf\udce9", "caf?"), ("\u202ea 🖨️", "\u202ea 🖨️")],
)
def test_what_a_database_refuses_is_left_out(
    request: pytest.FixtureRequest, engine: str, typed: str, kept: str
) -> None:
    database: Transactions = request.getfixturevalue("server" if engine == "postgres" else "sqlite")
    store(database, Customer(typed))
    with database() as uow:
        assert [one.name for one in uow.find(Customer, name=typed)] == [kept]


def test_what_was_removed_comes_back_under_its_id(transactions: Transactions) -> None:
    store(transactions, Customer("Hotel Aurora"), Customer("Camping Lido"))
    with transactions() as uow:
        aurora, lido = uow.find(Customer)
        uow.remove(uow.save(replace(aurora, notes="chiuso")))
        uow.remove(lido)
    with transactions() as uow:
        assert uow.put_back(aurora) == replace(aurora, version=1)
        assert uow.add(Customer("Hotel Bellavista")).id != aurora.id
        again = uow.put_back(aurora)
    with transactions() as uow:
        assert again.id not in (0, aurora.id)
        assert uow.get(Customer, aurora.id) == replace(aurora, version=1)
        assert uow.get(Customer, again.id).name == "Hotel Aurora"


def test_many_are_added_at_once(transactions: Transactions) -> None:
    with transactions() as uow:
        uow.add_all([])
        uow.add_all([Customer("Uno"), Customer("Due")])
        assert [(one.name, one.version) for one in uow.find(Customer)] == [("Uno", 1), ("Due", 1)]


def test_many_are_added_under_ids_they_were_given(transactions: Transactions) -> None:
    store(transactions, Customer("Hotel Aurora"))
    with transactions() as uow:
        first, second = uow.new_ids(Customer, 2)
        uow.add_all([Customer("Hotel Bella", id=first), Customer("Hotel Costa", id=second)])
        later = uow.add(Customer("Hotel Delfino"))
        assert [one.id for one in uow.find(Customer)] == [1, first, second, later.id]
        assert {one.version for one in uow.find(Customer)} == {1}
        assert 1 < first < second < later.id


def test_several_numbers_at_once(transactions: Transactions) -> None:
    with transactions() as uow:
        assert [uow.next_number("incident"), uow.next_number("incident", 3)] == [1, 4]
        assert uow.next_number("incident") == 5


def test_many_are_saved_at_once_or_none(transactions: Transactions) -> None:
    store(transactions, Customer("Hotel Aurora"), Customer("Camping Lido"))
    with transactions() as uow:
        uow.save_all([])
        uow.save_all([replace(one, city="Grado") for one in uow.find(Customer)])
        assert {one.city for one in uow.find(Customer)} == {"Grado"}
        lido = uow.save(replace(uow.get(Customer, 2), city="Lignano"))
    with pytest.raises(ConflictError), transactions() as uow:
        uow.save_all([replace(uow.get(Customer, 1), city="Udine"), replace(lido, city="Udine", version=1)])
    with transactions() as uow:
        assert [(one.city, one.version) for one in uow.find(Customer)] == [("Grado", 2), ("Lignano", 3)]
