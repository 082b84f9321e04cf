"""A head is its invoice without the XML, in every database and in the tests' own."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.customers import Customer
from istes_desk.domain.invoices import DocumentType, Invoice, InvoiceHead
from istes_desk.services.errors import NotFoundError
from istes_desk.services.ports import Transactions


def test_a_head_is_its_invoice_without_the_xml(transactions: Transactions) -> None:
    with transactions() as uow:
        customer = uow.add(Customer("A"))
        day, net = date(2026, 3, 2), Decimal("20.00")
        stored = uow.add(Invoice(customer.id, DocumentType.INVOICE, 2026, 7, day, net, net, xml=b"<x/>"))
        head = uow.get(InvoiceHead, stored.id)
        assert all(getattr(head, one.name) == getattr(stored, one.name) for one in fields(InvoiceHead))
        assert {one.name for one in fields(Invoice)} - {one.name for one in fields(InvoiceHead)} == {"xml"}
        assert uow.find(InvoiceHead, year=2026) == uow.latest(InvoiceHead, 1, number=7) == [head]
        assert uow.tally(InvoiceHead, "year") == {2026: 1}
        assert head.tag == "7/2026"
        with pytest.raises(NotFoundError):
            uow.get(InvoiceHead, stored.id + 1)
