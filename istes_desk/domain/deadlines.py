"""What falls due for a customer and why, in Italian (C-1..C-6, L-2); pure, every row is handed in."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zlib import crc32

from istes_desk.domain.compliance import Breach, YearlyVerification
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
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.domain.network import Device
from istes_desk.domain.target import target_day

MANDATE_YEARS = 3
"""A direct debit mandate unused for 36 months lapses."""
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

    ``source_id`` is the row it comes from. ``lasting``: it stands at today until it is dealt with.
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

    @property
    def key(self) -> str:
        """The same whenever it is computed; another day makes it another deadline, unless it is lasting."""
        here = f"{self.kind}-{self.customer_id}"
        if self.lasting:
            return here
        return f"{here}-{self.source_id}-{self.on:%Y%m%d}-{crc32(self.title.encode()):08x}"


def of_contract(row: Contract, years: Iterable[int]) -> Iterator[Deadline]:
    """Its end, the 30 days of its quote, its yearly fee; 31/10 and 31/01 of the update contract (C-1)."""
    if row.revoked_on and row.contract_signed_on is None:
        return
    name = CONTRACT_LABELS_IT[row.kind]
    if row.valid_to and row.cancelled_on is None:
        reason = (
            f"Il {name}, in vigore dal {full_date(row.valid_from)}, termina il {full_date(row.valid_to)}."
        )
        yield Deadline(
            row.valid_to,
            DeadlineKind.CONTRACT,
            row.customer_id,
            f"Termina il {name}",
            reason,
            source_id=row.id,
        )
    if row.waits_until and row.revoked_on is None and row.cancelled_on is None:
        yield _quote(row, row.waits_until, name)
    for year in years:
        yield from _yearly(row, year) if row.kind is ContractKind.SOFTWARE_UPDATE else _in_advance(row, year)


def _quote(row: Contract, last: date, name: str) -> Deadline:
    signed = last - timedelta(days=TACIT_DAYS)
    reason = (
        f"Preventivo firmato il {full_date(signed)}, contratto non ancora firmato: senza revoca"
        f" entro 30 giorni, cioè entro il {full_date(last)}, vale come accettato."
    )
    return Deadline(
        last, DeadlineKind.QUOTE, row.customer_id, f"Termine per il {name}", reason, source_id=row.id
    )


def _yearly(row: Contract, year: int) -> Iterator[Deadline]:
    cancel, pay = date(year, 10, 31), date(year, 1, 31)
    if row.valid_on(cancel) and row.cancelled_on is None:
        reason = (
            f"Ultimo giorno per disdire il canone {year}, già fatturato; poi si rinnova per il {year + 1}."
        )
        title = "Ultimo giorno per la disdetta"
        yield Deadline(cancel, DeadlineKind.CANCELLATION, row.customer_id, title, reason, source_id=row.id)
    if row.valid_on(pay):
        yield _invoice(
            row, target_day(date(year, 1, 2)), f"Il canone {year} si fattura nei primi giorni dell'anno."
        )
        yield _payment(row, pay)


def _in_advance(row: Contract, year: int) -> Iterator[Deadline]:
    """Support and hardware contracts are paid in advance, from anniversary to anniversary."""
    on = same_day(row.valid_from, year)
    if row.yearly_fee and on >= row.valid_from and row.valid_on(on):
        name = CONTRACT_LABELS_IT[row.kind]
        yield _invoice(row, on, f"Il {name} si paga in anticipo: comincia un anno il {full_date(on)}.")


def _invoice(row: Contract, on: date, reason: str) -> Deadline:
    title = f"Fatturare il {CONTRACT_LABELS_IT[row.kind]}"
    return Deadline(on, DeadlineKind.INVOICE, row.customer_id, title, reason, source_id=row.id)


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
        after = row.valid_to + timedelta(days=1)
        if not any(one.customer_id == row.customer_id and one.valid_on(after) for one in known):
            reason = (
                f"La nomina di {row.person} termina il {full_date(row.valid_to)}"
                " e si rinnova solo con una nuova nomina, dopo l'analisi dei sistemi."
            )
            title = "Scade la nomina ad Amministratore di Sistema"
            yield Deadline(
                row.valid_to, DeadlineKind.APPOINTMENT, row.customer_id, title, reason, source_id=row.id
            )


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


def of_customisation(row: Customisation) -> Iterator[Deadline]:
    """The next step agreed with R&D and the last day to object (C-3)."""
    step = next_step(row)
    planned = step.planned_on(row) if step else None
    if step and planned:
        reason = f"Data concordata con il reparto ricerca e sviluppo per: {step.title}."
        title = f"«{row.title}»: {step.title}"
        yield Deadline(planned, DeadlineKind.CUSTOMISATION, row.customer_id, title, reason, source_id=row.id)
    if row.delivered_on and row.objection_until and row.accepted_on is None and not row.out_of_date:
        reason = (
            f"Consegnata il {full_date(row.delivered_on)}: il cliente può contestarla gratuitamente"
            f" fino al {full_date(row.objection_until)} compreso."
        )
        title = f"Ultimo giorno per contestare «{row.title}»"
        yield Deadline(
            row.objection_until, DeadlineKind.CUSTOMISATION, row.customer_id, title, reason, source_id=row.id
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
        used = row.last_used_on or row.signed_on
        on = same_day(used, used.year + MANDATE_YEARS)
        reason = f"Il mandato {row.reference} non è usato dal {full_date(used)}: dopo 36 mesi decade."
        title = "Decade il mandato SEPA"
        yield Deadline(on, DeadlineKind.MANDATE, row.customer_id, title, reason, source_id=row.id)


def same_day(on: date, year: int) -> date:
    """The day of another year; 29 February becomes the 28th where there is none."""
    missing = (on.month, on.day) == (2, 29) and not isleap(year)
    return date(year, 2, 28) if missing else on.replace(year=year)


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
