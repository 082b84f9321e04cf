"""Yearly fees, appointments and customisations as charges or obstacles (C-1..C-3, C-5); pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from istes_desk.domain.contract_years import ContractYear, contract_years
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation
from istes_desk.domain.deadlines import CONTRACT_LABELS_IT
from istes_desk.domain.invoices import LineKind
from istes_desk.domain.invoicing import LUMP, MOST_TEXT, Charge, Finding, Obstacle
from istes_desk.domain.italian import full_date
from istes_desk.domain.latin import shortened
from istes_desk.domain.target import target_day

YEAR = timedelta(days=365)
YEARLY = "anno"
CUSTOMER = "customer"
PAST = "Il periodo è già finito: controllare che non sia già stato fatturato."
LONG_AGO = "Accettata più di un anno fa: controllare che non sia già stata fatturata."


def of_contract(row: Contract, until: date) -> Iterator[Finding]:
    """The fee of each year begun by ``until``, in advance (C-1); what ended a year before is left alone."""
    years = tuple(year for year in contract_years(row, until) if year.last + YEAR >= until)
    if not years:
        return
    name = CONTRACT_LABELS_IT[row.kind]
    obstacle = _contract_obstacle(row, until)
    if obstacle:
        yield Obstacle(row.customer_id, name.capitalize(), obstacle, CUSTOMER, row.customer_id)
        return
    for year in years:
        if row.yearly_fee:
            yield _fee(row, row.yearly_fee, year, until)


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
            shortened(f"{what}, {_span(row.valid_from, row.valid_to)}", MOST_TEXT),
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
        shortened(f"{what}, accettata il {full_date(accepted)}", MOST_TEXT),
        1,
        LUMP,
        row.quote_amount,
        customisation_id=row.id,
        note=LONG_AGO if accepted + YEAR < until else "",
    )


def _contract_obstacle(row: Contract, until: date) -> str:
    if not row.accepted_on(until) and row.quote_signed_on and row.waits_until:
        return (
            f"Preventivo firmato il {full_date(row.quote_signed_on)}, contratto da firmare:"
            f" senza revoca vale come accettato dopo il {full_date(row.waits_until)}."
        )
    return "Il canone annuo non è indicato (0 se è compreso in un altro)." if row.yearly_fee is None else ""


def _fee(row: Contract, price: Decimal, year: ContractYear, until: date) -> Charge:
    return Charge(
        row.customer_id,
        LineKind.YEARLY_FEE,
        year.first,
        f"{CONTRACT_LABELS_IT[row.kind].capitalize()}, {_span(year.first, year.last)}",
        1,
        YEARLY,
        price,
        contract_id=row.id,
        period_from=year.first,
        period_to=year.last,
        due_on=_due(row, year),
        note=PAST if year.last < until else "",
    )


def _due(row: Contract, year: ContractYear) -> date | None:
    """An update contract is paid on 31 January or the next TARGET day (C-1)."""
    in_january = row.kind is ContractKind.SOFTWARE_UPDATE and year.whole
    return target_day(date(year.first.year, 1, 31)) if in_january else None


def _span(first: date, last: date) -> str:
    return f"dal {full_date(first)} al {full_date(last)}"


def _not_accepted(row: Customisation, delivered: date) -> str:
    if row.objected_on:
        return f"Contestata il {full_date(row.objected_on)}: si fattura quando il cliente la accetta."
    return f"Consegnata il {full_date(delivered)}: il cliente non l'ha ancora accettata."
