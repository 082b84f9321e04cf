"""Response times as a paper: by customer and plan with bars, misses with their reason, open by age (Q-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.style import (
    ACCENT,
    HEAD,
    INK,
    PAPER,
    RULE,
    SMALL,
    TITLE,
    cells,
    head,
    listing,
    text,
    tight,
)
from istes_desk.domain.italian import full_stamp, minutes
from istes_desk.services.response_export import in_time_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istes_desk.services.response_export import AnswersPaper
    from istes_desk.services.response_report import AnswerLine, Miss, ResponseReport, Times

MOST_MISSES = 200
_LINES = ("Cliente", "Piano", "Richieste", "In tempo", "Mancate", "In attesa", "%", "", "Servizio", "Solare")
_LINE_SHARES = (0.19, 0.1, 0.07, 0.065, 0.065, 0.065, 0.045, 0.1, 0.15, 0.15)
_NUMBERS = (2, 3, 4, 5, 6)
_MISSES = ("Richiesta", "Cliente", "Piano", "Gravità", "Ricevuta", "Motivo")
_MISS_SHARES = (0.2, 0.14, 0.1, 0.06, 0.12, 0.38)
_AGES = ("Età", "Classe 1", "Classe 2", "In attesa di PEC", "Totale")
_AGE_SHARES = (0.3, 0.15, 0.15, 0.2, 0.2)
NOTE = (
    "Tempi: mediana e, dopo la barra, 95° percentile. «Servizio» conta le ore del piano, «Solare» tutte."
    " «%» sono le risposte in tempo fra le richieste già decise."
)


class Bar(Flowable):
    """Share answered in time (full) and missed (outlined): readable in black and white."""

    def __init__(self, line: AnswerLine, width: float) -> None:
        super().__init__()
        self.line, self.width, self.height = line, width, 7.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(0.4)
        place = 0.0
        parts = ((self.line.in_time, ACCENT, ACCENT), (self.line.missed, PAPER, INK))
        for count, ground, edge in (*parts, (self.line.waiting, RULE, RULE)):
            wide = self.width * count / self.line.total if self.line.total else 0.0
            self.canv.setFillColor(ground)
            self.canv.setStrokeColor(edge)
            if wide:
                self.canv.rect(place, 0.5, wide, 6, fill=1)
            place += wide


def answers_info(paper: AnswersPaper) -> Info:
    """Title, running head and page."""
    title = f"Tempi di risposta · {paper.report.period.words}"
    return Info(title, f"{title} · {paper.report.customer}", paper.letterhead.name, landscape(A4))


def answers_story(paper: AnswersPaper, width: float) -> list[Flowable]:
    """Times, open by age, misses."""
    report = paper.report
    return [
        Bookmark("Tempi di risposta"),
        letterhead(paper.letterhead, width),
        Spacer(0, 3 * mm),
        _title(report, width),
        Spacer(0, 3 * mm),
        *_lines(report, width),
        *_ages(report, width),
        *_misses(report, width),
    ]


def _title(report: ResponseReport, width: float) -> Flowable:
    left = [
        text(f"Tempi di risposta {report.period.words}", TITLE - 2, bold=True),
        text(report.customer, HEAD),
    ]
    right = text(f"situazione al {full_stamp(report.now)}", 8, align="right", muted=True)
    return Table([[left, right]], colWidths=[width - 55 * mm, 55 * mm], style=tight(0, 0))


def _lines(report: ResponseReport, width: float) -> list[Flowable]:
    if not report.lines:
        return [text("Nessuna richiesta con termine di risposta nel periodo."), Spacer(0, 5 * mm)]
    widths = [width * share for share in _LINE_SHARES]
    rows = [_line(line, widths[7] - 8) for line in (*report.lines, report.whole)]
    bold = ("LINEABOVE", (0, -1), (-1, -1), 0.8, INK)
    table = listing(head(_LINES, SMALL, _NUMBERS), rows, widths, bold)
    return [table, Spacer(0, 1 * mm), text(NOTE, SMALL, muted=True), Spacer(0, 4 * mm)]


def _line(line: AnswerLine, width: float) -> list[Flowable]:
    share = in_time_share(line)
    counts = map(str, (line.total, line.in_time, line.missed, line.waiting))
    words = (line.customer, line.plan, *counts, "" if share is None else f"{share}".replace(".", ","))
    before: list[Flowable] = cells([words], SMALL, _NUMBERS)[0]
    after: list[Flowable] = cells([(_times(line.work), _times(line.wall))], SMALL)[0]
    return [*before, Bar(line, width), *after]


def _times(times: Times) -> str:
    if times.median is None or times.percentile is None:
        return "–"
    return f"{minutes(times.median)} / {minutes(times.percentile)}"


def _ages(report: ResponseReport, width: float) -> list[Flowable]:
    rows = [
        (band.label, *map(str, (band.contract, band.no_contract, band.parked, band.total)))
        for band in report.ages
    ]
    widths = [width * share * 0.6 for share in _AGE_SHARES]
    numbers = range(1, len(_AGES))
    table = listing(head(_AGES, SMALL, numbers), cells(rows, SMALL, numbers), widths)
    table.hAlign = "LEFT"
    return [*_heading("Richieste aperte per età"), table, Spacer(0, 4 * mm)]


def _misses(report: ResponseReport, width: float) -> list[Flowable]:
    if not report.misses:
        return [*_heading("Termini mancati"), text("Nessun termine mancato nel periodo.")]
    rows = [_miss(one) for one in report.misses[:MOST_MISSES]]
    widths = [width * share for share in _MISS_SHARES]
    left = len(report.misses) - len(rows)
    more = [text(f"Altri {left} termini mancati: si vedono nel programma.", SMALL)] if left else []
    return [*_heading("Termini mancati"), listing(head(_MISSES), cells(rows, SMALL), widths), *more]


def _miss(miss: Miss) -> Sequence[str]:
    row = miss.row
    name, received = f"INC-{row.number:06d} {row.subject}", full_stamp(row.received)
    return name, miss.customer, miss.plan, row.severity or "–", received, miss.reason


def _heading(words: str) -> list[Flowable]:
    return [CondPageBreak(40 * mm), Bookmark(words), text(words, HEAD, bold=True), Spacer(0, 2 * mm)]
