"""Rules are superseded, withdrawn and put back, never changed once begun (P-1, P-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.incidents import Severity
from istes_desk.domain.letters import LetterKind, LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.rule_chains import Rule
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.terms import BillingTerms
from istes_desk.domain.working_time import Schedule
from istes_desk.services import rules
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.unit.domain.policy_files import HOLIDAYS, PLANS, POLICY

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)
LETTER = LetterTemplate(LetterKind.CLOSURE, "Chiusura", "Chiusa: {subject}", "Buongiorno", date(2020, 1, 10))
NEVER = Schedule(frozenset({1}), (), True)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(POLICY, *PLANS.values(), LETTER)
    return FakeUnitOfWork(database.rows, database.numbers)


def from_day(row: Rule, start: date, last: date | None = None) -> Rule:
    return replace(row, id=0, version=0, valid_from=start, valid_to=last)


def spans(
    uow: FakeUnitOfWork, kind: type[QueuePolicy | Plan | LetterTemplate]
) -> list[tuple[date, date | None]]:
    return sorted((one.valid_from, one.valid_to) for one in uow.find(kind))


def test_a_successor_begins_tomorrow_or_after_the_row(uow: FakeUnitOfWork) -> None:
    policy = replace(uow.get(QueuePolicy, 1), valid_to=date(2026, 12, 31))
    fresh = rules.successor(policy, TODAY)
    assert (fresh.id, fresh.version, fresh.valid_from, fresh.valid_to) == (0, 0, TOMORROW, None)
    later = rules.successor(Tariff(date(2027, 1, 1), None, 20, Decimal(20)), TODAY)
    assert later.valid_from == date(2027, 1, 2)


def test_a_successor_does_not_keep_the_date_in_the_name_of_its_origin() -> None:
    listed = Tariff(date(2020, 1, 10), None, 20, Decimal(20), name="Tariffario del 10/01/2020")
    assert rules.successor(listed, TODAY).name == "Tariffario del 03/03/2026"
    assert rules.successor(BillingTerms(TODAY), TODAY).valid_from == TOMORROW


def test_a_rule_in_force_is_never_edited(uow: FakeUnitOfWork) -> None:
    present = uow.get(Plan, 1)
    with pytest.raises(DomainError, match="già in vigore"):
        rules.save_rule(uow, replace(present, valid_from=TOMORROW), TODAY)
    with pytest.raises(DomainError, match="già in vigore"):
        rules.withdraw_rule(uow, present, TODAY)
    with pytest.raises(DomainError, match="dopo oggi"):
        rules.save_rule(uow, from_day(present, TODAY), TODAY)


def test_a_new_version_ends_the_one_before_and_no_other_plan(uow: FakeUnitOfWork) -> None:
    changes = rules.save_rule(uow, from_day(PLANS["basic"], date(2026, 12, 1)), TODAY)
    assert changes.new_id == 4
    basic = [(one.valid_from, one.valid_to) for one in uow.find(Plan, code="basic")]
    assert basic == [(date(2020, 1, 10), date(2026, 11, 30)), (date(2026, 12, 1), None)]
    assert [one.valid_to for one in uow.find(Plan, code="enterprise")] == [None]


def test_a_version_between_two_is_closed_by_the_later_one(uow: FakeUnitOfWork) -> None:
    for start in (date(2027, 1, 1), date(2026, 6, 1)):
        rules.save_rule(uow, from_day(POLICY, start), TODAY)
    assert spans(uow, QueuePolicy) == [
        (date(2020, 1, 10), date(2026, 5, 31)),
        (date(2026, 6, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]
    with pytest.raises(DomainError, match="già in quel giorno"):
        rules.save_rule(uow, from_day(POLICY, date(2027, 1, 1)), TODAY)


def test_a_version_to_come_moves_and_goes_and_comes_back(uow: FakeUnitOfWork) -> None:
    new = rules.save_rule(uow, from_day(LETTER, date(2026, 12, 1)), TODAY).new_id
    moved = replace(uow.get(LetterTemplate, new), valid_from=date(2026, 7, 1), body="Nuovo")
    assert rules.save_rule(uow, moved, TODAY).new_id == 0
    assert spans(uow, LetterTemplate)[0] == (date(2020, 1, 10), date(2026, 6, 30))
    gone = uow.get(LetterTemplate, new)
    rules.withdraw_rule(uow, gone, TODAY)
    assert spans(uow, LetterTemplate) == [(date(2020, 1, 10), None)]
    rules.restore_rule(uow, gone, TODAY)
    assert spans(uow, LetterTemplate) == [(date(2020, 1, 10), date(2026, 6, 30)), (date(2026, 7, 1), None)]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (replace(from_day(POLICY, TOMORROW, TODAY)), "valid_to"),
        (replace(POLICY, id=0, valid_from=TOMORROW, name=" "), "name"),
        (replace(PLANS["basic"], id=0, valid_from=TOMORROW, schedule=NEVER), "schedule"),
        (replace(LETTER, id=0, valid_from=TOMORROW, body="{boh}"), "body"),
    ],
)
def test_what_is_wrong_names_its_field(uow: FakeUnitOfWork, row: Rule, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        rules.save_rule(uow, row, TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(("name", "code"), [("Notturno H24!", "notturno-h24"), ("***", "piano")])
def test_a_new_plan_has_a_code_of_its_own(uow: FakeUnitOfWork, name: str, code: str) -> None:
    plan = replace(PLANS["basic"], id=0, code="", name=name, valid_from=TOMORROW)
    rules.save_rule(uow, plan, TODAY)
    assert [one.code for one in uow.find(Plan, name=name)] == [code]
    with pytest.raises(DomainError, match="già un piano"):
        rules.save_rule(uow, plan, TODAY)


def test_the_preview_says_what_changes_and_warns(uow: FakeUnitOfWork) -> None:
    known: tuple[Rule, ...] = (*uow.find(QueuePolicy), *uow.find(Plan), *uow.find(LetterTemplate))
    quick = replace(
        PLANS["basic"],
        id=0,
        valid_from=date(2026, 12, 1),
        minutes={**PLANS["basic"].minutes, Severity.A: 120},
    )
    told = rules.preview(quick, known, HOLIDAYS, TODAY)
    assert told.effect == (
        "Le richieste ricevute dal 01/12/2026 con il piano Basic seguiranno «Basic»: gravità A entro 2 ore "
        "(prima 4 ore); quelle ricevute prima non cambiano."
    )
    assert told.example == (
        "Esempio: gravità A ricevuta mar 01/12 16:30, risposta entro mer 02/12 09:30 anziché mer 02/12 11:30."
    )
    assert told.warnings == ()
    same = rules.preview(replace(quick, minutes=PLANS["basic"].minutes), known, HOLIDAYS, TODAY)
    assert same.example == "Esempio: gravità A ricevuta mar 01/12 16:30, risposta entro mer 02/12 11:30."
    short = rules.preview(from_day(POLICY, date(2026, 6, 1), date(2026, 8, 31)), known, HOLIDAYS, TODAY)
    assert short.warnings == (f"Dal 01/09/2026 in poi non vale alcuna versione di «{POLICY.name}».",)
    assert "nessuna differenza rispetto a prima" in short.effect
    assert short.example == "Esempio: PEC ricevuta lun 01/06 16:30, richiamabile da mer 03/06 09:30."


def test_the_preview_of_a_change_forgets_the_row_as_it_stood(uow: FakeUnitOfWork) -> None:
    rules.save_rule(uow, from_day(LETTER, date(2026, 12, 1)), TODAY)
    rows = uow.find(LetterTemplate)
    told = rules.preview(replace(rows[1], valid_from=date(2027, 1, 1), body="Altro"), rows, Holidays(), TODAY)
    assert (told.warnings, told.example) == ((), "")
    assert told.effect.startswith("Le lettere scritte dal 01/01/2027 seguiranno «Chiusura»: testo nuovo")


def test_without_anything_before_all_is_new(uow: FakeUnitOfWork) -> None:
    told = rules.preview(replace(PLANS["basic"], code="", valid_from=TOMORROW), (), HOLIDAYS, TODAY)
    assert (
        "servizio lun-ven 09:00-13:00 e 14:00-18:00, escluse le feste; gravità A entro 4 ore" in told.effect
    )
    assert "anziché" not in told.example


def test_which_version_is_the_present_one(uow: FakeUnitOfWork) -> None:
    rules.save_rule(uow, from_day(POLICY, TOMORROW), TODAY)
    old, new = uow.find(QueuePolicy)
    rows = (old, new)
    assert [rules.current(rows, row, TODAY) for row in rows] == [True, False]
    assert [rules.current(rows, row, TOMORROW) for row in rows] == [False, True]
    assert not rules.current(rows, new, date(2019, 1, 1))
