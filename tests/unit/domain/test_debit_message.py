"""A file of collections in the banks' letters: what is refused, and what is cut."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from istes_desk.domain.debit_message import Address, DebitMessage, bankable
from istes_desk.domain.direct_debit import DebitFormat, Sequence
from istes_desk.domain.errors import DomainError
from tests.debit_samples import CREDITOR, FIRST, LATER, MESSAGE


def with_order(**changes: object) -> DebitMessage:
    return replace(MESSAGE, orders=(replace(FIRST, **changes),))  # type: ignore[arg-type]


def with_creditor(**changes: object) -> DebitMessage:
    return replace(MESSAGE, creditor=replace(CREDITOR, **changes))  # type: ignore[arg-type]


def test_in_the_letters_of_the_banks() -> None:
    ready = bankable(MESSAGE)
    assert ready.orders[1].name == "Gastehaus 'Muller' e Sohne - 5 EUR"
    assert ready.total == Decimal("658.81")
    assert [(kind, len(orders)) for kind, orders in ready.blocks] == [
        (Sequence.FIRST, 1),
        (Sequence.RECURRING, 1),
    ]
    assert bankable(ready) == ready
    assert len(bankable(replace(MESSAGE, orders=(LATER,))).blocks) == 1


def test_long_names_and_texts_are_cut_as_banks_cut_them() -> None:
    order = bankable(
        with_order(name="N" * 80, remittance="R" * 200, address=Address("s" * 80, "p" * 20, "t" * 40))
    ).orders[0]
    assert (len(order.name), len(order.remittance)) == (70, 140)
    assert [len(part) for part in (order.address.street, order.address.postal_code, order.address.town)] == [
        70,
        16,
        35,
    ]
    assert bankable(with_order(address=Address("Via Roma 1", country=""))).orders[0].address == Address()
    assert bankable(with_order(address=Address(town="Roma", country=""))).orders[0].address.country == "IT"


@pytest.mark.parametrize(
    ("message", "field"),
    [
        (replace(MESSAGE, orders=()), "orders"),
        (replace(MESSAGE, orders=(FIRST, FIRST)), "orders"),
        (replace(MESSAGE, message_id="x" * 36), "message_id"),
        (with_creditor(name="🏖"), "creditor.name"),
        (with_creditor(iban=""), "creditor.iban"),
        (with_creditor(iban="DE89370400440532013000"), "creditor.iban"),
        (with_creditor(cbi_code=""), "creditor.cbi_code"),
        (with_creditor(identifier=""), "creditor.identifier"),
        (with_order(iban=""), "orders.0.iban"),
        (with_order(iban="IT1"), "orders.0.iban"),
        (with_order(mandate=""), "orders.0.mandate"),
        (with_order(mandate="M//1"), "orders.0.mandate"),
        (with_order(mandate="M" * 36), "orders.0.mandate"),
        (with_order(end_to_end_id="E" * 36), "orders.0.end_to_end_id"),
        (with_order(amount=Decimal(0)), "amount"),
        (with_order(name="Ж"), "orders.0.name"),
    ],
)
def test_refused_with_its_field(message: DebitMessage, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        bankable(message)
    assert refused.value.field == field


def test_iso_takes_a_foreign_account() -> None:
    message = replace(with_creditor(iban="DE89370400440532013000", cbi_code=""), format=DebitFormat.ISO)
    assert bankable(message).creditor.iban.startswith("DE")
