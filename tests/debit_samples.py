"""Direct debit messages the tests write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from istes_desk.domain.contracts import MandateScheme
from istes_desk.domain.debit_message import Address, Creditor, DebitMessage, Order
from istes_desk.domain.direct_debit import DebitFormat, Sequence

IDENTIFIER = "IT66ZZZA1B2C3D4E5F6G7H8"
IBANS = (
    "IT60X0542811101000000123456", "IT18Q0306936170100000012345", "IT19G0200836172000101234567",
    "IT97Z0503436170000000004321",
)  # fmt: skip
CREDITOR = Creditor(
    "Studio Sistemi S.r.l.", IDENTIFIER, IBANS[0], "1409202Y",
    Address("Via Bafile 100", "30016", "Jesolo", "VE"),
)  # fmt: skip
HOTEL = Address("Viale Dante 5", "30016", "Jesolo", "VE")
FIRST = Order(
    "ISTES-000001-0001", Decimal("658.80"), Sequence.FIRST, "MND-0001", date(2026, 1, 10),
    "Hotel Aurora", IBANS[1], "Fattura 12/2026 del 23/11/2026", HOTEL,
)  # fmt: skip
LATER = Order(
    "ISTES-000001-0002", Decimal("0.01"), Sequence.RECURRING, "MND-0002", date(2025, 3, 1),
    "Gästehaus “Müller” & Söhne – 5 € 🏖", IBANS[2], "Fattura 13/2026", Address(),
)  # fmt: skip
MESSAGE = DebitMessage(
    DebitFormat.CBI, "ISTES-000001", datetime(2026, 11, 23, 10, 30, tzinfo=UTC), MandateScheme.CORE,
    date(2026, 12, 1), CREDITOR, (FIRST, LATER),
)  # fmt: skip
