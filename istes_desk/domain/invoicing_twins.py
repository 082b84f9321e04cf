"""A quote paid as work (R1) and the customisation it was signed for may be one job, offered twice; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from istes_desk.domain.contracts import Customisation
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.invoicing import Charge, Finding
from istes_desk.domain.italian import date_of, full_date

QUOTED = "R1"
Names = Mapping[tuple[int, Decimal | None], str]
"""What a customer has at a price, in words."""


def twins_noted(
    found: Iterable[Finding], jobs: Collection[Intervention], rows: Collection[Customisation]
) -> Iterator[Finding]:
    """A charge that costs what its twin costs is offered unchosen, with the twin's name (B-2, C-3).

    ``jobs``: closed work under a quote, invoiced or not; ``rows``: customisations that an invoice charges.
    """
    settled = {job.reverses_id for job in jobs}
    standing = [job for job in jobs if job.reverses_id is None and job.id not in settled]
    quoted: Names = {(job.customer_id, job.amount): _work(job) for job in standing}
    paid: Names = {(row.customer_id, row.quote_amount): f"la personalizzazione «{row.title}»" for row in rows}
    under_quote = {job.id for job in standing}
    for one in found:
        if isinstance(one, Charge) and one.customisation_id:
            yield _noted(one, quoted)
        elif isinstance(one, Charge) and one.intervention_id in under_quote:
            yield _noted(one, paid)
        else:
            yield one


def _work(job: Intervention) -> str:
    return f"l'intervento a corpo del {full_date(date_of(job.started))}"


def _noted(one: Charge, twins: Names) -> Charge:
    twin = twins.get((one.customer_id, one.total))
    words = f"{one.note} Costa quanto {twin}: se è lo stesso lavoro, fatturarlo una volta sola."
    return replace(one, note=words.strip()) if twin else one
