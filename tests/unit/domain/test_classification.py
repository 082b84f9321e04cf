"""Class at reception: contract, channel, PEC, switch, override (Q-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.classification import classify, cover_of
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.incidents import Channel, CoveredObject, IncidentClass, PecVerdict
from tests.unit.domain.policy_files import at

ONE, TWO, PARKED = IncidentClass.CONTRACT, IncidentClass.NO_CONTRACT, IncidentClass.PARKED
NOT, UNVERIFIED, VERIFIED = PecVerdict.NOT_PEC, PecVerdict.UNVERIFIED, PecVerdict.VERIFIED


@pytest.mark.parametrize(
    ("contract", "channel", "pec", "required", "expected", "words"),
    [
        ("Enterprise", Channel.EMAIL, NOT, True, ONE, "contratto Enterprise valido"),
        ("Basic", Channel.PEC, UNVERIFIED, True, ONE, "contratto Basic valido"),
        ("", Channel.PEC, VERIFIED, True, TWO, "PEC verificata"),
        ("", Channel.PEC, UNVERIFIED, True, PARKED, "PEC non verificata"),
        ("", Channel.PEC, NOT, True, PARKED, "PEC non verificata"),
        ("", Channel.EMAIL, UNVERIFIED, True, PARKED, "PEC non verificata"),
        ("", Channel.EMAIL, VERIFIED, True, TWO, "PEC verificata"),
        ("", Channel.EMAIL, NOT, True, PARKED, "posta ordinaria"),
        ("", Channel.EMAIL, NOT, False, TWO, "posta ordinaria"),
        ("", Channel.PHONE, NOT, True, TWO, "per telefono"),
        ("", Channel.IN_PERSON, NOT, True, TWO, "di persona"),
    ],
)
def test_class_and_reason(
    contract: str, channel: Channel, pec: PecVerdict, required: bool, expected: IncidentClass, words: str
) -> None:
    incident_class, reason = classify(contract, channel, pec, required)
    assert incident_class is expected
    assert words in reason


def test_an_override_needs_words_and_keeps_them() -> None:
    assert classify("", Channel.EMAIL, NOT, True, "  ").incident_class is PARKED
    admitted = classify("", Channel.EMAIL, NOT, True, "cliente storico, PEC fuori uso.")
    assert admitted == (TWO, "Classe 2 per decisione del tecnico: cliente storico, PEC fuori uso.")


OWN = Contract(
    customer_id=1,
    kind=ContractKind.SUPPORT,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    covers=frozenset({CoveredObject.OWN_SOFTWARE}),
)
WITH_PLAN = replace(OWN, id=2, plan_id=7)
HARDWARE = Contract(1, ContractKind.HARDWARE, date(2026, 1, 1), id=3)
UPDATES = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), id=4)
CONTRACTS = [WITH_PLAN, OWN, HARDWARE, UPDATES]


@pytest.mark.parametrize(
    ("about", "received", "expected"),
    [
        (CoveredObject.OWN_SOFTWARE, "2026-12-31T23:59+01:00", WITH_PLAN),
        (CoveredObject.OWN_SOFTWARE, "2027-01-01T00:00+01:00", None),
        (CoveredObject.OWN_SOFTWARE, "2025-12-31T23:30+00:00", WITH_PLAN),
        (CoveredObject.THIRD_PARTY_SOFTWARE, "2026-06-01T10:00+02:00", None),
        (CoveredObject.HARDWARE, "2026-06-01T10:00+02:00", HARDWARE),
    ],
)
def test_cover_is_that_of_the_object_on_the_day_of_reception(
    about: CoveredObject, received: str, expected: Contract | None
) -> None:
    assert cover_of(CONTRACTS, about, at(received)) is expected
