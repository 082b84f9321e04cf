"""The paper on response times: what it says, page for page, and what becomes of too much of it (Q-7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.pdf.response_report import MOST_MISSES
from istes_desk.domain.incidents import IncidentClass, IncidentState, Severity
from istes_desk.domain.periods import Period
from istes_desk.services.papers import Letterhead
from istes_desk.services.response_export import AnswersPaper
from istes_desk.services.response_report import AgeBand, AnswerLine, Miss, ResponseReport, Times
from istes_desk.services.response_rows import ResponseRow
from tests.adapters import pdf_reading as read
from tests.unit.domain.policy_files import at

LINE = AnswerLine("Hotel Aurora", "Basic", 4, 1, 2, 1, Times(195, 270), Times(2115, 3900))
NOBODY = AnswerLine("Camping Lido", "Enterprise", 0, 0, 0, 0, Times(None, None), Times(None, None))
NOW = at("2026-03-20T12:00+01:00")
ROW = ResponseRow(
    *(5, 5, "Blocco & <b>cassa</b>", 1, 1, IncidentClass.CONTRACT, IncidentState.CLOSED, Severity.A),
    *(at("2026-03-10T09:00+01:00"), at("2026-03-10T13:00+01:00"), at("2026-03-10T14:30+01:00"), True),
)
MISS = Miss(ROW, "Hotel Aurora", "Basic", NOW)
REPORT = ResponseReport(
    Period(date(2026, 3, 1), date(2026, 3, 31)),
    "tutti i clienti",
    NOW,
    (LINE, NOBODY),
    replace(LINE, customer="Totale", plan=""),
    (MISS, replace(MISS, row=replace(ROW, severity=None))),
    (AgeBand("fino a 1 giorno", 2, 1, 0), AgeBand("oltre 30 giorni", 0, 0, 3)),
)
PAPER = AnswersPaper(Letterhead("Studio Sistemi", email="info@studio.example"), REPORT)


def written(report: ResponseReport, folder: Path) -> Path:
    path = folder / "risposte.pdf"
    assert PdfPapers().answers(replace(PAPER, report=report), path) == len(read.sizes(path))
    return path


def test_all_of_it_on_one_page(tmp_path: Path) -> None:
    path = written(REPORT, tmp_path)
    assert read.sizes(path) == [(842, 595)]
    assert read.outside(path) == []
    assert read.collisions(path) == []
    words = read.whole_text(path)
    for part in (
        "Studio Sistemi",
        "Tempi di risposta dal 01/03/2026 al 31/03/2026 situazione al 20/03/2026 12:00 tutti i clienti",
        "Hotel Aurora Basic 4 1 2 1 33,3 3 h 15 min / 4 h 30 min 35 h 15 min / 65 h",
        "Camping Lido Enterprise 0 0 0 0 – –",
        "fino a 1 giorno 2 1 0 3",
        "Blocco & <b>cassa</b>",
        "1 h 30 min dopo il termine",
        "pag. 1 di 1",
    ):
        assert part in words, words
    assert read.bookmarks(path) == ["Tempi di risposta", "Richieste aperte per età", "Termini mancati"]


def test_nothing_and_far_too_much(tmp_path: Path) -> None:
    words = read.whole_text(written(replace(REPORT, lines=(), misses=()), tmp_path))
    assert "Nessuna richiesta con termine di risposta nel periodo." in words
    assert "Nessun termine mancato nel periodo." in words
    path = written(replace(REPORT, lines=(LINE,) * 40, misses=(MISS,) * (MOST_MISSES + 7)), tmp_path)
    assert len(read.sizes(path)) > 5
    assert "Altri 7 termini mancati" in read.whole_text(path)
    assert read.outside(path) == []
