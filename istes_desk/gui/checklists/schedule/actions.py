"""Slots of the commands about schedules."""

from __future__ import annotations

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.schedule.window import ScheduleWindow


def open_schedule(bench: Bench) -> None:
    """Of the customer at the top."""
    scope = bench.scope()
    if scope is not None:
        ScheduleWindow(bench.desk, scope, bench.window).open()


def open_for_cells(bench: Bench) -> None:
    """Of the selected PCs: those with the same duty and customer as the first cell."""
    cells = bench.chosen()
    if not cells:
        return
    first = cells[0].assignment
    ids = frozenset(
        one.assignment.id
        for one in cells
        if (one.assignment.code, one.assignment.customer_id) == (first.code, first.customer_id)
    )
    ScheduleWindow(bench.desk, first.customer_id, bench.window, first.code, ids).open()
