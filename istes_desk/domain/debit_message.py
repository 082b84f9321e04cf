"""A file of collections as a value, in the letters of the banks: what CBI and ISO both say (C-5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from istes_desk.domain.contracts import MandateScheme
from istes_desk.domain.debit_rules import check_amount, creditor_identifier
from istes_desk.domain.direct_debit import DebitFormat, Sequence
from istes_desk.domain.errors import require
from istes_desk.domain.latin import limited, sepa
from istes_desk.domain.money import ZERO
from istes_desk.domain.validation import iban

NAME, STREET, TOWN, CODE, REFERENCE, REMITTANCE = 70, 70, 35, 16, 35, 140

ODD_REFERENCE = "Il riferimento del mandato «{}» contiene segni che le banche non accettano."


@dataclass(frozen=True, slots=True)
class Address:
    """In its parts, never as free lines; without a town there is none."""

    street: str = ""
    postal_code: str = ""
    town: str = ""
    province: str = ""
    country: str = "IT"


@dataclass(frozen=True, slots=True)
class Creditor:
    """The firm; ``cbi_code`` (CUC) is needed in the CBI file only."""

    name: str
    identifier: str
    iban: str
    cbi_code: str = ""
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class Order:
    """One collection from one account."""

    end_to_end_id: str
    amount: Decimal
    sequence: Sequence
    mandate: str
    signed_on: date
    name: str
    iban: str
    remittance: str
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class DebitMessage:
    """All of one scheme, collected on one day."""

    format: DebitFormat
    message_id: str
    created_at: datetime
    scheme: MandateScheme
    collection_on: date
    creditor: Creditor
    orders: tuple[Order, ...]

    @property
    def total(self) -> Decimal:
        return total(self.orders)

    @property
    def blocks(self) -> tuple[tuple[Sequence, tuple[Order, ...]], ...]:
        """First collections and later ones apart, as the banks want them."""
        both = ((kind, tuple(one for one in self.orders if one.sequence is kind)) for kind in Sequence)
        return tuple((kind, orders) for kind, orders in both if orders)


def total(orders: Iterable[Order]) -> Decimal:
    """The sum of the amounts."""
    return sum((one.amount for one in orders), ZERO)


def bankable(message: DebitMessage) -> DebitMessage:
    """The same in the banks' letters and lengths; DomainError with the field's path."""
    require(bool(message.orders), "Non c'è alcun addebito da disporre.", "orders")
    orders = tuple(_order(order, f"orders.{place}") for place, order in enumerate(message.orders))
    names = {order.end_to_end_id for order in orders}
    require(len(names) == len(orders), "Due addebiti portano lo stesso riferimento.", "orders")
    id = limited(sepa(message.message_id), REFERENCE, "il riferimento del file", "message_id")
    return replace(message, message_id=id, creditor=_creditor(message), orders=orders)


def _creditor(message: DebitMessage) -> Creditor:
    firm = message.creditor
    account = iban(firm.iban, "creditor.iban")
    require(bool(account), "Manca l'IBAN dell'azienda.", "creditor.iban")
    code = sepa(firm.cbi_code, "creditor.cbi_code").upper()
    if message.format is DebitFormat.CBI:
        require(
            bool(code), "Manca il codice CUC dell'azienda, che il file CBI richiede.", "creditor.cbi_code"
        )
        require(
            account.startswith("IT"), "Il file CBI vuole un conto italiano dell'azienda.", "creditor.iban"
        )
    return Creditor(
        _name(firm.name, "l'azienda", "creditor.name"),
        creditor_identifier(firm.identifier, "creditor.identifier"),
        account,
        limited(code, REFERENCE, "il codice CUC", "creditor.cbi_code"),
        _address(firm.address, "creditor.address"),
    )


def _order(order: Order, at: str) -> Order:
    account = iban(order.iban, f"{at}.iban")
    require(bool(account), "Manca l'IBAN del cliente.", f"{at}.iban")
    reference = sepa(order.mandate, f"{at}.mandate")
    require(bool(reference), "Manca il riferimento del mandato.", f"{at}.mandate")
    require(reference == order.mandate, ODD_REFERENCE.format(order.mandate), f"{at}.mandate")
    return replace(
        order,
        end_to_end_id=limited(sepa(order.end_to_end_id), REFERENCE, "il riferimento", f"{at}.end_to_end_id"),
        amount=check_amount(order.amount),
        mandate=limited(reference, REFERENCE, "il riferimento del mandato", f"{at}.mandate"),
        name=_name(order.name, "il cliente", f"{at}.name"),
        iban=account,
        remittance=sepa(order.remittance, f"{at}.remittance")[:REMITTANCE].rstrip(" /"),
        address=_address(order.address, f"{at}.address"),
    )


def _name(text: str, whose: str, field: str) -> str:
    """Cut to 70: the mandate is what identifies, and banks cut the rest themselves."""
    name = sepa(text, field)
    require(bool(name), f"Manca il nome che identifica {whose} in banca.", field)
    return name[:NAME].rstrip(" /")


def _address(address: Address, at: str) -> Address:
    town = sepa(address.town, f"{at}.town")
    if not town:
        return Address()
    return Address(
        sepa(address.street, f"{at}.street")[:STREET].rstrip(" /"),
        sepa(address.postal_code, f"{at}.postal_code")[:CODE].rstrip(" /"),
        town[:TOWN].rstrip(" /"),
        sepa(address.province, f"{at}.province")[:TOWN].rstrip(" /"),
        address.country or "IT",
    )
