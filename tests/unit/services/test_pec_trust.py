"""What a PEC is judged by: authorities in force on the day, our own addresses (Q-9)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from istes_desk.domain.firm import Firm
from istes_desk.domain.letters import PecAuthority
from istes_desk.domain.mail import Trust
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.pec_trust import trust
from tests.fake_uow import FakeUnitOfWork

LOADED = datetime(2026, 3, 1, 9, tzinfo=UTC)
ENDS = datetime(2040, 1, 1, tzinfo=UTC)


def authority(name: str, begins: date, ends: date | None = None) -> PecAuthority:
    return PecAuthority(name, name, f"PEM {name}", LOADED, ENDS, LOADED, "marco", begins, ends)


def test_nothing_loaded() -> None:
    assert trust(FakeUnitOfWork({}, {}), date(2026, 3, 2)) == Trust()


def test_authorities_of_the_day_and_every_address_of_ours() -> None:
    uow = FakeUnitOfWork({}, {})
    uow.add(Firm("Studio", email="Info@Studio.example", pec="studio@pec.example"))
    uow.add(Mailbox("PEC", "Assistenza@PEC.example", "u", "imap.example", active=False))
    uow.add(authority("oggi", date(2026, 3, 2), date(2026, 3, 2)))
    uow.add(authority("sempre", date(2026, 1, 1)))
    uow.add(authority("tolta", date(2026, 1, 1), date(2026, 3, 1)))
    uow.add(authority("domani", date(2026, 3, 3)))
    found = trust(uow, date(2026, 3, 2))
    assert found.authorities == ("PEM oggi", "PEM sempre")
    assert found.our_addresses == {"info@studio.example", "studio@pec.example", "assistenza@pec.example"}
