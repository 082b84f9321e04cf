"""What was seen against what is declared: missing, unknown, changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device, Interface, SubnetRow
from istes_desk.domain.plan import Sighting, Survey, SurveySource
from istes_desk.domain.survey.seen import Found
from istes_desk.domain.survey.verdicts import Verdict
from istes_desk.services.reconciling import reading_of, reconcile, surveys_of
from istes_desk.services.surveys import take
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Device(1, 1, "pc-1"),
        Device(1, 1, "pc-2"),
        Device(1, 1, "lontano"),
        Device(1, 1, "senza rete"),
        Interface(1, address="192.168.1.10"),
        Interface(2, address="192.168.1.11", seen_at=NOW),
        Interface(2, address="192.168.1.12"),
        Interface(3, address="10.0.0.1"),
        SubnetRow(1, "192.168.1.0/24"),
        Survey(1, NOW, SurveySource.CHECK, "marco", "Controllo"),
        Sighting(1, "192.168.1.10", "00:1A:2B:3C:4D:5E", ports=(22,)),
        Sighting(1, "192.168.1.99", name="nuovo"),
        Sighting(1, name="senza indirizzo"),
    )
    with database() as opened:
        return opened


def test_missing_unknown_and_changed(uow: FakeUnitOfWork) -> None:
    assert [one.id for one in surveys_of(uow, 1)] == [1]
    reading = reading_of(uow, 1)
    assert reading.found[0] == Found(1, {"address": "192.168.1.10", "mac": "00:1A:2B:3C:4D:5E"}, (22,))
    told = [(one.line, one.verdict, one.said) for one in reconcile(uow, 1, reading.found)]
    assert told == [
        (1, Verdict.CHANGED, "pc-1"),
        (2, Verdict.NEW, "nuovo"),
        (3, Verdict.NEW, "senza indirizzo"),
        (4, Verdict.MISSING, "pc-2"),
    ]


def test_the_reason_tells_when_it_was_last_seen(uow: FakeUnitOfWork) -> None:
    found = [Found(1, {"address": "192.168.1.50"}), Found(2, {"address": "172.16.0.1"})]
    reasons = [one.reason for one in reconcile(uow, 1, found) if one.verdict is Verdict.MISSING]
    assert reasons == [
        "192.168.1.10: sulla piantina, ma non visto in rete.",
        "192.168.1.11, 192.168.1.12: sulla piantina, ma non visto in rete; "
        "visto l'ultima volta il 22/11/2026.",
        "10.0.0.1: sulla piantina, ma non visto in rete.",
    ]
    assert reconcile(uow, 1, []) == ()


def test_taking_over_from_a_kept_survey_keeps_no_second_one(uow: FakeUnitOfWork) -> None:
    reading = reading_of(uow, 1)
    take(uow, FixedClock(NOW), "marco", 1, reading, reading.found, {2: frozenset()})
    assert len(uow.find(Survey)) == 1
    assert uow.get(Device, 5).name == "nuovo"
