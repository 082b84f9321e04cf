"""What a PEC is judged by on a day: the authorities the user loaded and our own addresses (Q-9)."""

from __future__ import annotations

from datetime import date

from istes_desk.domain.firm import Firm
from istes_desk.domain.letters import PecAuthority
from istes_desk.domain.mail import Trust, normalise_address
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.ports import UnitOfWork


def trust(uow: UnitOfWork, on: date) -> Trust:
    """Authorities valid on the day; addresses of the firm and of every mailbox, also one switched off."""
    loaded = [row for row in uow.find(PecAuthority) if row.valid_from <= on]
    firms = [address for firm in uow.find(Firm) for address in (firm.email, firm.pec)]
    ours = [*firms, *(mailbox.address for mailbox in uow.find(Mailbox))]
    return Trust(
        tuple(row.pem for row in loaded if row.valid_to is None or on <= row.valid_to),
        frozenset(map(normalise_address, ours)) - {""},
    )
