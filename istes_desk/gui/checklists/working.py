"""Starts the timer for the PCs of the selected cells: their planned duties (R6)."""

from __future__ import annotations

from istes_desk.domain.billing import WorkCategory
from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.tab import WorkRequest


def start_timer(bench: Bench) -> None:
    """Those of the first cell's customer; a duty of a whole site names no PC."""
    chosen = [cell.assignment for cell in bench.chosen()]
    if not chosen:
        return
    customer = chosen[0].customer_id
    devices = (one.device_id for one in chosen if one.customer_id == customer and one.device_id is not None)
    request = WorkRequest(
        customer, device_ids=tuple(dict.fromkeys(devices)), category=WorkCategory.PLANNED_DUTY
    )
    bench.navigator.work_asked.emit(request)
