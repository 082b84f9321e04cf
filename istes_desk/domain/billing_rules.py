"""The table of what is charged, first match wins (B-2, R0-R13). No arithmetic here: see billing.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from istes_desk.domain.errors import require
from istes_desk.domain.italian import date_of


class WorkCategory(StrEnum):
    """What was done, in the words of the published conditions."""

    SYSTEM_WORK = "system_work"
    OWN_SOFTWARE_HELP = "own_software_help"
    OWN_SOFTWARE_DEFECT = "own_software_defect"
    OWN_PROGRAM_UPDATE = "own_program_update"
    OWN_DATABASE_UPDATE = "own_database_update"
    OS_UPDATE = "os_update"
    UNPLANNED_BACKUP = "unplanned_backup"
    RESTORE = "restore"
    PLANNED_DUTY = "planned_duty"
    SQL_SERVER = "sql_server"
    CUMULATIVE_UPDATE = "cumulative_update"
    THIRD_PARTY_SOFTWARE = "third_party_software"
    HARDWARE = "hardware"
    TRAINING = "training"
    CUSTOMISATION = "customisation"
    CUSTOMISATION_COMPLAINT = "customisation_complaint"
    CONSULTANCY = "consultancy"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Cover:
    """What the customer has, as it stood when the intervention started (P-1); dates are included."""

    ads_from: date | None = None
    ads_to: date | None = None
    conformity_from: date | None = None
    update_contract: bool = False
    support_contract: bool = False
    hardware_contract: bool = False
    hardware_call_out: bool = False
    hardware_authorised: bool = False
    customisation_delivered: date | None = None
    training_used_minutes: int = 0
    training_included: int = 240

    @property
    def training_left_minutes(self) -> int:
        return max(0, self.training_included - self.training_used_minutes)

    def ads_on(self, day: date) -> bool:
        """Are we the appointed system administrator on that day?"""
        return (
            self.ads_from is not None and self.ads_from <= day and (self.ads_to is None or day <= self.ads_to)
        )

    def conformity_on(self, day: date) -> bool:
        """Is the GDPR conformity reached on that day, from its 00:00 in Rome (L-3)?"""
        return self.conformity_from is not None and self.conformity_from <= day


@dataclass(frozen=True, slots=True)
class Terms:
    """The readings the source leaves open, as settings (R2, R3)."""

    defect_free: bool = True
    complaint_days: int = 30


@dataclass(frozen=True, slots=True)
class Case:
    """One intervention to be priced; ``work`` is (category, milliseconds) in any order and any pieces.

    ``quote_amount`` is the accepted quote (0 = invoiced on its own); ``DomainError`` on negative times.
    """

    started: datetime
    work: tuple[tuple[WorkCategory, int], ...] = ()
    on_site: bool = False
    trip_made: bool = False
    cancelled: bool = False
    quote_amount: Decimal | None = None
    purpose_conformity: bool = False
    cover: Cover = field(default_factory=Cover)
    terms: Terms = field(default_factory=Terms)

    def __post_init__(self) -> None:
        require(all(ms >= 0 for _, ms in self.work), "Il tempo di lavoro non può essere negativo.", "work")

    @property
    def day(self) -> date:
        """The local date of the start, which decides cover and tariff (P-1, P-4)."""
        return date_of(self.started)

    @property
    def nothing_done(self) -> bool:
        return self.cancelled or not any(ms for _, ms in self.work)

    @property
    def complaint_in_time(self) -> bool:
        """Did the work start within the days to object, the last included (R3)?"""
        delivered = self.cover.customisation_delivered
        return delivered is not None and (self.day - delivered).days <= self.terms.complaint_days


class Facts(NamedTuple):
    """What the predicates of the table may look at, beside the category of work: truths of the first day.

    They hold no date and no length, so that the many cases of a month share the few that there are.
    """

    quoted: bool
    defect_free: bool
    complaint_in_time: bool
    ads: bool
    conforming: bool
    purpose_conformity: bool
    on_site: bool
    hardware_contract: bool
    hardware_authorised: bool
    update_contract: bool
    support_contract: bool
    training_included: bool


class Units(StrEnum):
    """The table's column "units"."""

    FREE = "0"
    QUOTE = "quote"
    CHARGED = "yes"
    EXCESS = "excess"
    BLOCKED = "blocked"


class CallOut(StrEnum):
    """The table's column "call-out fee"."""

    NO = "no"
    YES = "yes"
    ON_SITE = "on site"
    IF_TRIP = "if a trip was made"
    CONTRACT = "by contract"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of the table; ``reason`` is an Italian sentence with the named facts to fill in (P-3)."""

    code: str
    applies: Callable[[Facts, WorkCategory | None], bool]
    units: Units
    call_out: CallOut
    reason: str


W = WorkCategory
OWN_UPDATES = frozenset({W.OWN_PROGRAM_UPDATE, W.OWN_DATABASE_UPDATE})
ADS_UPKEEP = frozenset({W.OS_UPDATE, W.UNPLANNED_BACKUP, W.RESTORE})
QUOTABLE = frozenset({W.CUSTOMISATION, W.CONSULTANCY, W.PROJECT, W.HARDWARE})
"""What is done for an accepted quote (R1); R8c names it as a way out for hardware."""
OWN_HELP = frozenset({W.OWN_SOFTWARE_HELP, W.OWN_SOFTWARE_DEFECT})

PAID = "A pagamento (tariffario dal {tariff_from}): "
ADS = "con conformità GDPR raggiunta il {conformity} e nomina ad Amministratore di Sistema {ads_to}."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule("R0",  lambda _, c: c is None,
         Units.FREE, CallOut.IF_TRIP, "Nessun lavoro svolto: nessuno scatto."),
    Rule("R1",  lambda f, _: f.quoted,
         Units.QUOTE, CallOut.NO,
         "Lavoro a corpo: vale l'importo del preventivo accettato, il tempo è solo informativo."),
    Rule("R2",  lambda f, c: c is W.OWN_SOFTWARE_DEFECT and f.defect_free,
         Units.FREE, CallOut.NO, "Gratuito: difetto confermato del nostro software."),
    Rule("R3",  lambda f, c: c is W.CUSTOMISATION_COMPLAINT and f.complaint_in_time,
         Units.FREE, CallOut.NO,
         "Gratuito: contestazione entro {days} giorni dalla consegna della personalizzazione ({delivered})."),
    Rule("R3b", lambda _, c: c is W.CUSTOMISATION_COMPLAINT,
         Units.CHARGED, CallOut.ON_SITE,
         PAID + "contestazione oltre {days} giorni dalla consegna della personalizzazione ({delivered})."),
    Rule("R4",  lambda f, c: f.conforming and c in OWN_UPDATES,
         Units.FREE, CallOut.ON_SITE,
         "Gratuito: aggiornamento dei nostri programmi o del loro database, " + ADS),
    Rule("R5",  lambda f, c: f.conforming and c in ADS_UPKEEP,
         Units.FREE, CallOut.YES,
         "Nessuno scatto: aggiornamento del sistema operativo, backup non pianificato o ripristino, " + ADS),
    Rule("R6",  lambda f, c: f.conforming and c is W.PLANNED_DUTY,
         Units.FREE, CallOut.NO, "Compreso nella tariffa annuale: mansione pianificata, " + ADS),
    Rule("R7",  lambda f, _: f.ads and not f.conforming and f.purpose_conformity,
         Units.CHARGED, CallOut.YES,
         PAID + "intervento destinato al raggiungimento della conformità GDPR."),
    Rule("R8",  lambda f, c: c is W.HARDWARE and f.hardware_contract,
         Units.FREE, CallOut.CONTRACT, "Compreso nel contratto di assistenza hardware."),
    Rule("R8b", lambda f, c: c is W.HARDWARE and f.hardware_authorised,
         Units.CHARGED, CallOut.ON_SITE,
         PAID + "intervento hardware senza contratto, autorizzato per iscritto."),
    Rule("R8c", lambda _, c: c is W.HARDWARE,
         Units.BLOCKED, CallOut.NO,
         "Bloccato: l'hardware richiede un contratto, un preventivo accettato o un consenso scritto."),
    # Training has its own rule also on site: its row knows the call-out fee (R12).
    Rule("R9",  lambda f, c: f.on_site and c is not W.TRAINING,
         Units.CHARGED, CallOut.YES, PAID + "intervento presso il cliente."),
    Rule("R10", lambda f, c: c in OWN_UPDATES and f.update_contract,
         Units.FREE, CallOut.NO,
         "Gratuito: aggiornamento del nostro software compreso nel canone di aggiornamento."),
    Rule("R11", lambda f, c: c in OWN_HELP and f.support_contract,
         Units.FREE, CallOut.NO,
         "Gratuito: assistenza sul nostro software compresa nel contratto di assistenza."),
    Rule("R12", lambda f, c: c is W.TRAINING and not f.training_included,
         Units.EXCESS, CallOut.ON_SITE, PAID + "formazione, nessuna semigiornata compresa nei contratti."),
    Rule("R12", lambda _, c: c is W.TRAINING,
         Units.EXCESS, CallOut.ON_SITE,
         "Formazione: restavano {left} dei {included} minuti compresi nel contratto; "
         "l'eccedenza è a pagamento (tariffario dal {tariff_from})."),
    Rule("R13", lambda _, __: True,
         Units.CHARGED, CallOut.NO, PAID + "lavoro non compreso in alcun contratto o canone."),
)
# fmt: on
ORDER = {rule: place for place, rule in enumerate(RULES)}


def facts_of(case: Case) -> Facts:
    """The truths of a case, looked up once."""
    cover, day = case.cover, case.day
    ads = cover.ads_from is not None and cover.ads_on(day)
    return Facts(
        case.quote_amount is not None,
        case.terms.defect_free,
        cover.customisation_delivered is not None and case.complaint_in_time,
        ads,
        ads and cover.conformity_on(day),
        case.purpose_conformity,
        case.on_site,
        cover.hardware_contract,
        cover.hardware_authorised,
        cover.update_contract,
        cover.support_contract,
        cover.training_included > 0,
    )


@lru_cache(maxsize=8192)
def rule_for(facts: Facts, category: WorkCategory | None) -> Rule:
    """The first row that matches, None = nothing was done; total, because the last row always does."""
    return next(rule for rule in RULES if rule.applies(facts, category))
