"""Each kind of deadline: its day, its reason, and when it does not exist (C-1..C-3, D-5, L-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from istes_desk.domain.compliance import Breach, YearlyVerification
from istes_desk.domain.contract_years import contract_years
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.customers import Season, SeasonKind
from istes_desk.domain.deadlines import (
    CONTRACT_LABELS_IT,
    KIND_LABELS_IT,
    Deadline,
    DeadlineKind,
    of_appointments,
    of_breach,
    of_contract,
    of_customisation,
    of_device,
    of_mandate,
    of_season,
    of_verifications,
)
from istes_desk.domain.network import Device
from istes_desk.domain.terms import BillingTerms, objection_until

K = DeadlineKind
FEE = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1))


def days(contract: Contract, *years: int) -> dict[DeadlineKind, date]:
    return {one.kind: one.on for one in of_contract(contract, years)}


def test_every_kind_has_its_name() -> None:
    assert set(KIND_LABELS_IT) == set(DeadlineKind)
    assert set(CONTRACT_LABELS_IT) == set(ContractKind)


def test_the_fee_is_paid_on_a_target_day_and_cancelled_by_the_end_of_october() -> None:
    assert days(FEE, 2027) == {
        K.INVOICE: date(2027, 1, 4),
        K.PAYMENT: date(2027, 2, 1),
        K.CANCELLATION: date(2027, 10, 31),
    }
    assert days(FEE, 2028)[K.PAYMENT] == date(2028, 1, 31)
    assert days(FEE, 2025) == {}
    moved, plain = (next(iter(of_contract(FEE, [year]))).reason for year in (2027, 2028))
    assert "slitta al 01/02/2027" not in plain
    assert "slitta" in moved or "Ultimo giorno" in moved


def test_a_cancelled_fee_has_nothing_left() -> None:
    gone = replace(FEE, cancelled_on=date(2026, 10, 1), valid_to=date(2026, 12, 31))
    assert days(gone, 2026) == {
        K.CONTRACT: date(2026, 12, 31),
        K.INVOICE: date(2026, 1, 2),
        K.PAYMENT: date(2026, 2, 2),
    }
    (end,) = (one for one in of_contract(gone, [2026]) if one.kind is K.CONTRACT)
    assert "disdetto il 01/10/2026, termina il 31/12/2026" in end.reason
    assert days(gone, 2027) == {K.CONTRACT: date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("cancelled", "until", "ends"),
    [
        (date(2026, 10, 31), None, date(2026, 12, 31)),
        (date(2026, 11, 1), None, date(2027, 12, 31)),
        (date(2026, 1, 15), None, date(2026, 12, 31)),
        (date(2026, 11, 1), date(2027, 6, 30), date(2027, 6, 30)),
        (None, date(2027, 6, 30), date(2027, 6, 30)),
    ],
)
def test_a_fee_cancelled_after_october_runs_for_another_year(
    cancelled: date | None, until: date | None, ends: date
) -> None:
    row = replace(FEE, cancelled_on=cancelled, valid_to=until)
    assert row.ends_on == ends
    assert row.valid_on(ends)
    assert not row.valid_on(ends + timedelta(days=1))


@pytest.mark.parametrize(
    ("begun", "cancelled", "until", "ends"),
    [
        (date(2026, 3, 15), None, None, None),
        (date(2026, 3, 15), date(2026, 3, 14), None, date(2026, 3, 14)),
        (date(2026, 3, 15), date(2025, 1, 1), None, date(2026, 3, 14)),
        (date(2026, 3, 15), date(2026, 3, 15), None, date(2027, 3, 14)),
        (date(2026, 3, 15), date(2028, 3, 14), None, date(2028, 3, 14)),
        (date(2026, 3, 15), date(2028, 3, 15), None, date(2029, 3, 14)),
        (date(2026, 3, 15), date(2026, 6, 1), date(2028, 3, 14), date(2027, 3, 14)),
        (date(2026, 3, 15), date(2027, 6, 1), date(2027, 12, 31), date(2027, 12, 31)),
        (date(2024, 2, 29), date(2024, 6, 1), None, date(2025, 2, 28)),
    ],
)
@pytest.mark.parametrize("kind", [ContractKind.SUPPORT, ContractKind.HARDWARE])
def test_any_other_contract_ends_with_the_year_already_paid(
    kind: ContractKind, begun: date, cancelled: date | None, until: date | None, ends: date | None
) -> None:
    row = Contract(1, kind, begun, until, cancelled_on=cancelled)
    assert row.ends_on == ends
    paid = list(contract_years(row, date(2040, 1, 1)))
    assert not paid or ends is None or paid[-1].last == ends
    shown = [one.on for one in of_contract(row, [2026]) if one.kind is K.CONTRACT]
    assert shown == ([ends] if ends and ends >= begun else [])


def test_the_year_already_invoiced_is_paid_although_cancelled() -> None:
    assert days(replace(FEE, cancelled_on=date(2026, 1, 15)), 2026)[K.PAYMENT] == date(2026, 2, 2)
    late = replace(FEE, cancelled_on=date(2026, 11, 1))
    assert days(late, 2027) == {
        K.CONTRACT: date(2027, 12, 31),
        K.INVOICE: date(2027, 1, 4),
        K.PAYMENT: date(2027, 2, 1),
    }
    assert K.INVOICE not in days(late, 2028)


@pytest.mark.parametrize(
    ("begun", "quoted", "found"),
    [
        (date(2026, 1, 15), None, {K.INVOICE: date(2026, 1, 15)}),
        (date(2026, 7, 1), None, {K.INVOICE: date(2026, 7, 1)}),
        (date(2026, 1, 1), date(2025, 12, 20), {K.INVOICE: date(2026, 1, 20), K.PAYMENT: date(2026, 2, 2)}),
        (date(2026, 1, 1), date(2026, 1, 10), {K.INVOICE: date(2026, 2, 10)}),
        (date(2026, 7, 1), date(2026, 6, 20), {K.INVOICE: date(2026, 7, 21)}),
    ],
)
def test_the_first_year_of_a_fee_is_invoiced_once_it_is_there(
    begun: date, quoted: date | None, found: dict[DeadlineKind, date]
) -> None:
    """Never before it begins, nor before a quote counts as accepted; 31 January only where it can be met."""
    row = replace(FEE, valid_from=begun, quote_signed_on=quoted)
    fees = {kind: on for kind, on in days(row, 2026).items() if kind in (K.INVOICE, K.PAYMENT)}
    assert fees == found
    assert days(row, 2027)[K.INVOICE] == date(2027, 1, 4)
    told = [one.reason for one in of_contract(row, [2026]) if one.kind is K.INVOICE]
    assert ["vale come accettato dal" in reason for reason in told] == [quoted is not None]


def test_a_contract_ends_and_a_quote_is_accepted_in_silence() -> None:
    support = Contract(1, ContractKind.SUPPORT, date(2026, 1, 1), date(2026, 12, 31))
    assert days(support, 2026) == {K.CONTRACT: date(2026, 12, 31), K.INVOICE: date(2026, 1, 1)}
    quoted = replace(support, quote_signed_on=date(2026, 3, 1))
    assert days(quoted, 2026)[K.QUOTE] == date(2026, 3, 31)
    assert days(quoted, 2026)[K.INVOICE] == date(2026, 4, 1)
    assert K.QUOTE not in days(replace(quoted, contract_signed_on=date(2026, 3, 5)), 2026)
    assert K.QUOTE not in days(replace(quoted, cancelled_on=date(2026, 3, 5)), 2026)
    assert K.CONTRACT not in days(replace(support, valid_to=None), 2026)
    assert days(replace(quoted, revoked_on=date(2026, 3, 4)), 2026) == {}


def test_support_is_invoiced_in_advance_on_its_anniversary() -> None:
    leap = Contract(1, ContractKind.SUPPORT, date(2024, 2, 29), yearly_fee=Decimal(600))
    assert days(leap, 2023) == {}
    assert days(leap, 2024) == {K.INVOICE: date(2024, 2, 29)}
    assert days(leap, 2025) == {K.INVOICE: date(2025, 3, 1)}
    assert days(leap, 2028) == {K.INVOICE: date(2028, 2, 29)}
    assert days(replace(leap, yearly_fee=Decimal(0)), 2025) == {}
    assert days(replace(leap, valid_to=date(2025, 2, 28)), 2025) == {K.CONTRACT: date(2025, 2, 28)}


def test_the_yearly_verification_of_each_appointed_person() -> None:
    row = Appointment(1, "Marco", date(2026, 1, 1), date(2026, 12, 31), id=4)
    done = YearlyVerification(2, 2026, "Marco", "Anna", datetime(2026, 12, 1, tzinfo=UTC), "Regolare.")
    (found,) = of_verifications([row, replace(row, customer_id=2)], [done], range(2026, 2027))
    assert (found.on, found.customer_id, found.source_id) == (date(2026, 12, 31), 1, 4)
    assert not list(of_verifications([row], [], range(2027, 2028)))


def test_a_deadline_is_known_again_by_its_key() -> None:
    one = Deadline(date(2026, 12, 31), K.CONTRACT, 1, "Termina", "Perché sì.", source_id=4)
    assert one.key == replace(one, reason="Altro", title="Rinominata").key
    others = (replace(one, on=date(2027, 1, 1)), replace(one, source_id=5), replace(one, part="objection"))
    assert len({one.key, *(other.key for other in others)}) == 4
    lasting = replace(one, lasting=True)
    assert lasting.key == replace(lasting, on=date(2027, 1, 1), title="3 mansioni").key


def test_the_next_step_of_a_customisation_is_awaited() -> None:
    row = Customisation(1, "Tableau", make_by=date(2026, 4, 1), test_by=date(2026, 4, 20))
    (found,) = of_customisation(row, None)
    assert (found.on, found.title) == (date(2026, 4, 1), "«Tableau»: realizzazione e consegna")
    both = list(of_customisation(replace(row, delivered_on=date(2026, 4, 2)), date(2026, 4, 20)))
    assert [one.on for one in both] == [date(2026, 4, 20), date(2026, 4, 20)]
    assert len({one.key for one in both}) == 2


def test_an_appointment_ends_unless_the_next_one_is_there() -> None:
    first = Appointment(1, "Marco", date(2026, 1, 1), date(2026, 12, 31))
    other = replace(first, customer_id=2)
    after = replace(first, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    assert [(one.customer_id, one.on.year) for one in of_appointments([first, other, after])] == [
        (2, 2026),
        (1, 2027),
    ]


def test_the_appointment_of_one_of_several_ends_although_another_goes_on() -> None:
    first = Appointment(1, "Marco", date(2026, 1, 1), date(2026, 12, 31), sole=False)
    anna = replace(first, person="Anna", valid_to=date(2027, 12, 31))
    assert [one.on.year for one in of_appointments([first, anna])] == [2026, 2027]
    again = replace(first, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    assert [one.on.year for one in of_appointments([first, again])] == [2027]
    alone = replace(anna, valid_from=date(2027, 1, 1), sole=True)
    assert [one.on.year for one in of_appointments([first, alone])] == [2027]


def test_thirty_days_to_object() -> None:
    made = Customisation(1, "Tableau", delivered_on=date(2026, 5, 1))
    last = objection_until(made, [])
    (found,) = of_customisation(made, last)
    assert (found.on, found.title) == (date(2026, 5, 31), "Ultimo giorno per contestare «Tableau»")
    (accepted,) = of_customisation(replace(made, tested_on=None, accepted_on=date(2026, 5, 3)), last)
    assert accepted.key == found.key, "accepted or not, it may be contested"
    none = (replace(made, objected_on=date(2026, 5, 9)), replace(made, out_of_date=True))
    assert [list(of_customisation(one, last)) for one in none] == [[], []]
    assert not list(of_customisation(replace(made, delivered_on=None), None))
    sixty = BillingTerms(date(2026, 1, 1), complaint_days=60)
    assert objection_until(made, [sixty]) == date(2026, 6, 30)
    assert objection_until(replace(made, delivered_on=None), [sixty]) is None


def test_seasons_begin_and_closings_end() -> None:
    high = Season(1, SeasonKind.HIGH, date(2026, 6, 1), date(2026, 9, 15))
    assert [one.on for one in of_season(high)] == [date(2026, 6, 1)]
    shut = replace(high, kind=SeasonKind.CLOSED)
    assert [one.on for one in of_season(shut)] == [date(2026, 6, 1), date(2026, 9, 16)]


@pytest.mark.parametrize(
    ("signed", "used", "lapses"),
    [
        (date(2024, 1, 10), None, date(2027, 1, 10)),
        (date(2020, 1, 10), date(2024, 2, 29), date(2027, 2, 28)),
    ],
)
def test_a_mandate_lapses_after_36_months(signed: date, used: date | None, lapses: date) -> None:
    mandate = Mandate(1, "M-1", "IT60X0542811101000000123456", signed, used)
    assert [one.on for one in of_mandate(mandate)] == [lapses]
    assert list(of_mandate(replace(mandate, revoked_on=signed))) == []


def test_warranties_and_breaches() -> None:
    pc = Device(1, 1, "RECEPTION", warranty_until=date(2026, 8, 1), id=5)
    assert [(one.on, one.device_id) for one in of_device(pc)] == [(date(2026, 8, 1), 5)]
    assert list(of_device(replace(pc, warranty_until=None))) == []
    breach = Breach(1, datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "PC rubato")
    (found,) = of_breach(breach)
    assert (found.on, "05/03/2026 00:30" in found.reason) == (date(2026, 3, 5), True)
    assert list(of_breach(replace(breach, notified_at=breach.aware_at))) == []
    assert list(of_breach(replace(breach, closed_at=breach.aware_at))) == []
