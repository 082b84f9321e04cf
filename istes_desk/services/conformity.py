"""The conformity report: issued once all is reached, signed, taken back with a reason (L-3)."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from istes_desk.domain.compliance import ConformityReport, ConformityTarget, Downtime
from istes_desk.domain.conformity import agreed, check_all_reached
from istes_desk.domain.customers import Customer
from istes_desk.domain.downtime import COUNTED, last_year, measure_words
from istes_desk.domain.errors import require
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.validation import named
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork

SEQUENCE = "conformity report"


@dataclass(frozen=True, slots=True)
class FrozenTarget:
    """One target as it stood when the report was issued: texts only."""

    title: str
    target: str
    measure: str
    evidence: str
    reached_on: str
    sha256: str = ""


def freeze(uow: UnitOfWork, customer_id: int, now: datetime) -> tuple[FrozenTarget, ...]:
    """The agreed targets as they stand, with what was measured in the last year."""
    downs = uow.find(Downtime, customer_id=customer_id)
    rows = agreed(uow.find(ConformityTarget, customer_id=customer_id))
    return tuple(_frozen(one, downs, now) for one in rows)


def _frozen(one: ConformityTarget, downs: list[Downtime], now: datetime) -> FrozenTarget:
    shown = last_year(one, downs, now) if one.kind in COUNTED else ()
    told = f"Ultimi dodici mesi. {measure_words(one, shown)}" if shown else ""
    return FrozenTarget(
        f"{one.title} ({one.program})" if one.program else one.title,
        one.target,
        ". ".join(filter(None, (one.measure.rstrip("."), told))),
        " · ".join(filter(None, (one.evidence, one.evidence_file))),
        full_date(one.reached_on) if one.reached_on else "",
        one.evidence_sha256,
    )


def rows_of(report: ConformityReport) -> tuple[FrozenTarget, ...]:
    """What was frozen; fields of later versions are passed over."""
    names = {field.name for field in fields(FrozenTarget)}
    return tuple(
        FrozenTarget(**{name: str(value) for name, value in row.items() if name in names})
        for row in json.loads(report.rows)
    )


def report_tag(report: ConformityReport) -> str:
    """``CONF-000003``."""
    return f"CONF-{report.number:06d}"


def issue_report(uow: UnitOfWork, clock: Clock, customer_id: int, author: str) -> Changes:
    """Numbers and freezes it; DomainError names what is not reached yet."""
    now = clock.now()
    check_all_reached(uow.find(ConformityTarget, customer_id=customer_id))
    frozen = [
        {field.name: getattr(row, field.name) for field in fields(row)}
        for row in freeze(uow, customer_id, now)
    ]
    text = json.dumps(frozen, ensure_ascii=False)
    made = uow.add(ConformityReport(customer_id, uow.next_number(SEQUENCE), now, author, text))
    return Changes(duties=ids(customer_id), customers=ids(customer_id), new_id=made.id)


def sign_report(uow: UnitOfWork, clock: Clock, report_id: int, signer: str, signed_on: date) -> Changes:
    """From 00:00 of that day, in Rome, R4 to R7 hold; jobs closed before keep their price (B-4)."""
    report = uow.get(ConformityReport, report_id)
    require(report.signed_on is None, "La relazione è già firmata.", "signed_on")
    named(signer, "chi ha firmato", "signer")
    issued = date_of(report.issued_at)
    require(issued <= signed_on, f"La firma viene dopo l'emissione, del {full_date(issued)}.", "signed_on")
    require(signed_on <= date_of(clock.now()), "La firma non può avere una data futura.", "signed_on")
    before = _first_signed(uow, report.customer_id)
    uow.save(replace(report, signer=signer.strip(), signed_on=signed_on))
    return _date_customer(uow, report.customer_id, before)


def take_signature_back(uow: UnitOfWork, clock: Clock, report_id: int, reason: str, author: str) -> Changes:
    """A correction: the report stays, with who took its signature back, when and why."""
    report = uow.get(ConformityReport, report_id)
    signed = report.signed_on
    require(signed is not None, "La relazione non è firmata.", "signed_on")
    why = named(reason, "il motivo della correzione", "reason")
    day = full_date(signed) if signed else ""
    line = f"{full_date(date_of(clock.now()))} {author}: tolta la firma del {day} di {report.signer}. {why}"
    kept = "\n".join(filter(None, (report.corrections, line)))
    before = _first_signed(uow, report.customer_id)
    uow.save(replace(report, signed_on=None, signer="", corrections=kept))
    return _date_customer(uow, report.customer_id, before)


def _first_signed(uow: UnitOfWork, customer_id: int) -> date | None:
    found = uow.find(ConformityReport, customer_id=customer_id)
    return min((one.signed_on for one in found if one.signed_on), default=None)


def _date_customer(uow: UnitOfWork, customer_id: int, before: date | None) -> Changes:
    """The first signature counts, none = not conform; a date typed on the card, not ``before``, stays."""
    customer, signed = uow.get(Customer, customer_id), _first_signed(uow, customer_id)
    typed = customer.conformity_date if customer.conformity_date != before else None
    since = min(filter(None, (signed, typed)), default=None)
    uow.save(replace(customer, conformity_date=since))
    return Changes(duties=ids(customer_id), customers=ids(customer_id))
