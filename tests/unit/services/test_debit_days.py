"""On which days a file can be withdrawn or collected, what was paid otherwise, which mandate serves (C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.debit_message import DebitMessage
from istes_desk.domain.direct_debit import Debit
from istes_desk.domain.errors import DomainError
from istes_desk.domain.invoices import Invoice, InvoiceProgress
from istes_desk.services.debits.batching import DebitChoice, make_batches
from istes_desk.services.debits.collectable import collectable
from istes_desk.services.debits.history import mark_collected, mark_returned, mark_standing, withdraw
from istes_desk.services.debits.notices import notice
from tests.debit_world import LIDO, fill
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock

APRIL, HAND = date(2026, 4, 1), date(2026, 3, 20)


class Files:
    """Implements ``DebitFiles``."""

    def write(self, message: DebitMessage) -> bytes:
        return message.message_id.encode()


@pytest.fixture
def db(clock: FixedClock) -> FakeDatabase:
    """Invoices 2 and 3 in file 1, to be collected on 1 April; it is 2 March."""
    made = FakeDatabase()
    with made() as uow:
        fill(uow)
        make_batches(uow, clock, Files(), DebitChoice(frozenset({2, 3}), APRIL), "anna")
    return made


def paid(db: FakeDatabase) -> list[date | None]:
    with db() as uow:
        return [one.paid_on for one in uow.find(InvoiceProgress, invoice_id={2, 3})]


def test_a_file_is_withdrawn_until_the_day_before(db: FakeDatabase, clock: FixedClock) -> None:
    clock.advance(days=30)
    with pytest.raises(DomainError, match="è passato"), db() as uow:
        withdraw(uow, clock, 1)
    clock.advance(days=-1)
    with db() as uow:
        assert withdraw(uow, clock, 1).invoices == {2, 3}


def test_a_file_is_collected_from_its_day_on(db: FakeDatabase, clock: FixedClock) -> None:
    clock.advance(days=29)
    with pytest.raises(DomainError, match="01/04/2026"), db() as uow:
        mark_collected(uow, clock, 1)
    clock.advance(days=1)
    with db() as uow:
        mark_collected(uow, clock, 1)
    assert paid(db) == [APRIL, APRIL]


def test_what_was_paid_otherwise_keeps_its_day(db: FakeDatabase, clock: FixedClock) -> None:
    with db() as uow:
        uow.save(replace(uow.find(InvoiceProgress, invoice_id=2)[0], paid_on=HAND))
    clock.advance(days=30)
    with db() as uow:
        mark_collected(uow, clock, 1)
    assert paid(db) == [HAND, APRIL]
    with db() as uow:
        for id in (1, 2):
            mark_returned(uow, clock, id, APRIL, "AM04")
    assert paid(db) == [HAND, None]


def test_a_return_marked_by_mistake_is_taken_back(db: FakeDatabase, clock: FixedClock) -> None:
    with db() as uow:
        withdraw(uow, clock, 1)
        for id in (1, 2):
            changes = mark_standing(uow, id)
            assert changes.invoices == {id + 1}
        assert [one.return_reason for one in uow.find(Debit, returned_on=None)] == ["", ""]
        assert [one.last_used_on for one in uow.find(Mandate)][:2] == [APRIL, APRIL]
        assert {row.head.id for row in collectable(uow, clock)} == {1, 4}
    with pytest.raises(DomainError, match="già in un file"), db() as uow:
        mark_standing(uow, 1)
    with db() as uow:
        mark_returned(uow, clock, 1, date(2026, 3, 2), "AM04")
        make_batches(uow, clock, Files(), DebitChoice(frozenset({2}), date(2026, 4, 8)), "anna")
    with pytest.raises(DomainError, match="già in un file"), db() as uow:
        mark_standing(uow, 1)


def test_the_bank_may_give_back_on_the_day_of_the_file(db: FakeDatabase, clock: FixedClock) -> None:
    with db() as uow:
        assert mark_returned(uow, clock, 1, date(2026, 3, 2), "AM04").invoices


def test_the_mandate_of_the_invoice_goes_before_a_newer_one(db: FakeDatabase, clock: FixedClock) -> None:
    with db() as uow:
        own = uow.get(Mandate, LIDO)
        newer = uow.add(replace(own, id=0, reference="MND-NEW", signed_on=date(2026, 2, 20)))
        uow.save(replace(uow.get(Invoice, 1), mandate_id=own.id))
        (row,) = (row for row in collectable(uow, clock) if row.head.id == 1)
        assert row.mandate == own
        uow.save(replace(own, revoked_on=APRIL))
        (row,) = (row for row in collectable(uow, clock) if row.head.id == 1)
    assert row.mandate == newer


def test_fourteen_days_before_is_early_enough(db: FakeDatabase, clock: FixedClock) -> None:
    clock.advance(days=16)
    with db() as uow:
        assert not notice(uow, clock, 1).late
    clock.advance(days=1)
    with db() as uow:
        assert notice(uow, clock, 1).late
