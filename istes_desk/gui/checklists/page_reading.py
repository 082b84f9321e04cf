"""What the tab asks the database for, in one go; runs on the database worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
from istes_desk.services.board_refresh import refresh, turned
from istes_desk.services.catching_up import Left, to_catch_up
from istes_desk.services.checklists import running_job
from istes_desk.services.duty_board import Board, board
from istes_desk.services.duty_history import WorkItem, work_list
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on screen; ``collected`` are the PCs with a report, ``job`` is the running intervention."""

    customer_id: int | None
    board: Board
    work: tuple[WorkItem, ...]
    left: tuple[Left, ...]
    collected: frozenset[int]
    job: Intervention | None
    job_customer: str
    at: datetime


def read_page(uow: UnitOfWork, now: datetime, customer_id: int | None, author: str) -> Page:
    return _page(uow, now, customer_id, author, board(uow, now, customer_id))


def reread(uow: UnitOfWork, now: datetime, page: Page, touched: frozenset[int], author: str) -> Page:
    """Of all customers only these; everything when a period turned since the page was read."""
    if page.customer_id is not None or turned(page.board, page.at, now):
        return read_page(uow, now, page.customer_id, author)
    shown = refresh(uow, now, page.board, touched) if touched else page.board
    return replace(_page(uow, now, None, author, shown), at=page.at)


def _page(uow: UnitOfWork, now: datetime, customer_id: int | None, author: str, shown: Board) -> Page:
    left = to_catch_up(uow, now, customer_id)
    work = work_list(shown, date_of(now), left)
    job = running_job(uow, author)
    collected = frozenset(uow.tally(CollectedReport, "device_id")) - {None}
    return Page(
        customer_id,
        shown,
        work,
        left,
        collected,
        job,
        uow.get(Customer, job.customer_id).name if job else "",
        now,
    )
