"""Yearly fees, appointments and customisations as charges or obstacles (C-1..C-3, C-5); pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation
from istes_desk.domain.deadlines import CONTRACT_LABELS_IT
from istes_desk.domain.invoices import LineKind
from istes_desk.domain.invoicing import LUMP, Charge, Finding, Obstacle
from istes_desk.domain.italian import full_date
from istes_desk.domain.target import target_day

DAY, YEAR = timedelta(days=1), timedelta(days=365)
YEARLY = "anno"
CUSTOMER = "customer"
PAST = "Il periodo è già finito: controllare che non sia già stato fatturato."
LONG_AGO = "Accettata più di un anno fa: controllare che non sia già stata fatturata."


def of_contract(row: Contract, until: date) -> Iterator[Finding]:
    """The fee of each year begun by ``until``: an update contract's are calendar years, in advance (C-1).

    What ended more than a year before is left alone; a cancelled or revoked one begins no further year.
    """
    years = tuple(_years(row, until))
    if not years or (row.revoked_on and row.contract_signed_on is None):
        return
    name = CONTRACT_LABELS_IT[row.kind]
    obstacle = _contract_obstacle(row, until)
    if obstacle:
        yield Obstacle(row.customer_id, name.capitalize(), obstacle, CUSTOMER, row.customer_id)
        return
    for first, last in years:
        if row.yearly_fee:
            yield _fee(row, row.yearly_fee, (first, last), until)


def of_appointment(row: Appointment, until: date) -> Iterator[Finding]:
    """The price of the yearly appointment, once (C-2)."""
    if not row.valid_from <= until <= row.valid_to + YEAR:
        return
    what = f"Nomina ad Amministratore di Sistema di {row.person}"
    if row.yearly_fee is None:
        reason = "Il compenso della nomina non è indicato (0 se è gratuita)."
        yield Obstacle(row.customer_id, what, reason, CUSTOMER, row.customer_id)
    elif row.yearly_fee:
        yield Charge(
            row.customer_id,
            LineKind.YEARLY_FEE,
            row.valid_from,
            f"{what}, {_span(row.valid_from, row.valid_to)}",
            1,
            YEARLY,
            row.yearly_fee,
            appointment_id=row.id,
            period_from=row.valid_from,
            period_to=row.valid_to,
            note=PAST if row.valid_to < until else "",
        )


def of_customisation(row: Customisation, until: date) -> Iterator[Finding]:
    """The quoted amount once the customer accepted the work; delivered and not accepted it waits (C-3)."""
    what = f"Personalizzazione «{row.title}»"
    accepted = row.accepted_on or row.confirmed_on
    if not row.quote_amount or not row.delivered_on or row.delivered_on > until:
        return
    if accepted is None or accepted > until:
        yield Obstacle(row.customer_id, what, _not_accepted(row, row.delivered_on), CUSTOMER, row.customer_id)
        return
    yield Charge(
        row.customer_id,
        LineKind.CUSTOMISATION,
        accepted,
        f"{what}, accettata il {full_date(accepted)}",
        1,
        LUMP,
        row.quote_amount,
        customisation_id=row.id,
        note=LONG_AGO if accepted + YEAR < until else "",
    )


def _years(row: Contract, until: date) -> Iterator[tuple[date, date]]:
    """First and last day of each year that began by ``until`` and did not end a year before it."""
    number, first = 0, row.valid_from
    stopped = row.cancelled_on if row.kind is not ContractKind.SOFTWARE_UPDATE else None
    last_start = min(until, row.ends_on or until, stopped or until)
    while first <= last_start:
        number += 1
        following = _next(row, number)
        last = min(following - DAY, row.ends_on or following)
        if last + YEAR >= until:
            yield first, last
        first = following


def _next(row: Contract, number: int) -> date:
    """First day of the year after ``number`` of them."""
    year = row.valid_from.year + number
    if row.kind is ContractKind.SOFTWARE_UPDATE:
        return date(year, 1, 1)
    leap = (row.valid_from.month, row.valid_from.day) == (2, 29)
    return date(year, 2, 28) if leap else row.valid_from.replace(year=year)


def _contract_obstacle(row: Contract, until: date) -> str:
    if not row.accepted_on(until) and row.quote_signed_on and row.waits_until:
        return (
            f"Preventivo firmato il {full_date(row.quote_signed_on)}, contratto da firmare:"
            f" senza revoca vale come accettato dopo il {full_date(row.waits_until)}."
        )
    return "Il canone annuo non è indicato (0 se è compreso in un altro)." if row.yearly_fee is None else ""


def _fee(row: Contract, price: Decimal, year: tuple[date, date], until: date) -> Charge:
    return Charge(
        row.customer_id,
        LineKind.YEARLY_FEE,
        year[0],
        f"{CONTRACT_LABELS_IT[row.kind].capitalize()}, {_span(*year)}",
        1,
        YEARLY,
        price,
        contract_id=row.id,
        period_from=year[0],
        period_to=year[1],
        due_on=_due(row, year[0]),
        note=PAST if year[1] < until else "",
    )


def _due(row: Contract, first: date) -> date | None:
    """An update contract is paid on 31 January or the next TARGET day (C-1)."""
    in_january = row.kind is ContractKind.SOFTWARE_UPDATE and (first.month, first.day) == (1, 1)
    return target_day(date(first.year, 1, 31)) if in_january else None


def _span(first: date, last: date) -> str:
    return f"dal {full_date(first)} al {full_date(last)}"


def _not_accepted(row: Customisation, delivered: date) -> str:
    if row.objected_on:
        return f"Contestata il {full_date(row.objected_on)}: si fattura quando il cliente la accetta."
    return f"Consegnata il {full_date(delivered)}: il cliente non l'ha ancora accettata."
