"""The way of a customisation: the days agreed with R&D, what happened, the high season (C-3); pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from istes_desk.domain.contracts import Customisation
from istes_desk.domain.customers import Season, SeasonKind
from istes_desk.domain.italian import full_date


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps: ``agreed`` and ``done`` are names of fields of ``Customisation``."""

    title: str
    agreed: str
    done: str

    def planned_on(self, row: Customisation) -> date | None:
        day: date | None = getattr(row, self.agreed)
        return day

    def done_on(self, row: Customisation) -> date | None:
        day: date | None = getattr(row, self.done)
        return day


STEPS = (
    Step("realizzazione e consegna", "make_by", "delivered_on"),
    Step("prova del cliente", "test_by", "tested_on"),
    Step("collaudo", "accept_by", "accepted_on"),
    Step("conferma del cliente", "confirm_by", "confirmed_on"),
)


def next_step(row: Customisation) -> Step | None:
    """The first step that has not been done; None when it is all done or the work is out of date."""
    return None if row.out_of_date else next((one for one in STEPS if one.done_on(row) is None), None)


def standing(row: Customisation, today: date, last: date | None) -> str:
    """One sentence on where it stands; ``last`` is the last day to object."""
    if row.out_of_date:
        return "Non più aggiornata: fuori da ogni canone di aggiornamento."
    if row.objected_on:
        return f"Contestata il {full_date(row.objected_on)}: {row.objection or 'motivo non indicato'}."
    step = next_step(row)
    if step is None:
        return _confirmed(today, last)
    planned = step.planned_on(row)
    if planned is None:
        return f"Prossimo passo: {step.title}, data da concordare."
    late = ", in ritardo" if planned < today else ""
    return f"Prossimo passo: {step.title} entro il {full_date(planned)}{late}."


def _confirmed(today: date, last: date | None) -> str:
    if last is None or last < today:
        return "Confermata: il termine per contestare è passato."
    return f"Confermata: il cliente può contestarla fino al {full_date(last)} compreso."


def season_warnings(row: Customisation, seasons: Iterable[Season]) -> Iterator[str]:
    """A sentence for each open step that is planned for the customer's high season."""
    high = [one for one in seasons if one.kind is SeasonKind.HIGH]
    for step in STEPS if next_step(row) else ():
        planned = step.planned_on(row)
        within = [one for one in high if planned and one.start <= planned <= one.end]
        if planned and within and step.done_on(row) is None:
            span = f"dal {full_date(within[0].start)} al {full_date(within[0].end)}"
            yield (
                f"«{row.title}»: {step.title} il {full_date(planned)}, in alta stagione ({span}):"
                " concordare un'altra data."
            )
