"""Every check of the exchange system finds its fault, by code and field; a sound file has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.sdi_checks import CHECKS, OFFICE, PRIVATE, Written, WrittenLine, WrittenTotal, problems

LINE = WrittenLine(Decimal(3), Decimal("20.00"), Decimal("60.00"), Decimal(22))
TOTAL = WrittenTotal(Decimal(22), Decimal("60.00"), Decimal("13.20"))
DAY = date(2026, 11, 23)
SOUND = Written(PRIVATE, "0000000", "12/2026", DAY, "00743110157", "", (LINE,), (TOTAL,), received_on=DAY)
NO_TAX = replace(LINE, rate=Decimal(0))
NO_TAX_TOTAL = WrittenTotal(Decimal(0), Decimal("60.00"), Decimal(0))


def test_a_sound_file() -> None:
    assert problems(SOUND) == ()
    assert problems(replace(SOUND, received_on=None, issued_on=date(2030, 1, 1))) == ()
    assert problems(replace(SOUND, linked_on=(DAY,))) == ()
    one = WrittenTotal(Decimal(1), Decimal("60.00"), Decimal("0.60"))
    assert problems(replace(SOUND, lines=(replace(LINE, rate=Decimal(1)),), totals=(one,))) == ()
    assert problems(replace(SOUND, format=OFFICE, recipient_code="UFABCD")) == ()


@pytest.mark.parametrize(
    ("written", "code", "field"),
    [
        (replace(SOUND, lines=(NO_TAX,), totals=(NO_TAX_TOTAL,)), "00400", "lines.0.vat_rate"),
        (replace(SOUND, lines=(replace(LINE, nature="N4"),), totals=(replace(TOTAL, nature="N4"),)), "00401",
         "lines.0.vat_rate"),
        (replace(SOUND, received_on=date(2026, 11, 22)), "00403", "issued_on"),
        (replace(SOUND, buyer_vat=""), "00417", "buyer.vat_number"),
        (replace(SOUND, linked_on=(date(2026, 11, 24),)), "00418", "issued_on"),
        (replace(SOUND, totals=()), "00419", "lines.0.vat_rate"),
        (replace(SOUND, totals=(replace(TOTAL, vat=Decimal("13.21")),)), "00421", "totals.0.vat"),
        (replace(SOUND, totals=(replace(TOTAL, taxable=Decimal("60.05"), vat=Decimal("13.21")),)), "00422",
         "totals.0.taxable"),
        (replace(SOUND, lines=(replace(LINE, quantity=Decimal(2)),)), "00423", "lines.0.total"),
        (replace(SOUND, lines=(replace(LINE, rate=Decimal("0.22")),),
                 totals=(WrittenTotal(Decimal("0.22"), Decimal("60.00"), Decimal("0.13")),)), "00424",
         "lines.0.vat_rate"),
        (replace(SOUND, number="BIS"), "00425", "number"),
        (replace(SOUND, recipient_code="UFABCD"), "00427", "buyer.recipient_code"),
    ],
)  # fmt: skip
def test_each_fault_alone(written: Written, code: str, field: str) -> None:
    found = problems(written)
    assert [(one.code, one.field) for one in found] == [(code, field)]
    assert code in found[0].message


def test_the_codes_are_in_order() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    asked = {"00400", "00401", "00403", "00417", "00419", "00421", "00422", "00423", "00425", "00427"}
    assert asked <= set(codes)
