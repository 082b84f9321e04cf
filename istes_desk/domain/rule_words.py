"""What a new rule changes, and from when, in one Italian sentence; an example of its effect (P-1, P-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from istes_desk.domain import italian
from istes_desk.domain.holidays import Closure, Holiday, Holidays
from istes_desk.domain.incidents import Severity
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.rule_chains import Rule
from istes_desk.domain.sla import Plan, deadline
from istes_desk.domain.terms import BillingTerms
from istes_desk.domain.working_time import WorkingTime, local_instant

EXAMPLE = time(16, 30)
PEC = {True: "senza contratto si scrive solo per PEC", False: "senza contratto la PEC è solo preferita"}
BLOCKS = {
    True: "trattengono gli altri solo le richieste con contratto che attendono in coda",
    False: "trattengono gli altri tutte le richieste con contratto ancora aperte",
}
DEFECTS = {
    True: "i difetti confermati del nostro software sono gratuiti",
    False: "i difetti confermati del nostro software si pagano come assistenza",
}
EASTER = {0: "il giorno di Pasqua", 1: "il lunedì dell'Angelo", -2: "il Venerdì santo"}
STORED = "i termini già calcolati restano come sono"


def effect(row: Rule, before: Rule | None) -> str:
    """Who follows the row, from when, and what is new against the row in force before."""
    start = italian.full_date(row.valid_from)
    if isinstance(row, LetterTemplate):
        who, past = f"Le lettere scritte dal {start} seguiranno", "quelle già scritte restano come sono"
    elif isinstance(row, BillingTerms):
        who, past = f"Gli interventi iniziati dal {start} seguiranno", "quelli iniziati prima non cambiano"
    else:
        plan = f" con il piano {row.name}" if isinstance(row, Plan) else ""
        who, past = (
            f"Le richieste ricevute dal {start}{plan} seguiranno",
            "quelle ricevute prima non cambiano",
        )
    news = "; ".join(_news(row, before)) or "nessuna differenza rispetto a prima"
    return f"{who} «{row.name}»: {news}; {past}."


def example(row: Rule, before: Rule | None, holidays: Holidays) -> str:
    """What becomes of a request of 16:30 on the first day; NeverOpensError for hours that never open."""
    at = local_instant(row.valid_from, EXAMPLE)
    if isinstance(row, Plan):
        due = deadline(at, row, Severity.A, holidays).due
        then = deadline(at, before, Severity.A, holidays).due if isinstance(before, Plan) else due
        instead = f" anziché {italian.stamp(then)}" if then != due else ""
        told = f"{italian.stamp(at)}, risposta entro {italian.stamp(due)}{instead}"
        return f"Esempio: gravità A ricevuta {told}."
    if isinstance(row, QueuePolicy):
        opens = WorkingTime(row.call_back, holidays).next_opening(at)
        return f"Esempio: PEC ricevuta {italian.stamp(at)}, richiamabile da {italian.stamp(opens)}."
    return ""


def holiday_effect(row: Holiday) -> str:
    """From which year on, until which, and what stays."""
    if row.easter_offset is None:
        day = f"il {row.day:02}/{row.month:02}"
    else:
        day = EASTER.get(row.easter_offset, f"{row.easter_offset:+} giorni da Pasqua")
    years = f"Dal {row.first_year}" if row.first_year > 1 else "Ogni anno"
    until = f" fino al {row.last_year}" if row.last_year < date.max.year else ""
    return f"{years}{until} {day} è festa ({row.name}): i piani che le osservano sono chiusi; {STORED}."


def closure_effect(row: Closure) -> str:
    """The days it takes, and what stays."""
    if row.first == row.last:
        span = f"il {italian.full_date(row.first)}"
    else:
        days = (row.last - row.first + timedelta(days=1)).days
        span = f"dal {italian.full_date(row.first)} al {italian.full_date(row.last)} ({days} giorni)"
    return f"L'ufficio è chiuso {span} per i piani che osservano le feste; {STORED}."


class _Fact(NamedTuple):
    """``value`` is compared; ``words`` say it, ``was`` what it was before where that is worth telling."""

    value: object
    words: str
    was: str = ""


def _news(row: Rule, before: Rule | None) -> Iterator[str]:
    """Each fact that differs, with what it was; all of them when there was nothing before."""
    known = _facts(before) if before else {}
    for name, fact in _facts(row).items():
        old = known.get(name)
        if old is None or old.value != fact.value:
            yield f"{fact.words} (prima {old.was})" if old and old.was else fact.words


def _facts(row: Rule) -> dict[str, _Fact]:
    if isinstance(row, QueuePolicy):
        hours = row.call_back.describe()
        return {
            "hours": _Fact(hours, f"richiamate senza contratto {hours}", hours),
            "pec": _Fact(row.pec_required, PEC[row.pec_required]),
            "blocks": _Fact(row.only_waiting_blocks, BLOCKS[row.only_waiting_blocks]),
        }
    if isinstance(row, BillingTerms):
        return _terms_facts(row)
    return _plan_facts(row) if isinstance(row, Plan) else _letter_facts(row)


def _plan_facts(row: Plan) -> dict[str, _Fact]:
    hours = row.schedule.describe()
    times = {severity: italian.duration(row.minutes[severity]) for severity in Severity}
    terms = {str(s): _Fact(words, f"gravità {s} entro {words}", words) for s, words in times.items()}
    return {"hours": _Fact(hours, f"servizio {hours}", hours), **terms}


def _terms_facts(row: BillingTerms) -> dict[str, _Fact]:
    days = italian.plural(row.complaint_days, "giorno", "giorni")
    return {
        "defects": _Fact(row.defect_free, DEFECTS[row.defect_free]),
        "complaint": _Fact(
            row.complaint_days, f"una personalizzazione si contesta entro {days} dalla consegna", days
        ),
    }


def _letter_facts(row: LetterTemplate) -> dict[str, _Fact]:
    return {
        "subject": _Fact(row.subject, f"oggetto «{row.subject}»", f"«{row.subject}»"),
        "body": _Fact(row.body, "testo nuovo"),
    }
