"""What people type: accepted in its normal form, or refused in words that name the field (C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain import validation
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.errors import DomainError

GOOD = [
    ("vat_number", " IT 007 4311 0157 ", "00743110157"),
    ("fiscal_code", "rssmra85t10a562s", "RSSMRA85T10A562S"),
    ("fiscal_code", "00743110157", "00743110157"),
    ("email", " Info@Aurora.Example ", "info@aurora.example"),
    ("pec", "aurora@pec.it", "aurora@pec.it"),
    ("mail_domain", "info@aurora.example", "aurora.example"),
    ("recipient_code", "m5uxcr1", "M5UXCR1"),
    ("recipient_code", "UFABC1", "UFABC1"),
    ("postal_code", " 30021 ", "30021"),
    ("province", "ve", "VE"),
    ("iban", "IT60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456"),
    ("iban", "DE89370400440532013000", "DE89370400440532013000"),
]
BAD = [
    ("vat_number", "00743110158"),
    ("vat_number", "0074311015"),
    ("fiscal_code", "RSSMRA85T10A562A"),
    ("fiscal_code", "RSSMRA85T10"),
    ("fiscal_code", "123456"),
    ("fiscal_code", "00743110158"),
    ("email", "info@aurora"),
    ("email", "due@a.it, tre@b.it"),
    ("mail_domain", "aurora"),
    ("recipient_code", "ABC"),
    ("postal_code", "3002"),
    ("province", "V"),
    ("iban", "IT61X0542811101000000123456"),
    ("iban", "X"),
    ("iban", "IT6205428111010000001234567"),
    ("iban", "IT64Y0542811101000000123456"),
]


@pytest.mark.parametrize(("field", "typed", "stored"), GOOD)
def test_what_is_right_gets_its_normal_form(field: str, typed: str, stored: str) -> None:
    assert validation.CHECKS[field](typed, field) == stored


@pytest.mark.parametrize(("field", "typed"), BAD)
def test_what_is_wrong_is_refused_by_name(field: str, typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        validation.CHECKS[field](typed, field)
    assert refused.value.field == field


@pytest.mark.parametrize("field", validation.CHECKS)
def test_empty_is_allowed(field: str) -> None:
    assert validation.CHECKS[field](" ", field) == ""


def test_a_wrong_cin_is_told_apart_from_wrong_digits() -> None:
    with pytest.raises(DomainError, match="CIN"):
        validation.iban("IT64Y0542811101000000123456")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("31/12/2026", date(2026, 12, 31)), ("1.2.26", date(2026, 2, 1)), (" 29-02-2028 ", date(2028, 2, 29))],
)
def test_days_as_people_write_them(typed: str, day: date) -> None:
    assert validation.parse_day(typed) == day


@pytest.mark.parametrize("typed", ["", "domani", "30/02/2026", "2026-12-31"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(DomainError, match="31/12/2026"):
        validation.parse_day(typed, "valid_from")


def test_order_and_names() -> None:
    validation.ordered(date(2026, 1, 1), None)
    validation.ordered(date(2026, 1, 1), date(2026, 1, 1))
    with pytest.raises(DomainError, match="precede"):
        validation.ordered(date(2026, 1, 2), date(2026, 1, 1))
    assert validation.named(" Aurora ", "il nome") == "Aurora"
    with pytest.raises(DomainError, match="Scrivere il nome"):
        validation.named(" ", "il nome")


def test_contracts_of_one_kind_that_meet_on_a_day() -> None:
    fee = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1))
    after = replace(fee, valid_from=date(2027, 1, 1))
    assert validation.overlapping([after, fee]) == ((fee, after),)
    assert validation.overlapping([replace(fee, valid_to=date(2026, 12, 31)), after]) == ()
    assert validation.overlapping([replace(fee, cancelled_on=date(2026, 10, 1)), after]) == ()
    assert validation.overlapping([fee, replace(after, kind=ContractKind.HARDWARE)]) == ()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("country", " it ", "IT"),
        ("cbi_code", "0abcd123", "0ABCD123"),
        ("rea_office", "ve", "VE"),
        ("rea_number", "123 456", "123456"),
        ("invoice_email", "Conti@Hotel.it", "conti@hotel.it"),
    ],
)
def test_fiscal_data_in_their_normal_form(field: str, typed: str, kept: str) -> None:
    assert validation.CHECKS[field](typed, field) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [("country", "ITA"), ("cbi_code", "12"), ("rea_office", "VEN"), ("rea_number", "VE-12")],
)
def test_wrong_fiscal_data_name_their_field(field: str, typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        validation.CHECKS[field](typed, field)
    assert refused.value.field == field


@pytest.mark.parametrize(("field", "most"), [("name", 200), ("note", 4000), ("outcome", 4000)])
def test_no_text_is_longer_than_where_it_is_printed(field: str, most: int) -> None:
    assert validation.fitting("x" * most, field) == "x" * most
    with pytest.raises(DomainError, match=f"al massimo {most}") as error:
        validation.fitting("x" * (most + 1), field)
    assert error.value.field == field
    with pytest.raises(DomainError):
        validation.named("x" * (most + 1), "il nome", field)
