"""What a look tells sooner than reading: duties done by month, down time against its target, age of the last
restore test (D-6, L-3). Reads only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from istes_desk.domain.compliance import ConformityTarget, Downtime
from istes_desk.domain.conformity import agreed
from istes_desk.domain.downtime import COUNTED, MonthDown, measured, months, next_month
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Outcome
from istes_desk.domain.duty_states import standing
from istes_desk.domain.italian import date_of, duration, plural
from istes_desk.domain.periods import Period
from istes_desk.services.charts import Bar, Chart, begun
from istes_desk.services.duty_period import Due, dues, share
from istes_desk.services.ports import UnitOfWork

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WANTED_SHARE, WHOLE = 90.0, 100.0
QUARTER_DAYS = 92
SHORT = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")


def charts(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> tuple[Chart, ...]:
    """All that there is something to show of; months of ``span`` up to the present one."""
    makers = (completions, down_times, restore_ages)
    return tuple(chart for make in makers for chart in make(uow, customer_id, span, now))


def completions(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> tuple[Chart, ...]:
    """One or none."""
    return _known(completion(dues(uow, customer_id, span, now), _shown(span, now)))


def down_times(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> tuple[Chart, ...]:
    """One for each agreed target that counts hours."""
    shown = _shown(span, now)
    downs = uow.find(Downtime, customer_id=customer_id)
    targets = agreed(uow.find(ConformityTarget, customer_id=customer_id))
    counted = [one for one in targets if one.kind in COUNTED and shown]
    return tuple(down_time(one, downs, shown[0], shown[-1], now) for one in counted)


def restore_ages(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> tuple[Chart, ...]:
    """One or none."""
    last = min(span.last, date_of(now))
    return _known(restore_age(tests_of(uow, customer_id), _shown(span, now), last))


def _shown(span: Period, now: datetime) -> tuple[date, ...]:
    return months(span.first, min(span.last, date_of(now)))


def _known(chart: Chart) -> tuple[Chart, ...]:
    return () if chart.is_empty else (chart,)


def completion(found: Sequence[Due], shown: Sequence[date]) -> Chart:
    """Share of what had to be done that was done, by the month it fell due in."""
    rows: dict[date, list[Due]] = defaultdict(list)
    for one in found:
        rows[one.occurrence.due_on.replace(day=1)].append(one)
    bars = tuple(_completed(month, *share(rows[month])) for month in shown)
    wanted = f"obiettivo {WANTED_SHARE:.0f} %"
    return Chart("Mansioni eseguite", "%", begun(bars), WANTED_SHARE, wanted, WHOLE, bad_above=False)


def _completed(month: date, done: int, expected: int) -> Bar:
    if not expected:
        return Bar(_label(month), None, "nessuna scadenza")
    value = WHOLE * done / expected
    return Bar(_label(month), value, f"{value:.0f} % ({done} su {expected})")


def down_time(
    target: ConformityTarget, downs: Sequence[Downtime], first: date, last: date, now: datetime
) -> Chart:
    """Hours by month, the limit as a line."""
    shown = measured(target, downs, first, last, now)
    limit = None if target.limit_minutes is None else target.limit_minutes / 60
    words = "" if target.limit_minutes is None else f"limite {duration(target.limit_minutes)}"
    name = f"{target.title} ({target.program})" if target.program else target.title
    return Chart(name, "ore", tuple(map(_stopped, shown)), limit, words)


def _stopped(one: MonthDown) -> Bar:
    words = duration(one.minutes) if one.minutes else "nessun fermo"
    return Bar(_label(one.month), one.length / HOUR, words)


def restore_age(tested: Sequence[date], shown: Sequence[date], last: date) -> Chart:
    """Days since the last restore test that went well, at the end of each month."""
    bars = tuple(_aged(month, tested, min(next_month(month) - DAY, last)) for month in shown)
    limit = f"ogni trimestre ({QUARTER_DAYS} giorni)"
    return Chart("Età dell'ultima prova di ripristino", "giorni", begun(bars), QUARTER_DAYS, limit)


def _aged(month: date, tested: Sequence[date], at: date) -> Bar:
    before = [day for day in tested if day <= at]
    if not before:
        return Bar(_label(month), None, "mai provato")
    age = (at - max(before)).days
    return Bar(_label(month), float(age), plural(age, "giorno", "giorni"))


def tests_of(uow: UnitOfWork, customer_id: int) -> tuple[date, ...]:
    """The days of the restore tests that went well and still stand."""
    ids = frozenset(one.id for one in uow.find(DutyAssignment, customer_id=customer_id, code=DutyCode.BKPR))
    rows = standing(uow.find(DutyResult, assignment_id=ids)) if ids else ()
    return tuple(date_of(row.at) for row in rows if row.outcome is Outcome.OK)


def _label(month: date) -> str:
    return f"{SHORT[month.month - 1]} {month:%y}"
