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
from istes_desk.services.office_mail import Post, send_once
from istes_desk.services.ports import Clock, UnitOfWork


@dataclass(frozen=True, slots=True)
class Told:
    """How many were told, and in words why others were not."""

    sent: int
    refused: tuple[str, ...]
    changes: Changes


def mail_notices(post: Post, clock: Clock, debit_ids: Iterable[int]) -> Told:
    """For a pool thread; each customer at the address of his invoices."""
    done, refused, sent = Changes(), [], 0
    for id in debit_ids:
        try:
            done |= _one(post, clock, id)
            sent += 1
        except (KnownError, DomainError) as error:
            refused.append(error.message)
    return Told(sent, tuple(dict.fromkeys(refused)), done)


def _one(post: Post, clock: Clock, id: int) -> Changes:
    letter = post.transact(lambda uow: notice_letter(uow, clock, id, _address(uow, id)))
    return send_once(post, letter, (), lambda uow: mark_notified(uow, id, clock.now()))


def _address(uow: UnitOfWork, id: int) -> str:
    mandate = uow.get(Mandate, uow.get(Debit, id).mandate_id)
    return uow.get(Customer, mandate.customer_id).invoice_email
