"""What falls due for a customer and why, in Italian (C-1..C-6, L-2); pure, every row is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from istes_desk.domain.compliance import Breach, YearlyVerification
from istes_desk.domain.contract_years import ContractYear, contract_years
from istes_desk.domain.contracts import (
    TACIT_DAYS,
    Appointment,
    Contract,
    ContractKind,
    Customisation,
    Mandate,
)
from istes_desk.domain.customers import Season, SeasonKind
from istes_desk.domain.customisations import next_step
from istes_desk.domain.debit_rules import lapses_on
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.domain.network import Device
from istes_desk.domain.target import target_day

BREACH_HOURS = 72


class DeadlineKind(StrEnum):
    CANCELLATION = "cancellation"
    PAYMENT = "payment"
    CONTRACT = "contract"
    APPOINTMENT = "appointment"
    QUOTE = "quote"
    INVOICE = "invoice"
    VERIFICATION = "verification"
    CUSTOMISATION = "customisation"
    DUTY = "duty"
    SEASON = "season"
    MANDATE = "mandate"
    WARRANTY = "warranty"
    BREACH = "breach"


KIND_LABELS_IT: dict[DeadlineKind, str] = {
    DeadlineKind.CANCELLATION: "Disdetta del canone",
    DeadlineKind.PAYMENT: "Pagamento del canone",
    DeadlineKind.CONTRACT: "Fine contratto",
    DeadlineKind.APPOINTMENT: "Nomina ADS",
    DeadlineKind.QUOTE: "Preventivo firmato",
    DeadlineKind.INVOICE: "Canone da fatturare",
    DeadlineKind.VERIFICATION: "Verifica annuale",
    DeadlineKind.CUSTOMISATION: "Personalizzazione",
    DeadlineKind.DUTY: "Checklist",
    DeadlineKind.SEASON: "Stagione",
    DeadlineKind.MANDATE: "Mandato SEPA",
    DeadlineKind.WARRANTY: "Garanzia",
    DeadlineKind.BREACH: "Violazione dei dati",
}
CONTRACT_LABELS_IT: dict[ContractKind, str] = {
    ContractKind.SUPPORT: "contratto di assistenza",
    ContractKind.HARDWARE: "contratto hardware",
    ContractKind.SOFTWARE_UPDATE: "canone di aggiornamento",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing on one day; ``device_id`` and ``assignment_id`` say where to look, 0 = at the customer.

    ``source_id`` is the row it comes from, ``part`` which of its days when they can fall together.
    ``lasting``: it stands at today until it is no longer so, and nobody can say that it is done.
    """

    on: date
    kind: DeadlineKind
    customer_id: int
    title: str
    reason: str
    device_id: int = 0
    assignment_id: int = 0
    source_id: int = 0
    lasting: bool = False
    part: str = ""

    @property
    def key(self) -> str:
        """The same whenever it is computed and whatever it is called; another day makes it another one.

        A lasting one has no day of its own.
        """
        here = f"{self.kind}-{self.customer_id}"
        if self.lasting:
            return here
        return "-".join(filter(None, (here, str(self.source_id), f"{self.on:%Y%m%d}", self.part)))


def of_contract(row: Contract, years: Iterable[int]) -> Iterator[Deadline]:
    """Its end, the 30 days of its quote, its yearly fee; 31/10 and 31/01 of the update contract (C-1)."""
    if row.revoked_on and row.contract_signed_on is None:
        return
    wanted = frozenset(years)
    name = CONTRACT_LABELS_IT[row.kind]
    if row.ends_on and row.ends_on >= row.valid_from:
        yield _end(row, row.ends_on, name)
    if row.waits_until and row.cancelled_on is None:
        yield _quote(row, row.waits_until, name)
    if row.kind is ContractKind.SOFTWARE_UPDATE and row.cancelled_on is None:
        yield from (_cancellation(row, year) for year in wanted if row.valid_on(date(year, 10, 31)))
    for year in contract_years(row, date(max(wanted), 12, 31)):
        if year.first.year in wanted and row.yearly_fee != 0:
            yield from _fee(row, year, name)


def _end(row: Contract, last: date, name: str) -> Deadline:
    why = f", disdetto il {full_date(row.cancelled_on)}," if row.cancelled_on else ""
    reason = f"Il {name}, in vigore dal {full_date(row.valid_from)}{why or ','} termina il {full_date(last)}."
    return Deadline(
        last, DeadlineKind.CONTRACT, row.customer_id, f"Termina il {name}", reason, source_id=row.id
    )


def _quote(row: Contract, last: date, name: str) -> Deadline:
    signed = last - timedelta(days=TACIT_DAYS)
    reason = (
        f"Preventivo firmato il {full_date(signed)}, contratto non ancora firmato: senza revoca"
        f" entro 30 giorni, cioè entro il {full_date(last)}, vale come accettato."
    )
    return Deadline(
        last, DeadlineKind.QUOTE, row.customer_id, f"Termine per il {name}", reason, source_id=row.id
    )


def _cancellation(row: Contract, year: int) -> Deadline:
    reason = f"Ultimo giorno per disdire il canone {year}, già fatturato; poi si rinnova per il {year + 1}."
    title = "Ultimo giorno per la disdetta"
    last = date(year, 10, 31)
    return Deadline(last, DeadlineKind.CANCELLATION, row.customer_id, title, reason, source_id=row.id)


def _fee(row: Contract, year: ContractYear, name: str) -> Iterator[Deadline]:
    """A year is invoiced when it begins; a whole one of an update contract is paid on 31 January (C-1)."""
    on, first = year.payable_from, full_date(year.first)
    reason = f"Il {name} si paga in anticipo: comincia un anno il {first}."
    if row.kind is ContractKind.SOFTWARE_UPDATE and year.whole:
        on = max(on, target_day(date(year.first.year, 1, 2)))
        reason = f"Il canone {year.first.year} si fattura nei primi giorni dell'anno."
        yield _payment(row, date(year.first.year, 1, 31))
    if year.payable_from > year.first:
        reason += f" Il preventivo vale come accettato dal {full_date(year.payable_from)}."
    title = f"Fatturare il {name}"
    yield Deadline(on, DeadlineKind.INVOICE, row.customer_id, title, reason, source_id=row.id)


def _payment(row: Contract, pay: date) -> Deadline:
    on = target_day(pay)
    moved = f", che non è un giorno TARGET: l'addebito slitta al {full_date(on)}" if on != pay else ""
    reason = f"Il canone di aggiornamento si paga con addebito SEPA entro il {full_date(pay)}{moved}."
    title = "Addebito del canone"
    return Deadline(on, DeadlineKind.PAYMENT, row.customer_id, title, reason, source_id=row.id)


def of_appointments(rows: Iterable[Appointment]) -> Iterator[Deadline]:
    """The end of each appointment that no other one follows on the next day (C-2)."""
    known = tuple(rows)
    for row in known:
        if not any(_follows(one, row) for one in known):
            reason = (
                f"La nomina di {row.person} termina il {full_date(row.valid_to)}"
                " e si rinnova solo con una nuova nomina, dopo l'analisi dei sistemi."
            )
            title = "Scade la nomina ad Amministratore di Sistema"
            yield Deadline(
                row.valid_to, DeadlineKind.APPOINTMENT, row.customer_id, title, reason, source_id=row.id
            )


def _follows(one: Appointment, row: Appointment) -> bool:
    """The same person again, or somebody else in place of who was, or will be, alone (Q-11)."""
    here = one.customer_id == row.customer_id and one.valid_on(row.valid_to + timedelta(days=1))
    return here and (one.person == row.person or one.sole or row.sole)


def of_verifications(
    rows: Iterable[Appointment], done: Iterable[YearlyVerification], years: Iterable[int]
) -> Iterator[Deadline]:
    """The yearly verification of each appointed person that is still missing, due on 31/12 (L-1)."""
    verified = {(one.customer_id, one.year, one.person) for one in done}
    appointed = {(one.customer_id, one.valid_to.year, one.person): one for one in rows}
    wanted = frozenset(years)
    for (customer_id, year, person), row in appointed.items():
        if year in wanted and (customer_id, year, person) not in verified:
            reason = (
                f"L'operato di {person} come Amministratore di Sistema si verifica almeno una volta l'anno."
            )
            title = f"Verifica annuale {year} dell'operato di {person}"
            on = date(year, 12, 31)
            yield Deadline(on, DeadlineKind.VERIFICATION, customer_id, title, reason, source_id=row.id)


def of_customisation(row: Customisation, last: date | None) -> Iterator[Deadline]:
    """The next step agreed with R&D and the ``last`` day to object, accepted or not (C-3, R3)."""
    step = next_step(row)
    planned = step.planned_on(row) if step else None
    if step and planned:
        reason = f"Data concordata con il reparto ricerca e sviluppo per: {step.title}."
        title = f"«{row.title}»: {step.title}"
        yield Deadline(planned, DeadlineKind.CUSTOMISATION, row.customer_id, title, reason, source_id=row.id)
    if row.delivered_on and last and row.objected_on is None and not row.out_of_date:
        reason = (
            f"Consegnata il {full_date(row.delivered_on)}: il cliente può contestarla gratuitamente"
            f" fino al {full_date(last)} compreso."
        )
        yield Deadline(
            last,
            DeadlineKind.CUSTOMISATION,
            row.customer_id,
            f"Ultimo giorno per contestare «{row.title}»",
            reason,
            source_id=row.id,
            part="objection",
        )


def of_season(row: Season) -> Iterator[Deadline]:
    """Where a season begins, and where a closing ends (C-3, D-5)."""
    kind, id = DeadlineKind.SEASON, row.customer_id
    span = f"dal {full_date(row.start)} al {full_date(row.end)}"
    if row.kind is SeasonKind.HIGH:
        reason = f"Alta stagione {span}: niente personalizzazioni."
        yield Deadline(row.start, kind, id, "Comincia l'alta stagione", reason, source_id=row.id)
        return
    reason = f"Chiusura {span}: le mansioni della checklist sono sospese."
    yield Deadline(row.start, kind, id, "Comincia la chiusura stagionale", reason, source_id=row.id)
    opens, reason = row.end + timedelta(days=1), f"Chiuso {span}: recuperare le mansioni rimaste indietro."
    yield Deadline(opens, kind, id, "Riapertura", reason, source_id=row.id)


def of_mandate(row: Mandate) -> Iterator[Deadline]:
    """36 months after its last use a mandate lapses."""
    if row.revoked_on is None:
        used, on = row.last_used_on or row.signed_on, lapses_on(row)
        reason = f"Il mandato {row.reference} non è usato dal {full_date(used)}: dopo 36 mesi decade."
        title = "Decade il mandato SEPA"
        yield Deadline(on, DeadlineKind.MANDATE, row.customer_id, title, reason, source_id=row.id)


def of_device(row: Device) -> Iterator[Deadline]:
    """The end of a warranty (N-1)."""
    if row.warranty_until:
        reason = f"La garanzia di {row.name} termina il {full_date(row.warranty_until)}."
        title = f"Termina la garanzia di {row.name}"
        yield Deadline(
            row.warranty_until,
            DeadlineKind.WARRANTY,
            row.customer_id,
            title,
            reason,
            row.id,
            source_id=row.id,
        )


def of_breach(row: Breach) -> Iterator[Deadline]:
    """72 hours from awareness to notify (L-2, GDPR article 33)."""
    if row.notified_at is None and row.closed_at is None:
        last = row.aware_at + timedelta(hours=BREACH_HOURS)
        reason = (
            f"Nota dal {full_stamp(row.aware_at)}: notifica al Garante entro 72 ore, il {full_stamp(last)}."
        )
        title = "Notifica della violazione dei dati"
        yield Deadline(date_of(last), DeadlineKind.BREACH, row.customer_id, title, reason, source_id=row.id)
