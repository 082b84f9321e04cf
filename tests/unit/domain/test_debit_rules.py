"""Dates, sequence, expiry and identifiers of direct debits (C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.debit_rules import (
    Collected,
    check_amount,
    check_day,
    check_mandate,
    creditor_identifier,
    first_possible,
    lapses_on,
    obstacle,
    proposed,
    sequence,
)  # fmt: skip
from istes_desk.domain.direct_debit import Sequence
from istes_desk.domain.errors import DomainError
from tests.debit_samples import IBANS, IDENTIFIER

SIGNED = date(2024, 1, 10)
MANDATE = Mandate(1, "MND-0001", IBANS[1], SIGNED)
JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)


@pytest.mark.parametrize(
    ("last_used", "history", "expected"),
    [
        (None, (), Sequence.FIRST),
        (JAN, (), Sequence.RECURRING),
        (JAN, (Collected(JAN, False),), Sequence.RECURRING),
        (JAN, (Collected(JAN, True),), Sequence.FIRST),
        (FEB, (Collected(JAN, True), Collected(FEB, True)), Sequence.FIRST),
        (FEB, (Collected(JAN, True), Collected(FEB, False)), Sequence.RECURRING),
        (FEB, (Collected(JAN, True),), Sequence.RECURRING),
        (JAN, (Collected(JAN, True, recurring=True),), Sequence.RECURRING),
    ],
)
def test_first_until_one_stood(
    last_used: date | None, history: tuple[Collected, ...], expected: Sequence
) -> None:
    assert sequence(replace(MANDATE, last_used_on=last_used), history) is expected


def test_a_mandate_lapses_36_months_after_its_last_use() -> None:
    assert lapses_on(MANDATE) == date(2027, 1, 10)
    used = replace(MANDATE, last_used_on=date(2024, 2, 29))
    assert lapses_on(used) == date(2027, 2, 28)
    assert obstacle(used, date(2027, 2, 28)) == ""
    assert "scaduto il 28/02/2027" in obstacle(used, date(2027, 3, 1))


@pytest.mark.parametrize(
    ("mandate", "words"),
    [
        (replace(MANDATE, revoked_on=date(2026, 1, 1)), "revocato"),
        (replace(MANDATE, signed_on=date(2026, 1, 2)), "firmato solo il 02/01/2026"),
        (replace(MANDATE, reference=" "), "non ha riferimento"),
        (replace(MANDATE, iban=""), "IBAN del mandato MND-0001"),
        (replace(MANDATE, iban=IBANS[1][:-1] + "0"), "IBAN del mandato MND-0001"),
    ],
)
def test_why_a_mandate_cannot_be_collected(mandate: Mandate, words: str) -> None:
    on = date(2026, 1, 1)
    assert words in obstacle(mandate, on)
    with pytest.raises(DomainError, match=words) as refused:
        check_mandate(mandate, on)
    assert refused.value.field == "mandate"


def test_a_mandate_revoked_later_still_serves() -> None:
    check_mandate(replace(MANDATE, revoked_on=date(2026, 1, 2)), date(2026, 1, 1))


def test_a_mandate_serves_on_the_day_of_its_signature() -> None:
    assert obstacle(MANDATE, SIGNED) == ""


def test_days_the_bank_can_still_make() -> None:
    assert first_possible(date(2026, 11, 23)) == date(2026, 11, 25)
    assert first_possible(date(2026, 12, 24)) == date(2026, 12, 29)
    assert proposed(date(2027, 1, 31), date(2026, 11, 23)) == date(2027, 2, 1)
    assert proposed(date(2026, 11, 24), date(2026, 11, 23)) == date(2026, 11, 25)
    assert proposed(None, date(2026, 11, 23)) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 12, 25), "TARGET"), (date(2026, 11, 24), "al più presto")]
)
def test_days_refused(on: date, words: str) -> None:
    with pytest.raises(DomainError, match=words) as refused:
        check_day(on, date(2026, 11, 23))
    assert refused.value.field == "collection_on"


def test_amounts() -> None:
    for right in (Decimal("0.01"), Decimal("999999999.99")):
        assert check_amount(right) == right
    for wrong in (Decimal(0), Decimal(-1), Decimal("0.001"), Decimal(10**9)):
        with pytest.raises(DomainError):
            check_amount(wrong)


def test_creditor_identifiers() -> None:
    assert creditor_identifier("it66 zzz a1b2c3d4e5f6g7h8") == IDENTIFIER
    assert creditor_identifier("DE98ZZZ09999999999") == "DE98ZZZ09999999999"
    assert creditor_identifier(IDENTIFIER.replace("ZZZ", "001")) == IDENTIFIER.replace("ZZZ", "001")
    for wrong in ("", "IT66", IDENTIFIER[:-1], IDENTIFIER[:-1] + "9", "IT66ZZZ0000009848941002X"):
        with pytest.raises(DomainError) as refused:
            creditor_identifier(wrong)
        assert refused.value.field == "creditor_identifier"
