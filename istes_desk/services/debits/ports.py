"""What direct debits ask of the outside: the file of a bank (C-5)."""

from __future__ import annotations

from typing import Protocol

from istes_desk.domain.debit_message import DebitMessage


class DebitFiles(Protocol):
    """CBI and ISO; pure, safe on any thread."""

    def write(self, message: DebitMessage) -> bytes:
        """The file, checked against its schema before it is given back.

        DomainError names in ``field`` the place that cannot be written ("creditor.iban", "orders.0.mandate").
        """
