"""The network plan (N-3): page choice, then drawing and device table; never credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.pagesizes import landscape as turned
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from istes_desk.adapters.pdf.plan_fit import READABLE, Fit, fit, with_table
from istes_desk.adapters.pdf.plan_lists import device_table, problem_list
from istes_desk.adapters.pdf.plan_sheet import PlanSheet
from istes_desk.adapters.pdf.sheet import Bookmark, Info, build
from istes_desk.adapters.pdf.style import HEAD, text
from istes_desk.adapters.pdf.words import number
from istes_desk.services.papers import PageSize, PlanPrint

if TYPE_CHECKING:
    from istes_desk.services.papers import PlanPaper

_SIZES = {PageSize.A4: A4, PageSize.A3: A3}


def plan_pdf(paper: PlanPaper, page: PageSize, landscape: bool) -> tuple[bytes, PlanPrint]:
    """The PDF and what was printed; an A4 that would be unreadable becomes an A3."""
    used = page
    chosen = _fit(paper, page, landscape)
    if chosen.text_pt < READABLE and page is PageSize.A4:
        used, chosen = PageSize.A3, _fit(paper, PageSize.A3, landscape)
    chosen = _beside(paper, chosen)
    title = f"{paper.title} · {paper.customer}, {paper.site}, rev. {paper.revision}"
    info = Info(title, title, paper.letterhead.name, chosen.page, full=True)
    data, pages = build(info, lambda: _story(paper, chosen, info.width))
    note = _note(page, used, chosen)
    return data, PlanPrint(
        used, landscape, round(chosen.scale * 96 / 72, 3), round(chosen.text_pt, 2), pages, note
    )


def _fit(paper: PlanPaper, page: PageSize, landscape: bool) -> Fit:
    size = _SIZES[page]
    return fit(paper, turned(size) if landscape else size)


def _beside(paper: PlanPaper, chosen: Fit) -> Fit:
    """With the device table under the drawing when it fits there."""
    if not paper.rows:
        return chosen
    _, high = device_table(paper, chosen, chosen.area[2]).wrap(chosen.area[2], chosen.area[3])
    return with_table(chosen, high)


def _note(asked: PageSize, used: PageSize, chosen: Fit) -> str:
    if chosen.text_pt < READABLE:
        return (
            f"Su {used.value} il testo della piantina scende a {number(chosen.text_pt)} punti: "
            "gli indirizzi si leggono nella tabella dei dispositivi."
        )
    if used is not asked:
        return (
            f"Su {asked.value} il testo sarebbe illeggibile: la piantina è stata preparata in {used.value}."
        )
    return ""


def _story(paper: PlanPaper, chosen: Fit, width: float) -> list[Flowable]:
    drawing: list[Flowable] = [Bookmark("Piantina"), PlanSheet(paper, chosen)]
    lists: list[Flowable] = []
    if paper.rows and not chosen.table:
        lists += [
            Bookmark("Dispositivi"),
            text("Dispositivi, in ordine di indirizzo", HEAD, bold=True),
            Spacer(0, 2 * mm),
            device_table(paper, chosen, width),
        ]
    if paper.problems:
        lists += [Spacer(0, 6 * mm), Bookmark("Problemi"), *problem_list(paper)]
    return [*drawing, *([PageBreak(), *lists] if lists else [])]
