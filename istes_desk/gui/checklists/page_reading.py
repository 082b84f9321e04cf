"""What the tab asks the database for, in one go; runs on the database worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
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


def read_page(uow: UnitOfWork, now: datetime, customer_id: int | None, author: str) -> Page:
    shown = board(uow, now, customer_id)
    left = to_catch_up(uow, now, customer_id)
    work = work_list(shown, date_of(now), left)
    job = running_job(uow, author)
    collected = frozenset(uow.tally(CollectedReport, "device_id")) - {None}
    return Page(
        customer_id, shown, work, left, collected, job, uow.get(Customer, job.customer_id).name if job else ""
    )
