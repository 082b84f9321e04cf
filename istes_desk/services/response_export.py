"""The report on response times for a spreadsheet and as a paper; text and facts only, no file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import full_stamp
from istes_desk.services.papers import Letterhead
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import letterhead
from istes_desk.services.response_report import AnswerLine, Miss, ResponseReport

LINES = (
    "Cliente",
    "Piano",
    "Richieste",
    "In tempo",
    "Mancate",
    "In attesa",
    "In tempo %",
    "Mediana (minuti di servizio)",
    "95° percentile (minuti di servizio)",
    "Mediana (minuti solari)",
    "95° percentile (minuti solari)",
)
MISSES = ("Numero", "Cliente", "Piano", "Gravità", "Ricevuta", "Oggetto", "Motivo")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class AnswersPaper:
    """The report under the firm's head."""

    letterhead: Letterhead
    report: ResponseReport


def answers_paper(uow: UnitOfWork, report: ResponseReport) -> AnswersPaper:
    return AnswersPaper(letterhead(next(iter(uow.find(Firm)), Firm())), report)


def file_name(report: ResponseReport, ending: str) -> str:
    """``Risposte 2026-03-01 2026-03-31.pdf``."""
    return f"Risposte {report.period.first.isoformat()} {report.period.last.isoformat()}.{ending}"


def lines_csv(report: ResponseReport) -> str:
    """Response times by customer and plan, with the total last."""
    return _table(LINES, (_line(line) for line in (*report.lines, report.whole)))


def misses_csv(report: ResponseReport) -> str:
    """Every missed deadline with its reason."""
    return _table(MISSES, (_miss(miss) for miss in report.misses))


def in_time_share(line: AnswerLine) -> Decimal | None:
    """Per cent of the decided ones answered in time, one decimal; None while none is decided."""
    decided = line.in_time + line.missed
    return (Decimal(100 * line.in_time) / decided).quantize(Decimal("0.1")) if decided else None


def _line(line: AnswerLine) -> Sequence[str]:
    share = in_time_share(line)
    times = (line.work.median, line.work.percentile, line.wall.median, line.wall.percentile)
    return (
        line.customer,
        line.plan,
        *map(str, (line.total, line.in_time, line.missed, line.waiting)),
        "" if share is None else str(share).replace(".", ","),
        *("" if minutes is None else str(minutes) for minutes in times),
    )


def _miss(miss: Miss) -> Sequence[str]:
    row = miss.row
    whose = (str(row.number), miss.customer, miss.plan, row.severity or "")
    return *whose, full_stamp(row.received), row.subject, miss.reason


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Semicolons and a byte order mark, as Italian spreadsheets expect; no cell can be a formula."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(head)
    table.writerows([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()
