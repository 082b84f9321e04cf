"""Demo dossier: agreement, targets, down time, breaches, yearly verification, tests of restore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from istes_desk.domain.compliance import (
    Breach,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    TargetKind,
    YearlyVerification,
)
from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, RestoreTest
from istes_desk.domain.firm import Technician
from istes_desk.domain.italian import date_of
from istes_desk.domain.localtime import instant_of
from istes_desk.services.changes import Changes, ids
from istes_desk.services.compliance import propose_targets
from istes_desk.services.conformity import issue_report, sign_report
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.ports import UnitOfWork

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SIGNED_BACK, REACHED_BACK = 300, 12
MEDIA = {DutyCode.BKPT: "NAS COPIE-01", DutyCode.BKPR: "disco USB in cassaforte"}
TESTS = frozenset(MEDIA)


def fill_dossier(uow: UnitOfWork, facts: Mapping[str, Any], now: datetime, author: str) -> Changes:
    """One customer; what would lie in the future is left out."""
    customer = uow.find(Customer, name=facts["customer"])[0]
    _agree(uow, customer, facts, now)
    _verify(uow, customer, facts, now)
    for one in facts.get("downs", ()):
        uow.add(_down(customer.id, one, now, author))
    for one in facts.get("breaches", ()):
        uow.add(_breach(customer.id, one, now))
    _targets(uow, customer, facts, now, author)
    _tests(uow, customer.id)
    return Changes(duties=ids(customer.id), customers=ids(customer.id))


def _at(now: datetime, one: Mapping[str, Any]) -> datetime:
    """``back`` days ago at a wall time in Rome, never later than now."""
    return min(instant_of(date_of(now) - one["back"] * DAY, time.fromisoformat(one["at"]), 0), now)


def _agree(uow: UnitOfWork, customer: Customer, facts: Mapping[str, Any], now: datetime) -> None:
    names = ("subject", "categories", "data_kinds", "data_subjects", "subprocessors", "dpo")
    words = {name: facts[name] for name in names if name in facts}
    uow.add(
        ProcessingAgreement(
            customer.id,
            date_of(now) - SIGNED_BACK * DAY,
            controller=customer.data_controller,
            controller_contact=facts["contact"],
            **words,
        )
    )


def _verify(uow: UnitOfWork, customer: Customer, facts: Mapping[str, Any], now: datetime) -> None:
    """Of the year before, made in January."""
    year = date_of(now).year
    at = min(instant_of(date(year, 1, 15), time(10)), now)
    person = next(one.name for one in uow.find(Technician) if one.active)
    made = YearlyVerification(
        customer.id, year, person, customer.data_controller, at, facts["outcome"], facts.get("measures", "")
    )
    for one in (replace(made, year=year - 1, signed_on=date_of(at)), replace(made, at=now)):
        uow.add(one)


def _down(customer_id: int, one: Mapping[str, Any], now: datetime, author: str) -> Downtime:
    at = _at(now, one)
    end = min(at + timedelta(minutes=one["minutes"]), now)
    cause = DowntimeCause(one["cause"])
    return Downtime(customer_id, cause, at, end, one.get("program", ""), None, one["note"], author)


def _breach(customer_id: int, one: Mapping[str, Any], now: datetime) -> Breach:
    at = _at(now, one)
    later = {
        field: min(at + one[word] * HOUR, now)
        for field, word in (
            ("controller_told_at", "told"),
            ("notified_at", "notified"),
            ("closed_at", "closed"),
        )
        if word in one
    }
    words = {name: one[name] for name in ("measures", "data_kinds", "subjects", "consequences")}
    return Breach(customer_id, at, one["description"], **words, **later)


def _targets(
    uow: UnitOfWork, customer: Customer, facts: Mapping[str, Any], now: datetime, author: str
) -> None:
    """Agreed from the proposals; where all are reached, reported and signed on the day of conformity."""
    propose_targets(uow, customer.id)
    since = customer.conformity_date
    conform = bool(facts.get("conform")) and since is not None and since <= date_of(now)
    reached = (since if conform and since else date_of(now)) - REACHED_BACK * DAY
    found = uow.find(ConformityTarget, customer_id=customer.id)
    for one, proof in zip(found, facts["evidence"], strict=False):
        named = facts["programs"][0] if one.kind is TargetKind.PROGRAM_DOWN else ""
        uow.save(replace(one, program=named, evidence=proof, reached_on=reached))
    if conform and since:
        clock = StoryClock(instant_of(since, time(9)))
        number = issue_report(uow, clock, customer.id, author).new_id
        sign_report(uow, clock, number, customer.data_controller, since)


def _tests(uow: UnitOfWork, customer_id: int) -> None:
    """What each test of a copy was, with its file and the hash of it."""
    assigned = {one.id: one for one in uow.find(DutyAssignment, customer_id=customer_id, code=TESTS)}
    for row in uow.find(DutyResult, assignment_id=frozenset(assigned)):
        code = assigned[row.assignment_id].code
        name = f"prova-{code.lower()}-{row.id}.pdf"
        uow.save(replace(row, evidence_file=name, evidence_sha256=sha256(name.encode()).hexdigest()))
        uow.add(_told(code, row))


def _told(code: DutyCode, row: DutyResult) -> RestoreTest:
    restore = code is DutyCode.BKPR
    restored = "cartella Documenti, 212 file" if restore else "integrità della copia"
    return RestoreTest(
        row.id, MEDIA[code], restored, "cartella di prova" if restore else "", 15 + row.id % 40
    )
