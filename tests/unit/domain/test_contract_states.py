"""Every contract stands somewhere on every day, and says why (C-1, C-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.contract_states import TABLE, ContractState, least_end, standing
from istes_desk.domain.contracts import Contract, ContractKind

S = ContractState
FEE = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1))
QUOTED = replace(FEE, quote_signed_on=date(2025, 12, 15))
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("row", "today", "state", "words"),
    [
        (QUOTED, date(2026, 1, 14), S.QUOTED, "dopo il 14/01/2026, senza revoca, vale come accettato"),
        (QUOTED, date(2026, 1, 15), S.IN_FORCE, "Accettato tacitamente: preventivo firmato il 15/12/2025"),
        (replace(QUOTED, revoked_on=date(2026, 1, 2)), date(2027, 1, 1), S.REVOKED, "revocato il 02/01/2026"),
        (replace(QUOTED, contract_signed_on=date(2026, 1, 3)), date(2026, 1, 3), S.IN_FORCE, "il 03/01/2026"),
        (FEE, date(2025, 12, 31), S.FUTURE, "Comincia il 01/01/2026; si rinnova ogni anno"),
        (FEE, date(2026, 1, 1), S.IN_FORCE, "In vigore dal 01/01/2026; si rinnova"),
        (replace(FEE, cancelled_on=date(2026, 10, 1)), date(2026, 12, 31), S.CANCELLED, "fino al 31/12/2026"),
        (replace(FEE, cancelled_on=date(2026, 10, 1)), date(2027, 1, 1), S.ENDED, "Terminato il 31/12/2026"),
        (
            replace(FEE, kind=ContractKind.SUPPORT, valid_to=date(2026, 12, 31)),
            date(2026, 5, 1),
            S.IN_FORCE,
            "termina il 31/12/2026.",
        ),
        (replace(FEE, kind=ContractKind.HARDWARE), date(2026, 5, 1), S.IN_FORCE, "senza termine."),
        (
            replace(FEE, kind=ContractKind.HARDWARE, cancelled_on=date(2026, 3, 1)),
            date(2026, 5, 1),
            S.CANCELLED,
            "vale fino al 31/12/2026",
        ),
        (
            replace(FEE, kind=ContractKind.HARDWARE, cancelled_on=date(2025, 12, 1)),
            date(2025, 12, 2),
            S.CANCELLED,
            "Disdetto il 01/12/2025, prima di cominciare.",
        ),
    ],
)
def test_where_it_stands_and_why(row: Contract, today: date, state: ContractState, words: str) -> None:
    found = standing(row, today)
    assert found.state is state
    assert words in found.reason


@given(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_it_covers_only_when_it_is_in_force_or_cancelled(
    quoted: date | None, signed: date | None, revoked: date | None, cancelled: date | None, today: date
) -> None:
    row = replace(
        FEE, quote_signed_on=quoted, contract_signed_on=signed, revoked_on=revoked, cancelled_on=cancelled
    )
    found = standing(row, today)
    assert found.reason.endswith(".")
    running = found.state in {S.IN_FORCE, S.CANCELLED} and today >= row.valid_from
    assert row.valid_on(today) == running
    assert {state for state, *_ in TABLE} == set(S)


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 1, 1), date(2026, 12, 31)), (date(2024, 2, 29), date(2025, 2, 28))],
)
def test_a_yearly_contract_lasts_a_year(first: date, last: date) -> None:
    assert least_end(replace(FEE, valid_from=first)) == last
    assert last - first >= timedelta(days=364)
