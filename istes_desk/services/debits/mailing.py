"""Notices of direct debits leave by e-mail one by one; what left is marked even if the next fails (C-5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit
from istes_desk.domain.errors import DomainError
from istes_desk.services.changes import Changes
from istes_desk.services.debits.notices import mark_notified, notice_letter
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.office_mail import send
from istes_desk.services.ports import Clock, Postman, SecretStore, UnitOfWork


@dataclass(frozen=True, slots=True)
class Told:
    """How many were told, and in words why others were not."""

    sent: int
    refused: tuple[str, ...]
    changes: Changes


def mail_notices(
    transact: Transact, clock: Clock, postman: Postman, secrets: SecretStore, debit_ids: Iterable[int]
) -> Told:
    """For a pool thread; each customer at the address of his invoices."""
    done, refused, sent = Changes(), [], 0
    for id in debit_ids:
        try:
            done |= _one(transact, clock, postman, secrets, id)
            sent += 1
        except (KnownError, DomainError) as error:
            refused.append(error.message)
    return Told(sent, tuple(dict.fromkeys(refused)), done)


def _one(transact: Transact, clock: Clock, postman: Postman, secrets: SecretStore, id: int) -> Changes:
    letter = transact(lambda uow: notice_letter(uow, clock, id, _address(uow, id)))
    send(letter, (), postman, secrets)
    return transact(lambda uow: mark_notified(uow, id, clock.now()))


def _address(uow: UnitOfWork, id: int) -> str:
    mandate = uow.get(Mandate, uow.get(Debit, id).mandate_id)
    return uow.get(Customer, mandate.customer_id).invoice_email
