"""Files for the bank: valid by the official schemas, counts and sums exact, refused before they exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.schemas import schema
from istes_desk.domain.contracts import MandateScheme
from istes_desk.domain.debit_message import DebitMessage
from istes_desk.domain.direct_debit import DebitFormat, Sequence
from istes_desk.domain.errors import DomainError
from tests.debit_samples import CREDITOR, FIRST, IBANS, LATER, MESSAGE

PORT = SepaFiles()


def texts(xml: bytes, name: str) -> list[str]:
    root = etree.parse(BytesIO(xml)).getroot()
    return [at.text or "" for at in root.iter(f"{{*}}{name}")]


def valid(message: DebitMessage) -> bytes:
    xml = PORT.write(message)
    schema(message.format.value).assertValid(etree.parse(BytesIO(xml)))
    return xml


@pytest.mark.parametrize("format", DebitFormat)
@pytest.mark.parametrize("scheme", MandateScheme)
def test_valid_counted_and_summed(format: DebitFormat, scheme: MandateScheme) -> None:
    xml = valid(replace(MESSAGE, format=format, scheme=scheme))
    assert texts(xml, "NbOfTxs")[0] == "2"
    assert texts(xml, "CtrlSum")[0] == "658.81"
    assert texts(xml, "InstdAmt") == ["658.80", "0.01"]
    assert texts(xml, "SeqTp") == ["FRST", "RCUR"]
    assert texts(xml, "ReqdColltnDt") == ["2026-12-01"] * 2
    assert scheme.value in texts(xml, "Cd")
    assert texts(xml, "AdrLine") == []
    assert texts(xml, "CreDtTm") == ["2026-11-23T10:30:00Z"]


def test_instants_are_written_in_utc() -> None:
    local = replace(MESSAGE, created_at=datetime(2026, 11, 23, 11, 30, tzinfo=timezone(timedelta(hours=1))))
    assert texts(valid(local), "CreDtTm") == ["2026-11-23T10:30:00Z"]


def test_the_physical_message_says_the_scheme() -> None:
    assert texts(valid(MESSAGE), "PhyMsgTpCd") == ["INC-SDDC-01"]
    xml = valid(replace(MESSAGE, scheme=MandateScheme.B2B))
    assert (texts(xml, "PhyMsgTpCd"), texts(xml, "NbOfLogMsg")) == (["INC-SDDB-01"], ["1"])
    assert texts(xml, "MmbId") == ["05428"] * 2
    assert texts(xml, "Issr") == ["CBI"]


def test_letters_of_the_banks() -> None:
    xml = valid(MESSAGE)
    assert "Gastehaus 'Muller' e Sohne - 5 EUR" in [" ".join(name.split()) for name in texts(xml, "Nm")]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 10**9), st.sampled_from(Sequence)), min_size=1, max_size=12),
    st.sampled_from(DebitFormat),
)
def test_totals_of_any_batch(amounts: list[tuple[int, Sequence]], format: DebitFormat) -> None:
    orders = tuple(
        replace(LATER, end_to_end_id=f"E{place}", amount=Decimal(cents) / 100, sequence=kind)
        for place, (cents, kind) in enumerate(amounts)
    )
    xml = valid(replace(MESSAGE, format=format, orders=orders))
    assert Decimal(texts(xml, "CtrlSum")[0]) == sum(map(Decimal, texts(xml, "InstdAmt")))
    assert len(texts(xml, "DrctDbtTxInf")) == len(amounts) == int(texts(xml, "NbOfTxs")[0])
    if format is DebitFormat.ISO:
        assert sum(map(int, texts(xml, "NbOfTxs")[1:])) == len(amounts)
        assert sum(map(Decimal, texts(xml, "CtrlSum")[1:])) == Decimal(texts(xml, "CtrlSum")[0])


def with_order(**changes: object) -> DebitMessage:
    return replace(MESSAGE, orders=(replace(FIRST, **changes), LATER))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("message", "field"),
    [
        (with_order(amount=Decimal(0)), "amount"),
        (with_order(iban="IT00X0542811101000000123456"), "orders.0.iban"),
        (with_order(name="Отель"), "orders.0.name"),
        (
            replace(MESSAGE, creditor=replace(CREDITOR, identifier="IT00ZZZA1B2C3D4E5F6G7H8")),
            "creditor.identifier",
        ),
        (replace(MESSAGE, creditor=replace(CREDITOR, cbi_code="")), "creditor.cbi_code"),
        (replace(MESSAGE, orders=()), "orders"),
    ],
)
def test_refused_with_its_field(message: DebitMessage, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        PORT.write(message)
    assert refused.value.field == field


def test_what_the_schema_alone_refuses() -> None:
    odd = replace(FIRST, address=replace(FIRST.address, country="Italia"))
    with pytest.raises(DomainError, match="schema ufficiale"):
        PORT.write(replace(MESSAGE, orders=(odd,)))


def test_the_iso_file_needs_no_cbi_code() -> None:
    creditor = replace(CREDITOR, cbi_code="", iban=IBANS[2])
    assert valid(replace(MESSAGE, format=DebitFormat.ISO, creditor=creditor))
